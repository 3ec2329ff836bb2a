//! Takes a place in a text that is being written; gives what may be typed there.

use super::cursor::{Cursor, cursor};
use super::desk::{Desk, Loaded};
use super::place::{Lines, Point, Range};
use crate::diagnostic::Lang;
use crate::load::keys::{FLAGS, Field, Kind, Record, Words};
use crate::model::PostId;

/// Something that may be typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What it is called in the list.
    pub label: String,
    /// What is typed.
    pub typed: String,
    /// What it stands in the place of.
    pub range: Range,
    /// What it means: who holds the post today, what the field is for.
    pub about: String,
    /// Other words by which it is found.
    pub found_by: String,
    /// Whether it is a key.
    pub is_key: bool,
}

impl Desk {
    /// What may be typed at a place of a file.
    pub fn offers(&self, loaded: &Loaded, path: &str, at: Point) -> Vec<Offer> {
        let Some(text) = self.text(loaded, path) else {
            return Vec::new();
        };
        let lines = Lines::new(&text);
        let cursor = cursor(&text, lines.byte(at));
        let mut list = List {
            loaded,
            lang: self.lang,
            chinese: is_chinese(&text).unwrap_or_else(|| loaded.session.keys_are_chinese()),
            day: loaded.day(path),
            range: lines.range(cursor.word.clone()),
            offers: Vec::new(),
        };
        if cursor.mention {
            list.parties();
            list.issuers();
            list.bases("base:");
            return list.offers;
        }
        list.keys(&cursor);
        if let Some((field, record)) = cursor.value {
            list.values(field, record);
        }
        list.offers
    }
}

/// Whether the keys of a text are Chinese; nothing where it has none.
fn is_chinese(text: &str) -> Option<bool> {
    let lines = text
        .lines()
        .map(|line| line.trim_start_matches([' ', '-', '{']));
    let keys = lines.filter_map(|line| line.split_once(':').map(|(key, _)| key));
    let keys: Vec<&str> = keys
        .filter(|key| !key.contains(' ') && !key.is_empty())
        .collect();
    let chinese = keys.iter().filter(|key| !key.is_ascii()).count();
    (!keys.is_empty()).then_some(2 * chinese > keys.len())
}

struct List<'a> {
    loaded: &'a Loaded,
    lang: Lang,
    chinese: bool,
    day: chrono::NaiveDate,
    range: Range,
    offers: Vec<Offer>,
}

