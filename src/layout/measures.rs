//! Takes single blocks; gives what a writer needs that leaves pages to another
//! program: how wide columns are, where a title's lines end.

pub(crate) use super::block::panel::SIDE as PANEL_SIDE;
pub(crate) use super::block::people::name_cells;
use super::block::seals::Seals;
use super::block::{table, title};
use super::font::Fonts;
use super::seams::TableSeams;
use super::shared::Shared;
use super::style::Style;
use super::text::setter::Setter;
use super::text::words::Words;
use crate::document::{Document, Inline, Table};

/// Columns as the pages have them.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// Left edges and the right edge of the last, mm.
    pub edges: Vec<f32>,
    /// Whether a column's short texts stand in its middle.
    pub centred: Vec<bool>,
    /// Size of the type, pt.
    pub size: f32,
    /// From line to line, mm.
    pub pitch: f32,
    /// Blank above and below in its cells, mm.
    pub padding: f32,
    /// Rows, the head's first, that go on over a page's end.
    pub parted: Vec<bool>,
}

impl Columns {
    /// Those that the pages have, where they say so.
    pub fn of(seams: &TableSeams) -> Option<Self> {
        let mut edges = vec![0.0];
        for width in &seams.columns {
            edges.push(edges.last().copied().unwrap_or(0.0) + width);
        }
        (edges.len() > 1).then(|| Self {
            edges,
            centred: seams.centred.clone(),
            size: seams.size,
            pitch: seams.pitch,
            padding: seams.padding,
            parted: seams.rows.iter().map(|row| row.height == 0.0).collect(),
        })
    }
}

/// Measures single blocks of one document.
pub struct Measures<'a> {
    style: &'a Style,
    fonts: &'a Fonts,
    words: Words,
    shared: Shared,
}

impl<'a> Measures<'a> {
    /// Measures in that style and those faces.
    pub fn new(document: &Document, style: &'a Style, fonts: &'a Fonts) -> Self {
        let words = Words::of(document);
        let mut setter = Setter::new(style, fonts, &words);
        let shared = table::shared::share(&mut setter, document);
        Self {
            style,
            fonts,
            words,
            shared,
        }
    }

    fn setter(&self) -> Setter<'_> {
        // What does not fit or has no glyph is reported where pages are made.
        let mut setter = Setter::new(self.style, self.fonts, &self.words);
        setter.shared = self.shared.clone();
        setter
    }

    /// Columns of a table of that width, mm; nothing where it has no cell.
    pub fn columns(&self, table: &Table, width: f32) -> Option<Columns> {
        Columns::of(&table::columns(&mut self.setter(), table, width)?)
    }

    /// The text of each line of a title of that width, mm.
    pub fn title_lines(&self, text: &[Inline], width: f32) -> Vec<String> {
        title::texts(&mut self.setter(), text, width)
    }
}

/// Middles of the names of joint issuers, row by row from the top, in whatever unit
/// the widths have: `centre` is the middle of the date, `apart` what holds two seals
/// apart.
pub fn seal_rows(
    style: &Style,
    width: i32,
    centre: i32,
    apart: i32,
    names: &[i32],
) -> Vec<Vec<i32>> {
    let characters = f32::from(style.grid.characters.max(1));
    let seals = Seals {
        width: width as f32,
        centre: centre as f32,
        apart: apart as f32,
        cell: width as f32 / characters,
    };
    let names: Vec<f32> = names.iter().map(|width| *width as f32).collect();
    let rows = seals.rows(&names).into_iter();
    rows.map(|row| row.into_iter().map(|middle| middle as i32).collect())
        .collect()
}
