//! Rows: what a page is filled with from top to bottom, and what must stay
//! together.

use std::rc::Rc;

use super::grid::Grid;
use crate::layout::line::justify::Line;
use crate::layout::pages::Item;

/// What a bookmark and links lead to.
#[derive(Debug, Clone)]
pub(crate) struct Anchor {
    pub level: u8,
    pub title: String,
    pub name: String,
}

/// What a row shows. Places are measured from the left edge of the type area
/// and the row's top.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    Items(Vec<Item>),
    /// A row of a table; the table draws it once it is known what else of the
    /// table stands on the page.
    Cells {
        table: Rc<Grid>,
        row: usize,
    },
}

/// A ruled box around rows, which goes on over pages.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Frame {
    /// Tells it from the one before it.
    pub number: u32,
    /// Left edge, mm from that of the type area.
    pub left: f32,
    /// Width, mm.
    pub width: f32,
    /// Blank between its upper rule and the first row on a page, mm.
    pub above: f32,
    /// Thickness of its rules, mm.
    pub rule: f32,
}

/// A horizontal slice of a page that is never cut.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// Blank below the row above, mm; dropped at the head of a page.
    pub gap: f32,
    /// How much of that blank it gives up where that alone saves a new page, mm.
    pub give: f32,
    /// Blank above it at the head of a page, mm.
    pub top: f32,
    /// Height, mm.
    pub height: f32,
    /// Blank that it needs below it at the foot of a page, mm.
    pub below: f32,
    /// Whether it stays on the page of the row below.
    pub keep: bool,
    /// Whether it parts from that row all the same where more than two lines of a
    /// page would stay white.
    pub may_part: bool,
    /// How many lines of text it counts for, beside a signature.
    pub text_lines: u16,
    pub content: Content,
    pub anchor: Option<Anchor>,
    /// Number of the line that it shows, where that is noted.
    pub seam: Option<u32>,
    /// Number of the block that it belongs to.
    pub block: u32,
    /// How far it is moved to the right, mm.
    pub left: f32,
    /// The boxes that it stands in, the innermost first.
    pub frames: Vec<Frame>,
}

impl Row {
    pub(crate) fn new(items: Vec<Item>, gap: f32, height: f32) -> Self {
        Self {
            gap,
            give: 0.0,
            top: 0.0,
            height,
            below: 0.0,
            keep: false,
            may_part: false,
            text_lines: 0,
            content: Content::Items(items),
            anchor: None,
            seam: None,
            block: 0,
            left: 0.0,
            frames: Vec::new(),
        }
    }

    /// A line of text.
    pub(crate) fn line(line: Line, gap: f32, height: f32) -> Self {
        Self {
            text_lines: 1,
            seam: line.seam,
            ..Self::new(line.items, gap, height)
        }
    }
}

/// Rows in order, and what the next one has to keep clear of.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    pub rows: Vec<Row>,
    /// Width to fill, mm.
    pub width: f32,
    /// Height of a page, mm.
    pub height: f32,
    /// Number of the block that rows belong to.
    pub block: u32,
    /// Blank that the next row gets instead of its own.
    next_gap: Option<f32>,
    next_anchor: Option<Anchor>,
}

impl Flow {
    pub(crate) fn new(width: f32, height: f32) -> Self {
        Self {
            width,
            height,
            ..Self::default()
        }
    }

    /// Puts this much blank before the next row.
    pub(crate) fn gap(&mut self, gap: f32) {
        self.next_gap = Some(gap);
    }

    /// Gives the next row a bookmark.
    pub(crate) fn anchor(&mut self, anchor: Anchor) {
        self.next_anchor = Some(anchor);
    }

    /// Puts at least this much blank before the next row.
    pub(crate) fn gap_at_least(&mut self, gap: f32) {
        self.next_gap = Some(self.next_gap.unwrap_or(0.0).max(gap));
    }

    pub(crate) fn push(&mut self, mut row: Row) {
        if let Some(gap) = self.next_gap.take() {
            row.gap = gap;
        }
        if row.block == 0 {
            row.block = self.block;
        }
        if row.anchor.is_none() {
            row.anchor = self.next_anchor.take();
        }
        self.rows.push(row);
    }

    /// Adds rows of which the first and last `least` stay together.
    pub(crate) fn push_kept(&mut self, rows: Vec<Row>, least: u16) {
        let least = usize::from(least.max(1));
        let count = rows.len();
        for (i, mut row) in rows.into_iter().enumerate() {
            let tail = i + least >= count && i + 1 < count;
            row.keep |= i + 1 < count && (i + 1 < least || tail);
            self.push(row);
        }
    }

    /// Lets the first line of a paragraph, of three and more from `from` on, stand
    /// without the second at the foot of a page that would stay white otherwise.
    pub(crate) fn loosen_first(&mut self, from: usize) {
        if self.rows.len() >= from + 3 {
            self.rows[from].may_part = true;
        }
    }

    /// Keeps the rows from `from` on together, and with the next one where
    /// `with_next`.
    pub(crate) fn keep_from(&mut self, from: usize, with_next: bool) {
        let count = self.rows.len();
        for (i, row) in self.rows.iter_mut().enumerate().skip(from) {
            row.keep |= with_next || i + 1 < count;
        }
    }

    /// Says that the rows from `from` on are no text that a signature could stand
    /// beside: headings, addressees.
    pub(crate) fn no_text(&mut self, from: usize) {
        self.rows
            .iter_mut()
            .skip(from)
            .for_each(|row| row.text_lines = 0);
    }

    /// Keeps the last `lines` lines of text, and all that follows them, with
    /// the next row. Of a text so short that nothing would be left for the page
    /// before, the first line may part from the others.
    pub(crate) fn keep_lines(&mut self, lines: u16) {
        let first = self.rows.iter().position(|row| row.text_lines > 0);
        let texts = self.rows.iter().map(|row| row.text_lines);
        let all = texts.fold(0_u16, u16::saturating_add);
        let parted = first.filter(|_| all > 1 && all <= lines + 1);
        if let Some(row) = parted.and_then(|first| self.rows.get_mut(first)) {
            row.keep = false;
        }
        let lines = if parted.is_some() {
            lines.min(all - 1)
        } else {
            lines
        };
        let mut found = 0;
        for row in self.rows.iter_mut().rev() {
            if found >= lines {
                break;
            }
            // One line of text is enough where more would leave a page white.
            row.may_part |= found > 0 && !row.keep;
            row.keep = true;
            found += row.text_lines;
        }
    }
}
