//! Takes a flow; gives the part `word/document.xml`.

use super::body::{Body, Editor};
use super::flow::{Flow, Node, Paragraph};
use super::named::Named;
use super::sheet::{self, Parts};
use super::xml::Xml;
use super::{RELATIONS, WORD, grid};
use crate::layout::style::Style;

/// The part.
pub(super) fn part(flow: &Flow, style: &Style, parts: &Parts, editor: &Editor) -> Vec<u8> {
    let mut body = Body {
        style,
        parts,
        editor,
        out: Xml::new(),
        number: 0,
        pictures: 0,
    };
    body.out
        .open("w:document", &[("xmlns:w", &WORD), ("xmlns:r", &RELATIONS)]);
    body.out.open("w:body", &[]);
    let mut nodes = flow.nodes.iter().peekable();
    while let Some(node) = nodes.next() {
        match node {
            Node::Paragraph(paragraph) => {
                // A section ends in its last paragraph.
                let ends = match nodes.peek() {
                    Some(Node::Section(section)) => Some(*section),
                    _ => None,
                };
                if ends.is_some() {
                    nodes.next();
                }
                body.paragraph_ending(paragraph, ends);
            }
            Node::Table(table) => grid::write(&mut body, table),
            Node::Section(section) => {
                let seam = Paragraph {
                    style: Named::Seam,
                    ..Paragraph::default()
                };
                body.paragraph_ending(&seam, Some(*section));
            }
        }
    }
    // After a table there must be a paragraph.
    if !matches!(flow.nodes.last(), Some(Node::Paragraph(_))) {
        body.paragraph(&Paragraph {
            style: Named::Seam,
            ..Paragraph::default()
        });
    }
    sheet::section(&mut body.out, style, parts, flow.last);
    body.out.close("w:body");
    body.out.close("w:document");
    body.out.finish()
}
