//! Takes a table; gives its markup, in a box of its own that scrolls where the
//! screen is narrow.

use unicode_width::UnicodeWidthStr;

use super::inline::inlines;
use super::markup::Markup;
use super::{Level, Writer};
use crate::document::{Align, Cell, Column, Row, Table, plain_text};

/// Columns whose longest text is at most this long (in characters) keep it on
/// one line; the others share the rest of the width.
const NARROW: f32 = 8.0;

/// Least width of a column of long texts on a screen, in characters.
const LEAST: f32 = 10.0;

/// Most of the width, in parts of 1, that narrow columns take beside long ones.
const SHARE: f32 = 0.7;

/// Some faces have digits wider than half a hanzi: this much more (in
/// characters) keeps a narrow text on its line.
const HAIR: f32 = 0.5;

impl Writer<'_> {
    /// The table: caption, head, rows.
    pub fn table(&self, table: &Table, level: Level, out: &mut Markup) {
        let (mut widths, least) = self.widths(table, level);
        let number = self.tables.replace(self.tables.get() + 1);
        if let Some(set) = self.columns.get(number)
            && set.len() == widths.len()
        {
            let total: f32 = set.iter().sum();
            widths = set.iter().map(|w| w / total.max(1.0)).collect();
        }
        let label = table.caption.as_ref().map(|c| plain_text(c));
        let scroll = [
            ("class", "scroll"),
            ("role", "region"),
            ("tabindex", "0"),
            ("aria-label", label.as_deref().unwrap_or("表格")),
        ];
        out.open("div", &scroll);
        out.open("table", &[("style", &format!("--least:{least:.2}"))]);
        if let Some(caption) = &table.caption {
            out.open("caption", &[]);
            inlines(caption, out);
            out.close("caption");
        }
        out.open("colgroup", &[]);
        for width in &widths {
            out.void("col", &[("style", &format!("width:{:.2}%", width * 100.0))]);
        }
        out.close("colgroup");
        if !table.head.is_empty() {
            self.rows("thead", &table.head, table, out);
        }
        self.rows("tbody", &table.body, table, out);
        out.close("table");
        out.close("div");
    }

    fn rows(&self, part: &str, rows: &[Row], table: &Table, out: &mut Markup) {
        out.open(part, &[]);
        for (row, starts) in rows.iter().zip(starts(rows, table.columns.len())) {
            let height = match row.min_lines {
                0 | 1 => String::new(),
                lines => format!("--lines:{lines}"),
            };
            out.open("tr", &[("style", &height)]);
            for (cell, start) in row.cells.iter().zip(starts) {
                let align = table.columns.get(start).map_or(Align::Auto, |c| c.align);
                self.cell(cell, align, part == "thead", out);
            }
            out.close("tr");
        }
        out.close(part);
    }

    fn cell(&self, cell: &Cell, column: Align, in_head: bool, out: &mut Markup) {
        let header = cell.header || in_head;
        let name = if header { "th" } else { "td" };
        let scope = match (header, in_head) {
            (false, _) => "",
            (true, true) if cell.colspan > 1 => "colgroup",
            (true, true) => "col",
            (true, false) if cell.rowspan > 1 => "rowgroup",
            (true, false) => "row",
        };
        let length = || {
            let lengths = cell
                .paragraphs
                .iter()
                .map(|p| plain_text(p).chars().count());
            lengths.max().unwrap_or(0)
        };
        let class = match cell.align.unwrap_or(column) {
            Align::Auto if in_head || length() <= usize::from(self.style.table.short) => "c",
            Align::Auto | Align::Left => "",
            Align::Center => "c",
            Align::Right => "r",
        };
        let span = |n: u16| if n > 1 { n.to_string() } else { String::new() };
        let attributes = [
            ("scope", scope),
            ("class", class),
            ("rowspan", &span(cell.rowspan)),
            ("colspan", &span(cell.colspan)),
        ];
        out.open(name, &attributes);
        match cell.paragraphs.as_slice() {
            [only] => inlines(only, out),
            several => {
                for paragraph in several {
                    out.open("p", &[]);
                    inlines(paragraph, out);
                    out.close("p");
                }
            }
        }
        out.close(name);
    }

    /// Share of each column in the table's width, and the least width of the
    /// whole on a screen, in characters of the table's type.
    fn widths(&self, table: &Table, level: Level) -> (Vec<f32>, f32) {
        let style = &self.style.table;
        let em = style.size.mm().max(0.1);
        let padding = 2.0 * style.padding_x / em;
        let page = &self.style.page;
        let room = if level.landscape {
            page.text_height
        } else {
            page.text_width
        } / em;
        let longest = longest_texts(table);
        let narrow = |(column, longest): (&Column, &f32)| match column.width {
            Some(width) => Some(width + padding),
            // A hair more, so that rounding does not break the line.
            None if *longest <= NARROW => Some(longest.max(1.0) + padding + HAIR),
            None => None,
        };
        let narrow: Vec<Option<f32>> = table.columns.iter().zip(&longest).map(narrow).collect();
        let taken: f32 = narrow.iter().flatten().sum();
        let long = narrow.iter().filter(|w| w.is_none()).count();
        // Twice as much text does not need twice the width: it takes more lines.
        let weights = || longest.iter().zip(&narrow).filter(|(_, w)| w.is_none());
        let weight: f32 = weights().map(|(longest, _)| longest.sqrt()).sum();
        let kept = match long {
            0 => taken,
            _ => taken.min(room * SHARE),
        };
        let rest = room - kept;
        let total = if long == 0 { taken } else { room }.max(0.1);
        let share = |(narrow, longest): (&Option<f32>, &f32)| match narrow {
            Some(width) => width * kept / taken / total,
            None => rest * longest.sqrt() / weight / total,
        };
        let shares = narrow.iter().zip(&longest).map(share).collect();
        (shares, (taken + LEAST * long as f32).min(room))
    }
}

/// The first column of every cell, row by row: cells from above that reach down
/// push the others to the right.
pub(super) fn starts(rows: &[Row], columns: usize) -> Vec<Vec<usize>> {
    let mut covered = vec![0_u16; columns];
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let mut starts = Vec::with_capacity(row.cells.len());
        let mut column = 0;
        let mut cells = row.cells.iter();
        while column < columns {
            if covered[column] > 0 {
                covered[column] -= 1;
                column += 1;
            } else if let Some(cell) = cells.next() {
                starts.push(column);
                let last = (column + usize::from(cell.colspan.max(1))).min(columns);
                covered[column..last].fill(cell.rowspan.max(1) - 1);
                column = last;
            } else {
                column += 1;
            }
        }
        // Cells beyond the last column are a fault of the template, but stay.
        starts.resize(row.cells.len(), columns);
        all.push(starts);
    }
    all
}

/// The longest text of each column, in hanzi; cells over several columns do not
/// count.
fn longest_texts(table: &Table) -> Vec<f32> {
    let mut longest = vec![0.0_f32; table.columns.len()];
    for rows in [&table.head, &table.body] {
        let starts = starts(rows, longest.len());
        let placed = rows.iter().zip(starts);
        for (cell, start) in placed.flat_map(|(row, starts)| row.cells.iter().zip(starts)) {
            let texts = cell.paragraphs.iter().map(|p| plain_text(p));
            let width = texts
                .flat_map(|t| t.lines().map(|l| l.width()).max())
                .max()
                .unwrap_or(0);
            match longest.get_mut(start) {
                Some(longest) if cell.colspan <= 1 => *longest = longest.max(width as f32 / 2.0),
                _ => {}
            }
        }
    }
    longest
}
