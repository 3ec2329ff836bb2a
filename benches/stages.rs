//! Where the time goes: each stage by itself, one plan from texts to files, and
//! offices that grow.
//! `cargo bench`; see benches/README.md for what it showed.
#![allow(clippy::disallowed_methods)]

#[path = "../tests/it/common/generate.rs"]
mod generate;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use fangan::engine::{self, Session, Texts, Wanted};
use fangan::layout::font::FontFiles;
use fangan::load::{self, Input};
use fangan::write::{Format, html, pdf};
use fangan::{defaults, layout, resolve};

fn main() {
    divan::main();
}

/// The sample's data files, and all templates and fonts.
fn texts() -> Texts {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let template = |(name, text): &(&str, &str)| {
        (
            name.to_string(),
            format!("templates/{name}"),
            text.to_string(),
        )
    };
    Texts {
        data: inputs(root),
        templates: defaults::TEMPLATES.iter().map(template).collect(),
        fonts: FontFiles::new([]),
        ..Texts::default()
    }
}

fn inputs(root: &Path) -> Vec<Input> {
    let plans = root.join("data/plans/petition-2026.yaml");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(root.join("data"))
        .expect("the sample stands beside the program")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "yaml"))
        .chain([plans])
        .collect();
    paths.sort();
    let read = |path: PathBuf| Input {
        path: path.to_string_lossy().into_owned(),
        bytes: std::fs::read(path).expect("a file just listed").into(),
    };
    paths.into_iter().map(read).collect()
}

fn wanted() -> Wanted {
    Wanted {
        as_of: None,
        formats: Format::ALL.to_vec(),
        ..Wanted::on(NaiveDate::from_ymd_opt(2026, 4, 10).expect("a day"))
    }
}

#[divan::bench]
fn load_sample(bencher: divan::Bencher) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    bencher.with_inputs(|| inputs(root)).bench_values(|inputs| {
        let (_, plans, sources, _) = load::catalogue(inputs, Default::default());
        let opened = plans.cards().iter().map(|card| plans.open(card, &sources));
        opened.filter(Result::is_ok).count()
    });
}

#[divan::bench]
fn resolve_organisation(bencher: divan::Bencher) {
    let inputs = inputs(Path::new(env!("CARGO_MANIFEST_DIR")));
    let (raw, plans, sources, _) = load::catalogue(inputs, Default::default());
    bencher.bench(|| resolve::organisation(&raw, plans.cards(), &sources));
}

#[divan::bench]
fn load_everything(bencher: divan::Bencher) {
    bencher.with_inputs(texts).bench_values(Session::load);
}

#[divan::bench]
fn resolve_and_compose_plan(bencher: divan::Bencher) {
    let session = Session::load(texts());
    let plan = &session.opened().next().unwrap();
    bencher.bench(|| engine::documents(&session, plan, &wanted()));
}

#[divan::bench]
fn lay_out_plan(bencher: divan::Bencher) {
    let session = Session::load(texts());
    let (documents, _) = engine::documents(&session, &session.opened().next().unwrap(), &wanted());
    let style = session.style_of(documents[0].form);
    bencher.bench(|| layout::layout(&documents[0], style, &session.fonts));
}

#[divan::bench]
fn write_pdf(bencher: divan::Bencher) {
    let session = Session::load(texts());
    let (documents, _) = engine::documents(&session, &session.opened().next().unwrap(), &wanted());
    let style = session.style_of(documents[0].form);
    let (pages, _) = layout::layout(&documents[0], style, &session.fonts);
    bencher.bench(|| pdf::write(&pages, &documents[0], &session.fonts));
}

#[divan::bench]
fn write_html(bencher: divan::Bencher) {
    let session = Session::load(texts());
    let (documents, _) = engine::documents(&session, &session.opened().next().unwrap(), &wanted());
    let style = session.style_of(documents[0].form);
    let (pages, _) = layout::layout(&documents[0], style, &session.fonts);
    bencher.bench(|| html::write(&documents[0], style, &pages.seams));
}

#[divan::bench]
fn one_plan_from_texts_to_files(bencher: divan::Bencher) {
    bencher.with_inputs(texts).bench_values(|texts| {
        let session = Session::load(texts);
        engine::plan(&session, &session.opened().next().unwrap(), &wanted())
    });
}

/// A generated office, as it would be read from the disk.
fn office(people: usize, plans: usize) -> Texts {
    let files = generate::office(people, plans).into_iter();
    let input = |(path, text): (String, String)| Input {
        path,
        bytes: text.into_bytes().into(),
    };
    Texts {
        data: files
            .filter(|(path, _)| path.starts_with("data/"))
            .map(input)
            .collect(),
        ..texts()
    }
}

/// Offices of up to ten thousand plans take minutes: `FANGAN_BENCH_LARGE=1`.
fn sizes(sizes: &'static [usize], usual: usize) -> &'static [usize] {
    match std::env::var_os("FANGAN_BENCH_LARGE") {
        Some(_) => sizes,
        None => &sizes[..usual],
    }
}

/// Faces opened anew each time: every glyph is cut and compressed.
#[divan::bench]
fn subset_cold(bencher: divan::Bencher) {
    let session = Session::load(texts());
    let (documents, _) = engine::documents(&session, &session.opened().next().unwrap(), &wanted());
    let style = session.style_of(documents[0].form);
    let (pages, _) = layout::layout(&documents[0], style, &session.fonts);
    bencher
        .with_inputs(|| Session::load(texts()).fonts)
        .bench_refs(|fonts| pdf::write(&pages, &documents[0], fonts));
}

#[divan::bench(args = sizes(&[100, 1_000, 10_000], 3))]
fn load_people(bencher: divan::Bencher, people: usize) {
    bencher
        .with_inputs(|| office(people, 10))
        .bench_values(Session::load);
}

#[divan::bench(args = sizes(&[10, 100, 1_000, 10_000], 2), sample_count = 5)]
fn load_plans(bencher: divan::Bencher, plans: usize) {
    bencher
        .with_inputs(|| office(100, plans))
        .bench_values(Session::load);
}

/// One after the other, so that it is the time of one core.
#[divan::bench(args = sizes(&[10, 100, 1_000, 10_000], 2), sample_count = 3)]
fn build_plans(bencher: divan::Bencher, plans: usize) {
    let session = Session::load(office(100, plans));
    bencher.bench(|| {
        let one = |plan| engine::plan(&session, &plan, &wanted()).0.len();
        session.opened().map(one).sum::<usize>()
    });
}
