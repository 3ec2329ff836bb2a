//! Takes paragraphs before and after, each with what became of it; gathers the
//! differences.

use super::base::{Sides, Whose};
use super::difference::{BREAK, Compared, Difference, DifferenceKind, Spot};
use super::moved;
use super::number;
use super::written::{Line, Piece};
use crate::diagnostic::Origin;
use crate::write::docx::equal;

/// What is found on the way through a text.
#[derive(Default)]
pub(super) struct Found<'b> {
    /// The differences.
    pub differences: Vec<Difference>,
    /// How many paragraphs came back as they were.
    pub kept: usize,
    /// How many numbers came back otherwise.
    pub numbers: usize,
    /// How many paragraphs differ because the data was changed.
    pub ours: usize,
    /// What there was when the file was made, and what there is now.
    sides: Option<Sides<'b>>,
    /// Where the last paragraph was written.
    near: Option<Origin>,
    /// Which of all paragraphs it is.
    at: usize,
}

/// Two changes with so few characters between them are one.
const BETWEEN: usize = 2;

impl<'b> Found<'b> {
    /// Nothing yet; the sides are of a file that tells what it had.
    pub(super) fn new(sides: Option<Sides<'b>>) -> Self {
        Self {
            sides,
            ..Self::default()
        }
    }

    /// Whose a difference is; nothing is gathered of those that are the data's.
    fn whose(&mut self, written: Option<&str>, received: Option<&str>) -> Option<bool> {
        let sides = self.sides.as_ref();
        let whose = sides.map_or(Whose::Theirs, |sides| sides.whose(written, received));
        self.ours += usize::from(whose == Whose::Ours);
        (whose != Whose::Ours).then_some(whose == Whose::Both)
    }

    /// What changed in a paragraph between its neighbours; nothing is gathered
    /// where they tell that the data was changed.
    pub(super) fn stands(&mut self, line: &Line, written: [&str; 3], received: [&str; 3]) {
        let sides = self.sides.as_ref();
        let ours = written[1] != received[1]
            && sides.is_some_and(|sides| sides.place_is_ours(written, received));
        self.at = line.at;
        if !self.pass(ours, line.near) {
            self.changed(line, received[1], true);
        }
    }

    /// Whether a row differs because the data was changed; then nothing is gathered
    /// of it.
    pub(super) fn row_is_ours(
        &mut self,
        near: Option<Origin>,
        written: String,
        received: String,
    ) -> bool {
        let sides = self.sides.as_ref();
        let ours = sides.is_some_and(|sides| sides.row_is_ours(written, received));
        self.pass(ours, near)
    }

    fn pass(&mut self, ours: bool, near: Option<Origin>) -> bool {
        if ours {
            self.ours += 1;
            self.near = near.or(self.near);
        }
        ours
    }

    fn push(&mut self, kind: DifferenceKind, spots: Vec<Spot>, both: bool) {
        self.differences.push(Difference { kind, spots, both });
    }

    /// A paragraph that went.
    pub(super) fn gone(&mut self, line: &Line) {
        self.went(line, &line.text);
    }

    /// The same of what is told by some of its words from what else there is.
    pub(super) fn went(&mut self, line: &Line, told_by: &str) {
        let Some(both) = self.whose(Some(told_by), None) else {
            return;
        };
        let spot = Spot {
            range: 0..line.text.chars().count(),
            pieces: line.pieces.clone(),
            new: String::new(),
            near: line.near,
            at: line.at,
        };
        self.push(DifferenceKind::Gone, vec![spot], both);
    }

    /// A paragraph that came.
    pub(super) fn came(&mut self, text: &str) {
        self.arrived(text, text);
    }

    /// The same of what is told by some of its words from what else there is.
    pub(super) fn arrived(&mut self, text: &str, told_by: &str) {
        let Some(both) = self.whose(None, Some(told_by)) else {
            return;
        };
        let spot = Spot {
            pieces: Vec::new(),
            range: 0..0,
            new: text.to_string(),
            near: self.near,
            at: self.at,
        };
        self.push(DifferenceKind::Came, vec![spot], both);
    }

