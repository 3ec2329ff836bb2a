//! Takes the parts that frame a document: head, signature, record, attachments.

use roxmltree::Node;

use super::inline::inlines;
use super::{Reader, all_words_of, has_class, origin, words_of};
use crate::document::{Attachment, Block, Record, RedHead, Signature, Stamp, plain_text};

impl Reader<'_> {
    /// `section.attachment`: counts its chapters anew.
    pub(super) fn attachment(&mut self, node: Node<'_, '_>, blocks: &mut Vec<Block>) {
        let anchor = node.attribute("id").unwrap_or("attachment").to_string();
        let label = words_of(node, "attachment-label").unwrap_or_default();
        let anew = self.numbering.anew();
        let outer = std::mem::replace(&mut self.numbering, anew);
        let prefix = std::mem::replace(&mut self.prefix, format!("{anchor}-"));
        let mut inner = Vec::new();
        self.styled(node, |reader| reader.children(node, &mut inner));
        self.numbering = outer;
        self.prefix = prefix;
        blocks.push(Block::Attachment(Attachment {
            anchor,
            label,
            blocks: inner,
            landscape: has_class(node, "landscape"),
        }));
    }
}

/// `header.red-head`.
pub(super) fn red_head(node: Node<'_, '_>) -> Block {
    Block::RedHead(RedHead {
        copy_number: words_of(node, "copy-number"),
        secrecy: words_of(node, "secrecy"),
        urgency: words_of(node, "urgency"),
        marks: all_words_of(node, "issuer-mark"),
        suffix: words_of(node, "issuer-suffix"),
        number: words_of(node, "document-number"),
        signatories: all_words_of(node, "signatory"),
        from: origin(node),
    })
}

/// `footer.signature`.
pub(super) fn signature(node: Node<'_, '_>) -> Block {
    Block::Signature(Signature {
        issuers: all_words_of(node, "issuer"),
        date: words_of(node, "date").unwrap_or_default(),
        seal: has_class(node, "seal"),
        stamps: node
            .children()
            .filter(|child| has_class(*child, "stamp"))
            .map(stamp)
            .collect(),
        from: origin(node),
    })
}

/// `p.stamp`: the post, and in `span.name` the name that the stamp shows.
fn stamp(node: Node<'_, '_>) -> Stamp {
    let words = plain_text(&inlines(node));
    let name = words_of(node, "name").unwrap_or_default();
    Stamp {
        post: words.replacen(&name, "", 1).trim().to_string(),
        name,
    }
}

/// `footer.record`.
pub(super) fn record(node: Node<'_, '_>) -> Block {
    Block::Record(Record {
        addressees: words_of(node, "addressees"),
        copies: words_of(node, "copies"),
        printed_by: words_of(node, "printed-by"),
        printed_date: words_of(node, "printed-date"),
        from: origin(node),
    })
}
