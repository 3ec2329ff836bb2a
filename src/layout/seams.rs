//! Where a document's lines, rows and pages end, text by text: for a writer
//! whose pages another program makes, and that asks for the same ones.

use std::collections::BTreeMap;

/// Which text of a document is meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The block, counted from 1 in reading order; a block that holds others is
    /// counted before them.
    pub block: u32,
    /// The text within the block: a term, a name of the attachment note, a
    /// person of a list, each counted from 0; of a table its caption, 0, and its
    /// cells, counted from 1 along the rows.
    pub text: u32,
}

/// What the pages made of a document's texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Seams {
    /// Every line of every text that may have several, in order of their places.
    pub lines: Vec<Seam>,
    /// Page on which each block begins, from 0; nothing for what stands on none.
    pub blocks: Vec<Option<u32>>,
    /// Pages of headings and attachments by their anchors, from 0, where a table of
    /// contents asks for them.
    pub pages: BTreeMap<String, usize>,
    /// Tables, in reading order.
    pub tables: Vec<TableSeams>,
    /// Panels, a part for each page that they stand on.
    pub panels: Vec<PanelSeam>,
    /// Where the record came to stand.
    pub record: RecordSeam,
    /// Whether 主送 stands in the record instead of above the text.
    pub addressees_moved: bool,
    /// How many signatories stand on each line.
    pub signatories: Vec<u8>,
    /// Whether the document number has a line of its own below them.
    pub number_apart: bool,
    /// How much smaller than the style's the issuers' mark is; 1 mostly.
    pub mark_scale: f32,
}

/// A line of a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seam {
    /// The text.
    pub place: Place,
    /// Bytes of the text before the line; a forced break counts nothing.
    pub start: u32,
    /// Its page, from 0.
    pub page: u32,
    /// Left edge in the type area, mm.
    pub left: f32,
    /// Width in which it is centred, mm; 0 where it stands at its left edge.
    pub width: f32,
    /// Blank above its row, mm; as much as between any two lines at the head of
    /// a page.
    pub gap: f32,
    /// What it leaves empty at its right instead of being stretched, mm.
    pub short: f32,
    /// Whether it holds so many digits that their half width is felt.
    pub digits: bool,
    /// Of people beside each other: the first column, and how many.
    pub slot: Option<(u8, u8)>,
    /// Marks that take less than their cell.
    pub narrow: Vec<Narrow>,
}

/// A mark that takes less than its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Narrow {
    /// Bytes of the text before it.
    pub at: u32,
    /// Eighths of the cell that it lost, 1 to 4.
    pub eighths: u8,
    /// Whether it lost them at its left.
    pub left: bool,
}

/// What the pages made of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TableSeams {
    /// Size of the type, pt.
    pub size: f32,
    /// From line to line, mm.
    pub pitch: f32,
    /// Blank above and below in its cells, mm.
    pub padding: f32,
    /// Widths of the columns, mm.
    pub columns: Vec<f32>,
    /// Whether a column's short texts stand in its middle.
    pub centred: Vec<bool>,
    /// Rows, the head's first.
    pub rows: Vec<RowSeam>,
    /// Merged cells that a page break cuts.
    pub cut: Vec<CutCell>,
    /// Merged cells whose words stand again on a later page.
    pub again: Vec<CutCell>,
}

/// A row of a table.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct RowSeam {
    /// Page on which it begins, from 0.
    pub page: u32,
    /// Page on which it ends.
    pub end: u32,
    /// Height, mm; 0 for one that is cut into lines.
    pub height: f32,
    /// Foot in the type area of the page on which it ends, mm.
    pub foot: f32,
}

/// A part of a merged cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CutCell {
    /// Row in which the part begins.
    pub row: u32,
    /// The cell, counted from 0 along the rows.
    pub cell: u32,
    /// From the head of the part to the head of its words, mm.
    pub top: f32,
}

/// A panel on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PanelSeam {
    /// The block that it is, as in [`Place`].
    pub block: u32,
    /// The page, from 0.
    pub page: u32,
    /// Its upper rule below the top of the type area, mm.
    pub top: f32,
    /// From there to its foot, mm.
    pub height: f32,
}

/// Where the record stands.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct RecordSeam {
    /// Whether it stands on a page of its own.
    pub own: bool,
    /// Whether a blank page comes before that.
    pub blank: bool,
    /// Blank above it on its page, mm.
    pub above: f32,
}

impl Default for Seams {
    /// Nothing is known of the pages.
    fn default() -> Self {
        Self {
            lines: Vec::new(),
            blocks: Vec::new(),
            pages: BTreeMap::new(),
            tables: Vec::new(),
            panels: Vec::new(),
            record: RecordSeam::default(),
            addressees_moved: false,
            signatories: Vec::new(),
            number_apart: false,
            mark_scale: 1.0,
        }
    }
}

impl Seams {
    /// Lines of a text.
    pub fn of(&self, place: Place) -> &[Seam] {
        let from = self.lines.partition_point(|seam| seam.place < place);
        let count = self.lines[from..].partition_point(|seam| seam.place == place);
        &self.lines[from..from + count]
    }

    /// Notes on which page a block stands, if it began on none before.
    pub(super) fn block_on(&mut self, block: u32, page: u32) {
        let block = block as usize;
        if self.blocks.len() <= block {
            self.blocks.resize(block + 1, None);
        }
        self.blocks[block].get_or_insert(page);
    }
}
