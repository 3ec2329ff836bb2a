//! Section 3, second half: headings and the attachment note.

use super::{C, LEFT, RIGHT, counting};
use crate::layout::font::Role;
use crate::verify::lines::{Line, is_hanzi};
use crate::verify::page::Document;
use crate::verify::row::{Row, rule};

pub(super) fn rows(document: &Document) -> Vec<Row> {
    let headings = headings(document);
    vec![
        order(&headings, counting::is_counted(document)),
        face(&headings, 1, "level-1-face", Role::HeiTi, "黑体"),
        face(&headings, 2, "level-2-face", Role::KaiTi, "楷体"),
        face(&headings, 3, "level-3-face", Role::FangSong, "仿宋"),
        face(&headings, 4, "level-4-face", Role::FangSong, "仿宋"),
        marks(document),
        note_place(document),
        note_gap(document),
        note_end(document),
        note_wrapped(document),
    ]
}

const NUMERALS: &str = "一二三四五六七八九十百";

/// Level of a heading by its number: 一、 （一） 1. （1）.
pub(super) fn level(text: &str) -> Option<u8> {
    let text = text.trim_start();
    let count =
        |set: &dyn Fn(char) -> bool, text: &str| text.chars().take_while(|c| set(*c)).count();
    let numeral = |c: char| NUMERALS.contains(c);
    let digit = |c: char| c.is_ascii_digit();
    let after = |n: usize, text: &str| text.chars().nth(n);
    if let Some(inner) = text.strip_prefix('（') {
        let hanzi = count(&numeral, inner);
        let digits = count(&digit, inner);
        return match (hanzi, digits) {
            (n, _) if n > 0 && after(n, inner) == Some('）') => Some(2),
            (_, n) if n > 0 && after(n, inner) == Some('）') => Some(4),
            _ => None,
        };
    }
    let hanzi = count(&numeral, text);
    if hanzi > 0 && after(hanzi, text) == Some('、') {
        return Some(1);
    }
    let digits = count(&digit, text);
    // A decimal is no heading.
    if (1..=2).contains(&digits)
        && after(digits, text) == Some('.')
        && !after(digits + 1, text).is_some_and(digit)
    {
        return Some(3);
    }
    None
}

/// Numbered lines that stand two characters in: alone, or with text run in. A
/// numbered clause that runs on over several lines is text, no heading.
fn headings<'d, 'a>(document: &'d Document<'a>) -> Vec<(u8, &'d Line<'a>)> {
    let indented = |l: &&Line| (l.left() - LEFT - 2.0 * C).abs() < 0.5 * C;
    document
        .body()
        .filter(indented)
        .filter(|l| !is_clause(&l.text(), l.right()))
        .filter_map(|l| Some((level(&l.text())?, l)))
        .collect()
}

/// Whether a numbered line is the beginning of a sentence, not a heading.
fn is_clause(text: &str, right: f32) -> bool {
    let text = text.trim_end();
    let run_in = text
        .find('。')
        .is_some_and(|at| at + '。'.len_utf8() < text.len());
    let alone = right < RIGHT - C && !text.ends_with(['。', '；', '，', '：']);
    !run_in && !alone
}

/// A level may only follow one that is at most one higher; attachments and the
/// numbered names of an attachment note begin anew. `otherwise`: the text is counted in
/// decimals or articles, below which any level may begin.
fn order(headings: &[(u8, &Line)], otherwise: bool) -> Row {
    let rule = rule("3.9", "level-order", "7.3.3", "一、 → （一） → 1. → （1）");
    if headings.is_empty() {
        return rule.absent();
    }
    let mut before = 0;
    for (level, line) in headings {
        // What is counted below 1.1 or 第一条 begins where its own text does.
        if before == 0 && *level > 1 && otherwise {
            before = *level;
            continue;
        }
        // 一、 with 1. right below is common where there are two levels only.
        if *level > before + 1 && !(before <= 1 && *level == 3) {
            return rule.judge(line.text(), false, Some(line.spot()));
        }
        before = *level;
    }
    rule.judge(headings.len().to_string(), true, None)
}

fn face(headings: &[(u8, &Line)], level: u8, key: &'static str, role: Role, name: &str) -> Row {
    let of_level: Vec<_> = headings.iter().filter(|(l, _)| *l == level).collect();
    let form = ["一、", "（一）", "1.", "（1）"][usize::from(level) - 1];
    let rule = rule("3.10", key, "7.3.3", format!("{form} 3号 {name}"));
    if of_level.is_empty() {
        return rule.absent();
    }
    // A run-in heading shares its line with text in 仿宋: its start decides.
    let wrong = of_level.iter().find(|(_, line)| !starts_in(line, role));
    match wrong {
        Some((_, line)) => rule.judge(
            format!("{}: {}", start(line).font(), line.text()),
            false,
            Some(line.spot()),
        ),
        None => rule.judge(
            format!("{} × {}", of_level.len(), start(of_level[0].1).font()),
            true,
            None,
        ),
    }
}

fn starts_in(line: &Line, role: Role) -> bool {
    let start = start(line);
    !start.chars.is_empty() && start.is_set_in(role)
}

