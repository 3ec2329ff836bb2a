//! Takes the records of an organisation; gives the organisation through time.

use std::collections::BTreeSet;

use chrono::{Datelike, Duration, NaiveDate};

use super::names::{Expected, Kind, Names};
use super::rules::{self, Records};
use crate::diagnostic::{At, Code, Diagnostic, FileId, Report, Sources};
use crate::load::{Card, raw};
use crate::model::calendar::Calendar;
use crate::model::{
    Absence, Appointment, Category, DatedName, Department, DepartmentId, Issuer, Lead,
    Organisation, Particular, Particulars, Period, Person, PersonId, Portfolio, PortfolioId, Post,
    PostId,
};

/// Builds the organisation and the table of its names, and checks both, as well
/// as what plans have in common.
pub fn organisation(
    raw: &raw::Raw,
    plans: &[Card],
    sources: &Sources,
) -> (Organisation, Names, Report) {
    let mut report = Report::default();
    let mut organisation = bare(raw);
    organisation.numbers = super::bases::numbers(raw, plans);
    if raw.appointments.iter().any(|row| row.brief) {
        let mut known = Names::new(&organisation, raw, sources);
        let mut linked = organisation.clone();
        link_departments(raw, &mut linked, &known, &mut Report::default());
        known.add_posts(&linked);
        super::brief::complete(raw, &mut organisation, &known);
    }
    // Departments first: posts are found by "unit and title" as well.
    let mut names = Names::new(&organisation, raw, sources);
    link_departments(raw, &mut organisation, &names, &mut report);
    names.add_posts(&organisation);
    names.add_groups(&organisation);
    let mut doubtful = link_appointments(raw, &mut organisation, &names, &mut report);
    // People are found by "unit and name", and the unit comes from the post held.
    names.add_people(&organisation);
    link_successors(raw, &mut organisation, &names, &mut report);
    doubtful.extend(link_portfolios(raw, &mut organisation, &names, &mut report));
    names.add_groups(&organisation);
    names.doubt(doubtful);
    let records = Records {
        raw,
        plans,
        organisation: &organisation,
    };
    rules::organisation(&records, &mut report);
    // A plan's own file is looked through when it is opened.
    let opened: BTreeSet<FileId> = plans.iter().map(|plan| plan.file).collect();
    for (file, source) in sources.iter().filter(|(file, _)| !opened.contains(file)) {
        rules::check_identity_numbers(file, &source.text(), &mut report);
    }
    (organisation, names, report)
}

fn period(from: &Option<At<NaiveDate>>, until: &Option<At<NaiveDate>>) -> Period {
    Period {
        from: from.as_ref().map(|d| d.value),
        until: until.as_ref().map(|d| d.value),
    }
}

fn dated(names: &[raw::DatedName]) -> Vec<DatedName> {
    let names = names.iter().map(|n| DatedName {
        name: n.name.value.clone(),
        short_name: text(&n.short_name),
        from: n.from.as_ref().map(|d| d.value),
    });
    names.collect()
}

fn text(text: &Option<raw::Text>) -> Option<String> {
    text.as_ref().map(|t| t.value.clone())
}

/// The records without what refers from one to the other.
fn bare(raw: &raw::Raw) -> Organisation {
    let departments = raw.departments.iter().enumerate().map(|(i, d)| Department {
        id: d.id.value.clone(),
        names: dated(&d.names),
        short_name: text(&d.short_name),
        rank: d.rank.as_ref().map_or(i as u32, |r| r.value),
        period: period(&d.from, &d.until),
        merged_into: None,
        parent: None,
        at: d.at,
    });
    let posts = raw.posts.iter().enumerate().map(|(i, p)| Post {
        id: p.id.value.clone(),
        titles: dated(&p.titles),
        department: None,
        // Without a rank a post follows those that have one, in written order.
        rank: p.rank.as_ref().map_or(10_000 + i as u32, |r| r.value),
        seats: p.seats.as_ref().map_or(1, |s| s.value),
        period: period(&p.from, &p.until),
        merged_into: None,
        at: p.at,
    });
    let people = raw.people.iter().map(|p| Person {
        id: p.id.value.clone(),
        name: p.name.value.clone(),
        said: Particulars::gather(|key, internal| {
            p.said(key).map(|said| Particular {
                text: said.text.value.clone(),
                internal: said.internal.unwrap_or(internal),
            })
        }),
        internal: p.internal,
        department: None,
        until: p.until.as_ref().map(|day| day.value),
        succeeded_by: None,
        at: p.at,
    });
    let issuers = raw.issuers.iter().map(|i| Issuer {
        id: i.id.value.clone(),
        name: i.name.value.clone(),
        short_name: text(&i.short_name),
        code: text(&i.code),
    });
    Organisation {
        name: raw
            .organisation
            .as_ref()
            .map_or(String::new(), |o| o.name.value.clone()),
        short_name: raw.organisation.as_ref().and_then(|o| text(&o.short_name)),
        issuers: issuers.collect(),
        departments: departments.collect(),
        posts: posts.collect(),
        by_post: vec![Vec::new(); raw.posts.len()],
        by_person: vec![Vec::new(); raw.people.len()],
        people: people.collect(),
        calendar: calendar(&raw.calendars),
        bases: super::bases::of(raw),
        honorific: raw.config.honorific.clone(),
        mask_phones: raw.config.mask_phones,
        ..Organisation::default()
    }
}

