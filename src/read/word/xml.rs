//! Takes a part of a DOCX; gives its elements by their short names.

use roxmltree::{Document, Node, ParsingOptions};

use crate::diagnostic::Diagnostic;
use crate::read::package::damaged;

/// The namespace of a document's elements, and the one that strict files have.
const WORD: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// More elements than any document of an office has.
const MOST_NODES: u32 = 3_000_000;

/// The elements of a part.
///
/// # Errors
/// `file-damaged`.
pub(crate) fn parsed(text: &str) -> Result<Document<'_>, Box<Diagnostic>> {
    let options = ParsingOptions {
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|_| damaged())
}

/// Whether it is that element.
pub(crate) fn is(node: &Node, name: &str) -> bool {
    node.tag_name().name() == name && is_of_word(node)
}

/// Whether it is an element of a document's text.
pub(crate) fn is_of_word(node: &Node) -> bool {
    let space = node.tag_name().namespace();
    space.is_some_and(|space| WORD.contains(&space))
}

/// The first child of that name.
pub(crate) fn child<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    node.children().find(|n| is(n, name))
}

/// An attribute.
pub(crate) fn attribute<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    WORD.iter().find_map(|space| node.attribute((*space, name)))
}

/// The value of a child.
pub(super) fn value<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    child(node, name).and_then(|n| attribute(n, "val"))
}

/// A child that says yes or no.
pub(super) fn switch<'a>(node: Node<'a, 'a>, name: &str) -> Option<bool> {
    let found = child(node, name)?;
    Some(!matches!(
        attribute(found, "val"),
        Some("0" | "false" | "off" | "none")
    ))
}

/// A number of a child.
pub(super) fn number<'a>(node: Node<'a, 'a>, name: &str) -> Option<u32> {
    value(node, name)?.parse().ok()
}