    /// What changed within a paragraph; `numbered` where it may begin with a
    /// number that the program gives.
    pub(super) fn changed(&mut self, line: &Line, new: &str, numbered: bool) {
        self.near = line.near.or(self.near);
        self.at = line.at;
        if line.text == new {
            self.kept += 1;
            return;
        }
        let Some(both) = self.whose(Some(&line.text), Some(new)) else {
            return;
        };
        for (range, new) in changes(&line.text, new) {
            if numbered && number::follows(line, &range, &new) {
                self.numbers += 1;
                continue;
            }
            let spot = Spot {
                pieces: line.pieces.clone(),
                range,
                new,
                near: line.near,
                at: line.at,
            };
            self.push(DifferenceKind::Words, vec![spot], both);
        }
    }

    /// A paragraph that was split; where nothing else was done to it, only the
    /// breaks are new.
    pub(super) fn split(&mut self, line: &Line, parts: &[String]) {
        self.near = line.near.or(self.near);
        self.at = line.at;
        // What was one paragraph before is told by the first of the parts.
        let first = parts.first().map(String::as_str);
        let Some(both) = self.whose(Some(&line.text), first) else {
            return;
        };
        let spot = |range, new: String| Spot {
            pieces: line.pieces.clone(),
            range,
            new,
            near: line.near,
            at: line.at,
        };
        let spots = if parts.concat() == line.text {
            let mut at = 0;
            let ends = parts[..parts.len() - 1].iter().map(|part| {
                at += part.chars().count();
                spot(at..at, BREAK.to_string())
            });
            ends.collect()
        } else {
            vec![spot(0..line.text.chars().count(), parts.join(BREAK))]
        };
        self.push(DifferenceKind::Split(parts.len()), spots, both);
    }

    /// Paragraphs that were joined; where nothing else was done to them, only
    /// the breaks are gone.
    pub(super) fn joined(&mut self, lines: &[&Line], new: &str) {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut ends = Vec::new();
        let mut at = 0;
        for line in lines {
            if at > 0 {
                // Between paragraphs of one text the break is of it, too.
                let before = pieces.last().and_then(|piece| piece.from);
                let after = line.pieces.first().and_then(|piece| piece.from);
                pieces.push(Piece {
                    text: BREAK.to_string(),
                    from: before.filter(|_| before == after),
                    listed: false,
                });
                ends.push(at..at + 1);
                at += 1;
            }
            pieces.extend(line.pieces.iter().cloned());
            at += line.text.chars().count();
        }
        let near = lines.iter().find_map(|line| line.near);
        self.near = near.or(self.near);
        self.at = lines.first().map_or(self.at, |line| line.at);
        let (at_all, length) = (self.at, at);
        let first = lines.first().map(|line| line.text.as_str());
        let Some(both) = self.whose(first, Some(new)) else {
            return;
        };
        let spot = |range, new: &str| Spot {
            pieces: pieces.clone(),
            range,
            new: new.to_string(),
            near,
            at: at_all,
        };
        let exact = lines
            .iter()
            .map(|line| line.text.as_str())
            .collect::<String>()
            == new;
        let spots = match exact {
            true => ends.into_iter().map(|end| spot(end, "")).collect(),
            false => vec![spot(0..length, new)],
        };
        self.push(DifferenceKind::Joined(lines.len()), spots, both);
    }
}

impl Found<'_> {
    /// All that was found among so many paragraphs.
    pub(super) fn done(self, paragraphs: usize) -> Compared {
        Compared {
            differences: moved::gathered(self.differences),
            paragraphs,
            kept: self.kept,
            numbers: self.numbers,
            ours: self.ours,
        }
    }
}

/// The characters that went, and what came in their place.
fn changes(old: &str, new: &str) -> Vec<(std::ops::Range<usize>, String)> {
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
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
    let ranges = ranges.into_iter();
    ranges
        .map(|(old, new)| (old, b[new].iter().collect()))
        .collect()
}
