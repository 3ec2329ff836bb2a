//! The headings of a document, for bookmarks and tables of contents.

use super::{Block, Document, plain_text};

/// A heading or attachment.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Entry {
    /// 1 to 5; an attachment is 1.
    pub level: u8,
    /// Number and words.
    pub title: String,
    /// Anchor in the document.
    pub anchor: String,
}

impl Entry {
    /// Number and words without the mark that text behind them would follow.
    pub fn label(&self) -> &str {
        self.title.trim_end_matches(['。', '：'])
    }
}

/// Headings of levels up to `deepest`, in reading order.
pub fn outline(document: &Document, deepest: u8) -> Vec<Entry> {
    let entries = document.walk().filter_map(|block| match block {
        Block::Heading(heading) if heading.level <= deepest => Some(Entry {
            level: heading.level,
            title: format!("{}{}", heading.number, plain_text(&heading.text)),
            anchor: heading.anchor.clone(),
        }),
        Block::Attachment(attachment) => Some(Entry {
            level: 1,
            title: attachment.heading(),
            anchor: attachment.anchor.clone(),
        }),
        _ => None,
    });
    entries.collect()
}
