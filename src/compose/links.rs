//! Takes the blocks of a document; makes 附件1 in running text a link to that
//! attachment.

use crate::document::{Block, Inline, Inlines, Run};

/// A label and the anchor it leads to.
type Target = (String, String);

/// Links every mention of an attachment that the document has.
pub(super) fn link_attachments(blocks: &mut [Block]) {
    let targets: Vec<Target> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Attachment(a) if a.label.starts_with("附件") => {
                Some((a.label.clone(), a.anchor.clone()))
            }
            _ => None,
        })
        .collect();
    if !targets.is_empty() {
        walk(blocks, &targets);
    }
}

fn walk(blocks: &mut [Block], targets: &[Target]) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => link(&mut paragraph.text, targets),
            Block::Heading(heading) => {
                if let Some(text) = &mut heading.run_in {
                    link(text, targets);
                }
            }
            Block::Terms(terms) => terms.iter_mut().for_each(|t| link(&mut t.text, targets)),
            _ => {}
        }
        walk(block.below_mut(), targets);
    }
}

fn link(text: &mut Inlines, targets: &[Target]) {
    let mut linked = Vec::with_capacity(text.len());
    for inline in text.drain(..) {
        match inline {
            Inline::Run(run) if run.link.is_none() => split(run, targets, &mut linked),
            other => linked.push(other),
        }
    }
    *text = linked;
}

/// A run cut where it mentions an attachment.
fn split(mut run: Run, targets: &[Target], out: &mut Inlines) {
    while let Some((at, label, anchor)) = first_mention(&run.text, targets) {
        let rest = run.text.split_off(at + label.len());
        let mention = run.text.split_off(at);
        if !run.text.is_empty() {
            out.push(Inline::Run(run.clone()));
        }
        out.push(Inline::Run(Run {
            text: mention,
            link: Some(anchor.to_string()),
            ..run.clone()
        }));
        run.text = rest;
    }
    if !run.text.is_empty() {
        out.push(Inline::Run(run));
    }
}

fn first_mention<'t>(text: &str, targets: &'t [Target]) -> Option<(usize, &'t str, &'t str)> {
    let mentions = targets.iter().flat_map(|(label, anchor)| {
        let found = text.match_indices(label.as_str());
        let meant = found.filter(|(at, _)| is_mention(text, *at, label));
        meant.map(move |(at, _)| (at, label.as_str(), anchor.as_str()))
    });
    mentions.min_by_key(|(at, ..)| *at)
}

/// 附件1 is no part of 附件12; 附件 alone is meant only after 见 and the like.
fn is_mention(text: &str, at: usize, label: &str) -> bool {
    let after = text[at + label.len()..].chars().next();
    let numbered = label.chars().any(|c| c.is_ascii_digit());
    let pointed = text[..at].ends_with(['见', '按', '照', '据', '（']);
    !after.is_some_and(|c| c.is_ascii_digit() || c == '：') && (numbered || pointed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(text: &str, labels: &[&str]) -> Vec<String> {
        let targets: Vec<Target> = labels
            .iter()
            .map(|l| (l.to_string(), format!("to-{l}")))
            .collect();
        let run = Run {
            text: text.into(),
            ..Run::default()
        };
        let mut out = Vec::new();
        split(run, &targets, &mut out);
        let runs = out.iter().map(|inline| match inline {
            Inline::Run(run) => (run.text.clone(), run.link.is_some()),
            Inline::Break => unreachable!(),
        });
        assert_eq!(runs.clone().map(|(text, _)| text).collect::<String>(), text);
        runs.filter(|(_, link)| *link)
            .map(|(text, _)| text)
            .collect()
    }

    #[test]
    fn only_whole_labels_are_linked() {
        assert_eq!(linked("见附件1和附件12。", &["附件1", "附件2"]), ["附件1"]);
        assert_eq!(
            linked("分工见附件2、附件1", &["附件1", "附件2"]),
            ["附件2", "附件1"]
        );
        assert_eq!(linked("有关附件材料，详见附件。", &["附件"]), ["附件"]);
        assert!(linked("附件：1.名单", &["附件"]).is_empty());
    }
}
