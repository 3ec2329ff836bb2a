//! Takes numbered lines; says how they are numbered, which are headings, and what
//! their titles are.

use super::line::Line;
use super::number::Style;
use super::tree::Branch;

/// How numbers of each depth look unless it is said.
pub(super) const USUAL: [&str; 5] = ["一、", "（一）", "1.", "（1）", "①"];

/// How decimal numbers of each depth look.
pub(super) const DECIMALS: [&str; 4] = ["1", "1.1", "1.1.1", "1.1.1.1"];

pub(super) fn style_word(branch: &Branch) -> &'static str {
    match branch.line.number {
        None => "不编号",
        Some(number) => match number.style {
            Style::Decimal(level) => DECIMALS[usize::from(level.clamp(1, 4)) - 1],
            Style::Hanzi => "一、",
            Style::HanziBrackets => "（一）",
            Style::Digits if number.comma => "1、",
            Style::Digits => "1.",
            Style::DigitsBrackets => "（1）",
            Style::Circled => "①",
            Style::Reasons => "一是",
            Style::Chapter | Style::Article | Style::Ordinal => "不编号",
        },
    }
}

/// The style that most of a run have.
pub(super) fn run_style(run: &[Branch]) -> &'static str {
    let words: Vec<&str> = run.iter().map(style_word).collect();
    let count = |word: &str| words.iter().filter(|other| **other == word).count();
    words
        .iter()
        .copied()
        .max_by_key(|word| count(word))
        .unwrap_or("不编号")
}

/// What the line of a branch says; numbers that the format does not count stay.
pub(super) fn whole_text(branch: &Branch) -> String {
    match style_word(branch) {
        "不编号" => said(&branch.line),
        _ => branch.line.text.clone(),
    }
}

pub(super) fn said(line: &Line) -> String {
    super::typing::tidy(&line.raw)
}

/// A title and the text behind it.
pub(super) fn run_in(text: &str, lead: usize) -> Option<(String, String)> {
    let at = text.find(['。', '：'])?;
    let (head, rest) = (&text[..at], &text[at..]);
    let rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
    let length = head.chars().count();
    let short = length <= 30 || lead > 0 && lead.abs_diff(length) < 4;
    (short && !rest.is_empty() && length > 1).then(|| (head.to_string(), rest.to_string()))
}

/// The title of an item: its first sentence, where that is short.
pub(super) fn title_of(branch: &Branch) -> Option<(String, String)> {
    let text = &branch.line.text;
    let (head, rest) = run_in(text, branch.line.look.lead)?;
    let marked =
        branch.line.look.lead > 0 && branch.line.look.lead.abs_diff(head.chars().count()) < 6;
    let stop = text[head.len()..].starts_with('。');
    (stop && (marked || head.chars().count() <= 24)).then_some((head, rest))
}

/// Whether a numbered line is a chapter: a heading with something below it, or one
/// that is run in.
pub(super) fn is_chapter(branch: &Branch, depth: usize, count: usize) -> bool {
    let heading = branch.is_heading();
    if heading && !branch.kids.is_empty() {
        return true;
    }
    if matches!(branch.style(), Style::Decimal(_)) {
        return heading || title_of(branch).is_some();
    }
    if depth == 0 && matches!(branch.style(), Style::Hanzi | Style::Chapter) {
        let run_in = run_in(&branch.line.text, branch.line.look.lead);
        return heading
            || count > 1
                && run_in.is_some_and(|(head, _)| {
                    !head.contains(['，', '；']) || branch.has_branches()
                });
    }
    title_of(branch).is_some() && branch.has_branches()
}
