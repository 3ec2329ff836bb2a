//! What a clerk reads: every mistake of the cases, said in both languages with
//! nothing left open.

use std::path::Path;

use fangan::diagnostic::{Lang, Locale, Report, Sources, render_json, render_text};

use crate::common::annotated::cases;
use crate::common::workspace;

/// The reports of all mistake cases.
fn reports() -> Vec<(String, Report, Sources)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = ["mistakes", "rules"].map(|folder| cases(&root.join(folder)));
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).ok()?;
        let session = workspace::session(&[("data/a.yaml", &text)]);
        let report = workspace::checked(&session);
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some((name, report, session.sources))
    };
    files.iter().flatten().filter_map(read).collect()
}

/// A `{place}` that got no value, if there is one.
fn open_place(text: &str) -> Option<&str> {
    let places = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'));
    let mut names = places.map(|(name, _)| name);
    names.find(|name| {
        !name.is_empty()
            && name
                .chars()
                .all(|c| c.is_ascii_lowercase() || "_|".contains(c))
    })
}

#[test]
fn every_message_and_hint_is_whole() {
    let reports = reports();
    assert!(reports.len() > 20);
    let mut open = Vec::new();
    for (name, report, _) in &reports {
        for lang in Lang::ALL {
            let locale = Locale::of(lang);
            for diagnostic in report.iter() {
                let message = locale.message(diagnostic);
                let hints = diagnostic.hints.iter().map(|h| locale.hint(h));
                for text in [message].into_iter().chain(hints) {
                    // References in text look alike: @{director}.
                    let text = text.replace("@{", "");
                    if open_place(&text).is_some() {
                        open.push(format!("{name} {}: {text}", diagnostic.code.name()));
                    }
                }
            }
        }
    }
    assert!(open.is_empty(), "{open:#?}");
}

#[test]
fn every_report_can_be_shown() {
    for (name, report, sources) in reports() {
        for lang in Lang::ALL {
            let text = render_text(&report, &sources, Locale::of(lang), false);
            if std::env::var_os("FANGAN_SHOW").is_some() && lang == Lang::Zh {
                std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes()).unwrap();
            }
            for diagnostic in report.iter() {
                assert!(text.contains(diagnostic.code.name()), "{name}");
            }
            let json = render_json(&report, &sources, Locale::of(lang));
            let value: serde_json::Value = serde_json::from_str(&json).unwrap();
            assert_eq!(value.as_array().unwrap().len(), report.iter().count());
        }
    }
}
