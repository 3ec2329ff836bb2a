//! Takes what came back; gives it without its table of contents, which is made of
//! the headings, and what somebody changed in that.

use super::aside::{Aside, AsideKind};
use super::received::{Part, Received};
use super::written::{Block, lines, plain};
use crate::read::contents;

/// The paragraphs and tables but for those of the table of contents.
pub(super) fn without(parts: Vec<&Part>) -> Vec<&Part> {
    let of_it = of_it(&parts);
    let parts = parts.into_iter().enumerate();
    let kept = parts.filter(|(at, _)| of_it.binary_search(at).is_err());
    kept.map(|(_, part)| part).collect()
}

/// Lines of it that name no heading: they follow the headings and are no data.
pub fn odd_contents(written: &[Block], received: &Received) -> Vec<Aside> {
    let parts: Vec<&Part> = received.parts.iter().filter(said).collect();
    let of_it = of_it(&parts);
    let named = of_it.iter().filter_map(|at| match parts[*at] {
        Part::Line(line) => contents::words(line),
        Part::Table(_) => None,
    });
    let all: String = match of_it.is_empty() {
        true => String::new(),
        false => lines(written).map(|line| squeezed(&line.text)).collect(),
    };
    let odd = named.filter(|words| !all.contains(&squeezed(words)));
    odd.map(|words| Aside {
        words,
        ..Aside::new(AsideKind::Contents)
    })
    .collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether there is anything in it.
pub(super) fn said(part: &&Part) -> bool {
    match part {
        Part::Line(line) => !plain(line).is_empty(),
        Part::Table(_) => true,
    }
}

fn of_it(parts: &[&Part]) -> Vec<usize> {
    let texts = parts.iter().map(|part| match part {
        Part::Line(line) => line.as_str(),
        Part::Table(_) => "",
    });
    contents::lines(&texts.collect::<Vec<_>>())
}
