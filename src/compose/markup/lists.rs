//! Takes lists; gives numbered paragraphs, people, terms, attachment notes.

use roxmltree::Node;

use super::{Reader, body_paragraph, has_class, inlines, origin};
use crate::document::{
    AttachmentNote, Block, Face, HeadingKind, Inline, Inlines, ParagraphKind, PeopleGroup,
    PeopleList, PeopleRow, Run, Term, plain_text,
};

impl Reader<'_> {
    /// `ol.level-n`: each item gets the next number of that level, in the same
    /// count as headings. `ul`: paragraphs without a number.
    pub(super) fn list(&mut self, node: Node<'_, '_>, blocks: &mut Vec<Block>) {
        let levels = 1..=5u8;
        let level = levels
            .into_iter()
            .find(|n| has_class(node, &format!("level-{n}")));
        for item in node.children().filter(|child| child.has_tag_name("li")) {
            let number = level.map(|level| self.numbering.next(level));
            let paragraphs: Vec<_> = item.children().filter(|c| c.has_tag_name("p")).collect();
            let mut texts: Vec<(Inlines, _)> = if paragraphs.is_empty() {
                vec![(inlines(item), origin(item))]
            } else {
                paragraphs
                    .iter()
                    .map(|p| (inlines(*p), origin(*p)))
                    .collect()
            };
            let kind = level.map_or(HeadingKind::Usual, |l| self.numbering.style(l).into());
            if let (Some(number), Some((first, from))) = (number, texts.first_mut())
                && !number.is_empty()
            {
                // In the face of the words it numbers.
                let (face, written) = match first.first() {
                    Some(Inline::Run(run)) => (run.face, run.from),
                    _ => (Face::Normal, None),
                };
                self.note(written, level.unwrap_or(1), None);
                let face = match kind {
                    HeadingKind::Article => Face::Hei,
                    _ => face,
                };
                let run = Run {
                    text: number,
                    face,
                    from: *from,
                    ..Run::default()
                };
                first.insert(0, Inline::Run(run));
            }
            for (n, (text, from)) in texts.into_iter().enumerate() {
                let kind = match kind {
                    HeadingKind::Decimal if n == 0 => ParagraphKind::Flush,
                    _ => ParagraphKind::Body,
                };
                blocks.push(body_paragraph(text, kind, from));
            }
        }
    }
}

/// `dl`: people by role, the attachment note, or labelled lines.
pub(super) fn definition_list(node: Node<'_, '_>) -> Block {
    if has_class(node, "people-list") {
        Block::PeopleList(people(node))
    } else if has_class(node, "attachment-note") {
        Block::AttachmentNote(attachment_note(node))
    } else if has_class(node, "attendance") {
        Block::Attendance(terms(node))
    } else {
        Block::Terms(terms(node))
    }
}

fn people(node: Node<'_, '_>) -> PeopleList {
    let mut groups: Vec<PeopleGroup> = Vec::new();
    for child in node.children() {
        if child.has_tag_name("dt") {
            groups.push(PeopleGroup {
                label: plain_text(&inlines(child)),
                rows: Vec::new(),
            });
        } else if child.has_tag_name("dd")
            && let Some(group) = groups.last_mut()
        {
            group.rows.push(person(child));
        }
    }
    let columns = node.attribute("columns").and_then(|c| c.parse().ok());
    let columns = columns.unwrap_or_else(|| fitting_columns(&groups));
    PeopleList {
        groups,
        columns: columns.max(1),
    }
}

/// Many names without posts stand side by side, four to a line.
fn fitting_columns(groups: &[PeopleGroup]) -> u8 {
    let alone = |r: &PeopleRow| r.post.is_empty() && !r.name.is_empty();
    let parts = groups
        .iter()
        .flat_map(|g| g.rows.chunk_by(move |a, b| alone(a) == alone(b)));
    let mut long = parts.filter(|part| part.len() >= MANY_NAMES);
    if long.any(|part| alone(&part[0])) {
        4
    } else {
        1
    }
}

/// From so many names on a list takes several columns.
const MANY_NAMES: usize = 8;

/// `span.name` holds the name; everything else is the post.
fn person(node: Node<'_, '_>) -> PeopleRow {
    let name = node.children().find(|c| has_class(*c, "name"));
    let name = name.map(|n| plain_text(&inlines(n))).unwrap_or_default();
    let mut post = inlines(node);
    if !name.is_empty()
        && let Some(Inline::Run(first)) = post.first_mut()
    {
        let rest = first.text.strip_prefix(&name).unwrap_or(&first.text);
        first.text = rest.trim_start_matches(' ').to_string();
    }
    post.retain(|inline| !matches!(inline, Inline::Run(run) if run.text.is_empty()));
    PeopleRow {
        name,
        post,
        from: origin(node),
    }
}

fn terms(node: Node<'_, '_>) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for child in node.children() {
        if child.has_tag_name("dt") {
            terms.push(Term {
                label: plain_text(&inlines(child)),
                text: Vec::new(),
                from: origin(child),
            });
        } else if child.has_tag_name("dd")
            && let Some(term) = terms.last_mut()
        {
            term.text.extend(inlines(child));
            term.from = term.from.or(origin(child));
        }
    }
    terms
}

/// Names get numbers where there are several (GB/T 9704 7.3.4).
fn attachment_note(node: Node<'_, '_>) -> AttachmentNote {
    let label = node.children().find(|c| c.has_tag_name("dt"));
    let names: Vec<String> = node
        .children()
        .filter(|c| c.has_tag_name("dd"))
        .map(|c| plain_text(&inlines(c)))
        .collect();
    let several = names.len() > 1;
    let items = names.into_iter().enumerate().map(|(i, name)| {
        let number = if several {
            format!("{}.", i + 1)
        } else {
            String::new()
        };
        (number, name)
    });
    AttachmentNote {
        label: label.map(|l| plain_text(&inlines(l))).unwrap_or_default(),
        items: items.collect(),
    }
}
