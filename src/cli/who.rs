//! `fangan who`, `where` and `history`: who held what, when.

use chrono::NaiveDate;

use super::args::{Global, History, Where, Who};
use super::terminal::Terminal;
use super::{WELL, list, open};
use crate::engine::{Session, who};
use crate::model::{Appointment, Holding, PersonId, PostId};
use crate::resolve::{Expected, Kind, titles_of};

/// Who holds a post on a day.
pub(super) fn who(args: &Who, global: &Global, terminal: &Terminal) -> u8 {
    let session = Session::read(&open::workspace(global));
    let on = args.on.unwrap_or_else(|| session.today(open::clock()));
    let post = match who::find(&session, &args.post, Expected::Post) {
        Ok(Kind::Post(post)) => post,
        Ok(_) => return terminal.refuse(who::unknown(&session, &args.post)),
        Err(faults) => return terminal.refuse(faults),
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
pub(super) fn where_(args: &Where, global: &Global, terminal: &Terminal) -> u8 {
    let session = Session::read(&open::workspace(global));
    let on = args.on.unwrap_or_else(|| session.today(open::clock()));
    let person = match who::find(&session, &args.person, Expected::Person) {
        Ok(Kind::Person(person)) => person,
        Ok(_) => return terminal.refuse(who::unknown(&session, &args.person)),
        Err(faults) => return terminal.refuse(faults),
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
    let leads = who::portfolios(&session, person, on).map(|p| {
        let from = p.period.from.map_or("—".into(), |d| d.to_string());
        vec!["分管".to_string(), p.name.clone(), format!("{from}起")]
    });
    let places = who::stands(&session, person, on).into_iter();
    let places = places.map(|stands| vec!["方案".to_string(), stands.place, stands.plan]);
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

/// Everybody who held a post, or everything a person held.
pub(super) fn history(args: &History, global: &Global, terminal: &Terminal) -> u8 {
    let session = Session::read(&open::workspace(global));
    let found = match who::find(&session, &args.of, Expected::Party) {
        Ok(found) => found,
        Err(faults) => return terminal.refuse(faults),
    };
    let rows = who::history(&session, found).into_iter().map(|a| {
        let day = |day: Option<NaiveDate>| day.map_or(String::new(), |d| d.to_string());
        let on = a.period.from.or(a.period.until).unwrap_or_default();
        let what = match found {
            Kind::Post(_) => name_of(&session, a.person),
            _ => title_of(&session, a.post, on),
        };
        vec![
            day(a.period.from),
            format!("至{}", day(a.period.until)),
            format!("{what}{}", manner(a)),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
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
