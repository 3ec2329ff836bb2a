//! Takes what was written and what came back; gives the differences, paragraph
//! by paragraph and cell by cell.

use super::received::Part;
use crate::diagnostic::Origin;
use crate::write::docx::flow::{Down, Flow, Kind, Node, Paragraph};
use crate::write::docx::{Step, equal, likeness, steps};

/// A stretch of text and where it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Where it was written.
    pub from: Option<Origin>,
}

/// A difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The paragraph as it was; empty for a new one.
    pub pieces: Vec<Piece>,
    /// The characters that went, of all of the paragraph's.
    pub range: std::ops::Range<usize>,
    /// What came in their place.
    pub new: String,
    /// Where the paragraph was written, for pieces that do not know it; of a new
    /// one, where the one before it was.
    pub near: Option<Origin>,
}

impl Difference {
    /// What went.
    pub fn old(&self) -> String {
        let all = self.pieces.iter().flat_map(|piece| piece.text.chars());
        all.skip(self.range.start).take(self.range.len()).collect()
    }
}

/// A paragraph as it was.
#[derive(Debug, Clone)]
struct Line {
    text: String,
    pieces: Vec<Piece>,
    near: Option<Origin>,
}

/// What was written, in the form of what is read.
enum Block {
    Line(Line),
    Table(Vec<Vec<Vec<Line>>>),
}

/// All differences, in reading order.
pub fn differences(flow: &Flow, received: &[Part]) -> Vec<Difference> {
    let written = blocks(flow);
    let received: Vec<&Part> = received
        .iter()
        .filter(|part| match part {
            Part::Line(line) => !plain(line).is_empty(),
            Part::Table(_) => true,
        })
        .collect();
    let tables = |count: usize| format!("\u{1}{count}");
    let before: Vec<String> = written
        .iter()
        .map(|block| match block {
            Block::Line(line) => line.text.clone(),
            Block::Table(rows) => tables(rows.first().map_or(0, Vec::len)),
        })
        .collect();
    let after: Vec<String> = received
        .iter()
        .map(|part| match part {
            Part::Line(line) => plain(line),
            Part::Table(rows) => tables(rows.first().map_or(0, Vec::len)),
        })
        .collect();
    let alike = |i: usize, j: usize| match (&written[i], received[j]) {
        (Block::Table(_), Part::Table(_)) => 0.9,
        (Block::Line(_), Part::Line(_)) => likeness(&before[i], &after[j]),
        _ => 0.0,
    };
    let mut found = Vec::new();
    let mut near = None;
    for step in paired(steps(&before, &after, &alike), &|i, j| {
        matches!((&written[i], received[j]), (Block::Line(_), Part::Line(_)))
    }) {
        match step {
            Step::Same(i, j) | Step::Became(i, j) => match (&written[i], received[j]) {
                (Block::Line(line), Part::Line(_)) => {
                    changed(line, &after[j], &mut found);
                    near = line.near.or(near);
                }
                (Block::Table(old), Part::Table(new)) => table(old, new, near, &mut found),
                _ => {}
            },
            Step::Old(i) => match &written[i] {
                Block::Line(line) => gone(line, &mut found),
                Block::Table(rows) => rows
                    .iter()
                    .flatten()
                    .flatten()
                    .for_each(|l| gone(l, &mut found)),
            },
            Step::New(j) => match received[j] {
                Part::Line(_) => came(&after[j], near, &mut found),
                Part::Table(rows) => {
                    for text in rows.iter().flatten().flatten() {
                        came(&plain(text), near, &mut found);
                    }
                }
            },
        }
    }
    found
}

/// Where as many went as came, each became the other.
fn paired(steps: Vec<Step>, fit: &dyn Fn(usize, usize) -> bool) -> Vec<Step> {
    let mut out: Vec<Step> = Vec::new();
    let (mut old, mut new) = (Vec::new(), Vec::new());
    let flush = |old: &mut Vec<usize>, new: &mut Vec<usize>, out: &mut Vec<Step>| {
        let fits = old.len() == new.len() && old.iter().zip(new.iter()).all(|(i, j)| fit(*i, *j));
        if fits {
            let pairs = old.iter().zip(new.iter());
            out.extend(pairs.map(|(i, j)| Step::Became(*i, *j)));
        } else {
            out.extend(old.iter().map(|i| Step::Old(*i)));
            out.extend(new.iter().map(|j| Step::New(*j)));
        }
        old.clear();
        new.clear();
    };
    for step in steps {
        match step {
            Step::Old(i) => old.push(i),
            Step::New(j) => new.push(j),
            other => {
                flush(&mut old, &mut new, &mut out);
                out.push(other);
            }
        }
    }
    flush(&mut old, &mut new, &mut out);
    out
}

/// Without what only places words: tabs, line ends, blanks at the ends.
fn plain(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r' | '\u{3000}' | '\u{a0}'));
    kept.collect::<String>().trim().to_string()
}

