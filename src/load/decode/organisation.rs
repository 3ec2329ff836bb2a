//! The top of a file; the organisation and its units.

use super::*;
use crate::diagnostic::At;
use crate::load::keys;
use crate::load::raw::{
    Basis, Calendar, Category, Department, Holiday, Issuer, Organisation, Post, Text,
};

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
        if let Some(node) = f.take("organisation") {
            self.raw.organisation = self
                .fields(node, &keys::ORGANISATION)
                .map(|fields| self.organisation(fields));
        }
        self.raw.issuers = self.list(f, "issuers", &keys::ISSUER, Self::issuer);
        self.raw.departments = self.list(f, "departments", &keys::DEPARTMENT, Self::department);
        self.raw.posts = self.list(f, "posts", &keys::POST, Self::post);
        self.raw.people = self.list(f, "people", &keys::PERSON, Self::person);
        self.raw.appointments = self.list(f, "appointments", &keys::APPOINTMENT, Self::appointment);
        self.raw.portfolios = self.list(f, "portfolios", &keys::PORTFOLIO, Self::portfolio);
        self.raw.absences = self.list(f, "absences", &keys::ABSENCE, Self::absence);
        self.raw.categories = self.list(f, "categories", &keys::CATEGORY, Self::category);
        self.raw.calendars = self.list(f, "calendar", &keys::CALENDAR, Self::calendar);
        self.raw.bases = self.list(f, "bases", &keys::BASIS, Self::basis);
        if let Some(node) = f.take("change") {
            let fields = self.fields(node, &keys::CHANGE);
            self.raw.changes = fields
                .and_then(|fields| self.change(fields))
                .into_iter()
                .collect();
        }
        self.plan_file(fields);
    }

    /// A file without a single key: its colons were mistyped, or it is a list.
    fn not_keys(&mut self, root: &Node) {
        let read_again =
            matches!(root.value, Value::Str(_)) && self.text_for_mapping(root, typing::Fit::Any);
        if !read_again {
            let name = self.record_name(&keys::TOP);
            self.wrong_type(root, name, "mapping");
            self.broken();
        }
    }

    fn organisation(&mut self, mut fields: Fields) -> Organisation {
        let f = &mut fields;
        Organisation {
            at: f.at,
            name: self.required_text(f, "name"),
            short_name: self.text(f, "short-name"),
        }
    }

    fn basis(&mut self, mut fields: Fields) -> Option<Basis> {
        let f = &mut fields;
        let title = self.required_text(f, "title");
        let known = (!title.is_empty()).then_some(&title);
        let id = self.id_or(f, known)?;
        Some(Basis {
            at: f.at,
            kind: self.text(f, "kind"),
            number: self.text(f, "number"),
            issuer: self.text(f, "issuer"),
            date: self.day(f, "date"),
            effective: self.day(f, "effective"),
            repealed: self.day(f, "repealed"),
            successor: self.reference(f, "successor"),
            title: named(title, &id),
            id,
        })
    }

    fn issuer(&mut self, mut fields: Fields) -> Option<Issuer> {
        let f = &mut fields;
        let name = self.required_text(f, "name");
        let known = (!name.is_empty()).then_some(&name);
        let id = self.id_or(f, known)?;
        Some(Issuer {
            at: f.at,
            short_name: self.text(f, "short-name"),
            code: self.text(f, "code"),
            name: named(name, &id),
            id,
        })
    }

    pub(super) fn department(&mut self, mut fields: Fields) -> Option<Department> {
        let f = &mut fields;
        let (given, blank) = (f.has("name") || f.has("names"), f.is_blank("name"));
        let mut names = self.dated_names(f, "name", "names", &keys::DATED_NAME);
        let id = self.id_or(f, names.last().map(|n| &n.name));
        if names.is_empty() {
            self.without_name(f, given, blank, "name");
        }
        let id = id?;
        if names.is_empty() {
            names.push(undated(&id));
        }
        Some(Department {
            at: f.at,
            short_name: self.text(f, "short-name"),
            parent: self.reference(f, "parent"),
            from: self.day(f, "from"),
            until: self.day(f, "until"),
            merged_into: self.reference(f, "merged-into"),
            rank: self.number(f, "rank"),
            names,
            id,
        })
    }

    pub(super) fn post(&mut self, mut fields: Fields) -> Option<Post> {
        let f = &mut fields;
        let (given, blank) = (f.has("title") || f.has("titles"), f.is_blank("title"));
        let mut titles = self.dated_names(f, "title", "titles", &keys::DATED_TITLE);
        let id = self.id_or(f, titles.last().map(|n| &n.name));
        if titles.is_empty() {
            self.without_name(f, given, blank, "title");
        }
        let id = id?;
        if titles.is_empty() {
            titles.push(undated(&id));
        }
        Some(Post {
            at: f.at,
            department: self.reference(f, "department"),
            rank: self.number(f, "rank"),
            seats: self.number(f, "seats"),
            from: self.day(f, "from"),
            until: self.day(f, "until"),
            merged_into: self.reference(f, "merged-into"),
            titles,
            id,
        })
    }

    fn without_name(&mut self, fields: &Fields, given: bool, blank: bool, name: &'static str) {
        if blank {
            let key = self.key_shown(fields, name);
            self.empty_value(fields.key(name), key);
        } else if !given {
            self.missing(fields, name);
        }
    }

    fn category(&mut self, mut fields: Fields) -> Option<Category> {
        let f = &mut fields;
        let name = self.required_text(f, "name");
        let known = (!name.is_empty()).then_some(&name);
        let id = self.id_or(f, known)?;
        Some(Category {
            at: f.at,
            posts: self.references(f, "posts"),
            departments: self.references(f, "departments"),
            name: named(name, &id),
            id,
        })
    }

    fn calendar(&mut self, mut fields: Fields) -> Option<Calendar> {
        let f = &mut fields;
        let holidays = self.list(f, "holidays", &keys::HOLIDAY, Self::holiday);
        let mut make_up_workdays = Vec::new();
        if let Some(node) = f.take("make-up-workdays") {
            let key = self.key_shown(f, "make-up-workdays");
            self.each(node, key, &mut |decoder, item| {
                let at = item.at;
                let Some(text) = decoder.text_of(item, key, at) else {
                    return;
                };
                for day in decoder.split(text) {
                    make_up_workdays.extend(decoder.day_of(&day, key));
                }
            });
        }
        Some(Calendar {
            at: f.at,
            year: self.number(f, "year"),
            holidays,
            make_up_workdays,
        })
    }

    fn holiday(&mut self, mut fields: Fields) -> Option<Holiday> {
        let f = &mut fields;
        let name = self.text(f, "name");
        for key in ["from", "until"] {
            if !f.has(key) {
                self.missing(f, key);
            }
        }
        let (from, until) = (self.day(f, "from"), self.day(f, "until"));
        // Either day will do for the other: what is wrong was said.
        Some(Holiday {
            name,
            from: from.clone().or(until.clone())?,
            until: until.or(from)?,
        })
    }
}

fn undated(id: &Text) -> crate::load::raw::DatedName {
    crate::load::raw::DatedName {
        name: id.clone(),
        short_name: None,
        from: None,
    }
}

/// The id stands in for a name that could not be read.
pub(super) fn named(name: Text, id: &Text) -> Text {
    if name.is_empty() {
        At::new(id.value.clone(), name.at)
    } else {
        name
    }
}
