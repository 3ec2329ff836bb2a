//! Takes the flow of what came back from a word processor; gives its text in
//! reading order, and what stands beside it. Heads and feet of pages are no text of
//! the document.

use roxmltree::{Document, Node};

use super::aside::Aside;
use super::base::Base;
use super::beside;
use super::markup::{is, parsed};
use super::tracked::{self, Stretch};
use super::written::plain;
use crate::diagnostic::Diagnostic;
use crate::read::flow::{Block, Cell, Flow};
use crate::read::package::{self, damaged};

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A paragraph.
    Line(String),
    /// A table: the paragraphs of each cell of each row, covered cells left out.
    Table(Vec<Vec<Vec<String>>>),
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Received {
    /// Its text.
    pub parts: Vec<Part>,
    /// The document it says it is, as our own files do.
    pub id: Option<String>,
    /// What stands beside the text.
    pub asides: Vec<Aside>,
    /// Whether it is a DOCX, whose pictures can be told from one another.
    pub docx: bool,
    /// The marks of the paragraphs that it was made with.
    pub base: Option<Base>,
    /// What people changed in it with changes tracked.
    pub tracked: Vec<Stretch>,
    /// Whether it is a workbook's: its tables and nothing else of a document.
    pub sheets: bool,
}

/// What a file with that flow holds.
///
/// # Errors
/// `file-damaged`.
pub(super) fn read(flow: &Flow, bytes: &[u8]) -> Result<Received, Box<Diagnostic>> {
    let packed = match package::is_zip(bytes) {
        true => packed(bytes)?,
        false => Packed::default(),
    };
    let Packed {
        id,
        base,
        asides,
        tracked,
    } = packed;
    Ok(Received {
        parts: flow.blocks.iter().map(part).collect(),
        id,
        docx: asides.is_some(),
        asides: asides.unwrap_or_else(|| flow.beside.iter().map(Aside::from).collect()),
        base,
        tracked,
        sheets: false,
    })
}

/// What a package tells besides its text.
#[derive(Default)]
pub(super) struct Packed {
    /// Which document it says it is.
    id: Option<String>,
    /// What paragraphs it was made with.
    base: Option<Base>,
    /// In a DOCX what stands beside them, and where.
    pub asides: Option<Vec<Aside>>,
    /// And what was changed in it with changes tracked.
    tracked: Vec<Stretch>,
}

pub(super) fn packed(bytes: &[u8]) -> Result<Packed, Box<Diagnostic>> {
    let parts = package::checked(bytes)?.into_iter();
    let names: Vec<String> = parts.map(|(name, _)| name).collect();
    let mut packed = Packed {
        id: identifier(bytes),
        base: Base::of(bytes, &names),
        ..Packed::default()
    };
    if let Some(text) = package::text(bytes, "word/document.xml")? {
        let tree = parsed(&text)?;
        let body = tree.descendants().find(|n| is(n, "body"));
        let body = body.ok_or_else(damaged)?;
        packed.asides = Some(beside::asides(body, bytes, &names)?);
        packed.tracked = tracked::stretches(body);
    }
    Ok(packed)
}

/// The document's id, which our own files carry; word processors that save them as
/// another kind keep it, each in its own way.
fn identifier(bytes: &[u8]) -> Option<String> {
    let of = |part: &str, is_it: &dyn Fn(&Node) -> bool| {
        let text = package::text(bytes, part).ok()??;
        let tree = Document::parse(&text).ok()?;
        let found = tree.descendants().find(is_it);
        found.and_then(|n| n.text()).map(str::to_string)
    };
    of("docProps/core.xml", &|n| {
        n.tag_name().name() == "identifier"
    })
    .or_else(|| {
        of("meta.xml", &|n| {
            n.attributes()
                .any(|a| a.value() == "OOXMLCorePropertyIdentifier")
        })
    })
}

/// A paragraph with its number, or a table without the cells that others cover.
fn part(block: &Block) -> Part {
    match block {
        Block::Paragraph(paragraph) => {
            let label = paragraph.label.as_deref().unwrap_or_default();
            Part::Line(format!("{label}{}", paragraph.text))
        }
        Block::Table(rows) => {
            let lines = |cell: &Cell| {
                let lines = cell.text.split('\n').filter(|line| !plain(line).is_empty());
                lines.map(str::to_string).collect()
            };
            let row = |row: &Vec<Cell>| {
                let cells = row.iter().filter(|cell| !cell.covered);
                cells.map(lines).collect()
            };
            Part::Table(rows.iter().map(row).collect())
        }
    }
}
