//! People, what they hold and lead, and when they are away.

use super::*;
use crate::load::keys;
use crate::load::raw::{Absence, Appointment, Leadership, Marked, Portfolio};

impl Decoder<'_> {
    /// A text, alone or with whether it is internal.
    pub(super) fn marked(&mut self, fields: &mut Fields, name: &'static str) -> Option<Marked> {
        let (node, key) = self.taken(fields, name)?;
        let at = node.at;
        let marked = if matches!(node.value, Value::Map(_)) {
            self.record(node)?
        } else {
            let text = self.text_of(node, key)?;
            Marked {
                text,
                ..self.nothing_of(at)?
            }
        };
        (!marked.text.is_empty()).then_some(marked)
    }
}

impl Decoder<'_> {
    /// All of the leadership, or with options.
    pub(super) fn leadership(&mut self, node: Node, key: &'static str) -> Option<Leadership> {
        if matches!(node.value, Value::Map(_)) {
            return self.record(node);
        }
        let at = node.at;
        if !matches!(node.value, Value::Bool(true)) {
            self.choice_of(node, key, &keys::WHOLE)?;
        }
        self.nothing_of(at)
    }
}

impl Appointment {
    /// Half an appointment still tells whose it is, and its word is checked.
    pub(super) fn judged(mut self, _: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        let read = [("from", &self.from), ("until", &self.until)];
        self.undated = read
            .iter()
            .any(|(name, day)| fields.has(name) && day.is_none());
        self.brief = fields.has("post") && fields.key("post") == self.post.at;
        (!self.post.is_empty() || !self.person.is_empty()).then_some(self)
    }
}

impl Portfolio {
    /// The id stands in for a name that could not be read.
    pub(super) fn judged(mut self, _: &mut Decoder, _: &mut Fields) -> Option<Self> {
        if let (true, Some(id)) = (self.name.is_empty(), &self.id) {
            self.name.value.clone_from(&id.value);
        }
        (!self.name.is_empty()).then_some(self)
    }
}

impl Absence {
    /// Somebody must be away.
    pub(super) fn judged(self, _: &mut Decoder, _: &mut Fields) -> Option<Self> {
        (!self.person.is_empty()).then_some(self)
    }
}
