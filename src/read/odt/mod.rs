//! Takes the bytes of an .odt; gives its flow.

mod body;
mod styles;

use roxmltree::{Document, Node, ParsingOptions};

use super::flow::Flow;
use super::package::{self, damaged};
use crate::diagnostic::Diagnostic;

/// More elements than any document of an office has.
const MOST_NODES: u32 = 3_000_000;

/// Reads a file; nothing where the package holds no text document.
///
/// # Errors
/// `file-damaged`, `file-encrypted`, `unpacks-too-large`.
pub fn read(bytes: &[u8]) -> Result<Option<Flow>, Box<Diagnostic>> {
    package::checked(bytes)?;
    let manifest = package::text(bytes, "META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(package::encrypted());
    }
    let Some(content) = package::text(bytes, "content.xml")? else {
        return Ok(None);
    };
    let shared = package::text(bytes, "styles.xml")?.unwrap_or_default();
    let tree = parsed(&content)?;
    let Some(text) = tree
        .descendants()
        .find(|n| is(n, "text") && parent_is(n, "body"))
    else {
        return Ok(None);
    };
    let mut styles = styles::Styles::default();
    if !shared.is_empty() {
        styles.read(parsed(&shared)?.root_element());
    }
    styles.read(tree.root_element());
    let mut flow = Flow::default();
    body::read(text, &styles, &mut flow);
    Ok(Some(flow))
}

fn parsed(text: &str) -> Result<Document<'_>, Box<Diagnostic>> {
    let options = ParsingOptions {
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|_| damaged())
}

/// Whether it is an element of that name, whatever its space.
fn is(node: &Node, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn parent_is(node: &Node, name: &str) -> bool {
    node.parent().is_some_and(|parent| is(&parent, name))
}

/// An attribute, whatever its space.
fn attribute<'a>(node: &Node<'a, 'a>, name: &str) -> Option<&'a str> {
    let found = node.attributes().find(|a| a.name() == name);
    found.map(|a| a.value())
}
