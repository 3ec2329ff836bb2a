//! Style, scripts and pages: part of the program, or read from a folder while
//! somebody works on them.

use std::borrow::Cow;

use super::state::Bench;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../web/", $path)))),*]
    };
}

/// What a browser may have.
const SHOWN: &[(&str, &str)] = files![
    "style.css",
    "app.js",
    "change.js",
    "collect.js",
    "compare.js",
    "edit.js",
    "files.js",
    "find.js",
    "form.js",
    "history.js",
    "import.js",
    "new.js",
    "pages.js",
    "paper.js",
    "people.js",
    "plan.js",
    "plans.js",
    "rota.js",
    "source.js",
    "start.js",
    "verify.js",
];

/// What answers are made from.
const PAGES: &[(&str, &str)] = files![
    "pages/base.html",
    "pages/bare.html",
    "pages/change.html",
    "pages/changes.html",
    "pages/collect.html",
    "pages/compare.html",
    "pages/diff.html",
    "pages/faults.html",
    "pages/files.html",
    "pages/history.html",
    "pages/import.html",
    "pages/ledger.html",
    "pages/new.html",
    "pages/paper.html",
    "pages/people.html",
    "pages/plan.html",
    "pages/plans.html",
    "pages/register.html",
    "pages/rota.html",
    "pages/settings.html",
    "pages/source.html",
    "pages/start.html",
    "pages/today.html",
    "pages/verify.html",
];

/// The program's sign, in the bar of the browser as in the menu of the desk.
const ICON: &str = include_str!("../../packaging/fangan.svg");

/// A file that a browser may have, and what it is.
pub(super) fn asset(bench: &Bench, name: &str) -> Option<(&'static str, Vec<u8>)> {
    if name == "icon.svg" {
        return Some(("image/svg+xml", ICON.into()));
    }
    let (known, text) = SHOWN.iter().find(|(known, _)| *known == name)?;
    let kind = match known.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        _ => "application/octet-stream",
    };
    Some((kind, read(bench, known, text).into_owned().into_bytes()))
}

/// Every page: its name and text.
pub(super) fn pages(bench: &Bench) -> Vec<(String, String)> {
    let pages = PAGES.iter().map(|(name, text)| {
        let short = name.trim_start_matches("pages/").to_string();
        (short, read(bench, name, text).into_owned())
    });
    pages.collect()
}

#[allow(clippy::disallowed_methods)]
fn read<'t>(bench: &Bench, name: &str, text: &'t str) -> Cow<'t, str> {
    let own = bench.web.as_ref().map(|folder| folder.join(name));
    match own.and_then(|path| std::fs::read_to_string(path).ok()) {
        Some(text) => text.into(),
        None => text.into(),
    }
}
