//! Takes a table of the flow; gives its markup.

use super::body::Body;
use super::eighths;
use super::flow::{Change, Down, Grid, GridCell, GridKind, GridRow};
use super::measure::twips;
use super::styles::TABLE;

/// Writes a table.
pub(super) fn write(body: &mut Body, grid: &Grid) {
    let total: i32 = grid.widths.iter().sum();
    body.out.open("w:tbl", &[]);
    body.out.open("w:tblPr", &[]);
    let ruled = matches!(grid.kind, GridKind::Data | GridKind::Box);
    if ruled {
        body.out.value("w:tblStyle", TABLE);
    }
    if matches!(grid.kind, GridKind::Record { .. }) {
        // At the foot of the type area, whatever stands above. Measured from the
        // page: a table as wide as the text does not float in LibreOffice otherwise.
        let left = twips(body.style.page.left);
        body.out.void(
            "w:tblpPr",
            &[
                ("w:leftFromText", &0),
                ("w:rightFromText", &0),
                ("w:vertAnchor", &"margin"),
                ("w:horzAnchor", &"page"),
                ("w:tblpX", &left),
                ("w:tblpYSpec", &"bottom"),
            ],
        );
        body.out.value("w:tblOverlap", "never");
    }
    body.out
        .void("w:tblW", &[("w:w", &total), ("w:type", &"dxa")]);
    if matches!(grid.kind, GridKind::Marks | GridKind::Box) {
        body.out.value("w:jc", "center");
    }
    if grid.kind == GridKind::Data {
        body.out
            .void("w:tblInd", &[("w:w", &0), ("w:type", &"dxa")]);
    }
    if let GridKind::Record { ruled: true } = grid.kind {
        record_rules(body);
    }
    body.out.void("w:tblLayout", &[("w:type", &"fixed")]);
    if !ruled {
        // LibreOffice has margins of its own where none are said.
        body.out.open("w:tblCellMar", &[]);
        for side in ["w:left", "w:right"] {
            body.out.void(side, &[("w:w", &0), ("w:type", &"dxa")]);
        }
        body.out.close("w:tblCellMar");
    } else if let Some(blank) = &grid.blank {
        body.out.open("w:tblCellMar", &[]);
        for side in ["w:top", "w:bottom"] {
            body.out.void(side, &[("w:w", blank), ("w:type", &"dxa")]);
        }
        body.out.close("w:tblCellMar");
    }
    body.out.void("w:tblLook", &[("w:val", &"0020")]);
    body.out.close("w:tblPr");
    body.out.open("w:tblGrid", &[]);
    for width in &grid.widths {
        body.out.void("w:gridCol", &[("w:w", width)]);
    }
    body.out.close("w:tblGrid");
    for (n, row) in grid.rows.iter().enumerate() {
        write_row(body, row, n < grid.head);
    }
    body.out.close("w:tbl");
}

/// Thick first and last rules, a thin one between (GB/T 9704 7.4.1).
fn record_rules(body: &mut Body) {
    let record = &body.style.record;
    let (thick, thin) = (eighths(record.thick), eighths(record.thin));
    body.out.open("w:tblBorders", &[]);
    for (side, size) in [("w:top", thick), ("w:bottom", thick), ("w:insideH", thin)] {
        body.out.void(
            side,
            &[
                ("w:val", &"single"),
                ("w:sz", &size),
                ("w:space", &0),
                ("w:color", &"auto"),
            ],
        );
    }
    body.out.close("w:tblBorders");
}

fn write_row(body: &mut Body, row: &GridRow, head: bool) {
    body.out.open("w:tr", &[]);
    body.out.open("w:trPr", &[]);
    if !row.parted {
        body.out.void("w:cantSplit", &[]);
    }
    if let Some(height) = row.height {
        body.out
            .void("w:trHeight", &[("w:val", &height), ("w:hRule", &"atLeast")]);
    }
    if head {
        body.out.void("w:tblHeader", &[]);
    }
    if row.change != Change::Kept {
        body.change(row.change, "w:ins", "w:del", false);
    }
    body.out.close("w:trPr");
    for cell in &row.cells {
        write_cell(body, cell);
    }
    body.out.close("w:tr");
}

fn write_cell(body: &mut Body, cell: &GridCell) {
    body.out.open("w:tc", &[]);
    body.out.open("w:tcPr", &[]);
    body.out
        .void("w:tcW", &[("w:w", &cell.width), ("w:type", &"dxa")]);
    if cell.columns > 1 {
        body.out.value("w:gridSpan", cell.columns);
    }
    match cell.rows {
        Down::Single => {}
        Down::First => body.out.value("w:vMerge", "restart"),
        Down::Covered => body.out.void("w:vMerge", &[]),
    }
    body.out.value("w:vAlign", "center");
    body.out.close("w:tcPr");
    for paragraph in &cell.paragraphs {
        body.paragraph(paragraph);
    }
    body.out.close("w:tc");
}
