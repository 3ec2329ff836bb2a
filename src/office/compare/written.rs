//! Takes the flow that a file was made from; gives its paragraphs and tables in
//! the form of what is read, each piece of text with where it was written.

use crate::diagnostic::Origin;
use crate::read::flow::BROKEN;
use crate::write::docx::flow::{Down, Flow, Kind, Node, Paragraph};

/// A stretch of text and where it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Where it was written.
    pub from: Option<Origin>,
    /// Whether it is of a list whose entries are printed with [`APART`] between
    /// them.
    pub listed: bool,
}

/// What stands between the entries of a list of the formal parts.
pub(super) const APART: char = '，';

/// Something that the plan says of itself, as a formal part (主送, 文号, 日期)
/// prints it.
#[derive(Debug, Clone, PartialEq)]
pub struct Formal {
    /// As it is printed.
    pub text: String,
    /// Where it was written.
    pub at: Origin,
    /// Whether it is an entry of a list.
    pub listed: bool,
}

/// A paragraph as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its text.
    pub text: String,
    /// The same in pieces.
    pub pieces: Vec<Piece>,
    /// Where it was written, for pieces that do not know it.
    pub near: Option<Origin>,
    /// Which of all paragraphs it is, those in cells too.
    pub at: usize,
    /// Whether it is a heading.
    pub heading: bool,
}

/// The paragraphs of a cell.
pub(super) type Cell = Vec<Line>;

/// A piece of the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Line(Line),
    /// A table: the cells of each row, covered ones left out.
    Table(Vec<Vec<Cell>>),
}

impl Line {
    fn of(paragraph: &Paragraph, row: Option<Origin>, formal: &[Formal]) -> Self {
        let formal = match paragraph.is_formal() {
            true => formal,
            false => &[],
        };
        let mut pieces = Vec::new();
        for piece in &paragraph.pieces {
            if let Kind::Text(text) = &piece.kind {
                let kept = text.text.chars();
                let kept: String = kept.filter(|c| *c != '\u{3000}' && *c != '\n').collect();
                match text.from {
                    None => pieces.extend(told_apart(&kept, formal)),
                    from => pieces.push(Piece {
                        text: kept,
                        from,
                        listed: false,
                    }),
                }
            }
        }
        // Blanks at the ends do not count on either side.
        if let Some(first) = pieces.first_mut() {
            first.text = first.text.trim_start().to_string();
        }
        if let Some(last) = pieces.last_mut() {
            last.text = last.text.trim_end().to_string();
        }
        let near = paragraph.from.or(row);
        let near = near.or_else(|| pieces.iter().find_map(|piece| piece.from));
        Line {
            text: pieces.iter().map(|piece| piece.text.as_str()).collect(),
            pieces,
            near,
            at: 0,
            heading: paragraph.style.is_heading(),
        }
    }
}

/// The pieces of a text that say something of the plan, and those between.
fn told_apart(text: &str, formal: &[Formal]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let here = formal
            .iter()
            .filter(|one| rest.starts_with(one.text.as_str()));
        let longest = here.max_by_key(|one| one.text.len());
        let length = longest.map_or(first.len_utf8(), |one| one.text.len());
        let (words, after) = rest.split_at(length);
        rest = after;
        match (longest, pieces.last_mut()) {
            (None, Some(last)) if last.from.is_none() => last.text.push_str(words),
            _ => pieces.push(Piece {
                text: words.to_string(),
                from: longest.map(|one| one.at),
                listed: longest.is_some_and(|one| one.listed),
            }),
        }
    }
    for at in 1..pieces.len().saturating_sub(1) {
        let between = pieces[at - 1].listed && pieces[at + 1].listed;
        pieces[at].listed |= between && pieces[at].text.chars().eq([APART]);
    }
    pieces
}

/// What was written; `formal` is what the formal parts print.
pub fn blocks(flow: &Flow, formal: &[Formal]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for node in &flow.nodes {
        match node {
            Node::Paragraph(paragraph) => {
                let line = Line::of(paragraph, None, formal);
                if !line.text.is_empty() {
                    blocks.push(Block::Line(line));
                }
            }
            Node::Table(grid) => {
                let rows = grid.rows.iter().map(|row| {
                    let cells = row.cells.iter().filter(|cell| cell.rows != Down::Covered);
                    let lines = cells.map(|cell| {
                        let lines = cell
                            .paragraphs
                            .iter()
                            .map(|p| Line::of(p, row.from, formal));
                        lines.filter(|line| !line.text.is_empty()).collect()
                    });
                    lines.collect()
                });
                blocks.push(Block::Table(rows.collect()));
            }
            Node::Section(_) => {}
        }
    }
    let all = blocks.iter_mut().flat_map(|block| match block {
        Block::Line(line) => vec![line],
        Block::Table(rows) => rows.iter_mut().flatten().flatten().collect(),
    });
    all.enumerate().for_each(|(at, line)| line.at = at);
    blocks
}

/// The paragraphs, those in cells too.
pub fn texts(blocks: &[Block]) -> Vec<String> {
    lines(blocks).map(|line| line.text.clone()).collect()
}

/// The headings, each with which of all paragraphs it is.
pub fn headings(blocks: &[Block]) -> Vec<(usize, String)> {
    let headings = lines(blocks).filter(|line| line.heading);
    headings.map(|line| (line.at, line.text.clone())).collect()
}

/// All paragraphs, those in cells too.
pub(super) fn lines(blocks: &[Block]) -> impl Iterator<Item = &Line> {
    blocks.iter().flat_map(|block| match block {
        Block::Line(line) => vec![line],
        Block::Table(rows) => rows.iter().flatten().flatten().collect(),
    })
}

/// A paragraph that is read, without what only places words: tabs, line ends,
/// blanks at the ends.
pub(super) fn plain(text: &str) -> String {
    let kept = text.chars().filter(|c| !places_only(*c));
    kept.collect::<String>().trim().to_string()
}

/// Whether a character only places words.
pub(super) fn places_only(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | BROKEN | '\u{3000}' | '\u{a0}')
}
