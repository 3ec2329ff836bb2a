//! Takes words as they are printed and where they were written; gives the edit of
//! the file that changes them, if they stand there.

use super::difference::BREAK;
use super::patch::Edit;
use super::written::{APART, Piece};
use crate::diagnostic::{Sources, Span};
use crate::write::docx::equal;

/// Text behind a value's beginning in which its words are looked for: as long
/// as the words and this many characters more.
const WINDOW: usize = 4_000;

/// The edit of the file, if the words stand there as they are printed. Whether
/// it does what it should is tried by building the document again.
pub(super) fn edit(
    piece: &Piece,
    range: std::ops::Range<usize>,
    new: &str,
    span: Span,
    sources: &Sources,
) -> Option<Edit> {
    let source = sources.get(span.file);
    if !source.edits().is_empty() {
        return None;
    }
    let text = source.text();
    let start = byte_of(&text, span.line, span.column)?;
    let words: Vec<char> = piece.text.chars().collect();
    let window = text[start..].char_indices();
    let window = window.filter(|(_, c)| !c.is_whitespace());
    let window: Vec<(usize, char)> = window.take(words.len() * 2 + WINDOW).collect();
    let stands = stands(&words, &window, piece.listed);
    // What goes stands together, and beside what stays; one neighbour may be the
    // program's or looked up, and then it stands nowhere.
    let solid = |i: &usize| !words[*i].is_whitespace();
    let goes: Vec<usize> = range.clone().filter(solid).collect();
    let goes: Vec<usize> = goes.into_iter().map(|i| stands[i]).collect::<Option<_>>()?;
    let before = (0..range.start).rev().find(solid).and_then(|i| stands[i]);
    let behind = (range.end..words.len()).find(solid).and_then(|i| stands[i]);
    before
        .or(behind)
        .or_else(|| (goes.len() == words.len()).then_some(0))?;
    let row: Vec<usize> = before
        .into_iter()
        .chain(goes.iter().copied())
        .chain(behind)
        .collect();
    if row.windows(2).any(|pair| pair[1] != pair[0] + 1) {
        return None;
    }
    let byte = |place: usize| start + window[place].0;
    let after = |place: usize| byte(place) + window[place].1.len_utf8();
    let (begin, end) = match (goes.first(), goes.last(), before, behind) {
        (Some(first), Some(last), ..) => (byte(*first), after(*last)),
        // Nothing but blank goes, the end of a paragraph perhaps.
        (.., Some(before), Some(behind)) if !range.is_empty() => (after(before), byte(behind)),
        (.., Some(before), _) if range.is_empty() => (after(before), after(before)),
        (.., None, Some(behind)) if range.is_empty() => (byte(behind), byte(behind)),
        _ => return None,
    };
    Some(Edit {
        file: span.file,
        at: begin,
        removed: end - begin,
        inserted: inserted(new, &text, begin, piece.listed)?,
    })
}

/// Where each printed character stands among those of the file; nowhere if it
/// was not written there.
fn stands(words: &[char], window: &[(usize, char)], listed: bool) -> Vec<Option<usize>> {
    // Between entries of a list stands what YAML wants there.
    let same = |c: char| match c {
        ',' | '-' if listed => APART,
        c => c,
    };
    let solid = (0..words.len()).filter(|i| !words[*i].is_whitespace());
    let solid: Vec<usize> = solid.collect();
    let wanted: Vec<char> = solid.iter().map(|i| same(words[*i])).collect();
    let seen: Vec<char> = window.iter().map(|(_, c)| same(*c)).collect();
    let mut stands: Vec<Option<usize>> = vec![None; words.len()];
    if wanted.is_empty() {
        return stands;
    }
    match seen.windows(wanted.len()).position(|part| part == wanted) {
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
    stands
}

/// What is put into the file: a paragraph that ends stands apart from the next
/// by an empty line, on which the text goes on as deep as before; entries of a
/// list stand apart as those around them do.
fn inserted(new: &str, text: &str, at: usize, listed: bool) -> Option<String> {
    let line = text[..at].rsplit('\n').next()?;
    let indent: String = line.chars().take_while(|c| *c == ' ').collect();
    match new {
        BREAK => Some(format!("\n\n{indent}")),
        _ if new.contains(BREAK) => None,
        _ if !listed => Some(new.to_string()),
        _ if line.trim_start().starts_with("- ") => {
            Some(new.replace(APART, &format!("\n{indent}- ")))
        }
        _ => Some(new.replace(APART, ", ")),
    }
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
