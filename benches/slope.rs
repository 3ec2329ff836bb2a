//! What nobody writes, but anybody may hand in, at four sizes each twice the one
//! before: the time must double with it and not grow faster.
//! `cargo bench --bench slope`; the last size is the one that is to end within 2 s.
#![allow(clippy::disallowed_methods, dead_code)]

#[path = "../tests/it/common/slope.rs"]
mod slope;

use chrono::NaiveDate;
use fangan::change;
use fangan::defaults;
use fangan::diagnostic::{Lang, Locale, render_text};
use fangan::engine::{self, Session, Texts, Wanted};
use fangan::layout::font::FontFiles;
use fangan::load::{self, Input};
use fangan::write::Format;
use slope::Kind;

fn main() {
    divan::main();
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 1).expect("a day")
}

fn input((path, text): (&str, String)) -> Input {
    Input {
        path: path.into(),
        bytes: text.into_bytes().into(),
    }
}

/// From texts to files, or to the faults in words.
fn made(kind: Kind, n: usize) -> usize {
    let template = |(name, text): &(&str, &str)| {
        let path = format!("templates/{name}");
        (name.to_string(), path, text.to_string())
    };
    let session = Session::load(Texts {
        data: slope::office(kind, n).into_iter().map(input).collect(),
        templates: defaults::TEMPLATES.iter().map(template).collect(),
        fonts: FontFiles::new([]),
        ..Texts::default()
    });
    let wanted = Wanted {
        formats: vec![Format::Html, Format::Pdf],
        ..Wanted::on(day())
    };
    let mut size = 0;
    for opened in session.opened() {
        let mut report = engine::checked(&session, &opened, &wanted);
        load::locate(&session.sources, &mut report);
        let said = render_text(&report, &session.sources, Locale::of(Lang::Zh), false);
        size += said.len();
    }
    size
}

#[divan::bench(args = [12_500, 25_000, 50_000, 100_000], sample_count = 3)]
fn title(n: usize) -> usize {
    made(Kind::Title, n)
}

#[divan::bench(args = [12_500, 25_000, 50_000, 100_000], sample_count = 3)]
fn references_in_a_paragraph(n: usize) -> usize {
    made(Kind::References, n)
}

#[divan::bench(args = [1_250, 2_500, 5_000, 10_000], sample_count = 3)]
fn unknown_names(n: usize) -> usize {
    made(Kind::UnknownNames, n)
}

#[divan::bench(args = [1_250, 2_500, 5_000, 10_000], sample_count = 3)]
fn unknown_references(n: usize) -> usize {
    made(Kind::UnknownReferences, n)
}

#[divan::bench(args = [125, 250, 500, 1_000], sample_count = 3)]
fn moves(bencher: divan::Bencher, n: usize) {
    let office = || {
        let data = slope::office(Kind::Moves, n).into_iter().map(input);
        let file = input(("data/changes/x.yaml", slope::moves(n)));
        (data.collect::<Vec<Input>>(), file)
    };
    bencher.with_inputs(office).bench_values(|(data, file)| {
        let Ok(prepared) = change::prepare(&[], &data, &Default::default(), &file) else {
            panic!("it can be applied");
        };
        change::impact(&prepared, Locale::of(Lang::Zh)).plans.len()
    });
}
