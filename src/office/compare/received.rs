//! Takes the bytes of a DOCX; gives its text in reading order, tracked changes
//! accepted. Heads and feet of pages are no text of the document.

use roxmltree::{Document, Node};

use super::aside::Aside;
use super::base::Base;
use super::beside;
use super::markup::{attribute, child, is, line, parsed};
use crate::diagnostic::{Code, Diagnostic};
use crate::read::package::{self, damaged, encrypted};

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
    /// The marks of the paragraphs that it was made with.
    pub base: Option<Base>,
}

/// Reads a file.
///
/// # Errors
/// `file-damaged`, `file-encrypted`, `unpacks-too-large`, `not-docx`.
pub fn read(bytes: &[u8], name: &str) -> Result<Received, Box<Diagnostic>> {
    if bytes.len() > package::LARGEST_FILE {
        let size = (bytes.len() / 1_048_576).to_string();
        let fault = Diagnostic::new(Code::FileTooLarge).arg("path", name);
        return Err(Box::new(fault.arg("size", size)));
    }
    if package::is_encrypted(bytes) {
        return Err(encrypted());
    }
    if !package::is_zip(bytes) {
        return Err(not_docx(bytes, name));
    }
    let parts = package::checked(bytes)?.into_iter();
    let names: Vec<String> = parts.map(|(name, _)| name).collect();
    let Some(text) = package::text(bytes, "word/document.xml")? else {
        return Err(not_docx(bytes, name));
    };
    let tree = parsed(&text)?;
    let body = tree
        .descendants()
        .find(|n| is(n, "body"))
        .ok_or_else(damaged)?;
    let mut parts = Vec::new();
    let mut open = String::new();
    blocks(body, &mut parts, &mut open);
    Ok(Received {
        parts,
        id: identifier(bytes),
        asides: beside::asides(body, bytes, &names)?,
        base: Base::of(bytes, &names),
    })
}

/// What to do with a file of another kind, by what it begins with and how it is
/// called.
fn not_docx(bytes: &[u8], name: &str) -> Box<Diagnostic> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let hint = match ending.as_str() {
        _ if bytes.starts_with(b"%PDF") => "no-pdf-compared",
        "xlsx" | "xlsm" | "xls" | "et" | "ods" | "csv" => "table-compared",
        _ => "save-as-docx",
    };
    let fault = Diagnostic::new(Code::NotDocx).arg("path", name);
    Box::new(fault.hint(hint))
}

/// The document's id, which our own files carry.
fn identifier(bytes: &[u8]) -> Option<String> {
    let core = package::text(bytes, "docProps/core.xml").ok()??;
    let tree = Document::parse(&core).ok()?;
    let found = tree
        .descendants()
        .find(|n| n.tag_name().name() == "identifier");
    found.and_then(|n| n.text()).map(str::to_string)
}

/// `open` is text of a paragraph whose end was deleted: it runs into the next.
fn blocks<'a>(parent: Node<'a, 'a>, parts: &mut Vec<Part>, open: &mut String) {
    for node in parent.children().filter(Node::is_element) {
        if is(&node, "p") {
            open.push_str(&line(node));
            let mark = child(node, "pPr").and_then(|p| child(p, "rPr"));
            if mark.is_some_and(|mark| child(mark, "del").is_some()) {
                continue;
            }
            parts.push(Part::Line(std::mem::take(open)));
        } else if is(&node, "tbl") {
            parts.push(Part::Table(table(node)));
        } else if is(&node, "sdt") {
            if let Some(content) = child(node, "sdtContent") {
                blocks(content, parts, open);
            }
        } else if ["ins", "moveTo", "smartTag", "customXml"]
            .iter()
            .any(|n| is(&node, n))
        {
            blocks(node, parts, open);
        }
    }
}

fn table<'a>(table: Node<'a, 'a>) -> Vec<Vec<Vec<String>>> {
    let mut rows = Vec::new();
    for row in table.children().filter(|n| is(n, "tr")) {
        let gone = child(row, "trPr").is_some_and(|p| child(p, "del").is_some());
        if gone {
            continue;
        }
        let mut cells = Vec::new();
        for cell in row.children().filter(|n| is(n, "tc")) {
            let merge = child(cell, "tcPr").and_then(|p| child(p, "vMerge"));
            let covered = merge.is_some_and(|m| attribute(m, "val") != Some("restart"));
            if covered {
                continue;
            }
            let (mut parts, mut open) = (Vec::new(), String::new());
            blocks(cell, &mut parts, &mut open);
            let lines = parts.into_iter().flat_map(|part| match part {
                Part::Line(line) => vec![line],
                // A table within a cell reads like its paragraphs.
                Part::Table(rows) => rows.into_iter().flatten().flatten().collect(),
            });
            cells.push(lines.filter(|line| !line.trim().is_empty()).collect());
        }
        rows.push(cells);
    }
    rows
}
