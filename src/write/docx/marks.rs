//! Takes a flow; gives a mark for each of its paragraphs, which the file carries:
//! so it can be told later what was changed in the file, and what in the data
//! since.

use std::collections::BTreeSet;

use super::flow::{Change, Down, Flow, Node, Paragraph};
use super::xml::Xml;
use crate::digest::sha256;

/// The namespace of the part that holds the marks.
pub const NAMESPACE: &str = "urn:fangan:marks";

/// The mark of a text. Blanks do not count: programs move them. Letters alone: no
/// mark looks like a telephone number.
pub fn mark(text: &str) -> String {
    let solid: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = sha256(solid.as_bytes());
    let mut number = u32::from_str_radix(&digits[..8], 16).unwrap_or_default();
    let letter = |_| {
        let letter = char::from(b'a' + (number % 26) as u8);
        number /= 26;
        letter
    };
    (0..5).map(letter).collect()
}

/// The mark of two that follow each other: short texts stand in many places.
pub fn pair(before: &str, behind: &str) -> String {
    mark(&format!("{before}‖{behind}"))
}

/// The mark of a row. A number before it does not count: it follows from the
/// row's place.
pub fn row(cells: impl Iterator<Item = String>) -> String {
    let is_number = |cell: &str| {
        cell.chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace())
    };
    let mut cells: Vec<String> = cells.collect();
    if cells.first().is_some_and(|cell| is_number(cell)) {
        cells.remove(0);
    }
    mark(&format!("｜{}", cells.join("｜")))
}

/// What stands for a table among paragraphs.
pub const TABLE: &str = "\u{1}";

/// The part that holds the marks of all paragraphs, of those that follow each
/// other, and of rows; nothing where the flow tracks changes, so that it is two
/// texts.
pub(super) fn part(flow: &Flow) -> Option<Vec<u8>> {
    let mut marks = BTreeSet::new();
    let mut texts = vec![String::new()];
    for node in &flow.nodes {
        match node {
            Node::Paragraph(paragraph) => {
                let text = unchanged(paragraph)?;
                marks.insert(mark(&text));
                if !text.trim().is_empty() {
                    texts.push(text);
                }
            }
            Node::Table(grid) => {
                for line in &grid.rows {
                    let cells = line.cells.iter().filter(|cell| cell.rows != Down::Covered);
                    let cells: Option<Vec<Vec<String>>> = cells
                        .map(|cell| cell.paragraphs.iter().map(unchanged).collect())
                        .collect();
                    let cells = cells.filter(|_| line.change == Change::Kept)?;
                    marks.extend(cells.iter().flatten().map(|text| mark(text)));
                    marks.insert(row(cells.iter().map(|cell| cell.concat())));
                }
                texts.push(TABLE.to_string());
            }
            Node::Section(_) => {}
        }
    }
    texts.push(String::new());
    marks.extend(texts.windows(2).map(|two| pair(&two[0], &two[1])));
    let marks: Vec<String> = marks.into_iter().collect();
    let mut out = Xml::new();
    out.element("marks", &[("xmlns", &NAMESPACE)], &marks.join(" "));
    Some(out.finish())
}

/// The text of a paragraph; nothing where changes are tracked in it.
fn unchanged(paragraph: &Paragraph) -> Option<String> {
    let mut pieces = paragraph.pieces.iter();
    let kept = paragraph.mark == Change::Kept && pieces.all(|p| p.change == Change::Kept);
    kept.then(|| paragraph.plain())
}
