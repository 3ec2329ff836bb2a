//! Takes a numbered document; fills in its table of contents, where it has one.

use crate::document::{Block, Document, Entry, outline};

/// Deepest heading in it.
const DEEPEST: u8 = 2;

/// Fills in every table of contents: all headings but that of the plan in which it
/// stands itself.
pub(super) fn fill(document: &mut Document) {
    let has = |blocks: &[Block]| blocks.iter().any(|b| matches!(b, Block::Contents(_)));
    let around = document.walk().filter_map(|block| match block {
        Block::Attachment(one) if has(&one.blocks) => Some(one.anchor.clone()),
        _ => None,
    });
    let around: Vec<String> = around.collect();
    if around.is_empty() && !has(&document.blocks) {
        return;
    }
    let mut entries = outline(document, DEEPEST);
    entries.retain(|entry| !around.contains(&entry.anchor));
    put(&mut document.blocks, &entries);
}

fn put(blocks: &mut [Block], entries: &[Entry]) {
    for block in blocks {
        match block {
            Block::Contents(own) => own.clone_from(&entries.to_vec()),
            other => put(other.below_mut(), entries),
        }
    }
}
