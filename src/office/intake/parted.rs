//! Takes the pieces of a file; parts them into what stands in front of its text,
//! the text, and what stands behind it.

use super::attached::{self, Attached};
use super::back::{self, Back};
use super::body;
use super::compiled::{self, Compiled};
use super::front::{self, Front};
use super::headings;
use super::label;
use super::line::{Line, Piece};
use super::notice::{self, Notice};
use super::tree::{Kid, grow};

/// A file parted, to be written with others.
pub struct Draft {
    pub(super) name: String,
    pub(super) parted: Parted,
    pub(super) lines: Vec<(usize, String)>,
}

/// A file parted into what stands in it.
pub(super) struct Parted {
    pub front: Front,
    pub notice: Option<Notice>,
    /// The front of the plan that a notice issues.
    pub own: Option<Front>,
    pub preamble: Vec<Line>,
    pub kids: Vec<Kid>,
    pub back: Back,
    pub attachments: Vec<Attached>,
    pub compiled: Vec<Compiled>,
    pub junk: Vec<Line>,
    /// Its table of contents.
    pub contents: Vec<Line>,
}

/// The size that most of a text is set in.
fn body_size(pieces: &[Piece]) -> u32 {
    let mut sizes: Vec<(u32, usize)> = Vec::new();
    for piece in pieces {
        if let Piece::Line(line) = piece {
            match sizes.iter_mut().find(|(size, _)| *size == line.look.size) {
                Some((_, count)) => *count += line.len(),
                None => sizes.push((line.look.size, line.len())),
            }
        }
    }
    sizes
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map_or(0, |(size, _)| size)
}

/// Parts them; `junk` is what is no part of the text.
pub(super) fn part(mut all: Vec<Piece>, mut junk: Vec<Line>) -> Parted {
    let size = body_size(&all);
    let compiled = compiled::take(&mut all);
    let (front, mut at) = front::read(&all, size, 0);
    let (mut notice, mut own) = (None, None);
    if let Some((found, start)) = notice::take(&all, &front, at, size) {
        let (second, end) = front::read(&all, size, start);
        (notice, own, at) = (Some(found), Some(second), end);
    }
    let mut rest = all.split_off(at);
    let attachments = attached::take(&mut rest);
    let mut back = back::take(&mut rest);
    junk.append(&mut back.junk);
    let preamble = preamble(&mut rest);
    let rest = headings::number(rest, size);
    Parted {
        front,
        notice,
        own,
        preamble,
        kids: grow(rest),
        back,
        attachments,
        compiled,
        junk,
        contents: Vec::new(),
    }
}

/// Lines in front of the first number; where there is none, the first line.
pub(super) fn preamble(rest: &mut Vec<Piece>) -> Vec<Line> {
    let begins = |piece: &Piece| match piece {
        Piece::Line(line) => line.number.is_some() || label::begins(&line.raw),
        Piece::Table(_) => true,
    };
    let numbered = rest
        .iter()
        .any(|piece| matches!(piece, Piece::Line(line) if line.number.is_some()));
    let mut end = rest.iter().position(begins).unwrap_or(rest.len());
    if !numbered && end == rest.len() {
        end = end.min(1);
    }
    // The sentence that announces a list goes with the list.
    let last = |end: usize| match &rest[end - 1] {
        Piece::Line(line) => body::introduces(&line.text) && end < rest.len(),
        Piece::Table(_) => false,
    };
    let list = |piece: &Piece| match piece {
        Piece::Line(line) => line.number.is_none(),
        Piece::Table(_) => true,
    };
    if end > 0 && last(end) && rest.get(end).is_some_and(list) {
        end -= 1;
    }
    let lines = rest.drain(..end).filter_map(|piece| match piece {
        Piece::Line(line) => Some(line),
        Piece::Table(_) => None,
    });
    lines.collect()
}
