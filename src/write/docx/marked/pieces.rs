//! Takes a paragraph before and after; gives one with the differences marked,
//! word by word.

use super::align::equal;
use crate::diagnostic::Origin;
use crate::write::docx::flow::{Change, Kind, Look, Paragraph, Piece, Text};

/// The least that can come or go.
#[derive(Debug, Clone, PartialEq)]
struct Unit {
    /// Its characters, for comparing.
    text: String,
    kind: UnitKind,
}

#[derive(Debug, Clone, PartialEq)]
enum UnitKind {
    Text(Look, Option<Origin>, Option<i32>),
    Other(Kind),
}

/// The paragraph as a whole came or went.
pub(super) fn whole(paragraph: &Paragraph, change: Change) -> Paragraph {
    let mut paragraph = paragraph.clone();
    paragraph.mark = change;
    for piece in &mut paragraph.pieces {
        piece.change = change;
    }
    paragraph
}

/// The new paragraph with what came and what went.
pub(super) fn merged(old: &Paragraph, new: &Paragraph) -> Paragraph {
    let (before, after) = (units(&old.pieces), units(&new.pieces));
    let texts = |units: &[Unit]| -> Vec<String> { units.iter().map(|u| u.text.clone()).collect() };
    let pairs = equal(&texts(&before), &texts(&after));
    let mut out: Vec<(Unit, Change)> = Vec::new();
    let (mut i, mut j) = (0, 0);
    let pairs = without_islands(pairs, &after, before.len());
    for (a, b) in pairs.into_iter().chain([(before.len(), after.len())]) {
        out.extend(before[i..a].iter().map(|u| (u.clone(), Change::Deleted)));
        out.extend(after[j..b].iter().map(|u| (u.clone(), Change::Inserted)));
        if let Some(unit) = after.get(b) {
            out.push((unit.clone(), Change::Kept));
        }
        (i, j) = (a + 1, b + 1);
    }
    Paragraph {
        pieces: pieces(out),
        ..new.clone()
    }
}

/// A single character that stayed by chance between two changes is no help to
/// whoever reads: it goes and comes with them.
fn without_islands(
    pairs: Vec<(usize, usize)>,
    after: &[Unit],
    before: usize,
) -> Vec<(usize, usize)> {
    let changed = |from: (usize, usize), to: (usize, usize)| to.0 > from.0 && to.1 > from.1;
    let island = |n: usize| {
        let (i, j) = pairs[n];
        let left = match n.checked_sub(1) {
            Some(n) => (pairs[n].0 + 1, pairs[n].1 + 1),
            None => (0, 0),
        };
        let right = pairs.get(n + 1).copied().unwrap_or((before, after.len()));
        let word = after[j].text.chars().all(char::is_alphanumeric);
        word && changed(left, (i, j)) && changed((i + 1, j + 1), right)
    };
    (0..pairs.len())
        .filter(|n| !island(*n))
        .map(|n| pairs[n])
        .collect()
}

/// A hanzi or mark each; letters and digits beside each other as one.
fn units(pieces: &[Piece]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for piece in pieces {
        let Kind::Text(text) = &piece.kind else {
            units.push(Unit {
                text: piece.plain().to_string(),
                kind: UnitKind::Other(piece.kind.clone()),
            });
            continue;
        };
        let kind = UnitKind::Text(text.look, text.from, text.track);
        let mut word = false;
        for c in text.text.chars() {
            let joins = c.is_ascii_alphanumeric();
            match units.last_mut() {
                Some(last) if word && joins => last.text.push(c),
                _ => units.push(Unit {
                    text: c.to_string(),
                    kind: kind.clone(),
                }),
            }
            word = joins;
        }
    }
    units
}

/// Units of one look and fate become one piece again.
fn pieces(units: Vec<(Unit, Change)>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for (unit, change) in units {
        let (look, from, track) = match unit.kind {
            UnitKind::Other(kind) => {
                out.push(Piece { kind, change });
                continue;
            }
            UnitKind::Text(look, from, track) => (look, from, track),
        };
        if let Some(last) = out.last_mut()
            && last.change == change
            && let Kind::Text(text) = &mut last.kind
            && (text.look, text.from, text.track) == (look, from, track)
        {
            text.text.push_str(&unit.text);
            continue;
        }
        out.push(Piece {
            kind: Kind::Text(Text {
                text: unit.text,
                look,
                from,
                track,
            }),
            change,
        });
    }
    out
}
