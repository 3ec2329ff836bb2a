//! What chapters and parts are made with: everybody of the file, and what is
//! gathered on the way.

use std::cell::RefCell;

use super::node::Node;
use super::people::Party;
use super::question::Asker;
use super::roster::Roster;
use super::text;

/// Gives records; gathers who is in them.
pub(super) struct Builder<'r> {
    /// Asks what the file does not say.
    pub asker: &'r Asker<'r>,
    /// Everybody of the file.
    pub roster: &'r Roster,
    /// Everybody who was referred to, as they came.
    pub met: RefCell<Vec<Party>>,
    /// Lines kept as they are, without a structure of their own.
    pub kept: Vec<usize>,
    /// Heads of tables, which the program words by itself.
    pub heads: Vec<usize>,
    /// Numbers of chapters that are not the usual ones, by depth.
    pub odd: Vec<(usize, &'static str)>,
}

/// What stands below a heading.
#[derive(Default)]
pub(super) struct Below {
    pub parts: Vec<Node>,
    pub sections: Vec<Node>,
    /// How the sections are numbered, where not as usual.
    pub numbering: Option<&'static str>,
}

/// A part of a plan.
pub(super) fn part(key: &'static str, node: Node) -> Node {
    Node::Map(vec![(key, node)])
}

impl Below {
    /// The keys of it in a chapter.
    pub(super) fn keys(self) -> Vec<(&'static str, Node)> {
        let mut map = Vec::new();
        if let Some(style) = self.numbering {
            map.push(("序号样式", Node::text(style)));
        }
        if let Some(body) = content(self.parts) {
            map.push(("内容", body));
        }
        if !self.sections.is_empty() {
            map.push(("下级章节", Node::List(self.sections)));
        }
        map
    }
}

/// Parts, or the text alone where that is all.
pub(super) fn content(mut parts: Vec<Node>) -> Option<Node> {
    match &mut parts[..] {
        [] => None,
        [Node::Map(map)] if map.len() == 1 && map[0].0 == "正文" => {
            map.pop().map(|(_, node)| node)
        }
        _ => Some(Node::List(parts)),
    }
}

impl Builder<'_> {
    /// References to people; whoever is referred to is noted.
    pub(super) fn references(&self) -> impl Fn(&[Party]) -> Vec<Node> {
        |parties| {
            self.met.borrow_mut().extend_from_slice(parties);
            self.roster.references(parties)
        }
    }

    /// A text with references to those whom it names.
    pub(super) fn text(&self, text: &str) -> String {
        let named = text::named(text);
        self.met.borrow_mut().extend(named);
        text::with_references(text, self.roster)
    }
}
