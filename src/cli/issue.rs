//! `fangan issue`: 登记印发. Asks what the register wants to know, shows whose names
//! stand in the paper, and freezes its files.

use super::args::{self, Global};
use super::terminal::Terminal;
use super::{MISTAKES, WELL, open};
use crate::engine::Session;
use crate::life::{self, Given, Number, Registration};
use crate::model::date::full_date;

/// Runs the command. Who sits at a terminal is asked what was not given.
pub(super) fn run(args: &args::Issue, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let mut said = Registration {
        number: args.number,
        date: args.date,
        signed_by: args.signed_by.clone(),
        copies: args.copies.clone(),
    };
    let clock = open::clock();
    if terminal.asks() {
        let today = Session::read_without_data(&workspace).today(clock);
        let given = match life::given(&workspace, &args.plan, today) {
            Ok(given) => given,
            Err(faults) => return terminal.refuse(faults),
        };
        if !asked(&mut said, &given, &today.to_string(), terminal) {
            return MISTAKES;
        }
    }
    let issued = life::register(&workspace, &args.plan, (args.as_of, clock), &said);
    let issued = match issued {
        Ok(issued) => issued,
        Err(faults) => return terminal.refuse(faults),
    };
    let said = [
        ("title", issued.title),
        ("count", issued.files.to_string()),
        ("folder", issued.folder),
        ("day", full_date(issued.people)),
    ];
    terminal.say("issued", &said);
    if issued.others_now > 0 {
        let count = issued.others_now.to_string();
        terminal.say("issued-others-now", &[("count", count)]);
    }
    issued.uncopied.map_or(WELL, |fault| terminal.refuse(fault))
}

/// Asks what is still open; false where it is not to be issued after all.
fn asked(said: &mut Registration, given: &Given, today: &str, terminal: &Terminal) -> bool {
    let ask = |key: &str, usual: &str| {
        let words = terminal.locale.ui(key, &[("usual", usual.to_string())]);
        match terminal.ask(&words) {
            answer if answer.is_empty() => usual.to_string(),
            answer => answer,
        }
    };
    if said.signed_by.is_none() && given.signed_by.is_none() {
        let answer = ask("issue-signed-by", "");
        said.signed_by = Some(answer).filter(|answer| !answer.is_empty());
    }
    if let (None, Some(next)) = (said.number, &given.next) {
        let answer = ask("issue-number", &next.to_string());
        let digits = answer.trim_end_matches('号');
        let serial = digits.rsplit(|c: char| !c.is_ascii_digit()).next();
        let serial = serial.and_then(|serial| serial.parse().ok());
        said.number = Some(serial.map_or(Number::Next, Number::Serial));
    }
    if said.date.is_none() && given.date.is_none() {
        loop {
            match args::parse_date(&ask("issue-date", today)) {
                Ok(day) => break said.date = Some(day),
                Err(_) => terminal.say("misuse-date", &[]),
            }
        }
    }
    if said.copies.is_none() && given.copies.is_none() {
        let answer = ask("issue-copies", "");
        said.copies = Some(answer).filter(|answer| !answer.is_empty());
    }
    let day = given.roster.or(said.date).or(given.date);
    let day = day.map_or_else(|| today.to_string(), full_date);
    let words = [("title", given.title.clone()), ("day", day)];
    let answer = terminal.ask(&terminal.locale.ui("issue-sure", &words));
    !["n", "N", "no", "否", "不"].contains(&answer.as_str())
}
