//! How much a template may write: templates come with a folder, and a few lines of
//! one can ask for more than any machine has.

use std::cell::Cell;
use std::io::{Error, Result, Write};

use tera::{Kwargs, State, TeraResult};

/// Bytes that a page may be long; a plan of a thousand pages takes a fifth.
const WRITTEN: usize = 64 << 20;

/// Numbers that `range` gives out for a page.
const COUNTED: usize = 200_000;

/// Bytes that a text may grow to by `replace`.
const REPLACED: usize = 1 << 20;

/// `elif`s of a template.
const ALTERNATIVES: usize = 200;

/// How deep elements may stand within each other.
const DEEPEST: usize = 200;

/// What is said where a bound is met; a word of the locale.
const ENDLESS: &str = "endless";

/// What is said of elements, or parts, within each other; a word of the locale.
pub(super) const DEEP: &str = "deeper-than-any";

/// What the engine says, or our word where it met a bound.
pub(super) fn word_of(message: &str) -> &str {
    // What the writer refused comes back as a fault of writing.
    if message.contains(ENDLESS) || message.contains("while writing") {
        ENDLESS
    } else if message.contains("recursion depth") {
        DEEP
    } else {
        message
    }
}

thread_local! {
    /// Numbers that were given out for the page that this thread makes.
    static GIVEN: Cell<usize> = const { Cell::new(0) };
}

/// A page that is being written.
#[derive(Default)]
pub(super) struct Page {
    text: Vec<u8>,
}

impl Page {
    /// An empty one.
    pub(super) fn begin() -> Self {
        GIVEN.set(0);
        Self::default()
    }

    /// The text written.
    pub(super) fn into_text(self) -> String {
        // The engine and the escapes write whole characters only.
        String::from_utf8(self.text)
            .unwrap_or_else(|odd| String::from_utf8_lossy(odd.as_bytes()).into_owned())
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if self.text.len() + bytes.len() > WRITTEN {
            return Err(Error::other(ENDLESS));
        }
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

/// `range`, as the engine has it, for so many numbers a page.
pub(super) fn range(args: Kwargs, _: &State) -> TeraResult<Vec<i128>> {
    let start = args.get::<i128>("start")?.unwrap_or_default();
    let end = args.must_get::<i128>("end")?;
    let step = args.get::<i128>("step_by")?.unwrap_or(1);
    let mut numbers = Vec::new();
    let mut next = start;
    while step != 0 && if step > 0 { next < end } else { next > end } {
        GIVEN.set(GIVEN.get() + 1);
        if GIVEN.get() > COUNTED {
            return Err(tera::Error::message(ENDLESS));
        }
        numbers.push(next);
        next = next.saturating_add(step);
    }
    Ok(numbers)
}

/// `replace`, as the engine has it, for texts that stay texts.
pub(super) fn replace(text: &str, args: Kwargs, _: &State) -> TeraResult<String> {
    let from = args.must_get::<&str>("from")?;
    let to = args.must_get::<&str>("to")?;
    let places = text.matches(from).count();
    if text.len() + places.saturating_mul(to.len()) > REPLACED {
        return Err(tera::Error::message(ENDLESS));
    }
    Ok(text.replace(from, to))
}

/// The line of a template that is not given to the engine at all, and why: its
/// alternatives would exhaust the stack, or it doubles a text in turns, of which no
/// other bound can keep the memory.
pub(super) fn refused(source: &str) -> Option<(u32, &'static str)> {
    let tags = || {
        source
            .match_indices("{%")
            .filter_map(|(at, _)| tag(source, at))
    };
    let globals: Vec<&str> = tags()
        .filter_map(|tag| Some(assigned(tag.words)?.0))
        .collect();
    let doubles = |tag: &Tag| {
        let Some((_, value)) = assigned(tag.words).filter(|(_, value)| value.contains('~')) else {
            return false;
        };
        // Every other stretch between quotes is a text.
        let code = value.split('"').step_by(2);
        let names =
            code.flat_map(|code| code.split(|c: char| !(c.is_alphanumeric() || "_.".contains(c))));
        names.filter(|name| globals.contains(name)).count() > 1
    };
    let line = |at: usize| source[..at].matches('\n').count() as u32 + 1;
    if let Some(tag) = tags().find(doubles) {
        return Some((line(tag.at), ENDLESS));
    }
    let mut alternatives = tags().filter(|tag| tag.words.starts_with("elif"));
    let tag = alternatives.nth(ALTERNATIVES)?;
    Some((line(tag.at), DEEP))
}

/// A tag of a template.
struct Tag<'a> {
    at: usize,
    words: &'a str,
}

fn tag(source: &str, at: usize) -> Option<Tag<'_>> {
    let rest = &source[at + 2..];
    let words = &rest[..rest.find("%}")?];
    let words = words.trim_matches(['-', ' ', '\n', '\t']);
    Some(Tag { at, words })
}

/// The name and value of a `set_global`.
fn assigned(words: &str) -> Option<(&str, &str)> {
    let (name, value) = words.strip_prefix("set_global")?.split_once('=')?;
    Some((name.trim(), value))
}

/// Where elements stand deeper within each other than any page needs, and so deep
/// that to walk them would exhaust the stack: the byte of the first that does.
pub(super) fn too_deep(page: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, _) in page.match_indices('<') {
        let tag = &page[at + 1..];
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !tag.starts_with(['!', '?']) {
            let end = tag.find('>').unwrap_or(tag.len());
            depth += usize::from(!tag[..end].ends_with('/'));
        }
        if depth > DEEPEST {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_counted_and_length_is_not() {
        assert_eq!(too_deep(&"<ul><li>".repeat(150)), Some(800));
        assert_eq!(too_deep(&"<p>a<br/></p>".repeat(10_000)), None);
    }

    #[test]
    fn a_text_that_doubles_in_turns_is_refused_and_one_that_grows_is_not() {
        let turns = |value: &str| {
            format!("\n{{% for i in x %}}{{% set_global a = {value} %}}{{% endfor %}}")
        };
        assert_eq!(refused(&turns("a ~ a")), Some((2, ENDLESS)));
        assert_eq!(refused(&turns("a ~ i.name ~ \"a\"")), None);
        assert_eq!(refused(&turns("a ~ i.name ~ \"、\"")), None);
        assert_eq!(refused(&"{% elif false %}".repeat(300)), Some((1, DEEP)));
    }

    #[test]
    fn a_page_ends() {
        let mut page = Page::begin();
        let line = [b'x'; 1 << 16];
        let written = (0..2000).take_while(|_| page.write_all(&line).is_ok());
        assert_eq!(written.count(), WRITTEN >> 16);
    }
}
