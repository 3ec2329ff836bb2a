//! Takes the rows of a table that stand on one page; gives their text and
//! rules. Rules are full at a break, heads and merged cells are repeated.

use std::ops::Range;

use super::grid::{Grid, GridCell};
use crate::layout::pages::{Ink, Item, Rule};
use crate::layout::seams::{CutCell, Seams};

/// Rows of a table on one page.
pub(crate) struct TablePart {
    /// First of the rows.
    pub first: usize,
    /// How many.
    pub count: usize,
    /// Top of the first, mm.
    pub y: f32,
    /// The page, from 0.
    pub page: u32,
}

/// What a page shows of a cell.
struct View {
    page: u32,
    /// The document's row in which the view begins.
    row: usize,
    y: f32,
    height: f32,
    /// Whether it belongs to a repeated head.
    artifact: bool,
    /// Whether the cell ends here.
    ends: bool,
}

impl Grid {
    /// Ink of a part, in reading order: rules first, then cells by rows. Notes
    /// where rows and lines came to stand.
    pub(crate) fn draw(&self, part: &TablePart, seams: &mut Seams) -> Vec<Item> {
        let mut items = Vec::new();
        let mut drawn = Vec::new();
        let repeated = self.repeated_head(part.first);
        if repeated > 0.0 {
            drawn.push(TablePart {
                first: 0,
                count: self.head,
                y: part.y - repeated,
                page: part.page,
            });
        }
        let own = TablePart { ..*part };
        drawn.push(own);
        let mut rows = Vec::new();
        for (n, part) in drawn.iter().enumerate() {
            let mut y = part.y;
            for row in part.first..part.first + part.count {
                rows.push((row, y));
                y += self.rows[row].height;
            }
            let artifact = n + 1 < drawn.len();
            self.texts(part, artifact, &mut items, seams);
        }
        self.rules(&rows, &mut items);
        items
    }

    fn texts(&self, part: &TablePart, artifact: bool, items: &mut Vec<Item>, seams: &mut Seams) {
        let last = part.first + part.count;
        let mut y = part.y;
        for row in part.first..last {
            let source = self.rows[row].source;
            if let (false, Some(table)) = (artifact, seams.tables.get_mut(self.number)) {
                let seam = &mut table.rows[source];
                if !self.rows[row].continues {
                    seam.page = part.page;
                }
                seam.end = part.page;
                seam.foot = y + self.rows[row].height;
            }
            let reaches = if row == part.first {
                &self.rows[row].reaches[..]
            } else {
                &[]
            };
            for i in reaches.iter().chain(&self.rows[row].begins) {
                let cell = &self.cells[*i];
                let end = (cell.row + cell.rowspan).min(last);
                let height: f32 = self.rows[row..end].iter().map(|r| r.height).sum();
                let view = View {
                    page: part.page,
                    row: source,
                    y,
                    height,
                    artifact,
                    ends: end == cell.row + cell.rowspan,
                };
                self.text(cell, &view, items, seams);
            }
            y += self.rows[row].height;
        }
    }

    /// Words of a cell in the middle of what is seen of it. Where that is too
    /// low for them, the rest follows on the next page; where they stand on an
    /// earlier page, they are repeated.
    fn text(&self, cell: &GridCell, view: &View, items: &mut Vec<Item>, seams: &mut Seams) {
        let printed = cell.printed.get();
        let again = printed >= cell.lines.len();
        let from = if again { 0 } else { printed };
        let room = view.height - 2.0 * self.padding - self.em;
        let fit = if room < -0.01 {
            0
        } else {
            (room / self.pitch + 0.01) as usize + 1
        };
        let rest = cell.lines.len() - from;
        let count = if view.ends && !again || cell.at_top {
            rest
        } else {
            rest.min(fit)
        };
        if again && count < rest {
            return;
        }
        let artifact = view.artifact || again;
        if !view.artifact {
            cell.printed.set(printed.max(from + count));
        }
        let text = match count {
            0 => return,
            n => (n - 1) as f32 * self.pitch + self.em,
        };
        let mut top = if cell.at_top {
            let above = if self.rows[cell.row].continues {
                0.0
            } else {
                self.padding
            };
            view.y + above
        } else {
            view.y + ((view.height - text) / 2.0).max(0.0)
        };
        if !view.artifact {
            let words = from..from + count;
            self.note(cell, view, top - view.y, (!again).then_some(words), seams);
        }
        for line in &cell.lines[from..from + count] {
            for item in &line.items {
                let mut item = item.clone();
                item.shift(0.0, top);
                if let (true, Item::Text(run)) = (artifact, &mut item) {
                    run.artifact = true;
                }
                items.push(item);
            }
            top += self.pitch;
        }
    }

