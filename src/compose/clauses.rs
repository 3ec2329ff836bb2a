//! Takes the blocks of a document; puts into tables the numbers of the clauses that
//! their rows are gathered from, and links each to its clause.
//!
//! A cell asks for the number of the words that were written at a place by a link
//! to `clause-PLACE`: the template cannot know it, since headings are counted when
//! all of them are there.

use super::markup::Clauses;
use super::origin_attribute;
use crate::document::{Block, Inline, Run};
use crate::model::reference;

/// What the link of a cell begins with that asks for a number.
const ASKS: &str = "clause-";

/// Fills in every number that is asked for; where the words have none, the dash
/// that stands there stays.
pub(super) fn number(blocks: &mut [Block], clauses: &Clauses) {
    for block in blocks {
        if let Block::Table(table) = block {
            let cells = table.body.iter_mut().flat_map(|row| &mut row.cells);
            for inline in cells.flat_map(|cell| &mut cell.paragraphs).flatten() {
                if let Inline::Run(run) = inline {
                    answer(run, clauses);
                }
            }
        }
        number(block.below_mut(), clauses);
    }
}

/// The rendered text with the number of each clause that is mentioned, which leads
/// to it; one without a number is called by its words.
pub(super) fn mentioned(rendered: &str, clauses: &Clauses) -> String {
    reference::numbered(rendered, |at, words| {
        match at.and_then(|at| clauses.get(&at)) {
            Some((number, Some(anchor))) => format!("<a href=\"#{anchor}\">{number}</a>"),
            Some((number, None)) => number.clone(),
            None => reference::quoted(words),
        }
    })
}

/// Drops the links out of blocks that stand by themselves: what they led to is in
/// another file.
pub(super) fn unlink(blocks: &mut [Block]) {
    let mut known = Vec::new();
    anchors(blocks, &mut known);
    drop_links(blocks, &known);
}

fn anchors(blocks: &[Block], known: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading(heading) => known.push(heading.anchor.clone()),
            Block::Attachment(attachment) => known.push(attachment.anchor.clone()),
            Block::Panel(panel) => known.push(panel.anchor.clone()),
            _ => {}
        }
        anchors(block.below(), known);
    }
}

fn drop_links(blocks: &mut [Block], known: &[String]) {
    for block in blocks {
        let texts: Vec<&mut Vec<Inline>> = match block {
            Block::Heading(heading) => std::iter::once(&mut heading.text)
                .chain(&mut heading.run_in)
                .collect(),
            Block::Paragraph(paragraph) => vec![&mut paragraph.text],
            Block::Table(table) => {
                let rows = table.head.iter_mut().chain(&mut table.body);
                let cells = rows.flat_map(|row| &mut row.cells);
                cells.flat_map(|cell| &mut cell.paragraphs).collect()
            }
            _ => Vec::new(),
        };
        for inline in texts.into_iter().flatten() {
            if let Inline::Run(run) = inline {
                let here = |link: &String| known.iter().any(|a| a == link.trim_start_matches('#'));
                run.link = run.link.take().filter(here);
            }
        }
        drop_links(block.below_mut(), known);
    }
}

fn answer(run: &mut Run, clauses: &Clauses) {
    let asked = run.link.as_deref().and_then(|link| link.strip_prefix(ASKS));
    let Some(place) = asked.map(origin_attribute::read) else {
        return;
    };
    let found = place.and_then(|place| clauses.get(&place));
    run.link = found.and_then(|(_, link)| link.clone());
    if let Some((number, _)) = found {
        run.text.clone_from(number);
    }
}
