//! Takes a difference and the sources; gives its place in the data, and the
//! edit that would bring it about where the words came from one place.

use super::patch::Edit;
use super::texts::{Difference, Piece};
use crate::diagnostic::{FileId, Origin, Sources, Span};
use crate::load::Locator;
use crate::write::docx::equal;

/// A difference and where it belongs.
#[derive(Debug, Clone, PartialEq)]
pub struct Located {
    /// What went.
    pub old: String,
    /// What came.
    pub new: String,
    /// Some of the paragraph around it, as it was.
    pub context: String,
    /// The same as it is now.
    pub now: String,
    /// Where in the data.
    pub place: Option<Place>,
    /// The edit, where the words stand there as they are printed.
    pub edit: Option<Edit>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file's path.
    pub path: String,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
}

/// Finds the places.
pub fn locate(differences: &[Difference], sources: &Sources) -> Vec<Located> {
    let mut locator = Locator::new(sources);
    let one = |difference: &Difference| locate_one(difference, sources, &mut locator);
    differences.iter().map(one).collect()
}

/// How much of a paragraph is shown around a difference.
const CONTEXT: usize = 12;

fn locate_one(difference: &Difference, sources: &Sources, locator: &mut Locator) -> Located {
    let all: Vec<char> = difference
        .pieces
        .iter()
        .flat_map(|p| p.text.chars())
        .collect();
    let start = difference.range.start.saturating_sub(CONTEXT);
    let end = (difference.range.end + CONTEXT).min(all.len());
    let mut located = Located {
        old: difference.old(),
        new: difference.new.clone(),
        context: all[start.min(end)..end].iter().collect(),
        now: now(&all, start.min(end), end, difference),
        place: None,
        edit: None,
    };
    let piece = piece_of(difference);
    if let Some((piece, range)) = &piece
        && piece.text.chars().count() <= WORD
    {
        // A name is one word: 林浩然 became 林昊然, not 浩 昊.
        let chars: Vec<char> = piece.text.chars().collect();
        located.old.clone_from(&piece.text);
        let came = difference.new.chars();
        let before = chars[..range.start].iter().copied();
        let after = chars[range.end..].iter().copied();
        located.new = before.chain(came).chain(after).collect();
    }
    let origin = piece
        .as_ref()
        .and_then(|(piece, _)| piece.from)
        .or(difference.near);
    let Some(origin) = origin else { return located };
    let span = locator.span(origin);
    located.place = Some(place(sources, span));
    if let Some((piece, range)) = piece
        && let Some(from) = piece.from
        // A paragraph that went as a whole leaves its record behind.
        && !(difference.new.is_empty() && range.len() == piece.text.chars().count())
        && let Some(edit) = edit(piece, range, &difference.new, from, span, sources)
    {
        let text = &sources.get(from.file).text();
        located.place = Some(place_of_byte(sources, from.file, text, edit.at));
        located.edit = Some(edit);
    }
    located
}

/// Texts up to so many characters are shown whole.
const WORD: usize = 5;

fn now(all: &[char], start: usize, end: usize, difference: &Difference) -> String {
    let range = &difference.range;
    let before = all[start..range.start.clamp(start, end)].iter().copied();
    let after = all[range.end.clamp(start, end)..end].iter().copied();
    before.chain(difference.new.chars()).chain(after).collect()
}

/// The one piece that a difference lies in, and where in it.
fn piece_of(difference: &Difference) -> Option<(&Piece, std::ops::Range<usize>)> {
    let mut start = 0;
    let mut beside = None;
    for piece in &difference.pieces {
        let end = start + piece.text.chars().count();
        let range = &difference.range;
        if range.start >= start && range.end <= end && end > start {
            let within = range.start - start..range.end - start;
            // What is put between two pieces belongs to one that knows its place.
            if !range.is_empty() || range.start > start || piece.from.is_some() && beside.is_none()
            {
                let found = (piece, within);
                if piece.from.is_some() {
                    return Some(found);
                }
                beside = beside.or(Some(found));
            }
        }
        start = end;
    }
    beside
}

