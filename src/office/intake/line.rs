//! Takes a flow; gives its lines: a line broken by hand is several, and so is a
//! paragraph into which somebody ran the next number or the next label.

use super::label;
use super::number::{self, Number, Style};
use super::typing::{is_blank, tidy};
use crate::read::flow::{Align, BROKEN, Block, Cell, Flow, Look, Paragraph};

/// A line.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    /// Which line of the file it is, from 1.
    pub place: usize,
    /// As it was typed, without the blanks at its ends.
    pub raw: String,
    /// Its text in the usual signs, without its number.
    pub text: String,
    /// Its number.
    pub number: Option<Number>,
    /// How it is set.
    pub look: Look,
    /// Blanks in front of it.
    pub indent: usize,
    /// Whether a new page begins with it.
    pub new_page: bool,
}

/// A piece of a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    /// A line.
    Line(Line),
    /// A table.
    Table(Table),
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    /// Which line of the file its first row is.
    pub place: usize,
    /// Its cells; a covered one says what the one above says.
    pub rows: Vec<Vec<Cell>>,
}

impl Line {
    /// Whether it stands in the middle.
    pub(super) fn is_centered(&self) -> bool {
        self.look.align == Align::Center || self.look.align == Align::Left && self.indent >= 6
    }

    /// How many characters it has.
    pub(super) fn len(&self) -> usize {
        self.text.chars().count()
    }

    /// Whether it ends like a sentence.
    pub(super) fn is_sentence(&self) -> bool {
        self.text
            .ends_with(['。', '；', '！', '？', '，', '：', '、'])
    }
}

/// The lines of a flow.
pub(super) fn pieces(flow: &Flow) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut place = 0;
    for block in &flow.blocks {
        match block {
            Block::Paragraph(paragraph) => lines(paragraph, &mut place, &mut pieces),
            Block::Table(rows) => {
                let table = Table {
                    place: place + 1,
                    rows: filled(rows),
                };
                place += table.rows.len();
                pieces.push(Piece::Table(table));
            }
        }
    }
    pieces
}

/// Covered cells say what the one above says, and a line is a line however it was
/// broken; rows without a word are kept.
fn filled(rows: &[Vec<Cell>]) -> Vec<Vec<Cell>> {
    let mut done: Vec<Vec<Cell>> = Vec::new();
    for row in rows {
        let mut cells = row.clone();
        let mut column = 0;
        for cell in &mut cells {
            cell.text = match cell.covered {
                true => above(done.last(), column),
                false => cell.text.replace(BROKEN, "\n"),
            };
            column += cell.span.max(1);
        }
        done.push(cells);
    }
    done
}

fn above(row: Option<&Vec<Cell>>, column: usize) -> String {
    let mut at = 0;
    for cell in row.into_iter().flatten() {
        let next = at + cell.span.max(1);
        if (at..next).contains(&column) {
            return cell.text.clone();
        }
        at = next;
    }
    String::new()
}

fn lines(paragraph: &Paragraph, place: &mut usize, pieces: &mut Vec<Piece>) {
    let mut first = true;
    for typed in paragraph.text.split('\n') {
        for part in apart(typed) {
            let label = paragraph.label.as_deref().filter(|_| first);
            let Some(mut line) = line(part, label, paragraph.look) else {
                continue;
            };
            *place += 1;
            line.place = *place;
            line.new_page = paragraph.new_page && first;
            first = false;
            pieces.push(Piece::Line(line));
        }
    }
}

/// A line of that text and the number that the word processor gave it.
fn line(typed: &str, label: Option<&str>, look: Look) -> Option<Line> {
    let raw = typed.trim_matches(is_blank).to_string();
    if raw.is_empty() {
        return None;
    }
    let indent = typed.chars().take_while(|c| is_blank(*c));
    let indent = indent
        .map(|c| if c == '\u{3000}' || c == '\t' { 2 } else { 1 })
        .sum();
    // A number typed behind an automatic one says it twice.
    let typed = number::split(&raw);
    let given = label.and_then(|label| number::split(&format!("{label} 字")).map(|(n, _)| n));
    let (number, rest) = match (given, typed) {
        (Some(given), Some((typed, rest))) if typed == given => (Some(given), rest),
        (Some(given), _) => (Some(given), raw.as_str()),
        (None, Some((typed, rest))) if !rest.is_empty() => (Some(typed), rest),
        _ => (None, raw.as_str()),
    };
    // 1、组长：… is a row of a list of people, whatever its number.
    let number = number.filter(|_| !label::begins(rest));
    // 1.1 of an automatic list is looked at among its neighbours.
    let of_digits = |label: &&str| label.chars().all(|c| c.is_ascii_digit() || c == '.');
    if let (None, None, Some(label)) = (number, given, label.filter(of_digits)) {
        let raw = format!("{label}　{raw}");
        return Some(Line {
            text: tidy(&raw),
            raw,
            look,
            indent,
            ..Line::default()
        });
    }
    Some(Line {
        text: tidy(rest),
        raw: match (number, label) {
            (Some(_), Some(label)) if typed_is_bare(&raw) => format!("{label}{raw}"),
            _ => raw.clone(),
        },
        number,
        look,
        indent,
        ..Line::default()
    })
}

fn typed_is_bare(raw: &str) -> bool {
    number::split(raw).is_none()
}

/// A paragraph where the next number or label was run in behind blanks.
fn apart(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut blank_from) = (0, None);
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        if is_blank(c) {
            blank_from.get_or_insert(at);
            continue;
        }
        if let Some(from) = blank_from.take()
            && from > start
            && begins_anew(&text[at..], last)
        {
            parts.push(&text[start..from]);
            start = at;
        }
        last = c;
    }
    parts.push(&text[start..]);
    parts
}

/// Whether what stands behind blanks begins a line of its own.
fn begins_anew(rest: &str, before: char) -> bool {
    let ended = "。；：:;.！）)".contains(before);
    let heading = number::split(rest).is_some_and(|(number, rest)| {
        let high = matches!(number.style, Style::Hanzi | Style::HanziBrackets);
        high && !rest.is_empty()
    });
    ended && (heading || label::begins(rest))
}
