//! HTML printed by Chromium, beside our PDF: the same pages, each with the same
//! characters on the same lines, tables and the record as well.
//!
//! Skipped where there is no Chromium, unless `FANGAN_REQUIRE_CHROMIUM` is set.
#![allow(clippy::print_stderr)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::NaiveDate;
use fangan::engine::{self, Session, Wanted};
use fangan::verify::read::{Direction, Sheet, read};
use fangan::write::{Format, Output};

use crate::common::workspace;

/// Chromium, where it is installed.
fn chromium() -> Option<&'static str> {
    let starts = |name: &&str| {
        let mut command = Command::new(name);
        command
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    let found = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(starts);
    if found.is_none() {
        assert!(
            std::env::var_os("FANGAN_REQUIRE_CHROMIUM").is_none(),
            "FANGAN_REQUIRE_CHROMIUM is set, but there is no Chromium"
        );
        eprintln!("skipped: there is no Chromium to print with");
    }
    found
}

/// Prints a file, with our fonts and no others.
fn print(chromium: &str, folder: &Path, html: &Path) -> Vec<u8> {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/fonts");
    let config = folder.join("fonts.conf");
    let text = format!(
        "<?xml version=\"1.0\"?><fontconfig><dir>{}</dir><cachedir>{}</cachedir></fontconfig>",
        fonts.display(),
        folder.join("cache").display()
    );
    std::fs::write(&config, text).unwrap();
    let pdf = folder.join("printed.pdf");
    let _ = std::fs::remove_file(&pdf);
    let status = Command::new(chromium)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-quic",
        ])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
            "--no-pdf-header-footer",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.join("profile").display()
        ))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", html.display()))
        .env("FONTCONFIG_FILE", &config)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    std::fs::read(&pdf).unwrap()
}

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
    for c in shown.filter(|c| !c.text.chars().all(blank)) {
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

/// The YAML files of a folder and of those in it.
fn files(folder: &Path) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path());
    let mut paths: Vec<PathBuf> = entries.collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "yaml") {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push((path.to_string_lossy().into_owned(), text));
        }
    }
    found
}

fn below(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

fn session(files: &[(String, String)]) -> Session {
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    workspace::session(&files)
}

/// Every document of a workspace: its name, HTML and PDF.
fn documents(session: &Session) -> Vec<(String, Vec<u8>, Vec<u8>)> {
    let wanted = Wanted {
        as_of: None,
        today: NaiveDate::from_ymd_opt(2026, 4, 10).unwrap(),
        public: false,
        formats: vec![Format::Html, Format::Pdf],
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

/// Prints every document and holds it beside our pages; gives how many there were.
fn same_on_paper(session: &Session, name: &str) -> usize {
    let Some(chromium) = chromium() else { return 0 };
    let folder = std::env::temp_dir().join(format!("fangan-print-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let documents = documents(session);
    for (id, html, pdf) in &documents {
        let file = folder.join("document.html");
        std::fs::write(&file, html).unwrap();
        let (ours, theirs) = (pages(pdf), pages(&print(chromium, &folder, &file)));
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
            assert_eq!(strange, "", "{at}");
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
    documents.len()
}

#[test]
fn the_sample_is_the_same_on_paper_from_a_browser() {
    let found = same_on_paper(&session(&files(&below("data"))), "sample");
    assert!(found == 0 || found >= 11, "{found}");
}

/// Upward, joint, letter, order, minutes, plain; merged cells, landscape, forms.
#[test]
fn so_are_other_forms_of_other_offices() {
    let found = same_on_paper(&session(&files(&below("tests/cases/print"))), "forms");
    assert!(found == 0 || found >= 6, "{found}");
}

#[test]
fn so_is_every_story() {
    for file in files(&below("tests/cases/story")) {
        if file.0.ends_with("input.yaml") {
            same_on_paper(&session(&[file]), "story");
        }
    }
}
