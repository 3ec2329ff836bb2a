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

/// How characters are set: size in half points, 0 where it is not known; whether
/// they are bold, and red.
pub type Shown = (u32, bool, bool);

impl Look {
    /// The look of a text, `runs` telling from which character on it is set how,
    /// `base` how it is before them. White space says nothing.
    pub fn of(
        align: Align,
        text: &str,
        base: Shown,
        runs: impl Iterator<Item = (usize, Shown)>,
    ) -> Self {
        let mut runs = runs.peekable();
        let (mut now, mut begins, mut lead) = (base, None, 0);
        for (n, c) in text.chars().enumerate() {
            while let Some((_, shown)) = runs.next_if(|(start, _)| *start <= n) {
                now = shown;
            }
            if c.is_whitespace() {
                continue;
            }
            if *begins.get_or_insert(now) != now {
                lead = n;
                break;
            }
        }
        let (size, bold, red) = begins.unwrap_or(now);
        Self {
            align,
            size,
            bold,
            red,
            lead,
        }
    }
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
    /// Its paragraphs, one a line; [`BROKEN`] where a line was broken by hand.
    pub text: String,
    /// How many columns it spans.
    pub span: usize,
    /// Whether the cell above covers it.
    pub covered: bool,
}

impl Cell {
    /// The cells of a row from their texts, some of which say that the cell above
    /// covers them or that they go on with the one before.
    pub fn row(texts: impl IntoIterator<Item = String>, merged: &[(bool, bool)]) -> Vec<Self> {
        let mut row: Vec<Self> = Vec::new();
        for (n, text) in texts.into_iter().enumerate() {
            let (covered, before) = merged.get(n).copied().unwrap_or((false, false));
            match row.last_mut().filter(|_| before) {
                Some(last) => last.span += 1,
                None => row.push(Self {
                    text,
                    span: 1,
                    covered,
                }),
            }
        }
        row
    }
}

/// Where somebody broke a line within a paragraph of a cell.
pub const BROKEN: char = '\u{b}';

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
    /// Words that nobody sees.
    Hidden,
    /// A picture.
    Picture,
    /// The head or foot of pages.
    Margin,
}

impl BesideKind {
    /// What programs call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Note => "note",
            Self::Box => "text-box",
            Self::Deleted => "deleted",
            Self::Hidden => "hidden",
            Self::Picture => "picture",
            Self::Margin => "margin",
        }
    }
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

    /// Takes what stands in a box: a table, which programs put there when it had a
    /// place of its own on the page, is text; words are beside it.
    pub(crate) fn take_box(&mut self, inner: Flow) {
        let mut words = Vec::new();
        for block in inner.blocks {
            match block {
                Block::Paragraph(p) => words.push(p.text.trim().to_string()),
                table => self.blocks.push(table),
            }
        }
        words.retain(|words| !words.is_empty());
        self.aside(BesideKind::Box, &words.join(" "));
        self.beside.extend(inner.beside);
    }

    /// The words of a cell: a paragraph a line, of a table within it a row a line.
    pub(crate) fn words(&self) -> String {
        let mut lines = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Paragraph(p) => {
                    let label = p.label.as_deref().unwrap_or("");
                    let text = p.text.trim_matches('\n').replace('\n', &BROKEN.to_string());
                    lines.push(format!("{label}{text}"));
                }
                Block::Table(rows) => lines.extend(rows.iter().map(|row| {
                    let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
                    cells.join("\t")
                })),
            }
        }
        lines.retain(|line| !line.trim().is_empty());
        lines.join("\n")
    }
}

/// FF0000 and what comes near it.
pub(crate) fn is_red(color: &str) -> bool {
    let part = |range| {
        color
            .get(range)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
    };
    let parts = [part(0..2), part(2..4), part(4..6)];
    matches!(parts, [Some(red), Some(green), Some(blue)] if red > 180 && green < 90 && blue < 90)
}
