//! A new line begins no paragraph: lines that look like one each, or like items of
//! a list, are told before they run together.

use super::Prose;
use crate::diagnostic::{Code, Report};
use crate::resolve::rules::heading::typed_number;
use crate::resolve::rules::typed_numbers::ordinal;

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    if !prose.text.trim().contains('\n') {
        return;
    }
    for paragraph in paragraphs(prose.text) {
        let marked: Vec<&(usize, &str)> = paragraph
            .iter()
            .filter(|(_, line)| mark(line).is_some())
            .collect();
        // The first line of a paragraph may have a number of its own.
        let runs = |line: &&&(usize, &str)| line.0 != paragraph[0].0;
        if let Some((start, line)) = marked.iter().find(runs) {
            let items = marked.iter().map(|(_, line)| *line);
            let fault = prose.fault(Code::TypedItem, *start..start + line.len());
            report.push(fault.hint_with("as-items", [("right", as_items(items))]));
        } else if let Some((start, line)) = run_together(&paragraph) {
            report.push(prose.fault(Code::LinesRunTogether, start..start + line.len()));
        }
    }
}

/// The lines of each paragraph, without the blanks around them, and where they begin.
fn paragraphs(text: &str) -> Vec<Vec<(usize, &str)>> {
    let mut paragraphs = vec![Vec::new()];
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim();
        let lead = whole.len() - whole.trim_start().len();
        match paragraphs.last_mut() {
            Some(last) if !line.is_empty() => last.push((start + lead, line)),
            _ => paragraphs.push(Vec::new()),
        }
        start += whole.len();
    }
    paragraphs.retain(|lines| lines.len() > 1);
    paragraphs
}

/// The number or dash typed before an item.
fn mark(line: &str) -> Option<&str> {
    let dash = || {
        let first = line.chars().next()?;
        let len = first.len_utf8();
        // －5℃ and -5 are numbers.
        let number = line[len..].starts_with(|c: char| c.is_ascii_digit());
        ("-－•●·*".contains(first) && !line.starts_with("**") && !number).then(|| &line[..len])
    };
    typed_number(line).or_else(|| ordinal(line)).or_else(dash)
}

/// The second of lines that each say something whole.
fn run_together<'t>(lines: &[(usize, &'t str)]) -> Option<(usize, &'t str)> {
    let (_, before) = lines.split_last()?;
    let ends = |line: &str| line.ends_with(['。', '；', '！', '？']);
    let sentences = before.iter().all(|(_, line)| ends(line));
    let labelled = lines.iter().filter(|(_, line)| is_labelled(line)).count();
    (sentences || labelled >= 2).then(|| lines[1])
}

/// 时间：每周二上午.
fn is_labelled(line: &str) -> bool {
    let label = line.split_once(['：', ':']).map(|(label, _)| label);
    label.is_some_and(|label| (1..=8).contains(&label.chars().count()))
}

/// The lines as a part of a chapter: short ones as an enumeration.
fn as_items<'t>(lines: impl Iterator<Item = &'t str>) -> String {
    let lines: Vec<&str> = lines
        .map(|line| line[mark(line).map_or(0, str::len)..].trim_start())
        .collect();
    let sentence = |line: &&str| line.contains(['。', '；']);
    let long = lines.iter().any(sentence);
    let quoted = |line: &&str| {
        let line = line.replace('\\', "\\\\").replace('"', "\\\"");
        match long {
            true => format!("{{内容: \"{line}\"}}"),
            false => format!("\"{line}\""),
        }
    };
    let lines: Vec<String> = lines.iter().map(quoted).collect();
    let key = if long { "条目" } else { "列举" };
    format!("- {key}: [{}]", lines.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_written_as_parts() {
        let short = ["1.独居老人", "2.空巢老人"].into_iter();
        let right = "- 列举: [\"独居老人\", \"空巢老人\"]";
        assert_eq!(as_items(short), right);
        let long = ["（一）登记。当日登记。", "- 分办。"].into_iter();
        let right = "- 条目: [{内容: \"登记。当日登记。\"}, {内容: \"分办。\"}]";
        assert_eq!(as_items(long), right);
    }
}
