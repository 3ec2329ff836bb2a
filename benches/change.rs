//! Preview of a staff change in an office of 2,000 people and 300 plans, from the
//! bytes of the files to the finished impact. `cargo bench --bench change`.
#![allow(clippy::disallowed_methods, dead_code)]

#[path = "../tests/it/common/office/mod.rs"]
mod office;

use chrono::NaiveDate;
use fangan::change;
use fangan::defaults;
use fangan::diagnostic::{Lang, Locale};
use fangan::engine::{Session, Texts};
use fangan::layout::font::FontFiles;
use fangan::load::Input;
use office::{Office, Size};

fn main() {
    divan::main();
}

const SIZE: Size = Size {
    people: 2000,
    posts: 500,
    plans: 300,
};

/// The files, and a change: one that retires, or a reshuffle of two dozen.
fn office(reshuffle: bool) -> (Vec<Input>, Input) {
    let mut office = Office::new(SIZE, 7);
    let data = office.files();
    let text = if reshuffle {
        office.next_change()
    } else {
        "change:\n  date: 2027-01-01\n  moves:\n    - {person: person-300, retires: true}\n".into()
    };
    let change = Input {
        path: "data/changes/x.yaml".into(),
        bytes: text.into_bytes().into(),
    };
    (data, change)
}

/// Templates, styles and fonts, as the command line reads them.
fn press() -> Session {
    let template = |(name, text): &(&str, &str)| {
        let path = format!("templates/{name}");
        (name.to_string(), path, text.to_string())
    };
    Session::load(Texts {
        templates: defaults::TEMPLATES.iter().map(template).collect(),
        fonts: FontFiles::new([]),
        ..Texts::default()
    })
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 1).expect("a day")
}

/// What `fangan change preview` does between reading and writing files.
fn preview(data: &[Input], change: &Input) -> usize {
    let prepared = change::prepare(&[], data, &Default::default(), change);
    let prepared = prepared.unwrap_or_else(|_| panic!("the office's own change fits it"));
    let mut impact = change::impact(&prepared, Locale::of(Lang::Zh));
    let press = press();
    change::pages::find(&prepared, &mut impact, &press);
    change::papers::impact(&prepared, &impact, &press, today())
        .outputs
        .len()
}

#[divan::bench(args = [false, true], sample_count = 10)]
fn preview_of_300_plans(bencher: divan::Bencher, reshuffle: bool) {
    let (data, change) = office(reshuffle);
    bencher.bench(|| preview(&data, &change));
}

/// Checks, edits and the comparison of every plan, without pages and papers.
#[divan::bench(args = [false, true], sample_count = 10)]
fn impact_of_300_plans(bencher: divan::Bencher, reshuffle: bool) {
    let (data, change) = office(reshuffle);
    bencher.bench(|| {
        let prepared = change::prepare(&[], &data, &Default::default(), &change);
        prepared.map(|prepared| change::impact(&prepared, Locale::of(Lang::Zh)).plans.len())
    });
}
