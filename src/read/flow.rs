//! What a written file holds, whatever it was written with: paragraphs and tables
//! in reading order, each with the look that tells what it is.

/// A file's text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Flow {
    /// Paragraphs and tables, from the top.
    pub blocks: Vec<Block>,
    /// What stands beside the text or could not be taken along.
    pub beside: Vec<Beside>,
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table, row by row.
    Table(Vec<Vec<Cell>>),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    /// Its text; `\n` where a line was broken by hand, `\t` for tabs.
    pub text: String,
    /// The number that the word processor gives it: （一）.
    pub label: Option<String>,
    /// How it is set.
    pub look: Look,
    /// Whether a new page begins with it.
    pub new_page: bool,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Look {
    /// Where its lines stand.
    pub align: Align,
    /// The size of its first words, in half points; 0 where it is not known.
    pub size: u32,
    /// Whether its first words are bold.
    pub bold: bool,
    /// Whether its first words are red.
    pub red: bool,
    /// How many characters from the beginning look otherwise than the rest.
    pub lead: usize,
}

/// Where lines stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left, or on both sides.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// Its paragraphs, one a line.
    pub text: String,
    /// How many columns it spans.
    pub span: usize,
    /// Whether the cell above covers it.
    pub covered: bool,
}

/// What stands beside the text or could not be taken along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// What it is.
    pub kind: BesideKind,
    /// Its words, as far as they are known.
    pub text: String,
}

/// Kinds of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BesideKind {
    /// A comment.
    Comment,
    /// A footnote or an endnote.
    Note,
    /// Words in a text box.
    Box,
    /// Words that a tracked change deleted.
    Deleted,
    /// A picture.
    Picture,
    /// The head or foot of pages.
    Margin,
}

impl Flow {
    /// Takes a paragraph on.
    pub(crate) fn push(&mut self, paragraph: Paragraph) {
        self.blocks.push(Block::Paragraph(paragraph));
    }

    /// Notes what stands beside the text; nothing where it says nothing.
    pub(crate) fn aside(&mut self, kind: BesideKind, text: &str) {
        let text = text.trim().to_string();
        if !text.is_empty() || kind == BesideKind::Picture {
            self.beside.push(Beside { kind, text });
        }
    }
}