    /// Notes where words of a cell stand, or that they stand there once more.
    fn note(
        &self,
        cell: &GridCell,
        view: &View,
        top: f32,
        words: Option<Range<usize>>,
        seams: &mut Seams,
    ) {
        let Some(table) = seams.tables.get_mut(self.number) else {
            return;
        };
        let part = CutCell {
            row: view.row as u32,
            cell: cell.source,
            top,
        };
        let Some(words) = words else {
            return table.again.push(part);
        };
        if words.start == 0 && !view.ends {
            table.cut.push(part);
        }
        for number in cell.lines[words].iter().filter_map(|line| line.seam) {
            if let Some(seam) = seams.lines.get_mut(number as usize) {
                seam.page = view.page;
            }
        }
    }

    /// Rules around every cell, the longest straight pieces in one.
    fn rules(&self, rows: &[(usize, f32)], items: &mut Vec<Item>) {
        let columns = self.edges.len() - 1;
        let owner: Vec<Vec<Option<usize>>> = rows
            .iter()
            .map(|(row, _)| self.owners(*row, columns))
            .collect();
        let foot = rows
            .last()
            .map_or(0.0, |(row, y)| y + self.rows[*row].height);
        // Across: above each row, and below the last.
        for n in 0..=rows.len() {
            let y = rows.get(n).map_or(foot, |r| r.1);
            let drawn = |column: usize| {
                if n == 0 || n == rows.len() {
                    return true;
                }
                // Above a row that goes on with the one above there is none.
                let same =
                    owner[n - 1][column].is_some() && owner[n - 1][column] == owner[n][column];
                let follows = rows[n].0 == rows[n - 1].0 + 1;
                !(follows && (same || self.rows[rows[n].0].continues))
            };
            pieces(columns, drawn, |from, to| {
                let (x0, x1) = (self.edges[from], self.edges[to]);
                items.push(self.rule_item(x0, self.inside(y, rows[0].1, foot), x1 - x0, self.rule));
            });
        }
        // Down: left of each column, and right of the last.
        for column in 0..=columns {
            let x = self.inside(self.edges[column], self.edges[0], self.edges[columns]);
            let drawn = |n: usize| {
                column == 0
                    || column == columns
                    || owner[n][column - 1].is_none()
                    || owner[n][column - 1] != owner[n][column]
            };
            pieces(rows.len(), drawn, |from, to| {
                let y0 = rows[from].1;
                let y1 = rows.get(to).map_or(foot, |r| r.1);
                items.push(self.rule_item(x, y0, self.rule, y1 - y0));
            });
        }
    }

    /// Edge of a rule centred on a line; at the table's edge it lies inside.
    fn inside(&self, at: f32, first: f32, last: f32) -> f32 {
        (at - self.rule / 2.0).clamp(first, (last - self.rule).max(first))
    }

    fn rule_item(&self, x: f32, y: f32, width: f32, height: f32) -> Item {
        Item::Rule(Rule {
            x,
            y,
            width,
            height,
            ink: Ink::Black,
        })
    }

    /// Which group of cells covers each column of a row.
    fn owners(&self, row: usize, columns: usize) -> Vec<Option<usize>> {
        let mut owners = vec![None; columns];
        for i in self.rows[row].reaches.iter().chain(&self.rows[row].begins) {
            let cell = &self.cells[*i];
            for owner in owners.iter_mut().skip(cell.column).take(cell.colspan) {
                *owner = Some(cell.group);
            }
        }
        owners
    }
}

/// Calls `piece` with every longest stretch of numbers below `count` for which
/// `holds`.
fn pieces(count: usize, holds: impl Fn(usize) -> bool, mut piece: impl FnMut(usize, usize)) {
    let mut from = None;
    for n in 0..=count {
        match (from, n < count && holds(n)) {
            (None, true) => from = Some(n),
            (Some(start), false) => {
                piece(start, n);
                from = None;
            }
            _ => {}
        }
    }
}
