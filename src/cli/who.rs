//! `fangan who`, `where` and `history`: who held what, when.

use chrono::NaiveDate;

use super::args::{Global, History, Where, Who};
use super::terminal::Terminal;
use super::{MISTAKES, WELL, list, open};
use crate::diagnostic::{At, Code, Diagnostic, FileId, Origin, Report};
use crate::engine::{self, Session, Wanted};
use crate::model::{Appointment, Holding, Lead, PersonId, PostId};
use crate::resolve::{Expected, Kind, titles_of};
use crate::standing;

/// Who holds a post on a day.
pub fn who(args: &Who, global: &Global, terminal: &Terminal) -> u8 {
    let session = Session::read(&open::workspace(global));
    let on = args.on.unwrap_or_else(|| session.today(open::clock()));
    let Some(Kind::Post(post)) = find(&session, &args.post, Expected::Post, terminal) else {
        return MISTAKES;
    };
    let organisation = &session.organisation;
    let rows = organisation.holders(post, on).into_iter().map(|holder| {
        let from = holder
            .appointment
            .period
            .from
            .map_or("—".into(), |d| d.to_string());
        let name = organisation.person(holder.person).name.clone();
        vec![
            name,
            titles_of(organisation, holder.person, on),
            format!("{from}起"),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() {
        terminal.say(
            "post-vacant",
            &[("post", args.post.clone()), ("day", on.to_string())],
        );
    } else {
        terminal.result(&list::aligned(&rows));
    }
    WELL
}

/// What a person holds and leads on a day.
pub fn where_(args: &Where, global: &Global, terminal: &Terminal) -> u8 {
    let session = Session::read(&open::workspace(global));
    let on = args.on.unwrap_or_else(|| session.today(open::clock()));
    let Some(Kind::Person(person)) = find(&session, &args.person, Expected::Person, terminal)
    else {
        return MISTAKES;
    };
    let organisation = &session.organisation;
    let held = organisation.held_by(person, on).into_iter().map(|holder| {
        let from = holder
            .appointment
            .period
            .from
            .map_or("—".into(), |d| d.to_string());
        let post = organisation.post(holder.post);
        vec![
            "职务".to_string(),
            format!("{}{}", post.title(on), manner(holder.appointment)),
            format!("{from}起"),
        ]
    });
    let leads = organisation
        .portfolios
        .iter()
        .filter(|p| p.leader == Some(Lead::Person(person)) && p.period.contains(on));
    let leads = leads.map(|p| {
        let from = p.period.from.map_or("—".into(), |d| d.to_string());
        vec!["分管".to_string(), p.name.clone(), format!("{from}起")]
    });
    let places = places_in_plans(&session, person, on);
    let rows: Vec<Vec<String>> = held.chain(leads).chain(places).collect();
    if rows.is_empty() {
        let name = organisation.person(person).name.clone();
        terminal.say(
            "person-without-post",
            &[("name", name), ("day", on.to_string())],
        );
    } else {
        terminal.result(&list::aligned(&rows));
    }
    WELL
}

/// The places in plans where the person stands, as plan, place and role.
fn places_in_plans(session: &Session, person: PersonId, on: NaiveDate) -> Vec<Vec<String>> {
    let wanted = Wanted {
        as_of: Some(on),
        today: on,
        public: false,
        formats: Vec::new(),
    };
    let cards: Vec<_> = session.plans.cards().iter().collect();
    let plans = engine::each(session, &cards, |_, opened| {
        let Ok(opened) = opened else {
            return Vec::new();
        };
        let (plan, _) = engine::resolved(session, &opened.plan, &wanted);
        let slots = standing::slots(&plan)
            .into_iter()
            .filter(|s| s.people.contains(&person));
        let rows =
            slots.map(|slot| vec!["方案".to_string(), standing::named(&slot), plan.id.clone()]);
        rows.collect::<Vec<_>>()
    });
    plans.into_iter().flatten().collect()
}

/// Everybody who held a post, or everything a person held.
pub fn history(args: &History, global: &Global, terminal: &Terminal) -> u8 {
    let session = Session::read(&open::workspace(global));
    let organisation = &session.organisation;
    let found = find(&session, &args.of, Expected::Party, terminal);
    let fits = |a: &&Appointment| match found {
        Some(Kind::Post(post)) => a.post == post,
        Some(Kind::Person(person)) => a.person == person,
        _ => false,
    };
    let mut held: Vec<&Appointment> = organisation.appointments.iter().filter(fits).collect();
    held.sort_by_key(|a| (a.period.from, a.at));
    let rows = held.into_iter().map(|a| {
        let day = |day: Option<NaiveDate>| day.map_or(String::new(), |d| d.to_string());
        let on = a.period.from.or(a.period.until).unwrap_or_default();
        let what = match found {
            Some(Kind::Post(_)) => name_of(&session, a.person),
            _ => title_of(&session, a.post, on),
        };
        vec![
            day(a.period.from),
            format!("至{}", day(a.period.until)),
            format!("{what}{}", manner(a)),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    if found.is_none() {
        return MISTAKES;
    }
    terminal.result(&list::aligned(&rows));
    WELL
}

fn name_of(session: &Session, person: PersonId) -> String {
    session.organisation.person(person).name.clone()
}

fn title_of(session: &Session, post: PostId, on: NaiveDate) -> String {
    session.organisation.post(post).title(on).to_string()
}

fn manner(appointment: &Appointment) -> &'static str {
    match appointment.holding {
        Holding::Regular if appointment.in_charge_of.is_some() => "（主持工作）",
        Holding::Regular => "",
        Holding::Acting => "（代理）",
        Holding::InCharge => "（主持工作）",
        Holding::Concurrent => "（兼任）",
        Holding::Seconded => "（挂职）",
    }
}

/// What a word typed on the command line means; a fault is said.
pub(super) fn find(
    session: &Session,
    word: &str,
    expected: Expected,
    terminal: &Terminal,
) -> Option<Kind> {
    let nowhere = Origin {
        file: FileId(0),
        node: 0,
    };
    let text = At::new(word.to_string(), nowhere);
    match session.names.find(&text, expected, &session.organisation) {
        Ok(kind) => Some(kind),
        Err(fault) => {
            let unknown = || Diagnostic::new(Code::UnknownParty).arg("name", word);
            let mut fault = fault.map_or_else(unknown, |f| *f);
            // It was typed, not read: there is no line to show.
            fault.primary = None;
            let report: Report = [fault].into_iter().collect();
            terminal.faults(&report, &session.sources);
            None
        }
    }
}
