//! Section 3, last part: numbers that GB/T 9704 does not name, as plans have them:
//! 1, 1.1, 1.1.1 flush left (after GB/T 1.1), chapters in the middle and articles
//! one after the other (after the rules for making rules).

use super::{C, CENTRE, LEFT};
use crate::verify::lines::Line;
use crate::verify::page::Document;
use crate::verify::row::{Row, rule};

pub(super) fn rows(document: &Document) -> Vec<Row> {
    vec![
        decimal_order(document),
        division_place(document),
        article_order(document),
    ]
}

const NUMERALS: &str = "零一二三四五六七八九十百千";

/// The number that begins a line and stands apart from its words, a character or
/// more.
fn apart<'l>(line: &Line<'l>, number: usize) -> bool {
    let inked = |c: &&&crate::read::pdf::Char| !c.text.trim().is_empty();
    let mut chars = line.chars.iter().filter(inked);
    let (Some(last), Some(next)) = (chars.nth(number.saturating_sub(1)), chars.next()) else {
        return false;
    };
    next.x - (last.x + last.advance.min(last.em())) > 0.6 * C
}

/// The counts of 2.1.3, where the line begins with them.
fn decimals(line: &Line) -> Option<Vec<u32>> {
    let text = line.text();
    let number: String = text
        .trim_start()
        .chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    let counts: Option<Vec<u32>> = number.split('.').map(|n| n.parse().ok()).collect();
    let flush = (line.left() - LEFT).abs() < 0.3 * C;
    counts.filter(|_| flush && apart(line, number.chars().count()))
}

/// Whether the text is counted so, and not 一、 （一） 1. （1）.
pub(super) fn is_counted(document: &Document) -> bool {
    let decimal = |line| decimals(line).is_some_and(|counts| counts.len() > 1);
    let mut lines = document.body();
    lines.any(|line| decimal(line) || ordinal(line, &["条"]).is_some())
}

/// Each is the next of its level, or the first of the level below the one before.
fn decimal_order(document: &Document) -> Row {
    let rule = rule("3.28", "decimal-order", "GB/T 1.1", "1 → 1.1 → 1.1.1");
    let found: Vec<_> = document
        .body()
        .filter_map(|line| Some((decimals(line)?, line)))
        .collect();
    // A single number may be a figure that a line happens to begin with.
    if !found.iter().any(|(counts, _)| counts.len() > 1) {
        return rule.absent();
    }
    let mut before: Vec<u32> = Vec::new();
    for (counts, line) in &found {
        let (last, above) = counts.split_last().map_or((0, &[][..]), |(l, a)| (*l, a));
        let next = before.get(above.len()).copied().unwrap_or(0) + 1;
        // An attachment begins anew.
        let anew = above.is_empty() && last == 1;
        if !anew && (before.get(..above.len()) != Some(above) || last != next) {
            return rule.judge(line.text(), false, Some(line.spot()));
        }
        before.clone_from(counts);
    }
    rule.judge(found.len().to_string(), true, None)
}

/// 第三 and what is counted, where the line begins with it.
fn ordinal(line: &Line, units: &[&str]) -> Option<usize> {
    let text = line.text();
    let rest = text.trim_start().strip_prefix('第')?;
    let numeral: String = rest.chars().take_while(|c| NUMERALS.contains(*c)).collect();
    let unit = units
        .iter()
        .find(|unit| rest[numeral.len()..].starts_with(**unit))?;
    let count = 1 + numeral.chars().count() + unit.chars().count();
    let n = (1..1000).find(|n| crate::document::hanzi_number(*n) == numeral)?;
    apart(line, count).then_some(n)
}

fn division_place(document: &Document) -> Row {
    let divisions = document.body().filter(|line| {
        let short = line.left() > LEFT + 2.5 * C;
        short && ordinal(line, &["部分", "章", "节"]).is_some()
    });
    let centres: Vec<_> = divisions.map(|line| (line.centre(), line.spot())).collect();
    rule("3.29", "division-place", "—", "x 106.0 ±1").near(CENTRE, 1.0, &centres)
}

/// Articles go on through all chapters; an attachment may begin anew.
fn article_order(document: &Document) -> Row {
    let rule = rule("3.30", "article-order", "—", "第一条 → 第二条");
    let mut before = 0;
    for line in document.body() {
        let Some(n) = ordinal(line, &["条"]) else {
            continue;
        };
        if n != before + 1 && n != 1 {
            return rule.judge(line.text(), false, Some(line.spot()));
        }
        before = n;
    }
    match before {
        0 => rule.absent(),
        n => rule.judge(n.to_string(), true, None),
    }
}
