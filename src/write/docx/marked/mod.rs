//! Takes the flows of a document before and after; gives one in which every
//! difference is marked as inserted or deleted (花脸稿). Whoever accepts all has
//! the new text, whoever rejects all the old one.

mod align;
mod grids;
mod pieces;

pub use align::{Step, equal, likeness, steps};

use super::flow::{Change, Flow, Node, Paragraph};
use super::named::Named;

/// The one flow.
pub fn marked(old: &Flow, new: &Flow) -> Flow {
    Flow {
        nodes: nodes(&old.nodes, &new.nodes),
        last: new.last,
    }
}

/// What two nodes must have in common to be the same.
fn key(node: &Node) -> (u8, Named, String) {
    match node {
        Node::Paragraph(paragraph) => (0, paragraph.style, paragraph.plain()),
        Node::Table(grid) => (1, Named::Cell, grids::key(grid)),
        Node::Section(section) => {
            let code = format!("{} {}", section.landscape, section.even);
            (2, Named::Seam, code)
        }
    }
}

fn alike(old: &Node, new: &Node) -> f32 {
    match (old, new) {
        (Node::Paragraph(old), Node::Paragraph(new)) if old.style == new.style => {
            likeness(&old.plain(), &new.plain())
        }
        // Tables of one shape are the same table, however many rows changed.
        (Node::Table(old), Node::Table(new)) if grids::comparable(old, new) => 0.9,
        (Node::Section(_), Node::Section(_)) => 1.0,
        _ => 0.0,
    }
}

fn nodes(old: &[Node], new: &[Node]) -> Vec<Node> {
    let before: Vec<_> = old.iter().map(key).collect();
    let after: Vec<_> = new.iter().map(key).collect();
    let mut out: Vec<Node> = Vec::new();
    for step in steps(&before, &after, &|i, j| alike(&old[i], &new[j])) {
        let node = match step {
            Step::Same(_, j) => new[j].clone(),
            Step::Became(i, j) => became(&old[i], &new[j]),
            Step::Old(i) => match whole(&old[i], Change::Deleted) {
                Some(node) => node,
                None => continue,
            },
            Step::New(j) => match whole(&new[j], Change::Inserted) {
                Some(node) => node,
                None => new[j].clone(),
            },
        };
        // Tables that touch would become one.
        if let (Some(Node::Table(_)), Node::Table(_)) = (out.last(), &node) {
            out.push(Node::Paragraph(Paragraph {
                style: Named::Seam,
                ..Paragraph::default()
            }));
        }
        out.push(node);
    }
    out
}

fn became(old: &Node, new: &Node) -> Node {
    match (old, new) {
        (Node::Paragraph(old), Node::Paragraph(new)) => Node::Paragraph(pieces::merged(old, new)),
        (Node::Table(old), Node::Table(new)) => Node::Table(grids::merged(old, new)),
        _ => new.clone(),
    }
}

/// A node that came or went as a whole; nothing for the end of a section.
fn whole(node: &Node, change: Change) -> Option<Node> {
    match node {
        Node::Paragraph(paragraph) => Some(Node::Paragraph(pieces::whole(paragraph, change))),
        Node::Table(grid) => Some(Node::Table(grids::whole(grid, change))),
        Node::Section(_) => None,
    }
}

/// Paragraphs of a cell before and after.
fn paragraphs(old: &[Paragraph], new: &[Paragraph]) -> Vec<Paragraph> {
    if let ([old], [new]) = (old, new) {
        return vec![pieces::merged(old, new)];
    }
    let before: Vec<String> = old.iter().map(Paragraph::plain).collect();
    let after: Vec<String> = new.iter().map(Paragraph::plain).collect();
    let alike = |i: usize, j: usize| likeness(&before[i], &after[j]);
    let mut out: Vec<Paragraph> = steps(&before, &after, &alike)
        .into_iter()
        .map(|step| match step {
            Step::Same(_, j) => new[j].clone(),
            Step::Became(i, j) => pieces::merged(&old[i], &new[j]),
            Step::Old(i) => pieces::whole(&old[i], Change::Deleted),
            Step::New(j) => pieces::whole(&new[j], Change::Inserted),
        })
        .collect();
    // The last paragraph of a cell cannot go.
    if let Some(last) = out.last_mut() {
        last.mark = Change::Kept;
    }
    out
}
