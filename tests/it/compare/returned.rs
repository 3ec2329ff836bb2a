//! What comes back need not be the DOCX that went out: other word processors save
//! it as .odt or .doc, and tables come back as workbooks.

use std::path::Path;
use std::process::Command;

use super::{replace, rewritten, workspace};
use crate::common::folder::{Folder, said};

/// A file as LibreOffice saves it as another kind; nothing where there is none.
fn saved_as(root: &Path, file: &str, kind: &str) -> bool {
    let profile = root.join("profile");
    let done = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", "--convert-to", kind, "--outdir"])
        .arg(root)
        .arg(root.join(file))
        .output();
    done.is_ok_and(|done| done.status.success())
}

/// What comparing a file says.
fn told(root: &Folder, file: &str) -> String {
    root.well(&["compare", file, "petition-2026"])
}

#[test]
fn a_file_saved_by_another_program_has_the_edits_and_no_others() {
    let root = workspace();
    rewritten(root.path(), "petition-2026.docx", |parts| {
        replace(parts, "word/document.xml", "当场能够答复", "现场能够答复");
    });
    for kind in ["odt", "doc"] {
        if !saved_as(root.path(), "edited.docx", kind) {
            // There is no LibreOffice here.
            return;
        }
        let told = told(&root, &format!("edited.{kind}"));
        assert!(told.starts_with("1处改动：1处能改进资料"), "{kind}: {told}");
        assert!(!told.contains("文本框"), "{kind}: {told}");
    }
    std::fs::rename(
        root.path().join("edited.doc"),
        root.path().join("edited.wps"),
    )
    .unwrap();
    let applied = root.well(&["compare", "edited.wps", "petition-2026", "--apply"]);
    assert!(applied.contains("已改："), "{applied}");
    assert!(told(&root, "edited.odt").starts_with("0处改动"));
}

/// The workbook of the sample's plan, its texts changed.
fn book(root: &Folder, edits: &[(&str, &str)]) {
    root.well(&["build", "petition-2026", "--to", "xlsx"]);
    rewritten(root.path(), "petition-2026.xlsx", |parts| {
        for (old, new) in edits {
            let (_, text) = parts
                .iter_mut()
                .find(|(name, text)| name.starts_with("xl/") && text.contains(old))
                .unwrap_or_else(|| panic!("no {old}"));
            *text = text.replacen(old, new, 1);
        }
    });
    std::fs::rename(
        root.path().join("edited.docx"),
        root.path().join("edited.xlsx"),
    )
    .unwrap();
}

#[test]
fn of_a_workbook_an_edit_in_a_cell_is_found_and_written() {
    let root = workspace();
    book(&root, &[]);
    let told = told(&root, "edited.xlsx");
    assert!(told.starts_with("0处改动"), "{told}");
    book(&root, &[("公布下月领导接访安排", "公示下月领导接访安排")]);
    let told = self::told(&root, "edited.xlsx");
    assert!(told.starts_with("1处改动：1处能改进资料"), "{told}");
    root.well(&["compare", "edited.xlsx", "petition-2026", "--apply"]);
    let left = self::told(&root, "edited.xlsx");
    assert!(left.starts_with("0处改动"), "{left}");
}

#[test]
fn a_comment_in_a_cell_is_listed() {
    let root = workspace();
    book(&root, &[]);
    std::fs::rename(
        root.path().join("edited.xlsx"),
        root.path().join("output/book.xlsx"),
    )
    .unwrap();
    rewritten(root.path(), "book.xlsx", |parts| {
        let comments = "<comments><commentList><comment ref=\"B3\" authorId=\"0\"><text>\
                        <t>再斟酌</t></text></comment></commentList></comments>";
        parts.push(("xl/comments1.xml".into(), comments.into()));
    });
    std::fs::rename(
        root.path().join("edited.docx"),
        root.path().join("edited.xlsx"),
    )
    .unwrap();
    let told = told(&root, "edited.xlsx");
    assert!(told.contains("再斟酌") && told.contains("B3"), "{told}");
}

#[test]
fn another_plans_workbook_is_not_written() {
    let root = workspace();
    root.well(&["build", "--to", "xlsx"]);
    let other = std::fs::read_dir(root.path().join("output"))
        .unwrap()
        .flatten();
    let other = other
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|name| name.ends_with(".xlsx") && !name.starts_with("petition"));
    let other = format!("output/{}", other.unwrap());
    let output = root.run(&["compare", &other, "petition-2026", "--apply"]);
    assert!(!output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("not-this-plan"), "{}", said(&output));
}

#[test]
fn a_pdf_is_no_file_to_compare() {
    let root = workspace();
    root.write("edited.pdf", "%PDF-1.7");
    let output = root.run(&["compare", "edited.pdf", "petition-2026"]);
    assert!(said(&output).contains("not-docx"), "{}", said(&output));
}