fn line(paragraph: &Paragraph, row: Option<Origin>) -> Line {
    let mut pieces = Vec::new();
    for piece in &paragraph.pieces {
        if let Kind::Text(text) = &piece.kind {
            let kept: String = text
                .text
                .chars()
                .filter(|c| *c != '\u{3000}' && *c != '\n')
                .collect();
            pieces.push(Piece {
                text: kept,
                from: text.from,
            });
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
    }
}

fn blocks(flow: &Flow) -> Vec<Block> {
    let mut blocks = Vec::new();
    for node in &flow.nodes {
        match node {
            Node::Paragraph(paragraph) => {
                let line = line(paragraph, None);
                if !line.text.is_empty() {
                    blocks.push(Block::Line(line));
                }
            }
            Node::Table(grid) => {
                let rows = grid.rows.iter().map(|row| {
                    let cells = row.cells.iter().filter(|cell| cell.rows != Down::Covered);
                    let lines = cells.map(|cell| {
                        let lines = cell.paragraphs.iter().map(|p| line(p, row.from));
                        lines.filter(|line| !line.text.is_empty()).collect()
                    });
                    lines.collect()
                });
                blocks.push(Block::Table(rows.collect()));
            }
            Node::Section(_) => {}
        }
    }
    blocks
}

fn table(
    old: &[Vec<Vec<Line>>],
    new: &[Vec<Vec<String>>],
    near: Option<Origin>,
    found: &mut Vec<Difference>,
) {
    let whole =
        |row: &Vec<Vec<String>>| -> String { row.concat().iter().map(|t| plain(t)).collect() };
    let before: Vec<String> = old
        .iter()
        .map(|row| {
            row.iter()
                .flatten()
                .map(|line| line.text.as_str())
                .collect()
        })
        .collect();
    let after: Vec<String> = new.iter().map(whole).collect();
    let same_shape = old.len() == new.len() && old.iter().zip(new).all(|(a, b)| a.len() == b.len());
    let steps = if same_shape {
        (0..old.len()).map(|i| Step::Became(i, i)).collect()
    } else {
        let alike = |i: usize, j: usize| likeness(&before[i], &after[j]);
        steps(&before, &after, &alike)
    };
    let mut near = near;
    for step in steps {
        match step {
            Step::Same(i, j) | Step::Became(i, j) => {
                for n in 0..old[i].len().max(new[j].len()) {
                    let none: (Vec<Line>, Vec<String>) = Default::default();
                    let lines = old[i].get(n).unwrap_or(&none.0);
                    let texts = new[j].get(n).unwrap_or(&none.1);
                    cell(lines, texts, near, found);
                    near = lines.iter().find_map(|line| line.near).or(near);
                }
            }
            Step::Old(i) => old[i].iter().flatten().for_each(|line| gone(line, found)),
            Step::New(j) => came(
                &new[j]
                    .iter()
                    .map(|cell| cell.concat())
                    .collect::<Vec<_>>()
                    .join(" | "),
                near,
                found,
            ),
        }
    }
}

fn cell(lines: &[Line], texts: &[String], near: Option<Origin>, found: &mut Vec<Difference>) {
    let before: Vec<String> = lines.iter().map(|line| line.text.clone()).collect();
    let after: Vec<String> = texts.iter().map(|text| plain(text)).collect();
    let alike = |i: usize, j: usize| likeness(&before[i], &after[j]);
    for step in paired(steps(&before, &after, &alike), &|_, _| true) {
        match step {
            Step::Same(i, j) | Step::Became(i, j) => changed(&lines[i], &after[j], found),
            Step::Old(i) => gone(&lines[i], found),
            Step::New(j) => came(&after[j], near, found),
        }
    }
}

fn gone(line: &Line, found: &mut Vec<Difference>) {
    found.push(Difference {
        range: 0..line.text.chars().count(),
        pieces: line.pieces.clone(),
        new: String::new(),
        near: line.near,
    });
}

fn came(text: &str, near: Option<Origin>, found: &mut Vec<Difference>) {
    found.push(Difference {
        pieces: Vec::new(),
        range: 0..0,
        new: text.to_string(),
        near,
    });
}

/// Two changes with so few characters between them are one.
const BETWEEN: usize = 2;

/// What changed within a paragraph.
fn changed(line: &Line, new: &str, found: &mut Vec<Difference>) {
    if line.text == new {
        return;
    }
    let (a, b): (Vec<char>, Vec<char>) = (line.text.chars().collect(), new.chars().collect());
    let mut ranges: Vec<(std::ops::Range<usize>, std::ops::Range<usize>)> = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (x, y) in equal(&a, &b).into_iter().chain([(a.len(), b.len())]) {
        if i < x || j < y {
            match ranges.last_mut() {
                Some((old, new)) if i - old.end <= BETWEEN => {
                    old.end = x;
                    new.end = y;
                }
                _ => ranges.push((i..x, j..y)),
            }
        }
        (i, j) = (x + 1, y + 1);
    }
    for (old, new) in ranges {
        found.push(Difference {
            pieces: line.pieces.clone(),
            range: old,
            new: b[new].iter().collect(),
            near: line.near,
        });
    }
}
