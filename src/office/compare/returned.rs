//! Takes the bytes of a file that came back, of whatever kind; gives what it holds,
//! or what to do with it.

use roxmltree::Node;

use super::aside::{Aside, AsideKind};
use super::markup::parsed;
use super::received::{self, Received};
use super::written::plain;
use crate::diagnostic::{Code, Diagnostic};
use crate::office::import::{self, Sheet};
use crate::read::{package, written};

/// A file that came back.
#[derive(Debug)]
pub enum Returned {
    /// From a word processor.
    Document(Received),
    /// A workbook: its sheets, and the comments in it.
    Sheets(Vec<Sheet>, Vec<Aside>),
}

/// Reads it.
///
/// # Errors
/// `file-damaged`, `file-encrypted`, `file-too-large`, `unpacks-too-large`,
/// `too-many-rows`, `not-docx`.
pub fn read(bytes: &[u8], name: &str) -> Result<Returned, Box<Diagnostic>> {
    // The lines of a PDF end where its pages do: no edit can be told.
    if bytes.starts_with(b"%PDF") {
        return Err(unknown(name, "no-pdf-compared"));
    }
    if let Some(flow) = written::read(bytes, name) {
        let received = received::read(&flow?, bytes)?;
        return Ok(Returned::Document(received));
    }
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    const TABLES: [&str; 7] = ["xlsx", "xlsm", "xls", "et", "ods", "csv", "xltx"];
    if package::is_encrypted(bytes) || TABLES.contains(&ending.as_str()) {
        let (sheets, _) = import::read(bytes, name)?;
        return Ok(Returned::Sheets(sheets, comments(bytes)?));
    }
    Err(unknown(name, "save-as-docx"))
}

fn unknown(name: &str, hint: &'static str) -> Box<Diagnostic> {
    let fault = Diagnostic::new(Code::NotDocx).arg("path", name);
    Box::new(fault.hint(hint))
}

/// The comments of a workbook, a word for each cell that has one.
fn comments(bytes: &[u8]) -> Result<Vec<Aside>, Box<Diagnostic>> {
    if !package::is_zip(bytes) {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for (name, _) in package::checked(bytes)? {
        let comments = name.starts_with("xl/comments") || name.contains("/comments/comment");
        if !(comments || name == "content.xml") || !name.ends_with(".xml") {
            continue;
        }
        let text = package::text(bytes, &name)?.unwrap_or_default();
        let tree = parsed(&text)?;
        let is_one = |n: &Node| matches!(n.tag_name().name(), "comment" | "annotation");
        for node in tree.descendants().filter(is_one) {
            let words = node.descendants().filter(|n| n.is_text());
            let words: String = words.filter_map(|n| n.text()).collect();
            found.push(Aside {
                words: plain(&words),
                on: node.attribute("ref").unwrap_or_default().to_string(),
                ..Aside::new(AsideKind::Comment)
            });
        }
    }
    Ok(found)
}
