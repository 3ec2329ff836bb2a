//! `check --fix`: signs and spaces are put right where there is but one way to, and
//! no word is ever another.

use fangan::engine::history::{self, Turn};
use fangan::engine::{check, repair, repairs, unwatched};
use fangan::workspace::Workspace;

use crate::common::annotated;
use crate::common::folder::{Folder, repository, said};

/// The letters, hanzi and digits of a text.
fn words(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn mistakes_with_one_cure_are_cured_and_words_stay() {
    let today = "2026-04-10".parse().unwrap();
    let (mut cured, mut files) = (0, 0);
    for path in annotated::cases(&repository().join("tests/cases/mistakes")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let folder = Folder::new();
        folder.write("data/x.yaml", &text);
        let workspace = Workspace::at(folder.path());
        let before = check(&workspace, None, today, &unwatched).faults;
        let mut faults = before.clone();
        // A cure may bring the next fault to light.
        for round in 0.. {
            let found = repairs(&workspace, &faults);
            if found.is_empty() {
                break;
            }
            assert!(round < 4, "{}: no end", path.display());
            let (lock, _) = workspace.enter(true, &mut || ()).unwrap();
            repair(&workspace, &found, "put right", today).unwrap();
            drop(lock);
            faults = check(&workspace, None, today, &unwatched).faults;
        }
        let after = folder.read("data/x.yaml");
        assert_eq!(words(&after), words(&text), "{}", path.display());
        assert_eq!(after.lines().count(), text.lines().count());
        if after == text {
            continue;
        }
        files += 1;
        let with_cure = |report: &fangan::diagnostic::Report| {
            report
                .iter()
                .filter(|fault| !fault.edits.is_empty())
                .count()
        };
        cured += with_cure(&before.report) - with_cure(&faults.report);
        assert_eq!(with_cure(&faults.report), 0, "{}\n{after}", path.display());
    }
    assert!(files >= 20, "{files}");
    assert!(cured >= 40, "{cured}");
}

#[test]
fn a_fix_is_shown_first_written_then_and_taken_back() {
    let folder = Folder::sample();
    let path = "data/plans/petition-2026.yaml";
    let right = folder.read(path);
    folder.edit(path, "title: ", "title：");
    // A word that is mistyped is for a person to mend.
    folder.edit(path, "\nsections:", "\nsectoins:");
    let wrong = folder.read(path);
    let shown = folder.run(&["check", "--fix", "--dry-run"]);
    assert_eq!(folder.read(path), wrong);
    assert!(said(&shown).contains("+ "), "{}", said(&shown));
    let done = folder.run(&["check", "--fix"]);
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    assert_eq!(
        folder.read(path),
        right.replace("\nsections:", "\nsectoins:")
    );
    assert!(said(&done).contains("sectoins"), "{}", said(&done));
    let workspace = Workspace::at(folder.path());
    let entries = history::entries(&workspace);
    let (lock, _) = workspace.enter(true, &mut || ()).unwrap();
    history::turn(&workspace, entries[0].order, Turn::Back).unwrap();
    drop(lock);
    assert_eq!(folder.read(path), wrong);
    // Programs are told the change with the fault.
    let told = folder.run(&["check", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    let mut edits = told
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|f| f["edits"].as_array().unwrap());
    assert!(edits.any(|edit| edit["inserted"] == ": "), "{told}");
}
