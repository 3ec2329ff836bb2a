//! A document as a word processor has it: paragraphs and tables one after the
//! other, each in a named style, tabs and breaks in place; nothing said about
//! pages. Lengths are twips, twentieths of a point.

use std::sync::Arc;

use super::named::Named;
use crate::diagnostic::Origin;
use crate::document::Image;
use crate::layout::font::Role;

/// The whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Flow {
    /// What stands in it, in reading order.
    pub nodes: Vec<Node>,
    /// How the last stretch of pages stands.
    pub last: Section,
}

impl Flow {
    /// Whether any pages lie on their side.
    pub fn lies_on_side(&self) -> bool {
        let mut sections = self.nodes.iter().filter_map(|node| match node {
            Node::Section(section) => Some(section),
            _ => None,
        });
        self.last.landscape || sections.any(|section| section.landscape)
    }
}

impl Flow {
    /// The pictures in it, each once.
    pub fn images(&self) -> Vec<&Image> {
        let paragraphs = self.nodes.iter().filter_map(|node| match node {
            Node::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        });
        let mut images: Vec<&Image> = Vec::new();
        for piece in paragraphs.flat_map(|paragraph| &paragraph.pieces) {
            if let Kind::Picture(picture) = &piece.kind {
                for image in picture.drawing.iter().chain([&picture.image]) {
                    if !images.iter().any(|one| one.digest == image.digest) {
                        images.push(image);
                    }
                }
            }
        }
        images
    }
}

/// A piece of the flow.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Grid),
    /// Here ends a stretch of pages that stand like this.
    Section(Section),
}

/// How a stretch of pages stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Section {
    /// Whether its pages lie on their side.
    pub landscape: bool,
    /// Whether it begins on an even page.
    pub even: bool,
}

/// What a staff change did to a piece (花脸稿).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Change {
    /// Nothing.
    #[default]
    Kept,
    /// It is new.
    Inserted,
    /// It is gone.
    Deleted,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    /// Its style.
    pub style: Named,
    /// In what it departs from its style.
    pub shape: Shape,
    /// Its text.
    pub pieces: Vec<Piece>,
    /// What became of its end.
    pub mark: Change,
    /// Where it was written, for pieces that do not know it.
    pub from: Option<Origin>,
}

/// In what a paragraph departs from its style.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    /// Blank above.
    pub before: Option<i32>,
    /// Blank below.
    pub after: Option<i32>,
    /// From line to line.
    pub line: Option<i32>,
    /// Left indent.
    pub left: Option<i32>,
    /// Right indent.
    pub right: Option<i32>,
    /// Indent of the first line beyond the left one; less than nothing hangs.
    pub first: Option<i32>,
    /// Where its lines stand.
    pub align: Option<Side>,
    /// Tab stops, and how text stands at them.
    pub tabs: Vec<(i32, Side)>,
    /// Whether it begins a page.
    pub new_page: bool,
    /// Whether it stays with the next one.
    pub keep: bool,
    /// A red rule below it: eighths of a point, and points of blank above.
    pub rule: Option<Rule>,
    /// The box that it stands in, together with those beside it that do.
    pub boxed: Option<Boxed>,
    /// Its place on the sheet, out of the flow: from the left and the top, and
    /// its width.
    pub place: Option<(i32, i32, i32)>,
}

/// A box around paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Boxed {
    /// Thickness, eighths of a point.
    pub thickness: i32,
    /// Between text and rules at the sides, points.
    pub side: i32,
    /// Above and below, points.
    pub above: i32,
}

/// A red rule below a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Thickness, eighths of a point.
    pub thickness: i32,
    /// Between text and rule, points.
    pub space: i32,
    /// Whether it is a thick and a thin one.
    pub double: bool,
}

/// Where lines stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
    /// From edge to edge, the last line too.
    Spread,
}

