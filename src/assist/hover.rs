//! Takes a place in a text that is being written; gives what stands there: whoever
//! holds the post, what somebody holds, what a key is for.

use super::complete::about;
use super::desk::{Desk, Loaded};
use super::mentions::{self, Mention, NOWHERE, mentions};
use super::place::{Lines, Point, Range};
use crate::diagnostic::{Code, Lang, Locale};
use crate::load;
use crate::load::fields::{self, Content, Item, Known};
use crate::model::{Appointment, Lead, Organisation};
use crate::resolve::Kind;

impl Desk {
    /// What stands at a place: the stretch, and lines about it; what is wrong there, and
    /// why it is.
    pub fn hover(&self, loaded: &Loaded, path: &str, at: Point) -> Option<(Range, String)> {
        let text = self.text(loaded, path)?;
        let here = self.named_at(loaded, path, &text, at);
        let fault = self.fault_at(loaded, path, at);
        let fault = fault.and_then(|(range, code)| Some((range, self.explained(code)?)));
        match (here, fault) {
            (Some((range, about)), Some((_, why))) => {
                Some((range, format!("{about}\n\n---\n\n{why}")))
            }
            (here, fault) => here.or(fault),
        }
    }

    /// Who or what is named at a place, or what the key there is for.
    fn named_at(
        &self,
        loaded: &Loaded,
        path: &str,
        text: &str,
        at: Point,
    ) -> Option<(Range, String)> {
        let lines = Lines::new(text);
        let byte = lines.byte(at);
        let tree = match path {
            "fangan.yaml" => {
                if let Some((range, code)) = code_at(text, byte) {
                    return Some((lines.range(range), self.explained(code)?));
                }
                fields::settings(text)?
            }
            _ => {
                if let Some(mention) = at_byte(text, byte) {
                    let file = loaded.file(path).unwrap_or(NOWHERE);
                    let kind = mentions::meant(loaded, file, &mention)?;
                    let about = described(loaded, kind, loaded.day(path));
                    return Some((lines.range(mention.range), about));
                }
                fields::tree(text)?
            }
        };
        let (range, record, key) = key_at(text, &tree, byte)?;
        let Known(record) = record;
        let about = about(record.field(key)?, self.lang)?;
        Some((lines.range(range), about.to_owned()))
    }

    /// The fault that is told at a place.
    fn fault_at(&self, loaded: &Loaded, path: &str, at: Point) -> Option<(Range, Code)> {
        let (faults, _) = self.faults_so_far(loaded);
        let mut faults = faults.get(path)?.iter();
        let fault = faults.find(|f| (f.range.start..=f.range.end).contains(&at))?;
        Some((fault.range, Code::from_name(fault.code)?))
    }

    /// Cause, example and cure of a code.
    fn explained(&self, code: Code) -> Option<String> {
        let shown = |text: &str, all: &str| match self.lang {
            Lang::Zh => load::in_chinese(text, all),
            Lang::En => text.to_owned(),
        };
        Locale::of(self.lang).explain(code, shown)
    }
}

/// The code of a fault that is named at a byte, and where.
fn code_at(text: &str, byte: usize) -> Option<(std::ops::Range<usize>, Code)> {
    let part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let (before, after) = text.split_at_checked(byte)?;
    let start = before.trim_end_matches(part).len();
    let end = byte + (after.len() - after.trim_start_matches(part).len());
    Some((start..end, Code::from_name(&text[start..end])?))
}

/// The mention that holds a byte, its end counted.
pub(super) fn at_byte(text: &str, byte: usize) -> Option<Mention> {
    let mut all = mentions(text).into_iter();
    all.find(|mention| (mention.range.start..=mention.range.end).contains(&byte))
}

