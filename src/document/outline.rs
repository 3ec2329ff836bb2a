//! The headings of a document, for bookmarks and tables of contents.

use super::{Block, Document, plain_text};

/// A heading or attachment.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// 1 to 5; an attachment is 1.
    pub level: u8,
    /// Number and words.
    pub title: String,
    /// Anchor in the document.
    pub anchor: String,
}

/// Headings of levels up to `deepest`, in reading order.
pub fn outline(document: &Document, deepest: u8) -> Vec<Entry> {
    let mut entries = Vec::new();
    collect(&document.blocks, deepest, &mut entries);
    entries
}

fn collect(blocks: &[Block], deepest: u8, entries: &mut Vec<Entry>) {
    for block in blocks {
        match block {
            Block::Heading(heading) if heading.level <= deepest => entries.push(Entry {
                level: heading.level,
                title: format!("{}{}", heading.number, plain_text(&heading.text)),
                anchor: heading.anchor.clone(),
            }),
            Block::Attachment(attachment) => {
                let title = attachment.blocks.iter().find_map(|b| match b {
                    Block::Title(title) => Some(plain_text(title)),
                    _ => None,
                });
                entries.push(Entry {
                    level: 1,
                    title: [attachment.label.as_str(), &title.unwrap_or_default()]
                        .join(" ")
                        .trim()
                        .to_string(),
                    anchor: attachment.anchor.clone(),
                });
                collect(&attachment.blocks, deepest, entries);
            }
            Block::KeepTogether(inner) => collect(inner, deepest, entries),
            _ => {}
        }
    }
}
