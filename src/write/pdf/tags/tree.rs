//! Elements of a structure and what they hold.

use lopdf::ObjectId;

use super::click::sides;
use crate::layout::pages::{Page, TextRun};

/// Standard types of elements (PDF 1.7, 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Document,
    /// A chapter with its heading, or an attachment.
    Sect,
    /// Lines that belong together: a head, a signature, a record.
    Div,
    /// A heading of level 1 to 6.
    Heading(u8),
    P,
    Note,
    L,
    LI,
    Lbl,
    LBody,
    Table,
    Caption,
    THead,
    TBody,
    TR,
    TH,
    TD,
    Figure,
    Link,
    Contents,
    Entry,
}

impl Tag {
    /// Its name in the file.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Sect => "Sect",
            Self::Div => "Div",
            Self::Heading(1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(3) => "H3",
            Self::Heading(4) => "H4",
            Self::Heading(5) => "H5",
            Self::Heading(_) => "H6",
            Self::P => "P",
            Self::Note => "Note",
            Self::L => "L",
            Self::LI => "LI",
            Self::Lbl => "Lbl",
            Self::LBody => "LBody",
            Self::Table => "Table",
            Self::Caption => "Caption",
            Self::THead => "THead",
            Self::TBody => "TBody",
            Self::TR => "TR",
            Self::TH => "TH",
            Self::TD => "TD",
            Self::Figure => "Figure",
            Self::Link => "Link",
            Self::Contents => "TOC",
            Self::Entry => "TOCI",
        }
    }

    /// Whether it says something even where no words stand in it.
    pub(super) fn stands_empty(self) -> bool {
        matches!(
            self,
            Self::THead | Self::TBody | Self::TR | Self::TH | Self::TD
        )
    }
}

/// An element.
#[derive(Debug)]
pub(super) struct Node {
    pub tag: Tag,
    pub parent: usize,
    pub kids: Vec<Kid>,
    pub more: More,
}

/// What an element holds.
#[derive(Debug)]
pub(super) enum Kid {
    Node(usize),
    /// Marked content: its page and number there.
    Mark(usize, usize),
    /// An annotation and its page.
    Annotation(usize, ObjectId),
}

/// What more is said of an element.
#[derive(Debug)]
pub(super) enum More {
    Nothing,
    /// A name, unique in the file.
    Id(String),
    Cell(Cell),
    Figure(Figure),
}

/// What is said of a cell of a table.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub rows: usize,
    pub columns: usize,
    /// Of a head: whether it heads its column, or its row.
    pub scope: Option<&'static str>,
    /// Names of the cells that head it.
    pub headers: Vec<String>,
    pub id: Option<String>,
}

/// What is said of a chart.
#[derive(Debug, Default)]
pub(super) struct Figure {
    pub alt: String,
    /// Page, and left, bottom, right, top on it in points.
    pub place: Option<(usize, [f32; 4])>,
}

/// All elements, the document's first.
pub(super) struct Tree {
    pub nodes: Vec<Node>,
}

impl Tree {
    pub(super) fn new() -> Self {
        let document = Node {
            tag: Tag::Document,
            parent: 0,
            kids: Vec::new(),
            more: More::Nothing,
        };
        Self {
            nodes: vec![document],
        }
    }

    /// Adds an element at the end of another one.
    pub(super) fn add(&mut self, parent: usize, tag: Tag) -> usize {
        self.add_with(parent, tag, More::Nothing)
    }

    pub(super) fn add_with(&mut self, parent: usize, tag: Tag, more: More) -> usize {
        let number = self.nodes.len();
        self.nodes.push(Node {
            tag,
            parent,
            kids: Vec::new(),
            more,
        });
        self.nodes[parent].kids.push(Kid::Node(number));
        number
    }
}

/// Blank around the words of a chart's box, em.
const PAD: f32 = 0.5;

impl Node {
    /// Makes a chart's place large enough for words on it and the box around them.
    pub(super) fn cover(&mut self, number: usize, page: &Page, run: &TextRun) {
        let More::Figure(figure) = &mut self.more else {
            return;
        };
        let [left, bottom, right, top] = sides(page, run, PAD);
        let (_, place) = figure
            .place
            .get_or_insert((number, [left, bottom, right, top]));
        *place = [
            place[0].min(left),
            place[1].min(bottom),
            place[2].max(right),
            place[3].max(top),
        ];
    }
}