fn calendar(raw: &[raw::Calendar]) -> Calendar {
    let mut calendar = Calendar::default();
    for year in raw {
        calendar
            .years
            .extend(year.year.as_ref().map(|y| y.value as i32));
        for holiday in &year.holidays {
            let (Some(from), Some(until)) = (&holiday.from, &holiday.until) else {
                continue;
            };
            let name = text(&holiday.name).unwrap_or_default();
            let days = (until.value - from.value).num_days();
            for i in 0..=days.min(366) {
                let day = from.value + Duration::days(i);
                calendar.years.insert(day.year());
                calendar.holidays.insert(day, name.clone());
            }
        }
        calendar
            .make_up_workdays
            .extend(year.make_up_workdays.iter().map(|d| d.value));
    }
    calendar
}

/// Looks a word up and reports it where it is not found.
struct Linker<'a> {
    names: &'a Names,
    organisation: &'a Organisation,
    report: &'a mut Report,
}

impl Linker<'_> {
    fn find(&mut self, word: &raw::Text, expected: Expected) -> Option<Kind> {
        match self.names.find(word, expected, self.organisation) {
            // What is missing was said.
            _ if word.is_empty() => None,
            Ok(kind) => Some(kind),
            Err(diagnostic) => {
                diagnostic.into_iter().for_each(|d| self.report.push(*d));
                None
            }
        }
    }

    fn department(&mut self, word: &raw::Text) -> Option<DepartmentId> {
        match self.find(word, Expected::Department)? {
            Kind::Department(id) => Some(id),
            _ => None,
        }
    }

    fn post(&mut self, word: &raw::Text) -> Option<PostId> {
        match self.find(word, Expected::Post)? {
            Kind::Post(id) => Some(id),
            _ => None,
        }
    }

    fn person(&mut self, word: &raw::Text) -> Option<PersonId> {
        match self.find(word, Expected::Person)? {
            Kind::Person(id) => Some(id),
            _ => None,
        }
    }

    fn lead(&mut self, party: &raw::Party) -> Option<Lead> {
        let from_kind = |kind| match kind {
            Kind::Post(id) => Some(Lead::Post(id)),
            Kind::Person(id) => Some(Lead::Person(id)),
            _ => None,
        };
        match party {
            raw::Party::Reference(word) => {
                let kind = self.find(word, Expected::Party)?;
                let lead = from_kind(kind);
                if lead.is_none() {
                    let fault = Diagnostic::new(Code::UnknownPerson);
                    self.report.push(fault.arg("name", &word.value).at(word.at));
                }
                lead
            }
            raw::Party::Record(record) => match (&record.person, &record.post) {
                (Some(person), _) => self.person(person).map(Lead::Person),
                (None, Some(post)) => self.post(post).map(Lead::Post),
                (None, None) => None,
            },
            raw::Party::Open(_) => None,
        }
    }
}

fn link_departments(
    raw: &raw::Raw,
    organisation: &mut Organisation,
    names: &Names,
    report: &mut Report,
) {
    let snapshot = organisation.clone();
    let mut linker = Linker {
        names,
        organisation: &snapshot,
        report,
    };
    for (department, raw) in organisation.departments.iter_mut().zip(&raw.departments) {
        department.merged_into = raw.merged_into.as_ref().and_then(|w| linker.department(w));
        department.parent = raw.parent.as_ref().and_then(|w| linker.department(w));
    }
    for (post, raw) in organisation.posts.iter_mut().zip(&raw.posts) {
        post.department = raw.department.as_ref().and_then(|w| linker.department(w));
        post.merged_into = raw.merged_into.as_ref().and_then(|w| linker.post(w));
    }
    organisation.note_first_ranks();
    for (person, raw) in organisation.people.iter_mut().zip(&raw.people) {
        person.department = raw.department.as_ref().and_then(|w| linker.department(w));
    }
    for raw in &raw.categories {
        let departments = raw.departments.iter();
        let departments = departments.filter_map(|w| linker.department(w)).collect();
        organisation.categories.push(Category {
            id: raw.id.value.clone(),
            name: raw.name.value.clone(),
            posts: raw.posts.iter().filter_map(|w| linker.post(w)).collect(),
            departments,
        });
    }
}

