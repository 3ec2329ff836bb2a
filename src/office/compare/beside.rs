//! Takes a DOCX; gives what stands beside its text: comments, text boxes, notes,
//! heads and feet, pictures, and who tracked changes in it. None of it goes into
//! the data by itself, and none of it may be lost.

use std::ops::Range;

use roxmltree::Node;

use super::aside::{Aside, AsideKind};
use super::difference::Spot;
use super::markup::{parsed, words};
use super::written::{Block, lines};
use super::{anchored, drawn, notes};
use crate::diagnostic::Diagnostic;
use crate::read::package;
use crate::write::docx::{equal, likeness};

/// All of it, in the order of the text; heads, feet and tracked changes last.
///
/// # Errors
/// `file-damaged`.
pub(super) fn asides<'a>(
    body: Node<'a, 'a>,
    bytes: &[u8],
    names: &[String],
) -> Result<Vec<Aside>, Box<Diagnostic>> {
    let mut found = anchored::read(body, notes::read(bytes, names)?, drawn::shown(bytes)?);
    let heads = heads_and_feet(bytes, names)?;
    let tracked = found
        .iter()
        .position(|one| matches!(one.kind, AsideKind::Tracked(_)));
    let before = tracked.unwrap_or(found.len());
    found.splice(before..before, heads);
    Ok(found)
}

/// Heads and feet of pages that say something, each once.
fn heads_and_feet(bytes: &[u8], names: &[String]) -> Result<Vec<Aside>, Box<Diagnostic>> {
    let mut found: Vec<Aside> = Vec::new();
    for name in names {
        let kind = match name.strip_prefix("word/") {
            Some(name) if !name.ends_with(".xml") => continue,
            Some(name) if name.starts_with("header") => AsideKind::Head,
            Some(name) if name.starts_with("footer") => AsideKind::Foot,
            _ => continue,
        };
        let text = package::text(bytes, name)?.unwrap_or_default();
        let tree = parsed(&text)?;
        let words = words(tree.root_element());
        let aside = Aside {
            words,
            ..Aside::new(kind)
        };
        if !aside.words.is_empty() && !found.iter().any(|known| known.says_as(&aside)) {
            found.push(aside);
        }
    }
    Ok(found)
}

/// The place in what was written of each of these; nothing for what stands on
/// every page, or at words that were never written.
pub fn spots_of(asides: &[Aside], written: &[Block]) -> Vec<Option<Spot>> {
    let spot = |aside: &Aside| {
        let (paragraph, range) = aside.anchor.as_ref()?;
        let same = lines(written).find(|line| line.text == *paragraph);
        let line = same.or_else(|| {
            let all = lines(written).map(|line| (likeness(&line.text, paragraph), line));
            let best = all.max_by(|a, b| a.0.total_cmp(&b.0))?;
            (best.0 >= ALIKE).then_some(best.1)
        })?;
        Some(Spot {
            range: carried(range, paragraph, &line.text),
            pieces: line.pieces.clone(),
            new: String::new(),
            near: line.near,
            at: line.at,
        })
    };
    asides.iter().map(spot).collect()
}

/// How alike a paragraph must be to be the one that something stands in.
const ALIKE: f32 = 0.4;

/// The characters of one text that are those of another; the whole where none is.
fn carried(range: &Range<usize>, from: &str, to: &str) -> Range<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let pairs = equal(&a, &b).into_iter();
    let there: Vec<usize> = pairs
        .filter(|(i, _)| range.contains(i))
        .map(|(_, j)| j)
        .collect();
    match (there.first(), there.last()) {
        (Some(first), Some(last)) => *first..last + 1,
        _ => 0..b.len(),
    }
}
