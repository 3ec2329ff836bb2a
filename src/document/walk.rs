//! Takes a document; gives every block of it, whatever holds it.

use super::{Attachment, Block, Document, Panel, plain_text};

impl Document {
    /// Every block in reading order, each before those within it.
    pub fn walk(&self) -> impl Iterator<Item = &Block> {
        let mut under_way = vec![self.blocks.iter()];
        std::iter::from_fn(move || {
            while let Some(blocks) = under_way.last_mut() {
                if let Some(block) = blocks.next() {
                    under_way.push(block.below().iter());
                    return Some(block);
                }
                under_way.pop();
            }
            None
        })
    }
}

impl Block {
    /// The blocks within it.
    pub fn below(&self) -> &[Block] {
        match self {
            Self::Attachment(attachment) => &attachment.blocks,
            Self::Panel(panel) => &panel.blocks,
            Self::KeepTogether(blocks) => blocks,
            _ => &[],
        }
    }

    /// The blocks within it, to be changed.
    pub fn below_mut(&mut self) -> &mut [Block] {
        match self {
            Self::Attachment(attachment) => &mut attachment.blocks,
            Self::Panel(panel) => &mut panel.blocks,
            Self::KeepTogether(blocks) => blocks,
            _ => &mut [],
        }
    }
}

impl Panel {
    /// Number and title: 专栏1　重点工程.
    pub fn title(&self) -> String {
        match self.blocks.first() {
            Some(Block::Paragraph(title)) => plain_text(&title.text),
            _ => String::new(),
        }
    }
}

impl Attachment {
    /// Its title as plain words.
    pub fn title(&self) -> Option<String> {
        self.blocks.iter().find_map(|block| match block {
            Block::Title(title) => Some(plain_text(title)),
            _ => None,
        })
    }

    /// Label and title, as a bookmark has them: 附件1 人员名单.
    pub fn heading(&self) -> String {
        let title = self.title().unwrap_or_default();
        let words = [self.label.as_str(), title.as_str()].join(" ");
        words.trim().to_string()
    }
}