/// The key that holds a byte, and its record.
fn key_at<'t>(
    text: &str,
    item: &'t Item,
    byte: usize,
) -> Option<(std::ops::Range<usize>, Known, &'t str)> {
    match &item.content {
        Content::List(items) => items.iter().find_map(|item| key_at(text, item, byte)),
        Content::Fields(known, entries) => entries.iter().find_map(|entry| {
            // A key stands on the line of its colon, before its value.
            let before = &text[..entry.item.place.0];
            let start = before.rfind(&entry.key)?;
            let end = start + entry.key.len();
            let here = (start..=end).contains(&byte);
            let found = known
                .filter(|_| here)
                .map(|known| (start..end, known, &*entry.key));
            found.or_else(|| key_at(text, &entry.item, byte))
        }),
        _ => None,
    }
}

/// Lines about somebody or something, on a day.
pub(super) fn described(loaded: &Loaded, kind: Kind, day: chrono::NaiveDate) -> String {
    let organisation = &loaded.session.organisation;
    let person = |id| organisation.person(id).name.clone();
    let mut lines = Vec::new();
    match kind {
        Kind::Post(id) => {
            let post = organisation.post(id);
            lines.push(format!("**{}** ({})", post.title(day), post.id));
            let holders = organisation.holders(id, day);
            let names = holders.iter().map(|h| person(h.person));
            lines.push(format!("{day}: {}", names.collect::<Vec<_>>().join("、")));
            let held = &organisation.by_post[id.0 as usize];
            lines.extend(terms(organisation, held, |a| person(a.person)));
        }
        Kind::Person(id) => {
            let record = organisation.person(id);
            lines.push(format!("**{}** ({})", record.name, record.id));
            let held = organisation.held_by(id, day);
            let titles = held.iter().map(|h| organisation.post(h.post).title(day));
            lines.push(format!("{day}: {}", titles.collect::<Vec<_>>().join("、")));
            let held = &organisation.by_person[id.0 as usize];
            let title = |a: &Appointment| organisation.post(a.post).title(day).to_owned();
            lines.extend(terms(organisation, held, title));
        }
        Kind::Department(id) => {
            let unit = organisation.department(id);
            lines.push(format!("**{}** ({})", unit.name(day), unit.id));
            let posts = organisation
                .posts
                .iter()
                .filter(|p| p.department == Some(id));
            lines.extend(posts.map(|post| format!("- {}", post.title(day))));
        }
        Kind::Issuer(id) => {
            let issuer = &organisation.issuers[id.0 as usize];
            lines.push(format!("**{}** ({})", issuer.name, issuer.id));
        }
        Kind::Portfolio(id) => {
            let name = &organisation.portfolios[id.0 as usize].name;
            lines.push(format!("**{name}**"));
            let terms = organisation.portfolios.iter().filter(|p| p.name == *name);
            lines.extend(terms.map(|portfolio| {
                let leader = match portfolio.leader {
                    Some(Lead::Person(id)) => person(id),
                    Some(Lead::Post(id)) => organisation.post(id).title(day).to_owned(),
                    None => String::new(),
                };
                format!("- {} {leader}", span(portfolio.period))
            }));
        }
        Kind::Category(id) => {
            let category = &organisation.categories[id.0 as usize];
            lines.push(format!("**{}** ({})", category.name, category.id));
        }
    }
    lines.join("\n\n").replace("\n\n- ", "\n- ")
}

/// Appointments, the latest first.
fn terms<'o>(
    organisation: &'o Organisation,
    numbers: &'o [u32],
    named: impl Fn(&Appointment) -> String + 'o,
) -> impl Iterator<Item = String> + 'o {
    let held = numbers
        .iter()
        .map(|n| &organisation.appointments[*n as usize]);
    let mut held: Vec<&Appointment> = held.collect();
    held.sort_by_key(|a| std::cmp::Reverse(a.period.from));
    held.into_iter()
        .map(move |a| format!("- {} {}", span(a.period), named(a)))
}

fn span(period: crate::model::Period) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map_or(String::new(), |day| day.to_string());
    format!("{}–{}", day(period.from), day(period.until))
}
