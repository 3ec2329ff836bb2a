//! Takes a table; gives it with equal neighbours merged.

use roxmltree::Node;

use super::{at_mark, has_class, inlines, origin};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::document::{Align, Cell, Column, Inlines, Row, RowKind, Table, merge_equal_neighbours};

/// Places of a table, those under its spans counted.
const LARGEST: usize = 1_000_000;

/// Reads a table. The number of columns is that of its widest row.
pub(super) fn table(node: Node<'_, '_>, report: &mut Report) -> Table {
    let named = |name: &'static str| node.descendants().filter(move |n| n.has_tag_name(name));
    let caption = named("caption").next().map(inlines);
    let columns: Vec<Column> = named("col").map(|col| column(col, report)).collect();
    let rows_in = |part: &'static str| {
        named(part).flat_map(|part| part.children().filter(|n| n.has_tag_name("tr")))
    };
    let mut head: Vec<Row> = rows_in("thead").map(|tr| row(tr, report)).collect();
    let loose = node.children().filter(|n| n.has_tag_name("tr"));
    let mut body: Vec<Row> = rows_in("tbody")
        .chain(loose)
        .map(|tr| row(tr, report))
        .collect();
    let area = |row: &Row| -> usize {
        let cells = row.cells.iter();
        cells
            .map(|c| usize::from(c.rowspan) * usize::from(c.colspan))
            .sum()
    };
    if head.iter().chain(&body).map(area).sum::<usize>() > LARGEST {
        let fault = Diagnostic::new(Code::TemplateMarkup).arg("template", "");
        report.push(at_mark(fault.arg("message", "table-too-large"), node));
        (head, body) = (Vec::new(), Vec::new());
    }
    let mut table = Table {
        caption: caption.filter(|c| !c.is_empty()),
        columns,
        head,
        body,
        from: origin(node),
    };
    let places = table.places().into_iter();
    let widest = places.map(|place| place.column + place.columns).max();
    let widest = widest.unwrap_or(0);
    while table.columns.len() < widest {
        table.columns.push(Column {
            width: None,
            align: Align::Auto,
            merge: false,
            number: false,
            names: false,
        });
    }
    merge_equal_neighbours(&mut table);
    table
}

fn column(node: Node<'_, '_>, report: &mut Report) -> Column {
    let width = node.attribute("width").map(|written| {
        let width = written
            .parse::<f32>()
            .ok()
            .filter(|w| *w > 0.0 && *w < 100.0);
        if width.is_none() {
            let fault = Diagnostic::new(Code::TemplateMarkup).arg("template", "");
            let fault = fault.arg(
                "message",
                format!("width=\"{written}\" is not a number of characters"),
            );
            report.push(at_mark(fault, node));
        }
        width
    });
    Column {
        width: width.flatten(),
        align: align(node).unwrap_or(Align::Auto),
        merge: has_class(node, "merge"),
        number: has_class(node, "number"),
        names: has_class(node, "names"),
    }
}

fn row(node: Node<'_, '_>, report: &mut Report) -> Row {
    let cells = node
        .children()
        .filter(|c| c.has_tag_name("td") || c.has_tag_name("th"))
        .map(|cell| Cell {
            rowspan: span(cell, "rowspan", report),
            colspan: span(cell, "colspan", report),
            paragraphs: paragraphs(cell),
            header: cell.has_tag_name("th"),
            // Heads stand centred over columns of any alignment (typesetting.md 6.5).
            align: align(cell).or(cell.has_tag_name("th").then_some(Align::Center)),
            on: cell.attribute("on").and_then(|day| day.parse().ok()),
        });
    Row {
        cells: cells.collect(),
        min_lines: node
            .attribute("lines")
            .and_then(|l| l.parse().ok())
            .unwrap_or(1),
        by_hand: node.attribute("lines").is_some(),
        from: origin(node),
        kind: match () {
            () if has_class(node, "group") => RowKind::Group,
            () if has_class(node, "subtotal") => RowKind::Subtotal,
            () if has_class(node, "total") => RowKind::Total,
            () => RowKind::Plain,
        },
    }
}

/// Paragraphs of a cell; bare text is one.
fn paragraphs(cell: Node<'_, '_>) -> Vec<Inlines> {
    let own = cell.children().filter(|c| c.has_tag_name("p"));
    let mut paragraphs: Vec<Inlines> = own.map(inlines).collect();
    if paragraphs.is_empty() {
        paragraphs.push(inlines(cell));
    }
    paragraphs.retain(|p| !p.is_empty());
    paragraphs
}

fn align(node: Node<'_, '_>) -> Option<Align> {
    if has_class(node, "left") {
        Some(Align::Left)
    } else if has_class(node, "center") {
        Some(Align::Center)
    } else if has_class(node, "right") {
        Some(Align::Right)
    } else {
        None
    }
}

fn span(node: Node<'_, '_>, name: &str, report: &mut Report) -> u16 {
    let Some(written) = node.attribute(name) else {
        return 1;
    };
    match written.parse::<u16>() {
        Ok(n) if (1..=1000).contains(&n) => n,
        _ => {
            let fault = Diagnostic::new(Code::TemplateMarkup).arg("template", "");
            let fault = fault.arg(
                "message",
                format!("{name}=\"{written}\" is not a number from 1 to 1000"),
            );
            report.push(at_mark(fault, node));
            1
        }
    }
}
