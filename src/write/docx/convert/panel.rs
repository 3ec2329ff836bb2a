//! Takes a panel; gives its paragraphs in a box. A table in it is as wide as the box
//! and has its own rules.

use super::Writer;
use crate::document::Panel;
use crate::layout::measures::PANEL_SIDE;
use crate::write::docx::eighths;
use crate::write::docx::flow::{Boxed, Node, Paragraph};

impl Writer<'_> {
    pub(super) fn panel(&mut self, panel: &Panel) {
        // Two boxes that touch would be one.
        let boxed = |node: &Node| matches!(node, Node::Paragraph(p) if p.shape.boxed.is_some());
        if self.flow.nodes.last().is_some_and(boxed) {
            self.seam(0);
        }
        let from = self.flow.nodes.len();
        self.blocks(&panel.blocks);
        let side = self.measure.cells(PANEL_SIDE);
        let one = Boxed {
            thickness: eighths(self.style.table.rule.mm()),
            side: side / 20,
            // A line has blank of its own above and below.
            above: 1,
        };
        let mut paragraphs: Vec<&mut Paragraph> = self.flow.nodes[from..]
            .iter_mut()
            .filter_map(|node| match node {
                Node::Paragraph(paragraph) => Some(paragraph),
                _ => None,
            })
            .collect();
        for paragraph in &mut paragraphs {
            let shape = &mut paragraph.shape;
            shape.boxed = Some(one);
            // Word processors break a box where the indents change.
            if let Some(left) = shape.left.replace(side) {
                shape.first = Some(left + shape.first.unwrap_or(0));
            }
            shape.right = Some(side);
            shape.tabs.iter_mut().for_each(|(at, _)| *at += side);
        }
        let blank = self.measure.half_leading;
        if let Some(first) = paragraphs.first_mut() {
            first.shape.before.get_or_insert(blank);
        }
        if let Some(last) = paragraphs.last_mut() {
            last.shape.after.get_or_insert(blank);
        }
    }
}
