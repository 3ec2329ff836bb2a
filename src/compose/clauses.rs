//! Takes the blocks of a document; puts into tables the numbers of the clauses that
//! their rows are gathered from, and links each to its clause.
//!
//! A cell asks for the number of the words that were written at a place by a link
//! to `clause-PLACE`: the template cannot know it, since headings are counted when
//! all of them are there.

use std::collections::BTreeMap;

use super::origin_attribute;
use crate::diagnostic::Origin;
use crate::document::{Block, Inline, Inlines, Run};

/// What the link of a cell begins with that asks for a number.
const ASKS: &str = "clause-";

/// A number, and the anchor that leads to it.
type Numbers = BTreeMap<Origin, (String, Option<String>)>;

/// Fills in every number that is asked for; where the words have none, the dash
/// that stands there stays.
pub(super) fn number(blocks: &mut [Block]) {
    let mut numbers = Numbers::new();
    gather(blocks, &mut numbers);
    fill(blocks, &numbers);
}

/// Headings and numbered paragraphs, each under those above it.
fn gather(blocks: &[Block], numbers: &mut Numbers) {
    let mut above: Vec<(u8, String)> = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                above.retain(|(level, _)| *level < heading.level);
                above.push((heading.level, heading.number.clone()));
                if let Some(from) = heading.from.filter(|_| !heading.number.is_empty()) {
                    let link = Some(heading.anchor.clone());
                    numbers.entry(from).or_insert((joined(above.iter()), link));
                }
            }
            Block::Paragraph(paragraph) => {
                if let Some((number, words)) = numbered(&paragraph.text) {
                    // Items with a title are headings, those beside them are not.
                    let beside = |(_, other): &&(u8, String)| is_of_kind(other, number);
                    let higher = above.iter().take_while(|one| !beside(one));
                    let whole = joined(higher) + bare(number);
                    numbers.entry(words).or_insert((whole, None));
                }
            }
            _ => {}
        }
        gather(block.below(), numbers);
    }
}

/// The number that a list has put before the words, and where these were written.
fn numbered(text: &Inlines) -> Option<(&str, Origin)> {
    let [Inline::Run(number), Inline::Run(words), ..] = &text[..] else {
        return None;
    };
    let signs = |c: char| ('①'..='⒇').contains(&c);
    let short = (1..=6).contains(&number.text.chars().count());
    let ends = number.text.ends_with(['.', '、', '）', '是']) || number.text.ends_with(signs);
    let from = words.from.filter(|_| short && ends)?;
    Some((&number.text, from))
}

/// 二、 → 二, 1. → 1; brackets stay.
fn bare(number: &str) -> &str {
    number.trim_end_matches(['、', '.'])
}

/// Whether two numbers count one level: 1. and 3.
fn is_of_kind(one: &str, other: &str) -> bool {
    let kind = |number: &str| {
        let arabic = number.chars().any(|c| c.is_ascii_digit());
        (
            arabic,
            number.chars().next_back().filter(|c| !c.is_alphanumeric()),
        )
    };
    kind(one) == kind(other)
}

/// 二（一）1.
fn joined<'n>(above: impl Iterator<Item = &'n (u8, String)>) -> String {
    above.map(|(_, number)| bare(number)).collect()
}

fn fill(blocks: &mut [Block], numbers: &Numbers) {
    for block in blocks {
        if let Block::Table(table) = block {
            let cells = table.body.iter_mut().flat_map(|row| &mut row.cells);
            for inline in cells.flat_map(|cell| &mut cell.paragraphs).flatten() {
                if let Inline::Run(run) = inline {
                    answer(run, numbers);
                }
            }
        }
        fill(block.below_mut(), numbers);
    }
}

fn answer(run: &mut Run, numbers: &Numbers) {
    let asked = run.link.as_deref().and_then(|link| link.strip_prefix(ASKS));
    let Some(place) = asked.map(origin_attribute::read) else {
        return;
    };
    let found = place.and_then(|place| numbers.get(&place));
    run.link = found.and_then(|(_, link)| link.clone());
    if let Some((number, _)) = found {
        run.text.clone_from(number);
    }
}
