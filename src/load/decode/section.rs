//! Chapters and the parts they are made of.

use super::*;
use crate::load::keys;
use crate::load::raw::{Part, PartKind, Section};

impl Decoder<'_> {
    pub(super) fn sections(&mut self, fields: &mut Fields, name: &'static str) -> Vec<Section> {
        self.list(fields, name, &keys::SECTION, Self::section)
    }

    fn section(&mut self, mut fields: Fields) -> Option<Section> {
        let f = &mut fields;
        Some(Section {
            at: f.at,
            heading: self.text(f, "heading"),
            heading_style: self.choice(f, "heading-style", &keys::HEADING_STYLES),
            numbering: self.choices(f, "numbering", &keys::NUMBER_STYLES),
            basis: self.references(f, "basis"),
            body: self.body(f, "body"),
            sections: self.sections(f, "sections"),
            internal: self.flag(f, "internal").unwrap_or(false),
        })
    }

    /// Parts in order; a text alone is one.
    pub(super) fn body(&mut self, fields: &mut Fields, name: &'static str) -> Vec<Part> {
        let Some(node) = fields.take(name) else {
            return Vec::new();
        };
        let key = self.key_shown(fields, name);
        let mut out = Vec::new();
        self.each(node, key, &mut |decoder, item| {
            decoder.part(item, key, &mut out)
        });
        out
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
            let text = self.text_of(node, key, at);
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
            let fault = Diagnostic::new(Code::ConflictingFields)
                .arg("key", self.key_shown(&fields, first))
                .arg("other", self.key_shown(&fields, second))
                .at(fields.key(second))
                .related(fields.key(first), "first-given")
                .hint("own-dash");
            self.push(fault);
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
        let key = self.key_shown(fields, name);
        let at = fields.key(name);
        let node = fields.take(name)?;
        if matches!(node.value, Value::Null) {
            self.empty_value(at, key);
            return None;
        }
        Some(match name {
            "body-of-people" => PartKind::BodyOfPeople(Box::new(self.body_of_people(node)?)),
            "working-groups" => PartKind::WorkingGroups(self.working_groups(node)),
            "duties" => PartKind::Duties(self.duties(node)),
            "goals" => PartKind::Goals(self.goals(node)),
            "tasks" => PartKind::Tasks(self.tasks(node)?),
            "phases" => PartKind::Phases(self.items_of(node, &keys::PHASE, Self::phase)),
            "procedure" => PartKind::Procedure(self.procedure(node)),
            "items" => PartKind::Items(self.item_list(node)),
            "mechanisms" => PartKind::Mechanisms(self.mechanisms(node)),
            "contingencies" => PartKind::Contingencies(self.contingencies(node)),
            "coverage" => PartKind::Coverage(self.coverage(node)),
            "contacts" => PartKind::Contacts(self.contacts(node)),
            "assessment" => PartKind::Assessment(self.assessment(node)),
            "blank-form" => PartKind::BlankForm(self.blank_form(node)?),
            "chart" => PartKind::Chart(self.choice_of(node, key, &keys::CHARTS)?.value),
            "basis" => PartKind::Basis(self.references_of(node, key)),
            "enumeration" => PartKind::Enumeration(self.enumeration(node)?),
            "rota" => PartKind::Rota(Box::new(self.rota(node)?)),
            _ => return None,
        })
    }

    /// Records written as a list or under `items`.
    fn items_of<T>(
        &mut self,
        node: Node,
        record: &'static keys::Record,
        read: fn(&mut Self, Fields) -> Option<T>,
    ) -> Vec<T> {
        let node = match self.options(node, &keys::ITEMS, "items") {
            Ok((_, Some(items))) => items,
            Ok((_, None)) => return Vec::new(),
            Err(node) => node,
        };
        self.records(node, record, read)
    }
}
