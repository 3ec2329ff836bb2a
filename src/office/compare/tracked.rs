//! Takes the body of a DOCX; gives what each person changed in it with changes
//! tracked, and says who made a difference.

use roxmltree::Node;

use super::difference::Difference;
use super::markup::{attribute, is, is_any, line};
use super::written::plain;
use crate::write::docx::likeness;

/// Words that somebody put in or took out.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// Who.
    pub author: String,
    /// The words.
    words: String,
    /// Whether they came.
    came: bool,
    /// The paragraph with all changes taken.
    paragraph: String,
}

/// All of them, in the order of the text.
pub(super) fn stretches<'a>(body: Node<'a, 'a>) -> Vec<Stretch> {
    let mut found = Vec::new();
    for paragraph in body.descendants().filter(|n| is(n, "p")) {
        let marks = paragraph
            .descendants()
            .filter(|n| is_any(n, &["ins", "moveTo", "del", "moveFrom"]));
        for mark in marks {
            let came = is_any(&mark, &["ins", "moveTo"]);
            let texts = mark.descendants().filter(|n| is_any(n, &["t", "delText"]));
            let words: String = texts.filter_map(|n| n.text()).collect();
            let author = attribute(mark, "author").unwrap_or_default().trim();
            if !plain(&words).is_empty() && !author.is_empty() {
                found.push(Stretch {
                    author: author.to_string(),
                    words: plain(&words),
                    came,
                    paragraph: plain(&line(paragraph)),
                });
            }
        }
    }
    found
}

/// How alike a paragraph must be to the one that a difference stands in.
const ALIKE: f32 = 0.4;

/// Whoever tracked a difference, each once; nobody where it was not tracked.
pub fn authors(difference: &Difference, stretches: &[Stretch]) -> Vec<String> {
    let mut authors: Vec<String> = Vec::new();
    for spot in &difference.spots {
        let (old, before) = (spot.old(), spot.paragraph());
        for stretch in stretches {
            let touches = match stretch.came {
                true => shares(&spot.new, &stretch.words),
                false => shares(&old, &stretch.words),
            };
            // What went as a whole has no paragraph left; what came had none.
            let here = stretch.paragraph.is_empty()
                || before.is_empty()
                || likeness(&before, &stretch.paragraph) >= ALIKE;
            if touches && here && !authors.contains(&stretch.author) {
                authors.push(stretch.author.clone());
            }
        }
    }
    authors
}

/// Whether one holds the other.
fn shares(one: &str, other: &str) -> bool {
    !one.is_empty() && (one.contains(other) || other.contains(one))
}