fn place(sources: &Sources, span: Span) -> Place {
    Place {
        path: sources.get(span.file).path.clone(),
        line: span.line,
        column: span.column,
    }
}

fn place_of_byte(sources: &Sources, file: FileId, text: &str, at: usize) -> Place {
    let before = &text[..at];
    let line = before.matches('\n').count() as u32 + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() as u32 + 1;
    Place {
        path: sources.get(file).path.clone(),
        line,
        column,
    }
}

/// Text behind a value's beginning in which its words are looked for: as long
/// as the words and this many characters more.
const WINDOW: usize = 4_000;

/// The edit of the file, if the words stand there as they are printed. Whether
/// it does what it should is tried by building the document again.
fn edit(
    piece: &Piece,
    range: std::ops::Range<usize>,
    new: &str,
    from: Origin,
    span: Span,
    sources: &Sources,
) -> Option<Edit> {
    let source = sources.get(from.file);
    if !source.edits().is_empty() {
        return None;
    }
    let text = source.text();
    let start = byte_of(&text, span.line, span.column)?;
    let words: Vec<char> = piece.text.chars().collect();
    if words.is_empty() {
        return None;
    }
    let window = text[start..].char_indices();
    let window = window.filter(|(_, c)| !c.is_whitespace());
    let window: Vec<(usize, char)> = window.take(words.len() * 2 + WINDOW).collect();
    let solid: Vec<usize> = (0..words.len())
        .filter(|i| !words[*i].is_whitespace())
        .collect();
    let wanted: Vec<char> = solid.iter().map(|i| words[*i]).collect();
    let seen: Vec<char> = window.iter().map(|(_, c)| *c).collect();
    // Where each printed character stands in the file.
    let mut stands: Vec<Option<usize>> = vec![None; words.len()];
    match seen
        .windows(wanted.len().max(1))
        .position(|part| part == wanted)
    {
        Some(first) => {
            for (n, i) in solid.iter().enumerate() {
                stands[*i] = Some(first + n);
            }
        }
        None => {
            let near = &seen[..seen.len().min(wanted.len() * 3 / 2 + 200)];
            for (n, at) in equal(&wanted, near) {
                stands[solid[n]] = Some(at);
            }
        }
    }
    let at = |i: usize| stands.get(i).copied().flatten();
    // All that went, and its neighbours, stand beside each other.
    let first = range.start.saturating_sub(1);
    let last = range.end.min(words.len().saturating_sub(1));
    let touched: Vec<usize> = (first..=last)
        .filter(|i| !words[*i].is_whitespace())
        .collect();
    let places: Vec<usize> = touched.iter().map(|i| at(*i)).collect::<Option<_>>()?;
    if places.is_empty() || places.windows(2).any(|pair| pair[1] != pair[0] + 1) {
        return None;
    }
    let byte = |place: usize| start + window[place].0;
    let after = |place: usize| byte(place) + window[place].1.len_utf8();
    let (begin, end) = if range.is_empty() {
        let here = match range.start.checked_sub(1).and_then(at) {
            Some(before) => after(before),
            None => byte(at(range.start)?),
        };
        (here, here)
    } else {
        let solid: Vec<usize> = range
            .clone()
            .filter(|i| !words[*i].is_whitespace())
            .collect();
        (byte(at(*solid.first()?)?), after(at(*solid.last()?)?))
    };
    Some(Edit {
        file: from.file,
        at: begin,
        removed: end - begin,
        inserted: new.to_string(),
    })
}

fn byte_of(text: &str, line: u32, column: u32) -> Option<usize> {
    let mut start = 0;
    for _ in 1..line {
        start += text[start..].find('\n')? + 1;
    }
    let rest = &text[start..];
    let offset = rest
        .char_indices()
        .nth(column as usize - 1)
        .map(|(at, _)| at);
    Some(start + offset.unwrap_or(rest.len()))
}
