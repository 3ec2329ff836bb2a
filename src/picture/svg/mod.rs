//! Takes an SVG, anybody's; gives what it draws as filled outlines, and a file of
//! these alone.
//!
//! Lines, circles, arrows and copies become outlines once, here, so that every format
//! shows the same. What cannot be drawn so is refused, never left out.

mod asks;
mod outlined;
mod refused;
mod words;

use roxmltree::{Document as Tree, ParsingOptions};

use super::{Letters, Unusable, drawn};
use crate::document::Image;

pub use refused::Refused;

/// Most elements, copies counted.
pub const ELEMENTS: usize = 50_000;

/// Elements within each other: people who draw have some ten.
const DEPTH: usize = 100;

/// Whether bytes are an SVG rather than anything else: whether its root stands there.
pub(super) fn looks_like_one(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8192)];
    head.windows(4).any(|at| at == b"<svg") || head.windows(5).any(|at| at == b":svg ")
}

/// `letters` are the faces that its words are set in; without any, words are refused.
pub(super) fn picture(bytes: &[u8], letters: Option<&dyn Letters>) -> Result<Image, Unusable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unusable::Damaged)?;
    let text = text.trim_start_matches('\u{feff}');
    if text.contains("<!ENTITY") {
        return Err(Unusable::Refused(Refused::Elsewhere));
    }
    let tree = parsed(text)?;
    let words = match letters {
        Some(letters) => words::outlined(text, &tree, letters)?,
        None => None,
    };
    let Some(words) = words else {
        return drawn_from(&tree);
    };
    drawn_from(&parsed(&words)?)
}

fn parsed(text: &str) -> Result<Tree<'_>, Unusable> {
    // Drawing programs name the kind of document in its head.
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: 4 * ELEMENTS as u32,
        ..ParsingOptions::default()
    };
    Tree::parse_with_options(text, options).map_err(|fault| match fault {
        roxmltree::Error::NodesLimitReached => Unusable::Intricate,
        _ => Unusable::Damaged,
    })
}

fn drawn_from(tree: &Tree) -> Result<Image, Unusable> {
    asks::look_through(tree)?;
    let tree = usvg::Tree::from_xmltree(tree, &options_of_usvg()).map_err(|_| Unusable::Damaged)?;
    Ok(drawn::image(outlined::drawing(&tree)?))
}

/// Nothing is fetched for a drawing, and no picture stands in one.
fn options_of_usvg() -> usvg::Options<'static> {
    usvg::Options {
        languages: vec!["zh".to_string()],
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    }
}
