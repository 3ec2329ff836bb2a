//! Takes a Document and, run by run, what stands on its pages; gives the structure
//! that readers of a tagged file go by (PDF 1.7, 14.7 and 14.8; ISO 14289-1).
//!
//! The tree follows the Document; pages only say where in them each element's
//! words stand. What the Document does not hold (page numbers, repeated heads) has
//! no element.

mod blocks;
mod click;
mod table;
mod tree;
mod written;

use lopdf::ObjectId;

use crate::document::Document;
use crate::layout::pages::{Page, Picture, TextRun};
use crate::layout::seams::Place;

pub(super) use click::Click;
use click::rectangle;
use tree::{Kid, More, Node, Tag, Tree};

/// An element that words stand in directly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Leaf(usize);

/// The structure of a document.
pub(super) struct Tags {
    tree: Tree,
    blocks: Vec<Texts>,
    /// Elements of the marked content of each page, by number.
    pages: Vec<Vec<usize>>,
    /// What a click leads away from.
    pub clicks: Vec<Click>,
    /// Anchors that have a page.
    anchors: Vec<String>,
}

/// Where the texts of a block belong.
struct Texts {
    /// The element of the block.
    node: usize,
    /// What further texts become, below it; nothing where they belong to itself.
    each: Option<Tag>,
    texts: Vec<Text>,
}

/// Where a text of a block belongs.
struct Text {
    /// A label, and how many characters of it are still to come, blanks not counted.
    label: Option<(usize, usize)>,
    node: usize,
    /// The link that the last words were part of.
    link: Option<(String, usize)>,
}

impl Tags {
    /// Nothing is on pages yet. `anchors` are those that have one.
    pub(super) fn new(document: &Document, anchors: Vec<String>) -> Self {
        let (tree, blocks) = blocks::read(document);
        Self {
            tree,
            blocks,
            pages: Vec::new(),
            clicks: Vec::new(),
            anchors,
        }
    }

    /// What follows stands on the next page.
    pub(super) fn begin_page(&mut self) {
        self.pages.push(Vec::new());
    }

    /// The element that the words of a run belong to.
    pub(super) fn leaf(&mut self, page: &Page, run: &TextRun) -> Leaf {
        let Some((block, text)) = self.find(run.place) else {
            return Leaf(0);
        };
        let texts = &mut self.blocks[block];
        let Some(text) = texts.texts.get_mut(text) else {
            self.tree.nodes[texts.node].cover(self.pages.len() - 1, page, run);
            return Leaf(texts.node);
        };
        if let Some((node, left)) = &mut text.label
            && *left > 0
        {
            let seen = run.text.chars().filter(|c| !c.is_whitespace()).count();
            *left = left.saturating_sub(seen);
            return Leaf(*node);
        }
        let Some(anchor) = run.link.as_ref().filter(|a| self.anchors.contains(a)) else {
            text.link = None;
            return Leaf(text.node);
        };
        let link = match &text.link {
            Some((last, link)) if last == anchor => *link,
            _ => self.tree.add(text.node, Tag::Link),
        };
        text.link = Some((anchor.clone(), link));
        self.clicks.push(Click {
            page: self.pages.len() - 1,
            anchor: anchor.clone(),
            words: run.text.clone(),
            rectangle: rectangle(page, run),
            link,
        });
        Leaf(link)
    }

    /// The element of a picture, and where it stands.
    pub(super) fn picture(&mut self, page: &Page, picture: &Picture) -> Leaf {
        let Some(block) = (picture.place.block as usize).checked_sub(1) else {
            return Leaf(0);
        };
        let node = self.blocks.get(block).map_or(0, |texts| texts.node);
        if let More::Figure(figure) = &mut self.tree.nodes[node].more {
            figure.place = Some((self.pages.len() - 1, click::picture(page, picture)));
        }
        Leaf(node)
    }

    /// Words of a table of contents: no text, but a click on them leads to a heading.
    pub(super) fn jump(&mut self, page: &Page, run: &TextRun) {
        let anchor = run.link.as_ref().filter(|a| self.anchors.contains(a));
        let (Some(anchor), Some((block, text))) = (anchor, self.find(run.place)) else {
            return;
        };
        let Some(text) = self.blocks[block].texts.get(text) else {
            return;
        };
        if self.tree.nodes[text.node].tag != Tag::Entry {
            return;
        }
        let (number, [left, bottom, right, top]) = (self.pages.len() - 1, rectangle(page, run));
        // The whole line is one, its number as well.
        if let Some(last) = self.clicks.last_mut()
            && (last.page, &last.anchor) == (number, anchor)
            && last.rectangle[1] < top
            && bottom < last.rectangle[3]
        {
            // Behind the dots.
            if left > last.rectangle[2] {
                last.words.push(' ');
            }
            last.words.push_str(&run.text);
            last.rectangle[0] = last.rectangle[0].min(left);
            last.rectangle[2] = last.rectangle[2].max(right);
            return;
        }
        let link = self.tree.add(text.node, Tag::Link);
        self.clicks.push(Click {
            page: number,
            anchor: anchor.clone(),
            words: run.text.clone(),
            rectangle: [left, bottom, right, top],
            link,
        });
    }

    /// Number of a text among those of its block; one that was not foreseen gets an
    /// element.
    fn find(&mut self, place: Place) -> Option<(usize, usize)> {
        let block = (place.block as usize).checked_sub(1)?;
        let texts = self.blocks.get_mut(block)?;
        let number = place.text as usize;
        if let Some(tag) = texts.each {
            while texts.texts.len() <= number {
                let node = self.tree.add(texts.node, tag);
                texts.texts.push(Text::plain(node));
            }
        }
        Some((block, number))
    }

    /// Begins marked content of an element: its name and number on the page.
    pub(super) fn mark(&mut self, leaf: Leaf) -> (&'static str, i32) {
        let page = self.pages.len() - 1;
        let number = self.pages[page].len();
        self.pages[page].push(leaf.0);
        let node: &mut Node = &mut self.tree.nodes[leaf.0];
        node.kids.push(Kid::Mark(page, number));
        (node.tag.name(), number as i32)
    }

    /// Says which annotation a click became.
    pub(super) fn clicked(&mut self, click: &Click, annotation: ObjectId) {
        let kid = Kid::Annotation(click.page, annotation);
        self.tree.nodes[click.link].kids.push(kid);
    }
}

impl Text {
    fn plain(node: usize) -> Self {
        Self {
            label: None,
            node,
            link: None,
        }
    }

    /// A label in an element of its own before what it labels.
    fn labelled(label: &str, label_node: usize, node: usize) -> Self {
        let count = label.chars().filter(|c| !c.is_whitespace()).count();
        Self {
            label: Some((label_node, count)),
            ..Self::plain(node)
        }
    }
}
