//! Takes the box that begins within a text; gives what stands in it, gathered by
//! itself.

use super::{Goes, Reader, Set};

impl Reader {
    /// Whether what stands here is the text, and nothing beside it.
    pub(super) fn is_text(&self) -> bool {
        let beside = |set: &Set| matches!(set.goes, Goes::Beside(_));
        !self.stack.iter().any(beside)
    }

    /// Begins a box: what is in it is gathered by itself.
    pub(super) fn open_box(&mut self) {
        let inner = Self {
            stack: std::mem::take(&mut self.stack),
            set: Set {
                goes: Goes::Text,
                in_table: false,
                boxes: self.set.boxes + 1,
                ..self.set
            },
            gbk: self.gbk,
            fonts: std::mem::take(&mut self.fonts),
            reds: std::mem::take(&mut self.reds),
            around: std::mem::take(&mut self.around),
            ..Self::default()
        };
        let outer = std::mem::replace(self, inner);
        self.around.push(outer);
    }

    /// Ends it: a table in it is text of the document, words stand beside it.
    pub(super) fn close_box(&mut self) {
        let Some(mut outer) = self.around.pop() else {
            return;
        };
        outer.stack = std::mem::take(&mut self.stack);
        outer.fonts = std::mem::take(&mut self.fonts);
        outer.reds = std::mem::take(&mut self.reds);
        outer.around = std::mem::take(&mut self.around);
        outer.set = self.set;
        let inner = std::mem::replace(self, outer);
        self.flow.take_box(inner.done());
    }
}
