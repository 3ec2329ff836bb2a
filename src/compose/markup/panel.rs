//! Takes a panel; gives it with its number before its title.

use roxmltree::Node;

use super::{Reader, origin};
use crate::document::{Block, Inline, Panel, Run};

impl Reader<'_> {
    /// `section.panel label="专栏"`: panels are counted through the document, what
    /// stands in one by itself.
    pub(super) fn panel(&mut self, node: Node<'_, '_>, blocks: &mut Vec<Block>) {
        self.panels += 1;
        let number = format!("{}{}", node.attribute("label").unwrap_or(""), self.panels);
        let anchor = format!("{}p{}", self.prefix, self.panels);
        if let Some(from) = origin(node) {
            let clause = (number.clone(), Some(anchor.clone()));
            self.clauses.entry(from).or_insert(clause);
        }
        let numbering = std::mem::take(&mut self.numbering);
        let prefix = std::mem::replace(&mut self.prefix, format!("{anchor}-"));
        let outer = self.panel.replace(number.clone());
        let mut inner = Vec::new();
        self.children(node, &mut inner);
        self.numbering = numbering;
        self.prefix = prefix;
        self.panel = outer;
        if let Some(Block::Paragraph(title)) = inner.first_mut() {
            let number = Run {
                text: format!("{number}　"),
                ..Run::default()
            };
            title.text.insert(0, Inline::Run(number));
        }
        blocks.push(Block::Panel(Panel {
            anchor,
            blocks: inner,
        }));
    }
}
