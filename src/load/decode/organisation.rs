//! The top of a file; the organisation and its units.

use super::*;
use crate::load::keys;
use crate::load::raw::{Department, Holiday, Post};

impl Decoder<'_> {
    /// Reads a file under `data/` by the keys at its margin.
    pub(super) fn top(&mut self, root: Node) {
        if matches!(root.value, Value::Null) {
            return;
        }
        if !matches!(root.value, Value::Map(_)) {
            self.not_keys(&root);
            return;
        }
        let Some(mut fields) = self.fields(root, &keys::TOP) else {
            self.broken();
            return;
        };
        let f = &mut fields;
        self.raw.organisation = self.one(f, "organisation");
        self.raw.issuers = self.list(f, "issuers");
        self.raw.departments = self.list(f, "departments");
        self.raw.posts = self.list(f, "posts");
        self.raw.people = self.list(f, "people");
        self.raw.appointments = self.list(f, "appointments");
        self.raw.portfolios = self.list(f, "portfolios");
        self.raw.absences = self.list(f, "absences");
        self.raw.categories = self.list(f, "categories");
        self.raw.calendars = self.list(f, "calendar");
        self.raw.bases = self.list(f, "bases");
        self.raw.register = self.list(f, "register");
        self.raw.collected = self.list(f, "collected");
        self.raw.consulted = self.list(f, "consulted");
        self.raw.changes = self.one(f, "change").into_iter().collect();
        self.plan_file(fields);
    }

    /// A file without a single key: its colons were mistyped, or it is a list.
    fn not_keys(&mut self, root: &Node) {
        let read_again =
            matches!(root.value, Value::Str(_)) && self.text_for_mapping(root, typing::Fit::Any);
        if !read_again {
            // Nothing has said yet in which language the file is.
            self.chinese |= self.text.contains(crate::character::is_hanzi);
            let name = self.record_name(&keys::TOP);
            self.wrong_type(root, name, "mapping");
            self.broken();
        }
    }
}

impl Department {
    pub(super) fn judged(mut self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        let keys = ["name", "names"];
        decoder.name(
            fields,
            keys,
            self.name.as_ref(),
            &mut self.names,
            &mut self.id,
        )?;
        Some(self)
    }
}

impl Post {
    pub(super) fn judged(mut self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        let keys = ["title", "titles"];
        decoder.name(
            fields,
            keys,
            self.title.as_ref(),
            &mut self.titles,
            &mut self.id,
        )?;
        Some(self)
    }
}

impl Holiday {
    /// Either day will do for the other: what is wrong was said.
    pub(super) fn judged(mut self, _: &mut Decoder, _: &mut Fields) -> Option<Self> {
        self.from = self.from.or_else(|| self.until.clone());
        self.until = self.until.or_else(|| self.from.clone());
        self.from.is_some().then_some(self)
    }
}
