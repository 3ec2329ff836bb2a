//! One wrong file each, its mistakes noted on their lines: what is noted is
//! reported, and nothing else.
#![allow(clippy::disallowed_methods)]

mod common;

use std::path::Path;

use common::annotated::{cases, noted, reported};
use fangan::load::locate;

#[test]
fn what_is_noted_is_reported_and_nothing_else() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/mistakes");
    let mut wrong = String::new();
    let cases = cases(&folder);
    assert!(cases.len() > 40);
    for path in cases {
        let text = std::fs::read_to_string(&path).unwrap();
        let noted = noted(&text);
        assert!(!noted.is_empty(), "{}", path.display());
        let (_, sources, mut report) = common::data::text(&text);
        locate(&sources, &mut report);
        let reported = reported(&report, &noted);
        if noted != reported {
            let name = path.file_name().unwrap().to_string_lossy();
            let missing: Vec<_> = noted.iter().filter(|n| !reported.contains(n)).collect();
            let more: Vec<_> = reported.iter().filter(|n| !noted.contains(n)).collect();
            wrong += &format!("{name}\n  not reported: {missing:?}\n  not noted: {more:?}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
