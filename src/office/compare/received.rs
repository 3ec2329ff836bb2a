//! Takes the bytes of a DOCX; gives its text in reading order, tracked changes
//! accepted. Heads and feet of pages are no text of the document.

use roxmltree::{Document, Node, ParsingOptions};

use crate::diagnostic::{Code, Diagnostic};
use crate::read::package::{self, damaged, encrypted};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// More elements than any document of an office has.
const MOST_NODES: u32 = 3_000_000;

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A paragraph.
    Line(String),
    /// A table: the paragraphs of each cell of each row, covered cells left out.
    Table(Vec<Vec<Vec<String>>>),
}

/// The text, and the name of the document it says it is.
///
/// # Errors
/// `file-damaged`, `file-encrypted`, `unpacks-too-large`, `unknown-file-kind`.
pub fn read(bytes: &[u8], name: &str) -> Result<(Vec<Part>, Option<String>), Box<Diagnostic>> {
    if bytes.len() > package::LARGEST_FILE {
        let size = (bytes.len() / 1_048_576).to_string();
        let fault = Diagnostic::new(Code::FileTooLarge).arg("path", name);
        return Err(Box::new(fault.arg("size", size)));
    }
    if package::is_encrypted(bytes) {
        return Err(encrypted());
    }
    if !package::is_zip(bytes) {
        return Err(Box::new(
            Diagnostic::new(Code::UnknownFileKind).arg("path", name),
        ));
    }
    package::checked(bytes)?;
    let Some(text) = package::text(bytes, "word/document.xml")? else {
        return Err(Box::new(
            Diagnostic::new(Code::UnknownFileKind).arg("path", name),
        ));
    };
    let options = ParsingOptions {
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let tree = Document::parse_with_options(&text, options).map_err(|_| damaged())?;
    let body = tree
        .descendants()
        .find(|n| is(n, "body"))
        .ok_or_else(damaged)?;
    let mut parts = Vec::new();
    let mut open = String::new();
    blocks(body, &mut parts, &mut open);
    Ok((parts, identifier(bytes)))
}

fn is(node: &Node, name: &str) -> bool {
    node.has_tag_name((WORD, name))
}

fn child<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    node.children().find(|n| is(n, name))
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
            let covered = merge.is_some_and(|m| m.attribute((WORD, "val")) != Some("restart"));
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

/// Text of a paragraph: what was deleted, and what a field is made of, left out.
fn line(paragraph: Node) -> String {
    let mut text = String::new();
    let mut nodes: Vec<Node> = vec![paragraph];
    while let Some(node) = nodes.pop() {
        if is(&node, "t") {
            text.push_str(node.text().unwrap_or(""));
        } else if is(&node, "tab") && node.parent().is_some_and(|p| is(&p, "r")) {
            text.push('\t');
        } else if is(&node, "br") || is(&node, "cr") {
            text.push('\n');
        } else {
            let skipped = [
                "del",
                "moveFrom",
                "instrText",
                "pPr",
                "rPr",
                "drawing",
                "pict",
                "delText",
            ];
            if !skipped.iter().any(|name| is(&node, name)) {
                let children: Vec<Node> = node.children().collect();
                nodes.extend(children.into_iter().rev());
            }
        }
    }
    text
}
