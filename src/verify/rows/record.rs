//! Section 5, first half: the record (版记).

use super::{C, LEFT, RIGHT};
use crate::verify::page::{BOTTOM, Document, is_size_4};
use crate::verify::row::{Row, Spot, rule};

pub(super) fn rows(document: &Document) -> Vec<Row> {
    let (rules, _) = &document.record;
    let last = document.sheets.pages.len() - 1;
    let spot = |r| Spot::rule(last, r);
    let edge = |n: usize| rules.get(n).map(|r| (r.thickness(), spot(r)));
    let thick: Vec<_> = [edge(0), edge(rules.len().wrapping_sub(1))]
        .into_iter()
        .flatten()
        .collect();
    let middle = rules
        .get(1..rules.len().saturating_sub(1))
        .unwrap_or_default();
    let thin: Vec<_> = middle.iter().map(|r| (r.thickness(), spot(r))).collect();
    let widths: Vec<_> = rules.iter().map(|r| (r.width, spot(r))).collect();
    let bottom: Vec<_> = rules
        .last()
        .map(|r| (r.middle(), spot(r)))
        .into_iter()
        .collect();
    vec![
        rule("5.1", "record-width", "7.4.1", "156.0 ±0.5").near(156.0, 0.5, &widths),
        rule("5.1", "record-thick", "7.4.1", "0.35 ±0.05").near(0.35, 0.05, &thick),
        rule("5.1", "record-thin", "7.4.1", "0.25 ±0.05").near(0.25, 0.05, &thin),
        rule("5.2", "record-bottom", "7.4.1", "y 262.0 ±0.5").near(BOTTOM, 0.5, &bottom),
        count(document, last),
        size(document),
        copies(document),
        printed(document),
        even_page(document, last),
        pitch(document),
    ]
}

/// A rule above the first item, between items, and below the last.
fn count(document: &Document, page: usize) -> Row {
    let (rules, lines) = &document.record;
    let row = rule("5.3", "record-count", "7.4.1", "n + 1");
    if rules.is_empty() {
        return row.absent();
    }
    let texts: Vec<String> = lines.iter().map(|l| l.text()).collect();
    let has = |word: &str| texts.iter().any(|t| t.trim_start().starts_with(word));
    let addressed = has("抄送") || has("主送");
    let printed = texts.iter().any(|t| t.contains("印发"));
    let items = usize::from(addressed) + usize::from(printed);
    row.judge(
        format!("{} / {items}", rules.len()),
        rules.len() == items + 1,
        rules.first().map(|r| Spot::rule(page, r)),
    )
}

fn size(document: &Document) -> Row {
    let sizes: Vec<_> = document
        .record
        .1
        .iter()
        .map(|l| (l.size(), l.spot()))
        .collect();
    let mut row = rule("5.4", "record-size", "7.4.2", "13.75–14.05 pt").within(13.7, 14.1, &sizes);
    if document.record.1.iter().any(|l| !is_size_4(l.size())) {
        row.verdict = crate::verify::Verdict::Fault;
    }
    row
}

fn copies(document: &Document) -> Row {
    let row = rule("5.4", "copies", "7.4.2", "x 32.9–33.6 ±0.5, …。");
    let lines = &document.record.1;
    let Some(first) = lines
        .iter()
        .position(|l| l.text().trim_start().starts_with("抄送"))
    else {
        return row.absent();
    };
    let end = lines
        .iter()
        .position(|l| l.text().contains("印发"))
        .unwrap_or(lines.len());
    let left = lines[first].left();
    let last = lines[first.min(end)..end]
        .last()
        .unwrap_or(&lines[first])
        .last();
    let ok = (LEFT + 4.9 - 0.5..=LEFT + C + 0.5).contains(&left) && last.text == "。";
    let spot = lines[first].spot();
    row.judge(format!("x {left:.2}, …{}", last.text), ok, Some(spot))
}

fn printed(document: &Document) -> Row {
    let row = rule("5.5", "printed", "7.4.3", "x 32.9–33.6, 178.4–179.1 ±0.7");
    let printed = document.record.1.iter().find(|l| l.text().contains("印发"));
    let Some(line) = printed else {
        return row.absent();
    };
    let (left, right) = (line.left(), line.right());
    let ok = (LEFT + 4.9 - 0.7..=LEFT + C + 0.7).contains(&left)
        && (RIGHT - C - 0.7..=RIGHT - 4.9 + 0.7).contains(&right);
    row.judge(format!("{left:.2}, {right:.2}"), ok, Some(line.spot()))
}

fn even_page(document: &Document, last: usize) -> Row {
    let row = rule("5.7", "record-even", "7.4.1", "2n");
    // An internal plan without a head may end on any page.
    if document.record.0.is_empty() || document.marks().is_empty() {
        return row.absent();
    }
    let page = last + 1;
    row.judge(
        page.to_string(),
        page.is_multiple_of(2),
        Some(Spot::page(last)),
    )
}

/// 4号 and seven eighths of a 3号 character.
fn pitch(document: &Document) -> Row {
    let pairs = document.record.1.windows(2);
    let steps = pairs.map(|p| ((p[1].y - p[0].y) * 72.0 / 25.4, p[1].spot()));
    // Lines of one item; between items stands a rule.
    let within = steps.filter(|(step, _)| *step < 40.0).collect::<Vec<_>>();
    rule("5.8", "record-pitch", "3.2", "27.8 ±1.5 pt").near(27.8, 1.5, &within)
}