impl List<'_> {
    fn push(&mut self, label: String, typed: String, about: String, found_by: String) {
        let range = self.range;
        self.offers.push(Offer {
            label,
            typed,
            range,
            about,
            found_by,
            is_key: false,
        });
    }

    /// Fields that the record does not have yet.
    fn keys(&mut self, cursor: &Cursor) {
        let Some((record, taken)) = &cursor.keys else {
            return;
        };
        for field in record
            .fields
            .iter()
            .filter(|field| !taken.contains(&field.name))
        {
            let chinese = field.aliases.first().copied().unwrap_or(field.name);
            let (key, other) = match self.chinese {
                true => (chinese, field.name),
                false => (field.name, chinese),
            };
            let typed = if cursor.colon {
                key.to_owned()
            } else {
                format!("{key}: ")
            };
            let about = about(field, self.lang).unwrap_or(other).to_owned();
            self.push(key.to_owned(), typed, about, format!("{key} {other}"));
            if let Some(offer) = self.offers.last_mut() {
                offer.is_key = true;
            }
        }
    }

    fn words(&mut self, set: &dyn Words) {
        for words in set.words() {
            let chinese = words.iter().find(|word| !word.is_ascii()).or(words.first());
            let word = if self.chinese { chinese } else { words.first() };
            if let Some(word) = word {
                self.push(
                    (*word).into(),
                    (*word).into(),
                    String::new(),
                    words.join(" "),
                );
            }
        }
    }

    fn values(&mut self, field: &Field, record: &Record) {
        match field.kind {
            Kind::Choice(set) | Kind::Columns(set, _) => self.words(set),
            Kind::Flag | Kind::FlagOr(_) => self.words(&FLAGS),
            Kind::Day | Kind::Days | Kind::DayOrOpen | Kind::PlanDate | Kind::DaysOr(_) => {
                let today = self.loaded.today.to_string();
                self.push(today.clone(), today, String::new(), String::new());
            }
            Kind::Party | Kind::Parties | Kind::PartiesOr(_) => {
                self.parties();
                self.categories();
            }
            Kind::Reference | Kind::References => self.references(field, record),
            _ => {}
        }
    }

    /// Which records a reference may name.
    fn references(&mut self, field: &Field, record: &Record) {
        match (field.name, record.name) {
            ("post" | "posts" | "leaves" | "takes", _) | ("merged-into", "post") => self.posts(),
            ("person" | "succeeded-by" | "replaced-by", _) => self.people(),
            ("department" | "departments" | "parent" | "in-charge-of-unit", _)
            | ("merged-into", "department") => self.departments(),
            ("in-charge-of" | "portfolio", _) => self.portfolios(),
            ("issuers", _) => self.issuers(),
            ("basis" | "successor", _) => self.bases(""),
            ("posts-of", _) => self.categories(),
            ("plan", _) => self.plans(),
            ("merged-into", _) => {
                self.posts();
                self.departments();
            }
            _ => {}
        }
    }

    fn parties(&mut self) {
        self.posts();
        self.people();
        self.departments();
    }

    fn posts(&mut self) {
        let organisation = &self.loaded.session.organisation;
        for (n, post) in organisation.posts.iter().enumerate() {
            let id = PostId(n as u32);
            if organisation.has_ended(id, self.day) {
                continue;
            }
            let holders = organisation.holders(id, self.day);
            let names = holders
                .iter()
                .map(|h| organisation.person(h.person).name.as_str());
            let names = names.collect::<Vec<_>>().join("、");
            let title = post.title(self.day);
            let found_by = format!("{} {title} {names}", post.id);
            self.push(
                post.id.clone(),
                post.id.clone(),
                format!("{title}（{names}）"),
                found_by,
            );
        }
    }

    fn people(&mut self) {
        let organisation = &self.loaded.session.organisation;
        for (n, person) in organisation.people.iter().enumerate() {
            let held = organisation.held_by(crate::model::PersonId(n as u32), self.day);
            let titles = held
                .iter()
                .map(|h| organisation.post(h.post).title(self.day));
            let titles = titles.collect::<Vec<_>>().join("、");
            let found_by = format!("{} {}", person.id, person.name);
            let about = format!("{} {titles}", person.name);
            self.push(
                person.id.clone(),
                person.id.clone(),
                about.trim().into(),
                found_by,
            );
        }
    }

    fn departments(&mut self) {
        for unit in &self.loaded.session.organisation.departments {
            let (name, short) = (unit.name(self.day), unit.short(self.day));
            let found_by = format!("{} {name} {short}", unit.id);
            self.push(unit.id.clone(), unit.id.clone(), name.to_owned(), found_by);
        }
    }

    fn portfolios(&mut self) {
        let organisation = &self.loaded.session.organisation;
        let (running, day) = (organisation.portfolios.iter(), self.day);
        for portfolio in running.filter(|p| p.period.contains(day)) {
            let leader = match portfolio.leader {
                Some(crate::model::Lead::Person(id)) => organisation.person(id).name.clone(),
                Some(crate::model::Lead::Post(id)) => organisation.post(id).title(self.day).into(),
                None => String::new(),
            };
            let name = portfolio.name.clone();
            self.push(name.clone(), name, leader, String::new());
        }
    }

    fn issuers(&mut self) {
        for issuer in &self.loaded.session.organisation.issuers {
            let found_by = format!("{} {}", issuer.id, issuer.name);
            self.push(
                issuer.id.clone(),
                issuer.id.clone(),
                issuer.name.clone(),
                found_by,
            );
        }
    }

    fn categories(&mut self) {
        for category in &self.loaded.session.organisation.categories {
            let found_by = format!("{} {}", category.id, category.name);
            self.push(
                category.id.clone(),
                category.id.clone(),
                category.name.clone(),
                found_by,
            );
        }
    }

    fn bases(&mut self, before: &str) {
        for basis in &self.loaded.session.organisation.bases {
            let typed = format!("{before}{}", basis.id);
            let found_by = format!("{typed} {}", basis.title);
            self.push(typed.clone(), typed, basis.quoted(), found_by);
        }
    }

    fn plans(&mut self) {
        for card in self.loaded.session.plans.cards() {
            let id = card.id.value.clone();
            self.push(id.clone(), id, card.title.value.clone(), String::new());
        }
    }
}

/// What a field is for.
pub(super) fn about(field: &Field, lang: Lang) -> Option<&'static str> {
    let [chinese, english, ..] = field.about else {
        return None;
    };
    Some(if lang == Lang::Zh {
        chinese.trim()
    } else {
        english.trim()
    })
}
