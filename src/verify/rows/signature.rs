//! Section 3, end: issuer and date below the text.

use super::{C, L, LEFT, RIGHT};
use crate::verify::lines::Line;
use crate::verify::page::{Document, is_size_3};
use crate::verify::row::{Row, rule};

pub(super) fn rows(document: &Document) -> Vec<Row> {
    let found = find(document);
    vec![
        place(&found),
        offset(&found),
        gap(&found),
        stamp(&found),
        form(&found),
        with_text(document, &found),
        note(document, &found),
        rule("3.19", "seal", "7.3.5.1", "≤ 10.4").not_checkable(),
    ]
}

struct Signature<'d, 'a> {
    /// Lines of issuers, the one above the date first.
    issuers: Vec<&'d Line<'a>>,
    /// A signatory's post and name stamp in place of issuers.
    stamp: Option<&'d Line<'a>>,
    date: &'d Line<'a>,
    /// Upper edge of all that.
    top: f32,
    /// Lines above it.
    above: &'d [Line<'a>],
}

/// A line at the right that is a date, and the lines right above it.
fn find<'d, 'a>(document: &'d Document<'a>) -> Option<Signature<'d, 'a>> {
    for lines in document.pages.iter().rev() {
        let at = lines.iter().rposition(|l| {
            let text = l.text();
            let text = text.trim();
            is_size_3(l.size()) && l.left() > 90.0 && looks_like_date(text)
        });
        let Some(at) = at else { continue };
        let date = &lines[at];
        let mut first = at;
        if let Some(stamp) = at
            .checked_sub(1)
            .map(|i| &lines[i])
            .filter(|l| is_stamp(l, date))
        {
            // Joint signatories stand below each other, the host first.
            let mut first = at - 1;
            let belongs = |above: &Line| {
                above.left() > 60.0
                    && (above.right() - stamp.right()).abs() < 0.7
                    && stamp.y - above.y < 6.0 * L
            };
            while first > 0 && belongs(&lines[first - 1]) {
                first -= 1;
            }
            return Some(Signature {
                issuers: Vec::new(),
                stamp: Some(stamp),
                date,
                top: lines[first].top(),
                above: &lines[..first],
            });
        }
        // Joint issuers without a seal stand below each other.
        while let Some(above) = first.checked_sub(1).map(|i| &lines[i]) {
            let below = &lines[first];
            let next = first == at || (above.left() - below.left()).abs() < 0.5;
            if !next || above.left() <= 60.0 || below.y - above.y > 1.2 * L {
                break;
            }
            first -= 1;
        }
        // Further names under seals stand in rows above, a seal's height apart.
        let mut top = first;
        while let Some(above) = top.checked_sub(1).map(|i| &lines[i]) {
            let step = lines[top].y - above.y;
            let names = !above.text().contains(['。', '，', '：', '；']);
            if !(4.2 * L..5.8 * L).contains(&step) || !names || above.left() < LEFT + 1.5 * C {
                break;
            }
            top -= 1;
        }
        return Some(Signature {
            issuers: lines[first..at].iter().rev().collect(),
            stamp: None,
            date,
            top: lines[top].top(),
            above: &lines[..top],
        });
    }
    None
}

/// Post and name with a gap between them, a blank line above the date.
fn is_stamp(line: &Line, date: &Line) -> bool {
    let gap = line.chars.windows(2).any(|p| p[1].x - p[0].x > 2.4 * C);
    gap && line.left() > 60.0 && date.y - line.y > 1.5 * L && date.y - line.y < 4.0 * L
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
    let plain = s.issuers.iter().copied().chain([s.date]);
    let plain = plain
        .map(|l| (l.right() - (RIGHT - 2.0 * C)).abs())
        .any(|off| off <= 0.7);
    rule.judge(format!("{right:.2}"), sealed || plain, Some(s.date.spot()))
}

/// Middle of the last name on a line: joint names under seals stand side by side.
fn last_name_centre(line: &Line) -> f32 {
    let chars = &line.chars;
    let gaps = (1..chars.len()).rev();
    let start = gaps
        .into_iter()
        .find(|i| chars[*i].x - chars[*i - 1].x > 1.6 * C)
        .unwrap_or(0);
    (chars[start].x + line.right()) / 2.0
}

