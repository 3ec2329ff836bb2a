//! Section 5, second half: page numbers.

use super::{C, LEFT, RIGHT, TOP};
use crate::layout::font::Role;
use crate::verify::lines::Line;
use crate::verify::page::{BOTTOM, Document, is_size_4};
use crate::verify::row::{Row, Spot, rule};

pub(super) fn rows(document: &Document) -> Vec<Row> {
    let numbers: Vec<&Line> = document.numbers.iter().flatten().collect();
    vec![
        face(&numbers),
        digits(&numbers),
        dashes(&numbers),
        height(&numbers),
        side(document),
        blank_pages(document),
        first_page(document),
        in_order(document),
        spread(&numbers),
    ]
}

fn face(numbers: &[&Line]) -> Row {
    let rule = rule("5.9", "page-number-face", "7.5", "4号 宋体");
    let fits = |l: &&&Line| {
        let digit = l
            .chars
            .iter()
            .find(|c| c.text.bytes().all(|b| b.is_ascii_digit()));
        let song = digit.is_some_and(|c| crate::verify::faces::serves(l.font_of(c), Role::SongTi));
        song && is_size_4(l.size())
    };
    let Some(first) = numbers.first() else {
        return rule.absent();
    };
    let shown = numbers.iter().find(|l| !fits(l)).unwrap_or(first);
    let name = shown.font_of(shown.first());
    rule.judge(
        format!("{name} {:.2} pt", shown.size()),
        fits(&shown),
        Some(shown.spot()),
    )
}

/// Digits take half an em.
fn digits(numbers: &[&Line]) -> Row {
    let mut widths = Vec::new();
    for line in numbers {
        let digits = line
            .chars
            .iter()
            .filter(|c| c.text.bytes().all(|b| b.is_ascii_digit()));
        widths.extend(digits.map(|c| (c.advance / c.em(), line.spot())));
    }
    rule("5.9", "page-number-digits", "7.5", "0.50 ±0.03 em").near(0.5, 0.03, &widths)
}

fn dashes(numbers: &[&Line]) -> Row {
    let rule = rule("5.10", "page-number-dashes", "7.5", "— 1 —");
    let right = |l: &&&Line| l.first().text == "—" && l.last().text == "—";
    let Some(first) = numbers.first() else {
        return rule.absent();
    };
    let shown = numbers.iter().find(|l| !right(l)).unwrap_or(first);
    rule.judge(shown.text(), right(&shown), Some(shown.spot()))
}

/// The dash is 7 mm below the type area.
fn height(numbers: &[&Line]) -> Row {
    let heights: Vec<_> = numbers
        .iter()
        .map(|l| (l.y - 0.38 * l.size() * 25.4 / 72.0, l.spot()))
        .collect();
    rule("5.11", "page-number-height", "7.5", "y 269.0 ±1").near(269.0, 1.0, &heights)
}

/// Odd pages one character from the right, even ones from the left.
fn side(document: &Document) -> Row {
    let rule = rule(
        "5.12",
        "page-number-side",
        "7.5",
        "178.4–179.1 | 32.9–33.6 ±0.7",
    );
    let mut shown = None;
    for (page, line) in document.numbers.iter().enumerate() {
        let Some(line) = line else { continue };
        let (edge, ok) = if page % 2 == 0 {
            let right = line.right();
            (
                right,
                (RIGHT - C - 0.7..=RIGHT - 4.9 + 0.7).contains(&right),
            )
        } else {
            let left = line.left();
            (left, (LEFT + 4.9 - 0.7..=LEFT + C + 0.7).contains(&left))
        };
        if !ok {
            return rule.judge(format!("{edge:.2}"), false, Some(line.spot()));
        }
        shown.get_or_insert(edge);
    }
    match shown {
        Some(edge) => rule.judge(format!("{edge:.2}"), true, None),
        None => rule.absent(),
    }
}

/// A blank page has no number.
fn blank_pages(document: &Document) -> Row {
    let rule = rule("5.13", "blank-page-number", "7.5", "∅");
    let blank = |page: usize| {
        let sheet = &document.sheets.pages[page];
        let within = |c: &&crate::read::pdf::Char| c.y > TOP && c.y < BOTTOM + 1.0;
        let mut text = sheet.chars.iter().filter(within);
        sheet.rules.is_empty() && !text.any(|c| !c.text.trim().is_empty())
    };
    let record = document.sheets.pages.len() - 1;
    let has_record = |page: usize| page == record && !document.record.0.is_empty();
    let mut pages = (0..document.pages.len())
        .filter(|p| blank(*p) && !has_record(*p))
        .peekable();
    if pages.peek().is_none() {
        return rule.absent();
    }
    match pages.find_map(|p| document.numbers[p].as_ref()) {
        Some(line) => rule.judge(line.text(), false, Some(line.spot())),
        None => rule.judge("∅", true, None),
    }
}

fn first_page(document: &Document) -> Row {
    let letter = document.is_letter();
    let rule = rule(
        "5.14",
        "first-page-number",
        "7.5",
        if letter { "∅" } else { "1" },
    );
    if !document.has_body() {
        return rule.absent();
    }
    let number = document.numbers[0].as_ref();
    let text = number.map_or("∅".to_string(), |l| l.text());
    let spot = number.map_or(Spot::page(0), |l| l.spot());
    rule.judge(text, number.is_some() != letter, Some(spot))
}

/// Numbers run on over attachments; a page may go without one.
fn in_order(document: &Document) -> Row {
    let rule = rule("4.7", "page-number-order", "7.5", "1, 2, 3 …");
    let mut count = 0;
    for (page, line) in document.numbers.iter().enumerate() {
        let Some(line) = line else { continue };
        count += 1;
        let digits: String = line.text().chars().filter(char::is_ascii_digit).collect();
        if digits != (page + 1).to_string() {
            return rule.judge(digits, false, Some(line.spot()));
        }
    }
    if count == 0 {
        return rule.absent();
    }
    rule.judge(count.to_string(), true, None)
}

fn spread(numbers: &[&Line]) -> Row {
    let heights = || numbers.iter().map(|l| l.y);
    let rule = rule("5.15", "page-number-spread", "6.2", "≤ 2");
    match (heights().reduce(f32::min), heights().reduce(f32::max)) {
        (Some(low), Some(high)) => {
            rule.judge(format!("{:.2}", high - low), high - low <= 2.0, None)
        }
        _ => rule.absent(),
    }
}
