//! Takes a figure's nested lists; gives the figure, drawn; takes a picture's
//! attributes; gives the picture.

use roxmltree::Node;

use super::{has_class, inlines, origin};
use crate::document::figure::{self, Figure, Tree};
use crate::document::{self, Block, Picture, plain_text};

/// `figure.organisation` is drawn as boxes below each other, `figure.phases`
/// along a line, `figure.flow` as steps joined by arrows.
pub(super) fn figure(node: Node<'_, '_>) -> Figure {
    let trees = trees(node);
    let figure = if has_class(node, "phases") {
        figure::timeline(&trees)
    } else if has_class(node, "flow") {
        document::flow(&trees)
    } else {
        figure::organisation(&trees)
    };
    let words = || {
        let words = figure.words.iter().map(|words| words.text.as_str());
        words.collect::<Vec<_>>().join("；")
    };
    // A template that does not say how it is told has its words read out.
    let alt = node.attribute("alt").map_or_else(words, str::to_string);
    Figure { alt, ..figure }
}

/// `figure.picture file="…" alt="…"`: a picture, whose file is read later.
pub(super) fn picture(node: Node<'_, '_>) -> Block {
    let word = |name| node.attribute(name).unwrap_or("").to_string();
    Block::Picture(Picture {
        file: word("file"),
        alt: word("alt"),
        width: node.attribute("width").and_then(|width| width.parse().ok()),
        image: None,
        from: origin(node),
    })
}

fn trees(node: Node<'_, '_>) -> Vec<Tree> {
    let lists = node.children().filter(|child| child.has_tag_name("ul"));
    let items = lists.flat_map(|list| list.children().filter(|child| child.has_tag_name("li")));
    let trees = items.map(|item| {
        let words = item.children().find(|child| child.has_tag_name("p"));
        Tree {
            text: words.map(|p| plain_text(&inlines(p))).unwrap_or_default(),
            from: words.and_then(origin),
            below: trees(item),
        }
    });
    trees.collect()
}
