//! Chapters and the parts they are made of.

use super::*;
use crate::load::keys;
use crate::load::raw::{Enumeration, Item, Part, PartKind, Phases};

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
            if self.text_for_mapping(&node, typing::Fit::KnownKey) || self.text_for_part(&node) {
                return;
            }
            let at = node.at;
            let text = self.text_of(node, key);
            out.extend(text.map(|text| Part {
                at,
                kind: PartKind::Text(text),
                internal: false,
            }));
            return;
        }
        let Some(mut fields) = self.fields(node, &keys::PART) else {
            return;
        };
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
            if let Some(kind) = self.part_kind(&mut fields, name) {
                out.push(Part { at, kind, internal });
            }
        }
    }

    /// `- text 为加强…`: the colon after the part's kind was forgotten.
    fn text_for_part(&mut self, node: &Node) -> bool {
        let Value::Str(text) = &node.value else {
            return false;
        };
        let word = text.split(' ').next().unwrap_or_default();
        if word.len() == text.len() || keys::PART.field(word).is_none() {
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

    fn part_kind(&mut self, fields: &mut Fields, name: &'static str) -> Option<PartKind> {
        if name == "text" {
            return self.prose(fields, name).map(PartKind::Text);
        }
        let at = fields.key(name);
        let (node, key) = self.taken(fields, name)?;
        if matches!(node.value, Value::Null) {
            self.empty_value(at, key);
            return None;
        }
        Some(match name {
            "body-of-people" => PartKind::BodyOfPeople(Box::new(self.record(node)?)),
            "working-groups" => PartKind::WorkingGroups(self.with_options(node)?),
            "duties" => PartKind::Duties(self.with_options(node)?),
            "goals" => PartKind::Goals(self.with_options(node)?),
            "tasks" => PartKind::Tasks(self.tasks(node, key)?),
            "phases" => PartKind::Phases(self.with_options::<Phases>(node)?.items),
            "procedure" => PartKind::Procedure(self.with_options(node)?),
            "items" => PartKind::Items(self.with_options(node)?),
            "mechanisms" => PartKind::Mechanisms(self.with_options(node)?),
            "contingencies" => PartKind::Contingencies(self.with_options(node)?),
            "coverage" => PartKind::Coverage(self.with_options(node)?),
            "contacts" => PartKind::Contacts(self.contacts(node)?),
            "assessment" => PartKind::Assessment(self.with_options(node)?),
            "blank-form" => PartKind::BlankForm(self.record(node)?),
            "chart" => PartKind::Chart(self.choice_of(node, key, &keys::CHARTS)?.value),
            "basis" => PartKind::Basis(self.references_of(node, key)),
            "enumeration" => PartKind::Enumeration(self.enumeration(node, key)?),
            "rota" => PartKind::Rota(Box::new(self.record(node)?)),
            _ => return None,
        })
    }

    /// An enumeration; its items alone are one.
    fn enumeration(&mut self, node: Node, key: &'static str) -> Option<Enumeration> {
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
    /// A title, a text or both.
    pub(super) fn judged(self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        if fields.given().is_empty() {
            decoder.missing(fields, "title");
        }
        Some(self)
    }
}
