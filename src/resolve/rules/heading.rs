//! Headings carry no typed number and no closing mark: numbers are the
//! program's (GB/T 9704 7.3.3), and a heading on its own line ends bare
//! (GB/T 15834 B.4).

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::Text;

/// Checks one heading; where text follows on its line, it may end as a sentence does.
pub(crate) fn check_heading(heading: &Text, alone: bool, report: &mut Report) {
    let words = heading.text.trim();
    if let Some(number) = typed_number(words) {
        let fault = Diagnostic::new(Code::TypedNumber).arg("number", number);
        report.push(fault.arg("heading", words).at(heading.at));
    }
    if let Some(mark) = words
        .chars()
        .last()
        .filter(|c| "。；，、：.;,:".contains(*c) && (alone || *c != '。'))
    {
        let fault = Diagnostic::new(Code::HeadingPunctuation).arg("mark", mark.to_string());
        report.push(fault.arg("heading", words).at(heading.at));
    }
}

/// The number a clerk typed before a heading: 一、 （一） 1. 1、 （1） (1).
pub(super) fn typed_number(words: &str) -> Option<&str> {
    if let Some(chapter) = words.strip_prefix('第') {
        let rest = chapter.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
        let mark = rest.chars().next().filter(|c| "章节条".contains(*c));
        let counted = rest.len() < chapter.len();
        return mark
            .filter(|_| counted)
            .map(|mark| &words[..words.len() - rest.len() + mark.len_utf8()]);
    }
    let hanzi = |c: char| "一二三四五六七八九十".contains(c);
    let digit = |c: char| c.is_ascii_digit();
    let bracketed = words.strip_prefix(['（', '(']);
    let body = bracketed.unwrap_or(words);
    let rest = body.trim_start_matches(hanzi);
    let rest = if rest.len() == body.len() {
        body.trim_start_matches(digit)
    } else {
        rest
    };
    if rest.len() == body.len() {
        return None;
    }
    let closed = match bracketed {
        Some(_) => rest.starts_with(['）', ')']),
        // 1.5倍 is no number of a heading.
        None => {
            rest.starts_with(['、', '．']) || {
                let mut marks = rest.chars();
                marks.next() == Some('.') && !marks.next().is_some_and(|c| c.is_ascii_digit())
            }
        }
    };
    // 一、二年级 counts nothing.
    let order = "一二三四五六七八九十";
    let last = body[..body.len() - rest.len()].chars().next_back();
    let next = last.and_then(|last| order.chars().skip_while(|c| *c != last).nth(1));
    let listed =
        next.is_some_and(|next| rest.strip_prefix('、').is_some_and(|r| r.starts_with(next)));
    if listed {
        return None;
    }
    let mark = rest.chars().next().map_or(0, char::len_utf8);
    closed.then(|| &words[..words.len() - rest.len() + mark])
}

#[cfg(test)]
mod tests {
    use super::typed_number;

    #[test]
    fn sees_every_form_of_number_and_no_other_word() {
        for (words, number) in [
            ("一、指导思想", "一、"),
            ("（二）组织领导", "（二）"),
            ("(3)安排", "(3)"),
            ("12.保障", "12."),
            ("1、保障", "1、"),
            ("第一章　总则", "第一章"),
        ] {
            assert_eq!(typed_number(words), Some(number));
        }
        for words in [
            "一是加强领导",
            "三道防线",
            "第一责任人",
            "12345热线",
            "1.5倍",
            "（征求意见稿）",
            "一、二年级8:30到校",
        ] {
            assert_eq!(typed_number(words), None, "{words}");
        }
    }
}
