//! HTML printed by Chromium, beside our PDF: as many pages, as many lines on
//! each page of text.
//!
//! Skipped where there is no Chromium, unless `FANGAN_REQUIRE_CHROMIUM` is set.
#![allow(clippy::disallowed_methods, clippy::print_stderr)]

mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::NaiveDate;
use common::workspace;
use fangan::build::{self, Session, Wanted};
use fangan::verify::read::{Direction, Sheet, read};
use fangan::write::Format;

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

/// Lines of a page between its margins; `None` for a page with a table.
fn lines(sheet: &Sheet) -> Option<usize> {
    let upright = sheet.rules.iter().any(|r| !r.is_level() && r.height > 3.0);
    if upright || sheet.width > sheet.height {
        return None;
    }
    let inside = |c: &&fangan::verify::read::Char| {
        c.direction == Direction::Right && (30.0..263.5).contains(&c.y) && !c.text.trim().is_empty()
    };
    let mut heights: Vec<f32> = sheet.chars.iter().filter(inside).map(|c| c.y).collect();
    heights.sort_by(f32::total_cmp);
    let next = heights
        .windows(2)
        .filter(|pair| pair[1] - pair[0] > 2.5)
        .count();
    Some(if heights.is_empty() { 0 } else { next + 1 })
}

fn counts(pdf: &[u8]) -> Vec<Option<usize>> {
    let sheets = read(pdf).expect("a PDF just written");
    sheets.pages.iter().map(lines).collect()
}

/// The sample's files of data.
fn sample() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let listed = |folder: &Path| {
        std::fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().path())
    };
    let paths = listed(&root).chain(listed(&root.join("plans")));
    let mut paths: Vec<PathBuf> = paths
        .filter(|p| p.extension().is_some_and(|e| e == "yaml"))
        .collect();
    paths.sort();
    let text = |p: PathBuf| {
        (
            p.to_string_lossy().into_owned(),
            std::fs::read_to_string(&p).unwrap(),
        )
    };
    paths.into_iter().map(text).collect()
}

/// The plan's HTML and PDF.
fn built(session: &Session, id: &str) -> (Vec<u8>, Vec<u8>) {
    let plan = &session.opened().find(|p| p.id.value == id).unwrap();
    let wanted = Wanted {
        as_of: None,
        today: NaiveDate::from_ymd_opt(2026, 4, 10).unwrap(),
        public: false,
        formats: vec![Format::Html, Format::Pdf],
    };
    let (outputs, _) = build::plan(session, plan, &wanted);
    let file = |ending: &str| {
        let found = outputs.iter().find(|o| o.name == format!("{id}.{ending}"));
        found.unwrap().bytes.clone()
    };
    (file("html"), file("pdf"))
}

#[test]
fn paper_from_a_browser_breaks_as_our_pages_do() {
    let Some(chromium) = chromium() else { return };
    let files = sample();
    let data: Vec<(&str, &str)> = files
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    let session = workspace::session(&data);
    let folder: PathBuf = std::env::temp_dir().join(format!("fangan-print-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for id in ["community-2026", "care-2026", "fire-2026", "petition-2026"] {
        let (html, pdf) = built(&session, id);
        let file = folder.join("document.html");
        std::fs::write(&file, html).unwrap();
        let (ours, theirs) = (counts(&pdf), counts(&print(chromium, &folder, &file)));
        // A browser cannot be told to leave a page empty, so that the record comes
        // to stand on an even one: we may have that page and the record's more.
        let more = ours.get(theirs.len()..).unwrap_or_default();
        let record_alone = |lines: &Option<usize>| lines.is_some_and(|lines| lines <= 3);
        assert!(
            ours.len() >= theirs.len() && more.len() <= 2 && more.iter().all(record_alone),
            "{id}: {ours:?} {theirs:?}"
        );
        for (page, pair) in ours.iter().zip(&theirs).enumerate() {
            if let (Some(a), Some(b)) = pair {
                assert!(
                    a.abs_diff(*b) <= 1,
                    "{id}, page {}: {a} and {b} lines",
                    page + 1
                );
            }
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
