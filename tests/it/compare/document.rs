//! Which document a file is: another plan's is refused, one that does not say is
//! not written into the data unless it is plainly the plan's.

use super::{edited, replace, rewritten, said, workspace};

const PLAN: &str = "data/plans/petition-2026.yaml";

#[test]
fn the_file_of_another_plan_is_refused() {
    let root = workspace();
    root.well(&["build", "fire-2026", "--to", "docx"]);
    let before = root.read(PLAN);
    for file in ["output/fire-2026.docx", "output/fire-2026.fire-tasks.docx"] {
        for more in [&[][..], &["--apply"]] {
            let args = [&["compare", file, "petition-2026"], more].concat();
            let output = root.run(&args);
            let words = said(&output);
            assert_eq!(output.status.code(), Some(1), "{words}");
            assert!(words.contains("[other-plans-file]"), "{words}");
            assert!(
                words.contains(&format!("fangan compare {file} fire-2026")),
                "{words}"
            );
        }
    }
    assert_eq!(before, root.read(PLAN));
}

#[test]
fn what_was_issued_is_compared_and_never_written() {
    let root = workspace();
    root.well(&["issue", "petition-2026"]);
    let before = root.read(PLAN);
    edited(root.path(), &[("小事不出网格", "小事不出楼栋")]);
    let words = root.well(&["compare", "edited.docx", "petition-2026"]);
    assert!(words.contains("小事不出楼栋"), "{words}");
    let output = root.run(&["compare", "edited.docx", "petition-2026", "--apply"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("[issued-unchanged]"));
    assert_eq!(before, root.read(PLAN));
}

#[test]
fn an_attachment_that_the_plan_has_no_more_is_refused() {
    let root = workspace();
    root.edit(
        PLAN,
        "    separate: true\n    body:\n      - tasks:",
        "    body:\n      - tasks:",
    );
    let output = root.run(&[
        "compare",
        "output/petition-2026.tasks.docx",
        "petition-2026",
    ]);
    let words = said(&output);
    assert_eq!(output.status.code(), Some(1), "{words}");
    assert!(words.contains("[other-document]"), "{words}");
}

/// The name of the document taken out of the file, as some programs do.
fn nameless(parts: &mut super::Parts) {
    for id in ["petition-2026", "fire-2026"] {
        let name = format!("<dc:identifier>{id}</dc:identifier>");
        if parts.iter().any(|(_, text)| text.contains(&name)) {
            replace(parts, "docProps/core.xml", &name, "");
        }
    }
}

#[test]
fn a_file_that_does_not_say_whose_it_is_is_compared_but_not_applied() {
    let root = workspace();
    root.well(&["build", "fire-2026", "--to", "docx"]);
    rewritten(root.path(), "fire-2026.docx", nameless);
    let before = root.read(PLAN);
    let words = root.well(&["compare", "edited.docx", "petition-2026"]);
    assert!(words.contains("[not-this-plan]"), "{words}");
    let output = root.run(&["compare", "edited.docx", "petition-2026", "--apply"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(
        said(&output).contains("[not-this-plan]"),
        "{}",
        said(&output)
    );
    assert_eq!(before, root.read(PLAN));
}

#[test]
fn a_file_without_a_name_that_is_plainly_the_plans_is_applied() {
    let root = workspace();
    rewritten(root.path(), "petition-2026.docx", |parts| {
        nameless(parts);
        replace(parts, "word/document.xml", "小事不出网格", "小事不出楼栋");
    });
    let words = root.well(&["compare", "edited.docx", "petition-2026", "--apply"]);
    assert!(!words.contains("not-this-plan"), "{words}");
    assert!(root.read(PLAN).contains("小事不出楼栋"));
}

#[test]
fn what_was_applied_can_be_taken_back() {
    let root = workspace();
    edited(root.path(), &[("小事不出网格", "小事不出楼栋")]);
    let before = root.read(PLAN);
    let words = root.well(&["compare", "edited.docx", "petition-2026", "--apply"]);
    assert!(words.contains("fangan compare --undo"), "{words}");
    assert_ne!(before, root.read(PLAN));
    root.well(&["compare", "--undo"]);
    assert_eq!(before, root.read(PLAN));
    // Once only.
    let output = root.run(&["compare", "--undo"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
}

#[test]
fn what_was_edited_since_is_not_taken_back() {
    let root = workspace();
    edited(root.path(), &[("小事不出网格", "小事不出楼栋")]);
    root.well(&["compare", "edited.docx", "petition-2026", "--apply"]);
    root.edit(PLAN, "小事不出楼栋", "小事不出小区");
    let output = root.run(&["compare", "--undo"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(
        said(&output).contains("[edited-since]"),
        "{}",
        said(&output)
    );
    assert!(root.read(PLAN).contains("小事不出小区"));
}
