//! A mention of another clause within a text: which one, and its words. Its number
//! is known only once a document has counted its headings.

use std::borrow::Cow;

use crate::diagnostic::{FileId, Origin};

/// What stands around a mention. Texts have no such characters: they are of a
/// private area and no face has them.
const BEGIN: char = '\u{F8F0}';
const WORDS: char = '\u{F8F1}';
const END: char = '\u{F8F2}';

/// The mention of what was written at a place, called by its words.
pub fn mention(at: Origin, words: &str) -> String {
    format!("{BEGIN}{}.{}{WORDS}{words}{END}", at.file.0, at.node)
}

/// Whether a text mentions a clause.
pub fn mentions(text: &str) -> bool {
    text.contains(BEGIN)
}

/// A text with every mention replaced by what `number` makes of its place and words.
pub fn numbered(text: &str, number: impl Fn(Option<Origin>, &str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        out.push_str(before);
        let Some((place, (words, after))) = after
            .split_once(WORDS)
            .and_then(|(place, after)| Some((place, after.split_once(END)?)))
        else {
            rest = after;
            continue;
        };
        out.push_str(&number(origin(place), words));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// A text as it is said where no clause has a number: in ledgers and the like.
pub fn spoken(text: &str) -> Cow<'_, str> {
    match mentions(text) {
        true => Cow::Owned(numbered(text, |_, words| quoted(words))),
        false => Cow::Borrowed(text),
    }
}

/// “建设社区食堂”.
pub fn quoted(words: &str) -> String {
    format!("“{words}”")
}

fn origin(place: &str) -> Option<Origin> {
    let (file, node) = place.split_once('.')?;
    Some(Origin {
        file: FileId(file.parse().ok()?),
        node: node.parse().ok()?,
    })
}
