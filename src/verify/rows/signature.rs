//! Section 3, end: issuer and date below the text.

use super::{C, L, LEFT, RIGHT};
use crate::verify::lines::Line;
use crate::verify::page::{Document, is_size_3};
use crate::verify::row::{Row, rule};

pub fn rows(document: &Document) -> Vec<Row> {
    let found = find(document);
    vec![
        place(&found),
        offset(&found),
        form(&found),
        with_text(document, &found),
        note(document, &found),
        rule("3.19", "seal", "7.3.5.1", "≤ 10.4").not_checkable(),
    ]
}

struct Signature<'d, 'a> {
    issuer: Option<&'d Line<'a>>,
    date: &'d Line<'a>,
}

/// A line at the right that is a date, and the line above it.
fn find<'d, 'a>(document: &'d Document<'a>) -> Option<Signature<'d, 'a>> {
    for lines in document.pages.iter().rev() {
        let at = lines.iter().rposition(|l| {
            let text = l.text();
            let text = text.trim();
            is_size_3(l.size()) && l.left() > 90.0 && looks_like_date(text)
        });
        if let Some(at) = at {
            let above = at.checked_sub(1).map(|i| &lines[i]);
            return Some(Signature {
                issuer: above.filter(|l| l.left() > 60.0),
                date: &lines[at],
            });
        }
    }
    None
}

fn looks_like_date(text: &str) -> bool {
    text.ends_with('日') && text.contains('年') && text.contains('月') && text.chars().count() < 14
}

/// Without a seal two characters from the right, with one four.
fn place(found: &Option<Signature>) -> Row {
    let rule = rule("3.17", "signature-place", "7.3.5", "x 161.7 | 172.9 ±0.7");
    let Some(s) = found else { return rule.absent() };
    let right = s.date.right();
    let sealed = (right - (RIGHT - 4.0 * C)).abs() <= 0.7;
    let plain = [Some(s.date), s.issuer].into_iter().flatten();
    let plain = plain
        .map(|l| (l.right() - (RIGHT - 2.0 * C)).abs())
        .any(|off| off <= 0.7);
    rule.judge(format!("{right:.2}"), sealed || plain, Some(s.date.page))
}

/// With a seal issuer and date share their middle; without one the date starts
/// two characters to the right of the issuer, or, being longer, ends at the
/// margin.
fn offset(found: &Option<Signature>) -> Row {
    let rule = rule("3.22", "signature-offset", "7.3.5", "0 ±1 | 11.1 ±0.7");
    let Some((s, issuer)) = found.as_ref().and_then(|s| Some((s, s.issuer?))) else {
        return rule.absent();
    };
    let centres = s.date.centre() - issuer.centre();
    let lefts = s.date.left() - issuer.left();
    let sealed = centres.abs() <= 1.0;
    let plain = (lefts - 2.0 * C).abs() <= 0.7;
    let long_date = (s.date.right() - (RIGHT - 2.0 * C)).abs() <= 0.7
        && s.date.right() - s.date.left() > issuer.right() - issuer.left();
    rule.judge(
        format!("{centres:.2} | {lefts:.2}"),
        sealed || plain || long_date,
        Some(s.date.page),
    )
}

/// 2026年3月1日: no zero before, no hanzi digits.
pub fn is_date(text: &str) -> bool {
    let parts = text.split_once('年').and_then(|(year, rest)| {
        let (month, rest) = rest.split_once('月')?;
        Some((year, month, rest.strip_suffix('日')?))
    });
    let Some((year, month, day)) = parts else {
        return false;
    };
    let number = |t: &str| -> Option<u32> {
        let plain = t.bytes().all(|b| b.is_ascii_digit()) && !t.starts_with('0');
        plain.then(|| t.parse().ok()).flatten()
    };
    year.len() == 4
        && number(year).is_some()
        && number(month).is_some_and(|m| m <= 12)
        && number(day).is_some_and(|d| d <= 31)
}

fn form(found: &Option<Signature>) -> Row {
    let rule = rule("3.25", "date-form", "7.3.5.4", "2026年3月1日");
    match found {
        Some(s) => {
            let text = s.date.text().trim().to_string();
            let ok = is_date(&text);
            rule.judge(text, ok, Some(s.date.page))
        }
        None => rule.absent(),
    }
}

/// The note in brackets stands below the date, two characters in.
fn note(document: &Document, found: &Option<Signature>) -> Row {
    let rule = rule("3.27", "note", "7.3.6", "x 39.1 ±0.5, 10.4 | 20.9 ±1");
    let note = found.as_ref().and_then(|s| {
        let below = |l: &&Line| l.y > s.date.y + 1.0 && l.text().trim_start().starts_with('（');
        let note = document.pages[s.date.page].iter().find(below)?;
        Some((note, note.y - s.date.y))
    });
    let Some((line, step)) = note else {
        return rule.absent();
    };
    let place = (line.left() - LEFT - 2.0 * C).abs() <= 0.5;
    let below = (step - L).abs() <= 1.0 || (step - 2.0 * L).abs() <= 1.0;
    rule.judge(
        format!("x {:.2}, {step:.2}", line.left()),
        place && below,
        Some(line.page),
    )
}

/// The page of the signature has text too.
fn with_text(document: &Document, found: &Option<Signature>) -> Row {
    let rule = rule("3.26", "signature-alone", "7.3.5.5", "≥ 2");
    let Some(s) = found else { return rule.absent() };
    let first = s.issuer.map_or(s.date.y, |l| l.y);
    let above = document.pages[s.date.page]
        .iter()
        .filter(|l| l.y < first - 1.0);
    let count = above.count();
    rule.judge(count.to_string(), count >= 2, Some(s.date.page))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_arabic_and_unpadded() {
        assert!(is_date("2026年3月1日"));
        assert!(is_date("2026年12月31日"));
        for wrong in [
            "2026年03月1日",
            "二〇二六年三月一日",
            "26年3月1日",
            "2026年13月1日",
            "2026年3月",
        ] {
            assert!(!is_date(wrong), "{wrong}");
        }
    }
}
