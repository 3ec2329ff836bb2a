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
        let name = organisation.person(holder.person).name.clone();
        let from = since(terminal, holder.appointment.period.from);
        vec![name, titles_of(organisation, holder.person, on), from]
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
        let post = organisation.post(holder.post);
        let manner = manner(terminal, holder.appointment);
        vec![
            terminal.locale.ui("where-post", &[]),
            format!("{}{manner}", post.title(on)),
            since(terminal, holder.appointment.period.from),
        ]
    });
    let leads = who::portfolios(&session, person, on).map(|p| {
        let from = since(terminal, p.period.from);
        vec![
            terminal.locale.ui("where-portfolio", &[]),
            p.name.clone(),
            from,
        ]
    });
    let places = who::stands(&session, person, on).into_iter();
    let places = places.map(|stands| {
        vec![
            terminal.locale.ui("where-plan", &[]),
            stands.place,
            stands.plan,
        ]
    });
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
            match a.period.until {
                Some(_) => terminal
                    .locale
                    .ui("history-until", &[("day", day(a.period.until))]),
                None => terminal.locale.ui("history-now", &[]),
            },
            format!("{what}{}", manner(terminal, a)),
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

/// The first day; nothing where it is not known.
fn since(terminal: &Terminal, day: Option<NaiveDate>) -> String {
    day.map_or(String::new(), |day| {
        terminal.locale.ui("who-since", &[("day", day.to_string())])
    })
}

/// How the post is held, where that is out of the ordinary.
fn manner(terminal: &Terminal, appointment: &Appointment) -> String {
    let key = match appointment.holding {
        Holding::Regular if appointment.in_charge_of.is_some() => "held-in-charge",
        Holding::Regular => return String::new(),
        Holding::Acting => "held-acting",
        Holding::InCharge => "held-in-charge",
        Holding::Concurrent => "held-concurrent",
        Holding::Seconded => "held-seconded",
    };
    terminal.locale.ui(key, &[])
}
