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

/// The part that holds the marks of all paragraphs, each once; nothing where the
/// flow tracks changes, so that it is two texts.
pub(super) fn part(flow: &Flow) -> Option<Vec<u8>> {
    let mut paragraphs = Vec::new();
    for node in &flow.nodes {
        match node {
            Node::Paragraph(paragraph) => paragraphs.push(paragraph),
            Node::Table(grid) => {
                if grid.rows.iter().any(|row| row.change != Change::Kept) {
                    return None;
                }
                let cells = grid.rows.iter().flat_map(|row| &row.cells);
                let cells = cells.filter(|cell| cell.rows != Down::Covered);
                paragraphs.extend(cells.flat_map(|cell| &cell.paragraphs));
            }
            Node::Section(_) => {}
        }
    }
    if paragraphs.iter().any(|paragraph| is_changed(paragraph)) {
        return None;
    }
    let marks: BTreeSet<String> = paragraphs.iter().map(|p| mark(&p.plain())).collect();
    let marks: Vec<String> = marks.into_iter().collect();
    let mut out = Xml::new();
    out.element("marks", &[("xmlns", &NAMESPACE)], &marks.join(" "));
    Some(out.finish())
}

fn is_changed(paragraph: &Paragraph) -> bool {
    let pieces = paragraph.pieces.iter();
    paragraph.mark != Change::Kept || pieces.into_iter().any(|p| p.change != Change::Kept)
}