impl Side {
    /// What the file calls it.
    pub fn name(self) -> &'static str {
        match self {
            Side::Left => "left",
            Side::Center => "center",
            Side::Right => "right",
            Side::Spread => "distribute",
        }
    }
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// What it is.
    pub kind: Kind,
    /// What became of it.
    pub change: Change,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Characters.
    Text(Text),
    /// To the next tab stop.
    Tab,
    /// To the next line.
    Break,
    /// A table of contents, which the word processor can make anew: its lines.
    Contents(Vec<Listed>),
    /// A picture.
    Picture(Picture),
}

/// A line of a table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listed {
    /// 1 to 5.
    pub level: u8,
    /// Number and words.
    pub words: String,
    /// The page, where it is known.
    pub page: String,
}

/// A picture in a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// What is shown: pixels.
    pub image: Arc<Image>,
    /// The drawing that these are of, for programs that show it.
    pub drawing: Option<Arc<Image>>,
    /// What it shows, for whoever cannot see it.
    pub alt: String,
    /// Width and height, mm.
    pub size: (f32, f32),
}

/// Characters of one look.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The characters.
    pub text: String,
    /// Their look.
    pub look: Look,
    /// Where they were written.
    pub from: Option<Origin>,
    /// Blank after each of them: short names and labels are spread so, never by
    /// characters.
    pub track: Option<i32>,
}

/// The look of characters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Role of the face.
    pub role: Role,
    /// Whether bold.
    pub bold: bool,
    /// Size in half points, where it is not the style's.
    pub size: Option<i32>,
    /// Whether red.
    pub red: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// What it is for.
    pub kind: GridKind,
    /// Widths of its columns.
    pub widths: Vec<i32>,
    /// How many of its rows are its head.
    pub head: usize,
    /// Blank above and below in its cells, where it is not the style's.
    pub blank: Option<i32>,
    /// Its rows.
    pub rows: Vec<GridRow>,
}

/// What a table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GridKind {
    /// A table of the document.
    Data,
    /// One box of a chart.
    Box,
    /// The record, at the foot of its page, ruled or not.
    Record {
        /// Whether it has rules.
        ruled: bool,
    },
    /// Marks of joint issuers.
    Marks,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct GridRow {
    /// Cells for every place, those covered from above included.
    pub cells: Vec<GridCell>,
    /// Least height.
    pub height: Option<i32>,
    /// Whether it may go on on the next page.
    pub parted: bool,
    /// What became of it.
    pub change: Change,
    /// Where it was written.
    pub from: Option<Origin>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct GridCell {
    /// Columns it covers.
    pub columns: usize,
    /// How it goes on downwards.
    pub rows: Down,
    /// Its width.
    pub width: i32,
    /// Its text.
    pub paragraphs: Vec<Paragraph>,
}

/// How a cell goes on downwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Down {
    /// It does not.
    Single,
    /// It is the first of several rows.
    First,
    /// It belongs to the cell above.
    Covered,
}

impl Piece {
    /// Characters.
    pub fn text(text: impl Into<String>, look: Look, from: Option<Origin>) -> Self {
        Self::new(Kind::Text(Text {
            text: text.into(),
            look,
            from,
            track: None,
        }))
    }

    /// Characters with blank after each.
    pub fn spread(text: &str, look: Look, from: Option<Origin>, track: Option<i32>) -> Self {
        Self::new(Kind::Text(Text {
            text: text.to_string(),
            look,
            from,
            track,
        }))
    }

    /// An unchanged piece.
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            change: Change::Kept,
        }
    }

    /// Its characters; a tab and a break are one each.
    pub fn plain(&self) -> &str {
        match &self.kind {
            Kind::Text(text) => &text.text,
            Kind::Tab => "\t",
            Kind::Break => "\n",
            Kind::Contents(_) | Kind::Picture(_) => "",
        }
    }
}

impl Paragraph {
    /// Its characters.
    pub fn plain(&self) -> String {
        self.pieces.iter().map(Piece::plain).collect()
    }

    /// Whether it is one of the formal parts: what a plan says of itself, around
    /// its text.
    pub fn is_formal(&self) -> bool {
        matches!(
            self.style,
            Named::Subtitle
                | Named::Addressees
                | Named::AttachmentNote
                | Named::Signature
                | Named::Labels
                | Named::Mark
                | Named::Number
                | Named::Record
        )
    }
}