/// The first three hanzi of a line.
fn start<'a>(line: &Line<'a>) -> Line<'a> {
    let mut start = line.clone();
    start.chars.retain(|c| is_hanzi(&c.text));
    start.chars.truncate(3);
    start
}

/// 一 takes 、 and 1 takes . ; the bracketed forms take nothing.
fn marks(document: &Document) -> Row {
    let mut wrong = Vec::new();
    for line in document.body() {
        let text = line.text();
        let text = text.trim_start();
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        let after_digits = text.chars().nth(digits);
        let digit_comma = (1..=2).contains(&digits) && matches!(after_digits, Some('、' | '．'));
        let indented = line.left() > LEFT + C;
        let bracket = matches!(level(text), Some(2 | 4))
            && text
                .split_once('）')
                .is_some_and(|(_, rest)| rest.starts_with(['、', '，', '.', '．']));
        if indented && (digit_comma || bracket) {
            wrong.push((text.chars().take(8).collect(), line.spot()));
        }
    }
    rule("3.12", "ordinal-marks", "15834 B.3", "0").none_of(&wrong)
}

/// The lines of the attachment note: from 附件： to the signature.
fn note<'d, 'a>(document: &'d Document<'a>) -> Option<(&'d Line<'a>, &'d [Line<'a>], usize)> {
    document.pages.iter().find_map(|lines| {
        let at = lines.iter().position(|l| {
            let text = l.text();
            let text = text.trim_start();
            (text.starts_with("附件：") || text.starts_with("附件:")) && l.left() > LEFT + C
        })?;
        Some((&lines[at], lines.as_slice(), at))
    })
}

fn note_place(document: &Document) -> Row {
    let left: Vec<_> = note(document)
        .map(|(l, ..)| (l.left(), l.spot()))
        .into_iter()
        .collect();
    rule("3.14", "note-indent", "7.3.4", "x 39.1 ±0.5").near(LEFT + 2.0 * C, 0.5, &left)
}

fn note_gap(document: &Document) -> Row {
    let gap = note(document).and_then(|(note, lines, at)| {
        let before = lines.get(at.checked_sub(1)?)?;
        Some((note.top() - before.bottom(), note.spot()))
    });
    rule("3.14", "note-gap", "7.3.4", "15.3 ±1").near(
        15.3,
        1.0,
        &gap.into_iter().collect::<Vec<_>>(),
    )
}

/// Lines of the note after its first, with their numbers' level.
fn note_lines<'d, 'a>(document: &'d Document<'a>) -> Vec<&'d Line<'a>> {
    let Some((_, lines, at)) = note(document) else {
        return Vec::new();
    };
    let inside = |l: &&Line| l.left() > LEFT + 4.5 * C && l.left() < LEFT + 7.0 * C;
    let steady = lines[at..]
        .windows(2)
        .take_while(|p| p[1].y - p[0].y < 13.0);
    let mut found = vec![&lines[at]];
    found.extend(steady.map(|p| &p[1]).take_while(inside));
    found
}

fn note_end(document: &Document) -> Row {
    let lines = note_lines(document);
    let rule = rule("3.14", "note-end", "7.3.4", "0");
    if lines.is_empty() {
        return rule.absent();
    }
    let wrong: Vec<_> = lines
        .iter()
        .filter(|l| "。；，、".contains(l.last().text.as_str()))
        .map(|l| (l.text(), l.spot()))
        .collect();
    rule.none_of(&wrong)
}

/// Later numbers stand under the first; a wrapped name under its beginning.
fn note_wrapped(document: &Document) -> Row {
    let lines = note_lines(document);
    let rule = rule("3.15", "note-wrap", "7.3.4", "±0.5");
    let Some((first, later)) = lines.split_first().filter(|(_, later)| !later.is_empty()) else {
        return rule.absent();
    };
    let after_label = first.chars.get(3).map_or(0.0, |c| c.x);
    // 1. belongs to the number, 2026年度 to the name.
    let text: String = first.chars[3..].iter().map(|c| c.text.as_str()).collect();
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let dot = digits > 0 && text.chars().nth(digits) == Some('.');
    let number = if dot { digits + 1 } else { 0 };
    let name = first.chars.get(3 + number).map_or(0.0, |c| c.x);
    let off = |l: &&Line| {
        let from = |x: f32| (l.left() - x).abs();
        from(after_label).min(from(name))
    };
    let worst: Vec<_> = later.iter().map(|l| (off(l), l.spot())).collect();
    rule.within(0.0, 0.5, &worst)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_known_by_their_numbers() {
        for (text, expected) in [
            ("一、指导思想", Some(1)),
            ("二十一、附则", Some(1)),
            ("（三）工作机制", Some(2)),
            ("1.接访", Some(3)),
            ("12.接访", Some(3)),
            ("（2）登记", Some(4)),
            ("1.5万元", None),
            ("2026.接访", None),
            ("一是接访", None),
            ("（试行）", None),
        ] {
            assert_eq!(level(text), expected, "{text}");
        }
    }
}
