//! Chapters and the parts they are made of.

use super::*;
use crate::diagnostic::At;
use crate::load::keys;
use crate::load::raw::{Enumeration, Item, Part, PartKind, Section};

impl Decoder<'_> {
    /// Parts in order; a text alone is one.
    pub(super) fn parts(&mut self, fields: &mut Fields, name: &'static str) -> Vec<Part> {
        self.several(fields, name, Self::part)
    }

    fn part(&mut self, node: Node, key: &'static str, out: &mut Vec<Part>) {
        if !matches!(node.value, Value::Map(_)) {
            if matches!(node.value, Value::Seq(_)) {
                return self.wrong_type(&node, key, "part");
            }
            if self.text_for_mapping(&node, typing::Fit::KeyOf(&keys::PART))
                || self.text_for_part(&node)
            {
                return;
            }
            let at = node.at;
            let text = self.prose_of(node, key);
            out.extend(text.map(|text| Part {
                at,
                kind: PartKind::Text(text),
                internal: false,
            }));
            return;
        }
        let (at, known) = (node.at, self.report.len());
        let Some(mut fields) = self.fields(node, &keys::PART) else {
            return;
        };
        // Of a kind that there is not: told, and no reason to call the chapter empty.
        if fields.given().is_empty() && self.report.len() > known {
            let text = At::new(String::new(), at);
            let kind = PartKind::Text(text);
            out.push(Part {
                at,
                kind,
                internal: false,
            });
        }
        let internal = self.flag(&mut fields, "internal").unwrap_or(false);
        let kinds = fields
            .given()
            .into_iter()
            .filter(|name| *name != "internal");
        let kinds: Vec<&'static str> = kinds.collect();
        if let [first, second, ..] = kinds.as_slice() {
            let fault = self.conflict(&fields, first, second).at(fields.key(second));
            self.push(
                fault
                    .related(fields.key(first), "first-given")
                    .hint("own-dash"),
            );
        }
        for name in kinds {
            let at = fields.key(name);
            let Some((node, key)) = self.taken(&mut fields, name) else {
                continue;
            };
            // A text that is left empty is none; of anything else more was wanted.
            if name != "text" && matches!(node.value, Value::Null) {
                self.empty_value(at, key);
                continue;
            }
            let kind = self.part_kind(name, node, key);
            out.extend(kind.map(|kind| Part { at, kind, internal }));
        }
    }

    /// `- text 为加强…`: the colon after the part's kind was forgotten.
    fn text_for_part(&mut self, node: &Node) -> bool {
        let Value::Str(text) = &node.value else {
            return false;
        };
        let word = text.split(' ').next().unwrap_or_default();
        if word.len() == text.len()
            || keys::PART.field(word).is_none()
            || self.is_marked_as_text(node.at)
        {
            return false;
        }
        let lines = self.lines_of(node.at);
        let candidate = lines
            .first()
            .and_then(|(line, column, content)| typing::without_colon(content, *line, *column));
        candidate.is_some_and(|candidate| {
            self.reread(candidate);
            true
        })
    }

    /// An enumeration; its items alone are one.
    pub(super) fn enumeration(&mut self, node: Node, key: &'static str) -> Option<Enumeration> {
        if matches!(node.value, Value::Map(_)) {
            return self.record(node);
        }
        let mut list: Enumeration = self.nothing_of(node.at)?;
        self.each(node, key, &mut |decoder, item| {
            list.items.extend(decoder.text_of(item, key));
        });
        Some(list)
    }
}

impl Item {
    /// A title, a text or both; what somebody answers for is called by the first
    /// of them.
    pub(super) fn judged(mut self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        if fields.given().is_empty() {
            decoder.missing(fields, "title");
        }
        if let Some(by) = &mut self.responsibility {
            let mut words = [&self.title, &self.lead, &self.text].into_iter().flatten();
            by.task = words.next().cloned();
            by.measures = words.next_back().cloned();
        }
        Some(self)
    }
}

impl Section {
    /// What somebody answers for is called by the heading.
    pub(super) fn judged(mut self, _: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        self.unread = fields.has("body") && !fields.is_blank("body") && self.body.is_empty();
        if let Some(by) = &mut self.responsibility {
            by.task.clone_from(&self.heading);
            if let [
                Part {
                    kind: PartKind::Text(text),
                    ..
                },
            ] = &self.body[..]
            {
                by.measures = Some(text.clone());
            }
        }
        Some(self)
    }
}