/// Who stands where somebody was named who is gone.
fn link_successors(
    raw: &raw::Raw,
    organisation: &mut Organisation,
    names: &Names,
    report: &mut Report,
) {
    let snapshot = organisation.clone();
    let mut linker = Linker {
        names,
        organisation: &snapshot,
        report,
    };
    for (person, raw) in organisation.people.iter_mut().zip(&raw.people) {
        let successor = raw.succeeded_by.as_ref();
        person.succeeded_by = successor.and_then(|word| linker.person(word));
    }
}

/// Gives the posts and people whose appointment has a fault.
fn link_appointments(
    raw: &raw::Raw,
    organisation: &mut Organisation,
    names: &Names,
    report: &mut Report,
) -> Vec<Kind> {
    let mut doubtful = Vec::new();
    let snapshot = organisation.clone();
    let mut linker = Linker {
        names,
        organisation: &snapshot,
        report,
    };
    for raw in &raw.appointments {
        let (post, person) = (linker.post(&raw.post), linker.person(&raw.person));
        let unit = raw.in_charge_of_unit.as_ref();
        let (in_charge_of, in_charge_of_organisation) = match unit {
            None => (None, false),
            Some(word) if is_whole(&snapshot, word) => (None, true),
            Some(word) => (linker.department(word), false),
        };
        let when = period(&raw.from, &raw.until);
        let (Some(post), Some(person), false) = (post, person, raw.undated || when.is_reversed())
        else {
            doubtful.extend(post.map(Kind::Post));
            doubtful.extend(person.map(Kind::Person));
            continue;
        };
        let index = organisation.appointments.len() as u32;
        organisation.by_post[post.0 as usize].push(index);
        organisation.by_person[person.0 as usize].push(index);
        organisation.appointments.push(Appointment {
            post,
            person,
            period: when,
            order: raw.order.as_ref().map(|o| o.value),
            holding: raw.holding.value,
            in_charge_of,
            in_charge_of_organisation,
            at: raw.at,
        });
    }
    doubtful
}

/// Whether the word means the organisation as a whole: its name or an issuer.
fn is_whole(organisation: &Organisation, word: &str) -> bool {
    let issuers = organisation.issuers.iter();
    organisation.name == word
        || organisation.short_name.as_deref() == Some(word)
        || issuers.into_iter().any(|i| i.id == word || i.name == word)
}

/// Gives the portfolios whose leader or days have a fault.
fn link_portfolios(
    raw: &raw::Raw,
    organisation: &mut Organisation,
    names: &Names,
    report: &mut Report,
) -> Vec<Kind> {
    let mut doubtful = Vec::new();
    let snapshot = organisation.clone();
    let mut linker = Linker {
        names,
        organisation: &snapshot,
        report,
    };
    for raw in &raw.portfolios {
        let leader = raw.leader.as_ref().and_then(|p| linker.lead(p));
        let cover = raw.cover.as_ref().and_then(|p| linker.lead(p));
        let mut units = |words: &[raw::Text]| -> Vec<DepartmentId> {
            let units = words.iter();
            units.filter_map(|word| linker.department(word)).collect()
        };
        let [departments, involved] = [&raw.departments, &raw.involved].map(|w| units(w));
        let when = period(&raw.from, &raw.until);
        if raw.leader.is_some() && leader.is_none() || when.is_reversed() {
            let index = organisation.portfolios.len() as u32;
            doubtful.push(Kind::Portfolio(PortfolioId(index)));
        }
        organisation.portfolios.push(Portfolio {
            id: raw.id.as_ref().unwrap_or(&raw.name).value.clone(),
            name: raw.name.value.clone(),
            leader,
            cover,
            departments,
            involved,
            assistants: raw.assist.iter().filter_map(|p| linker.lead(p)).collect(),
            contacts: raw.contacts.iter().map(|name| name.value.clone()).collect(),
            period: when,
            at: raw.at,
        });
    }
    for raw in &raw.absences {
        let cover = raw.cover.as_ref().and_then(|p| linker.lead(p));
        let when = period(&raw.from, &raw.until);
        if let (Some(person), false) = (linker.person(&raw.person), when.is_reversed()) {
            organisation.absences.push(Absence {
                person,
                period: when,
                cover,
                noted: raw.noted.as_ref().map(|day| day.value),
                at: raw.at,
            });
        }
    }
    doubtful
}
