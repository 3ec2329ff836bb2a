//! Twenty old plans become data: read, understood together, and every line proved.
//! `cargo bench --bench intake`.
#![allow(clippy::disallowed_methods)]

#[path = "../tests/it/common/generate.rs"]
mod generate;

use std::path::Path;

use chrono::NaiveDate;
use fangan::defaults;
use fangan::diagnostic::{Lang, Locale};
use fangan::engine::intake::{Taken, prove, take};
use fangan::engine::{self, Session, Texts, Wanted};
use fangan::layout::font::FontFiles;
use fangan::load::Input;
use fangan::office::intake::{Answers, Draft, Known, Office, Understood, understand};
use fangan::workspace::Workspace;
use fangan::write::docx;

fn main() {
    divan::main();
}

/// An office of twenty plans, as it would be read from the disk.
fn office() -> Session {
    let template = |(name, text): &(&str, &str)| {
        let path = format!("templates/{name}");
        (name.to_string(), path, text.to_string())
    };
    let input = |(path, text): (String, String)| Input {
        path,
        bytes: text.into_bytes().into(),
    };
    let files = generate::office(60, 20).into_iter();
    Session::load(Texts {
        data: files
            .filter(|(path, _)| path.starts_with("data/"))
            .map(input)
            .collect(),
        templates: defaults::TEMPLATES.iter().map(template).collect(),
        fonts: FontFiles::new([]),
        ..Texts::default()
    })
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, 10).expect("a day")
}

/// Their DOCX files.
fn papers() -> Vec<Vec<u8>> {
    let session = office();
    let wanted = Wanted::on(day());
    let papers = session.opened().map(|opened| {
        let (documents, _) = engine::documents(&session, &opened, &wanted);
        let style = session.style_of(documents[0].form);
        docx::write(
            &documents[0],
            style,
            &session.fonts,
            docx::Fitted::default(),
        )
    });
    papers.collect()
}

fn read(papers: &[Vec<u8>]) -> Vec<Draft> {
    let taken =
        papers
            .iter()
            .enumerate()
            .map(|(n, bytes)| match take(&format!("plan-{n}.docx"), bytes) {
                Some(Taken::Plan(draft, _)) => *draft,
                _ => panic!("a paper just written"),
            });
    taken.collect()
}

fn understood(drafts: &[Draft]) -> Office {
    let locale = Locale::of(Lang::Zh);
    understand(drafts, &Known::default(), &Answers::new(), locale)
}

#[divan::bench]
fn read_twenty_plans(bencher: divan::Bencher) {
    let papers = papers();
    bencher.bench(|| read(&papers).len());
}

#[divan::bench]
fn understand_twenty_plans(bencher: divan::Bencher) {
    let drafts = read(&papers());
    bencher.bench(|| understood(&drafts).plans.len());
}

/// All of it, as the command does.
#[divan::bench]
fn twenty_plans_to_proved_data(bencher: divan::Bencher) {
    let papers = papers();
    let workspace = Workspace::at(Path::new("target/no-office"));
    bencher.bench(|| {
        let found = understood(&read(&papers));
        let plans = found.plans.iter();
        let file = |plan: &Understood| (format!("data/{}.yaml", plan.id), plan.yaml.clone());
        let mut files: Vec<(String, String)> = plans.map(file).collect();
        files.push(("data/office.yaml".to_string(), found.yaml.clone()));
        let plans: Vec<&Understood> = found.plans.iter().collect();
        prove(&workspace, &files, &plans, day()).proofs.len()
    });
}
