//! Section 6: tables.

use crate::read::pdf::{Char, Colour, Direction};
use crate::verify::page::{Document, Table};
use crate::verify::row::{Row, Spot, rule};

pub(super) fn rows(document: &Document) -> Vec<Row> {
    vec![
        turned(document),
        number_upright(document),
        sizes(document),
        lines(document),
        repeated_head(document),
        width(document),
    ]
}

/// Landscape tables are turned anticlockwise: their head stands at the left
/// edge of the sheet.
fn turned(document: &Document) -> Row {
    let row = rule("6.1", "landscape-turn", "8", "↺ 90°");
    let mut wrong = Vec::new();
    let mut any = false;
    for (page, sheet) in document.sheets.pages.iter().enumerate() {
        let count = |d: Direction| sheet.chars.iter().filter(|c| c.direction == d).count();
        let (up, down) = (count(Direction::Up), count(Direction::Down));
        any |= up.max(down) > 20;
        if down > 20 && down > up {
            wrong.push(("↻".to_string(), Spot::page(page)));
        }
    }
    if !any {
        return row.absent();
    }
    match wrong.first() {
        Some((text, spot)) => row.judge(text.clone(), false, Some(*spot)),
        None => row.judge("↺", true, None),
    }
}

/// On a landscape page the number stands where it stands on the others.
fn number_upright(document: &Document) -> Row {
    let row = rule("6.2", "landscape-number", "8", "=");
    let mut landscape = document.tables.iter().filter(|t| t.turned).peekable();
    if landscape.peek().is_none() {
        return row.absent();
    }
    match landscape.find(|t| document.numbers[t.page].is_none()) {
        Some(table) => row.judge("∅", false, Some(table.spot())),
        None => row.judge("=", true, None),
    }
}

fn chars<'d>(document: &'d Document, table: &'d Table) -> impl Iterator<Item = &'d Char> {
    let [left, top, right, bottom] = table.bounds;
    let sheet = &document.sheets.pages[table.page];
    sheet.chars.iter().filter(move |c| {
        (left..right).contains(&c.x) && (top..bottom).contains(&c.y) && !c.text.trim().is_empty()
    })
}

fn sizes(document: &Document) -> Row {
    let mut sizes = Vec::new();
    for table in &document.tables {
        sizes.extend(chars(document, table).map(|c| (c.size, table.spot())));
    }
    rule("6.3", "table-size", "—", "10.5–16 pt").within(10.45, 16.05, &sizes)
}

fn lines(document: &Document) -> Row {
    let mut widths = Vec::new();
    for table in &document.tables {
        let black = table.rules.iter().filter(|r| r.ink == Colour::Black);
        widths.extend(black.map(|r| (r.thickness() * 72.0 / 25.4, Spot::rule(table.page, r))));
    }
    rule("6.4", "table-rules", "—", "0.35–1 pt").within(0.35, 1.0, &widths)
}

/// The first characters of a table that goes on on the next page.
fn repeated_head(document: &Document) -> Row {
    let row = rule("6.6", "table-head", "—", "=");
    let mut any = false;
    for pair in document.tables.windows(2) {
        let (first, second) = (&pair[0], &pair[1]);
        let goes_on = second.page == first.page + 1
            && first.turned == second.turned
            && (first.bounds[3] > 230.0 || first.turned && first.bounds[2] > 160.0)
            && (second.bounds[1] < 45.0 || second.turned)
            // A box around text has edges and no columns.
            && columns(first).len() > 2
            && columns(first) == columns(second);
        if !goes_on {
            continue;
        }
        any = true;
        if head(document, first) != head(document, second) {
            return row.judge(head(document, second), false, Some(second.spot()));
        }
    }
    if !any {
        return row.absent();
    }
    row.judge("=", true, None)
}

/// Where the rules between columns stand, in half millimetres.
fn columns(table: &Table) -> Vec<i32> {
    let between = table.rules.iter().filter(|r| r.is_level() == table.turned);
    let mut places: Vec<i32> = between
        .map(|r| {
            if table.turned {
                r.middle()
            } else {
                r.x + r.width / 2.0
            }
        })
        .map(|x| (x * 2.0).round() as i32)
        .collect();
    places.sort_unstable();
    places.dedup();
    places
}

/// What stands in a table's first row.
fn head(document: &Document, table: &Table) -> String {
    let across = |c: &Char| if table.turned { c.x } else { c.y };
    let first = chars(document, table)
        .map(across)
        .reduce(f32::min)
        .unwrap_or(0.0);
    let row = chars(document, table).filter(|c| across(c) < first + 3.0);
    row.map(|c| c.text.as_str()).collect()
}

fn width(document: &Document) -> Row {
    let widths: Vec<_> = document
        .tables
        .iter()
        .filter(|t| !t.turned)
        .map(|t| (t.bounds[2] - t.bounds[0], t.spot()))
        .collect();
    let landscape = document.tables.iter().filter(|t| t.turned);
    let wide: Vec<_> = landscape
        .map(|t| (t.bounds[3] - t.bounds[1], t.spot()))
        .collect();
    if widths.is_empty() && !wide.is_empty() {
        return rule("6.7", "table-width", "5.2.1", "≤ 225 ±0.5").within(0.0, 226.0, &wide);
    }
    rule("6.7", "table-width", "5.2.1", "≤ 156 ±0.5").within(0.0, 157.0, &widths)
}
