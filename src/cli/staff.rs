//! `fangan who`, `where`, `history`, `diff`: who held what, when, and where
//! they stand in the plans.

use chrono::NaiveDate;

use super::args::{Diff, Global, History, Where, Who};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, open};
use crate::build::{self, Session, Wanted};
use crate::change;
use crate::diagnostic::{At, Diagnostic, FileId, Origin};
use crate::load::raw;
use crate::model::{Appointment, Holding, Lead, PersonId};
use crate::resolve::{Kind, title_of, titles_of};

/// `who`: the holders of a post on a day.
pub fn who(args: &Who, global: &Global, terminal: &Terminal) -> u8 {
    with_session(global, terminal, |session| {
        let on = args.on.unwrap_or_else(|| open::today(session));
        let post = match find(session, &args.post)? {
            Kind::Post(post) => post,
            _ => return Err(None),
        };
        let organisation = &session.organisation;
        let holders = organisation.holders(post, on);
        if holders.is_empty() {
            return Ok(format!("{}：空缺", organisation.post(post).title(on)));
        }
        let lines = holders.iter().map(|holder| {
            let name = &organisation.person(holder.person).name;
            let title = title_of(organisation, holder, on);
            format!("{name}  {title}  {}", period(holder.appointment))
        });
        Ok(lines.collect::<Vec<_>>().join("\n"))
    })
}

/// `where`: posts, portfolios and places in the plans of a person on a day.
pub fn r#where(args: &Where, global: &Global, terminal: &Terminal) -> u8 {
    with_session(global, terminal, |session| {
        let on = args.on.unwrap_or_else(|| open::today(session));
        let person = match find(session, &args.person)? {
            Kind::Person(person) => person,
            _ => return Err(None),
        };
        Ok(places_of(session, person, on))
    })
}

fn places_of(session: &Session, person: PersonId, on: NaiveDate) -> String {
    let organisation = &session.organisation;
    let name = &organisation.person(person).name;
    let titles = titles_of(organisation, person, on);
    let mut lines = vec![format!("{name}  {titles}").trim_end().to_string()];
    for portfolio in organisation
        .portfolios
        .iter()
        .filter(|p| p.period.contains(on))
    {
        let is = |lead: Option<Lead>| match lead {
            Some(Lead::Person(p)) => p == person,
            Some(Lead::Post(post)) => {
                let holders = organisation.holders(post, on);
                holders.iter().any(|h| h.person == person)
            }
            None => false,
        };
        if is(portfolio.leader) {
            lines.push(format!("分管：{}", portfolio.name));
        } else if is(portfolio.cover) {
            lines.push(format!("AB角：{}", portfolio.name));
        }
    }
    for raw in &session.raw.plans {
        let (plan, _) = build::resolved(session, raw, &on_day(on));
        for entry in change::roles(&plan) {
            if entry.people.contains(&person) {
                lines.push(format!("{}  {}", plan.id, entry.place));
            }
        }
    }
    lines.join("\n")
}

/// `history`: all appointments of a post or person, oldest first.
pub fn history(args: &History, global: &Global, terminal: &Terminal) -> u8 {
    with_session(global, terminal, |session| {
        let kind = find(session, &args.name)?;
        let organisation = &session.organisation;
        let mut held: Vec<&Appointment> = organisation
            .appointments
            .iter()
            .filter(|a| match kind {
                Kind::Post(post) => a.post == post,
                Kind::Person(person) => a.person == person,
                _ => false,
            })
            .collect();
        held.sort_by_key(|a| (a.period.from, a.at));
        let lines = held.into_iter().map(|a| {
            let day = a.period.from.unwrap_or(NaiveDate::MIN);
            let title = organisation.post(a.post).title(day);
            let name = &organisation.person(a.person).name;
            format!("{}  {name}  {title}{}", period(a), manner(a.holding))
        });
        Ok(lines.collect::<Vec<_>>().join("\n"))
    })
}

/// `diff`: who changed in a plan between two days.
pub fn diff(args: &Diff, global: &Global, terminal: &Terminal) -> u8 {
    with_session(global, terminal, |session| {
        let found = session.raw.plans.iter().find(|p| p.id.value == args.plan);
        let Some(raw) = found else {
            terminal.say("unknown-plan", &[("name", args.plan.clone())]);
            return Err(None);
        };
        let (before, _) = build::resolved(session, raw, &on_day(args.from));
        let (after, _) = build::resolved(session, raw, &on_day(args.to));
        let lines = change::differences(&before, &after).into_iter().map(|d| {
            let words = |holders: &[String]| match holders {
                [] => "—".to_string(),
                holders => holders.join("、"),
            };
            format!("{}\n  {}\n→ {}", d.place, words(&d.before), words(&d.after))
        });
        Ok(lines.collect::<Vec<_>>().join("\n"))
    })
}

/// Loads the workspace, prints what `f` gives, and turns faults into an exit code.
fn with_session(
    global: &Global,
    terminal: &Terminal,
    f: impl FnOnce(&Session) -> Result<String, Option<Box<Diagnostic>>>,
) -> u8 {
    let session = open::session(&open::workspace(global));
    if session.stops_all() {
        let report = open::located(session.report.clone(), &session);
        terminal.faults(&report, &session.sources);
        return MISTAKES;
    }
    match f(&session) {
        Ok(text) if text.is_empty() => {
            terminal.say("nothing-found", &[]);
            WELL
        }
        Ok(text) => {
            terminal.result(&text);
            WELL
        }
        Err(fault) => {
            fault.into_iter().for_each(|fault| terminal.fault(*fault));
            OUTSIDE
        }
    }
}

/// What a word of the command line means; a fault without a place otherwise.
fn find(session: &Session, word: &str) -> Result<Kind, Option<Box<Diagnostic>>> {
    let nowhere = Origin {
        file: FileId(u32::MAX),
        node: 0,
    };
    let word: raw::Text = At::new(word.to_string(), nowhere);
    session
        .names
        .meaning(&word, &session.organisation)
        .map_err(|fault| {
            fault.map(|mut fault| {
                fault.primary = None;
                fault
            })
        })
}

fn on_day(day: NaiveDate) -> Wanted {
    Wanted {
        as_of: Some(day),
        today: day,
        public: false,
        formats: Vec::new(),
    }
}

/// 2024-05-01至今; the last day is inclusive.
fn period(appointment: &Appointment) -> String {
    let from = appointment
        .period
        .from
        .map_or(String::new(), |d| d.to_string());
    match appointment.period.until {
        Some(until) => format!("{from}至{until}"),
        None => format!("{from}至今"),
    }
}

fn manner(holding: Holding) -> &'static str {
    match holding {
        Holding::Regular => "",
        Holding::Acting => "（代理）",
        Holding::InCharge => "（主持工作）",
        Holding::Concurrent => "（兼任）",
        Holding::Seconded => "（挂职）",
    }
}
