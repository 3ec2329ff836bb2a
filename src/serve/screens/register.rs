//! 发文登记: every number of every series, the next one, and what is missing.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::engine::{Output, issue};
use crate::life;
use crate::model::date::full_date;
use crate::register::{self, Entry, Series};
use crate::serve::http::{Answer, Asked, Route, encoded, get};
use crate::serve::page::page;
use crate::serve::places::Places;
use crate::serve::state::{Bench, Loaded};
use crate::write::Format;

pub(super) const ROUTES: &[Route] = &[
    get("/register", shown),
    get("/register/file", file),
    get("/register/archive", archive),
];

fn register(bench: &Bench, loaded: &Loaded) -> Vec<Series> {
    let issued = issue::numbered(&bench.workspace);
    register::register(&loaded.session, &issued, None)
}

fn shown(bench: &Bench, _: &Asked) -> Answer {
    let loaded = bench.current();
    let register = register(bench, &loaded);
    let mut places = Places::of(bench, &loaded);
    // What is worked on stands first.
    let series = register.iter().rev().map(|series| {
        let said = |key: &str, args: &[(&'static str, String)]| bench.say_with(key, args);
        let double = |serial: u32| said("register-double", &[("number", serial.to_string())]);
        let gap = |(first, last): (u32, u32)| {
            let ends = [("first", first.to_string()), ("last", last.to_string())];
            said("register-gap", &ends)
        };
        let doubles = series.doubles().into_iter().map(double);
        let gaps = series.gaps().into_iter().map(gap);
        json!({
            "name": format!("{}〔{}〕", series.code, series.year),
            "next": said("register-next", &[("number", series.next().to_string())]),
            "told": doubles.chain(gaps).collect::<Vec<_>>(),
            "rows": series.entries.iter().rev().map(|entry| row(&mut places, bench, entry)).collect::<Vec<_>>(),
            "adds": adding(&mut places, series),
        })
    });
    let years: BTreeSet<u32> = register.iter().map(|series| series.year).collect();
    let data = json!({
        "series": series.collect::<Vec<_>>(),
        "years": years.into_iter().rev().collect::<Vec<_>>(),
    });
    let title = bench.say("web-register");
    Answer::Html(page(
        bench,
        &loaded,
        "register.html",
        ("register", &title),
        data,
    ))
}

/// What is sent to enter a paper made elsewhere: behind those that are there, else
/// in the file of the organisation.
fn adding(places: &mut Places, series: &Series) -> Value {
    let records = &places.loaded().session.records;
    let last = records.register.last().map(|row| row.at.file);
    let organisation = records.organisation.as_ref().map(|one| one.at.file);
    match last.or(organisation) {
        Some(file) => {
            let row = [
                ("number", series.next().to_string()),
                ("title", "待定".to_string()),
            ];
            places.adding(file, "register", &row)
        }
        None => Value::Null,
    }
}

fn row(places: &mut Places, bench: &Bench, entry: &Entry) -> Value {
    let state = entry
        .state
        .map(|state| bench.say(&format!("web-register-{}", state.word())));
    json!({
        "number": entry.number.to_string(),
        "at": entry.at.map(|at| places.place(at)),
        "title": entry.title,
        "day": entry.date.map(full_date),
        "signed_by": entry.signed_by.join("、"),
        "state": state,
        "note": entry.note,
        "lead": entry.plan.as_ref().map(|id| format!("/plans/{}", encoded(id))),
    })
}

fn file(bench: &Bench, _: &Asked) -> Answer {
    let loaded = bench.current();
    let register = register(bench, &loaded);
    let asked = (None, loaded.today);
    let (outputs, _) = register::print(&loaded.session, &register, asked, &[Format::Xlsx]);
    table(outputs, bench.say("web-register-book"))
}

/// 归档文件目录 of a year.
fn archive(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let Some(year) = asked.query("year").and_then(|year| year.parse().ok()) else {
        return Answer::Missing;
    };
    let register = register(bench, &loaded);
    let pages = |plan: &str| issue::pages(&bench.workspace, plan);
    let made = (loaded.today, &[Format::Xlsx][..]);
    let (outputs, _) = life::archive(&loaded.session, &register, year, &pages, made);
    let name = bench.say_with("web-archive-name", &[("year", year.to_string())]);
    table(outputs, name)
}

fn table(outputs: Vec<Output>, name: String) -> Answer {
    match outputs.into_iter().next() {
        Some(output) => Answer::File {
            name: format!("{name}.xlsx"),
            kind: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            bytes: output.bytes,
            shown: false,
        },
        None => Answer::Missing,
    }
}