/// With a seal issuer and date share their middle; without one the date starts
/// two characters to the right of the issuer, or, being longer, ends at the
/// margin.
fn offset(found: &Option<Signature>) -> Row {
    let rule = rule("3.22", "signature-offset", "7.3.5", "0 ±1 | 11.1 ±0.7");
    let Some((s, issuer)) = found.as_ref().and_then(|s| Some((s, s.issuers.first()?))) else {
        return rule.absent();
    };
    let centres = s.date.centre() - last_name_centre(issuer);
    let lefts = s.date.left() - issuer.left();
    let sealed = centres.abs() <= 1.0;
    let plain = (lefts - 2.0 * C).abs() <= 0.7;
    let widest = s.issuers.iter().map(|l| l.right() - l.left());
    let long_date = (s.date.right() - (RIGHT - 2.0 * C)).abs() <= 0.7
        && s.date.right() - s.date.left() > widest.fold(0.0, f32::max);
    rule.judge(
        format!("{centres:.2} | {lefts:.2}"),
        sealed || plain || long_date,
        Some(s.date.spot()),
    )
}

/// Without a seal the name stands one blank line below text or attachment note.
fn gap(found: &Option<Signature>) -> Row {
    let rule = rule("3.21", "signature-gap", "7.3.5.2", "15.3 ±1");
    let text = |l: &&Line| is_size_3(l.size());
    let plain = found.as_ref().filter(|s| {
        let sealed = (s.date.right() - (RIGHT - 4.0 * C)).abs() <= 0.7;
        s.stamp.is_none() && !s.issuers.is_empty() && !sealed
    });
    let above = plain.and_then(|s| Some((s, s.above.last().filter(text)?)));
    match above {
        // Below a table the rule counts, not the text in it.
        Some((s, above)) if s.top - above.bottom() < 5.0 * L => {
            rule.near(15.3, 1.0, &[(s.top - above.bottom(), s.date.spot())])
        }
        _ => rule.absent(),
    }
}

/// A name stamp two lines below the text and four characters from the right, the
/// post two characters left of it, the date one line below.
fn stamp(found: &Option<Signature>) -> Row {
    let rule = rule(
        "3.24",
        "name-stamp",
        "7.3.5.3",
        "25.8 ±1, x 161.7 ±0.7, 11.1 ±1, 15.3 ±1",
    );
    let Some((s, stamp)) = found.as_ref().and_then(|s| Some((s, s.stamp?))) else {
        return rule.absent();
    };
    let above = s.above.last().map(|l| s.top - l.bottom());
    let below = s.date.top() - stamp.bottom();
    let chars = &stamp.chars;
    let gap = chars.windows(2).map(|p| p[1].x - p[0].x - p[0].em());
    // The name itself may be spread; the gap after the post comes first.
    let gap = gap.into_iter().find(|gap| *gap > 1.4 * C).unwrap_or(0.0);
    let right = stamp.right();
    let edge = RIGHT - 4.0 * C;
    let ok = above.is_none_or(|a| (a - (2.0 * L + 7.0 / 8.0 * C)).abs() <= 1.0)
        && (below - 15.3).abs() <= 1.0
        && (gap - 2.0 * C).abs() <= 1.0
        && (right - edge).abs() <= 0.7
        && (s.date.right() - edge).abs() <= 0.7;
    let above = above.unwrap_or_default();
    rule.judge(
        format!("{above:.2}, x {right:.2}, {gap:.2}, {below:.2}"),
        ok,
        Some(stamp.spot()),
    )
}

/// 2026年3月1日: no zero before, no hanzi digits.
pub(super) fn is_date(text: &str) -> bool {
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
            rule.judge(text, ok, Some(s.date.spot()))
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
        Some(line.spot()),
    )
}

/// The page of the signature has text too.
fn with_text(document: &Document, found: &Option<Signature>) -> Row {
    let rule = rule("3.26", "signature-alone", "7.3.5.5", "≥ 1");
    let Some(s) = found else { return rule.absent() };
    let tables = document.tables.iter();
    let above = tables.filter(|t| t.page == s.date.page && t.bounds[1] < s.top);
    let pictures = usize::from(document.sheets.pages[s.date.page].pictured);
    let count = s.above.len() + above.count() + pictures;
    rule.judge(count.to_string(), count >= 1, Some(s.date.spot()))
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
