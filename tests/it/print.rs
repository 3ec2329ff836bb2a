//! HTML printed by Chromium, beside our PDF: the same pages, each with the same
//! characters on the same lines, tables and the record as well.
//!
//! Skipped where there is no Chromium, unless `FANGAN_REQUIRE_CHROMIUM` is set.

use std::collections::BTreeSet;

use fangan::engine::{self, Session, Wanted};
use fangan::read::pdf::{Direction, Sheet, read};
use fangan::write::{Format, Output};

use crate::common::folder::repository;
use crate::common::{browser, data, workspace};

/// A page as it is read.
#[derive(Debug, Default)]
struct Page {
    /// Baselines of its characters, mm from the top, in order.
    heights: Vec<f32>,
    /// Its lines.
    lines: Vec<f32>,
    /// How many characters there are.
    count: usize,
    /// Which ones, as far as the file says.
    chars: BTreeSet<char>,
}

/// Further apart than this, mm, characters stand on lines of their own.
const LINE: f32 = 1.3;

/// So many dots on a line are no mark of a sentence.
const LEADER: usize = 5;

/// Chromium takes a glyph that a face has for two characters for the other one:
/// a radical, a bar.
fn is_twin(c: char) -> bool {
    ('\u{2E80}'..='\u{2FDF}').contains(&c) || c == '―'
}

fn page(sheet: &Sheet) -> Page {
    // Our landscape pages are sheets that are turned to be read.
    let (read, across) = match sheet.turned {
        true => (Direction::Up, true),
        false => (Direction::Right, false),
    };
    let shown = sheet.chars.iter().filter(|c| c.direction == read);
    let mut page = Page::default();
    let blank = |c: char| c.is_whitespace() || c.is_control();
    let shown: Vec<_> = shown.filter(|c| !c.text.chars().all(blank)).collect();
    // The dots that lead to a page number are a border in the browser.
    let dots = |height: f32| {
        let dots = shown.iter().filter(|c| c.text == "…");
        dots.filter(|c| (c.y - height).abs() < 0.01).count()
    };
    for c in shown.iter().filter(|c| c.text != "…" || dots(c.y) < LEADER) {
        page.heights.push(if across { c.x } else { c.y });
        page.count += 1;
        page.chars.extend(c.text.chars().filter(|c| !is_twin(*c)));
    }
    page.heights.sort_by(f32::total_cmp);
    for height in page.heights.iter().copied() {
        if page.lines.last().is_none_or(|last| height - last > LINE) {
            page.lines.push(height);
        }
    }
    page
}

fn pages(pdf: &[u8]) -> Vec<Page> {
    let sheets = read(pdf).expect("a PDF just written");
    sheets.pages.iter().map(page).collect()
}

/// Every document of a workspace: its name, HTML and PDF.
fn documents(session: &Session) -> Vec<(String, Vec<u8>, Vec<u8>)> {
    let wanted = Wanted {
        formats: vec![Format::Html, Format::Pdf],
        ..workspace::wanted()
    };
    let plans = session.opened();
    let outputs: Vec<_> = plans
        .flat_map(|plan| engine::plan(session, &plan, &wanted).0)
        .collect();
    let html = outputs.iter().filter(|o| o.format == Format::Html);
    html.map(|html| {
        let pdf = |o: &&Output| o.format == Format::Pdf && o.id == html.id;
        let pdf = outputs.iter().find(pdf).unwrap();
        (html.id.clone(), html.bytes.clone(), pdf.bytes.clone())
    })
    .collect()
}

/// Where lines of the two may differ, mm.
const SAME: f32 = 1.2;

/// Holds every document as the browser prints it beside our pages; gives their
/// names, or nothing where there is no browser.
fn same_on_paper(session: &Session) -> Option<Vec<String>> {
    let browser = browser::browser()?;
    let _alone = browser::alone();
    let mut names = Vec::new();
    for (id, html, pdf) in &documents(session) {
        let (ours, theirs) = (pages(pdf), pages(&browser.print(html)));
        assert_eq!(ours.len(), theirs.len(), "{id}: pages");
        for (n, (a, b)) in ours.iter().zip(&theirs).enumerate() {
            let at = format!("{id}, page {}", n + 1);
            // Cells of a table stand at any height: what one file takes for two
            // lines may be one in the other.
            let counts = a.lines.len().abs_diff(b.lines.len());
            assert!(counts <= 1, "{at}: {a:?} {b:?}");
            let apart = |a: &Page, b: &Page| {
                let near = |y: &f32| b.heights.iter().any(|other| (y - other).abs() < SAME);
                a.heights.iter().copied().find(|y| !near(y))
            };
            assert_eq!(apart(a, b).or(apart(b, a)), None, "{at}: a line elsewhere");
            assert_eq!(a.count, b.count, "{at}: characters");
            let strange: String = b.chars.difference(&a.chars).collect();
            assert_eq!(strange, "", "{at}: characters that we have not");
        }
        names.push(id.clone());
    }
    Some(names)
}

#[test]
fn the_sample_is_the_same_on_paper_from_a_browser() {
    let session = workspace::sample();
    if let Some(found) = same_on_paper(&session) {
        let plans = session.plans.cards().iter().map(|card| card.id.as_str());
        for name in plans.chain(["petition-2026.tasks"]) {
            assert!(found.iter().any(|f| f == name), "{name}: {found:?}");
        }
    }
}

/// Upward, joint, letter, order, minutes, plain; merged cells, landscape, forms.
#[test]
fn so_are_other_forms_of_other_offices() {
    let session = workspace::session(&data::texts(&repository().join("tests/cases/print")));
    if let Some(found) = same_on_paper(&session) {
        let forms = [
            "joint",
            "letter",
            "long",
            "minutes",
            "order",
            "report",
            "school-2026",
        ];
        for name in forms {
            assert!(found.iter().any(|f| f == name), "{name}: {found:?}");
        }
    }
}

#[test]
fn so_is_every_story() {
    for (folder, text) in data::stories() {
        let found = same_on_paper(&workspace::session(&[("data/a.yaml", text)]));
        assert_ne!(found, Some(Vec::new()), "{}", folder.display());
    }
}
