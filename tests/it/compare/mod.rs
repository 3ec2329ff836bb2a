//! A DOCX that somebody edited is compared with its plan: every edit is found
//! again in the data, none is invented, and what the data can take is written.

mod beside;
mod document;
mod paragraphs;
mod pictures;
mod places;
mod random;
mod returned;
mod since;
mod single;
mod tables;

use std::io::{Cursor, Read, Write};
use std::path::Path;

use crate::common::folder::{Folder, said};

/// The sample's plans of which a DOCX is edited all over.
const PLANS: [&str; 6] = [
    "petition-2026",
    "work-2026",
    "care-2026",
    "flood-2026",
    "fire-2026",
    "community-2026",
];

/// The sample in a folder of its own, its plan built.
fn workspace() -> Folder {
    let folder = Folder::sample();
    folder.well(&["build", "petition-2026", "--to", "docx"]);
    folder
}

/// The parts of a DOCX, each with its name.
pub type Parts = Vec<(String, String)>;

/// Writes `edited.docx`: a file of the output with its parts changed.
pub fn rewritten(root: &Path, from: &str, change: impl FnOnce(&mut Parts)) {
    let bytes = std::fs::read(root.join("output").join(from)).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Parts::new();
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.push((part.name().unwrap().into_owned(), text));
    }
    change(&mut parts);
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        out.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        out.write_all(text.as_bytes()).unwrap();
    }
    let bytes = out.finish().unwrap().into_inner();
    std::fs::write(root.join("edited.docx"), bytes).unwrap();
}

/// Puts other words for those in a part, where they first stand.
#[track_caller]
pub fn replace(parts: &mut Parts, name: &str, old: &str, new: &str) {
    let (_, text) = parts.iter_mut().find(|(part, _)| part == name).unwrap();
    assert!(text.contains(old), "{name} has no {old:?}");
    *text = text.replacen(old, new, 1);
}

/// The file of the plan with its text changed, each time where it first stands
/// in a run.
#[track_caller]
fn edited(root: &Path, edits: &[(&str, &str)]) {
    edited_of(root, "petition-2026.docx", edits);
}

/// The same of another file.
#[track_caller]
fn edited_of(root: &Path, file: &str, edits: &[(&str, &str)]) {
    rewritten(root, file, |parts| {
        for (old, new) in edits {
            replace(parts, "word/document.xml", old, new);
        }
    });
}

/// Ends a paragraph within a run and begins another one.
const BREAK: &str = "</w:t></w:r></w:p><w:p><w:r><w:t>";

/// What `compare edited.docx petition-2026` says.
#[track_caller]
fn compared(root: &Folder) -> String {
    root.well(&["compare", "edited.docx", "petition-2026"])
}

/// The line of the data on which words stand.
#[track_caller]
fn line_of(root: &Folder, words: &str) -> String {
    let text = root.read("data/plans/petition-2026.yaml");
    let line = text.lines().position(|line| line.contains(words));
    let line = 1 + line.unwrap_or_else(|| panic!("no {words}"));
    format!("data/plans/petition-2026.yaml:{line}:")
}

/// The numbers of the first line: differences, those that the data can take, and
/// those left to a person.
fn counts(words: &str) -> [usize; 3] {
    let line = words.lines().find(|line| line.contains("处改动")).unwrap();
    let mut numbers = line
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok());
    std::array::from_fn(|_| numbers.next().unwrap_or(0))
}

#[test]
fn an_untouched_file_has_no_differences() {
    let root = workspace();
    let output = root.run(&["compare", "output/petition-2026.docx", "petition-2026"]);
    assert!(
        output.status.success() && said(&output).starts_with("0处改动"),
        "{}",
        said(&output)
    );
}

#[test]
fn edits_are_located_and_what_the_data_can_take_is_written() {
    let root = workspace();
    edited(
        root.path(),
        &[
            ("小事不出网格", "小事不出楼栋"),
            ("研究解决全街道", "统筹解决全街道"),
            (">信访事项群众满意率<", ">信访群众满意率<"),
            (">吴建国<", ">吴建军<"),
            (">指导业委会依规换届<", ">指导业委会按期依规换届<"),
        ],
    );
    let before = root.read("data/plans/petition-2026.yaml");
    let output = root.run(&["compare", "edited.docx", "petition-2026"]);
    let words = said(&output);
    assert!(
        words.contains("5处改动：4处能改进资料，1处要由人决定"),
        "{words}"
    );
    assert!(words.contains("“吴建国” → “吴建军”"), "{words}");
    let line = 1 + before
        .lines()
        .position(|line| line.contains("小事不出网格"))
        .unwrap();
    assert!(
        words.contains(&format!("data/plans/petition-2026.yaml:{line}:")),
        "{words}"
    );
    assert!(
        words.contains("--- a/data/plans/petition-2026.yaml"),
        "{words}"
    );
    // Nothing is written unasked.
    assert_eq!(before, root.read("data/plans/petition-2026.yaml"));
    let output = root.run(&["compare", "edited.docx", "petition-2026", "--apply"]);
    assert!(output.status.success(), "{}", said(&output));
    let after = root.read("data/plans/petition-2026.yaml");
    for text in [
        "小事不出楼栋",
        "统筹解决全街道",
        "信访群众满意率",
        "指导业委会按期依规换届",
    ] {
        assert!(after.contains(text), "{text}");
    }
    assert_eq!(before.lines().count(), after.lines().count());
    let output = root.run(&["compare", "edited.docx", "petition-2026"]);
    assert!(
        said(&output).contains("1处改动：0处能改进资料"),
        "{}",
        said(&output)
    );
}

#[test]
fn a_patch_has_the_line_ends_of_the_file() {
    let root = workspace();
    let plan = "data/plans/petition-2026.yaml";
    let text = root.read(plan);
    root.write(plan, text.replace('\n', "\r\n"));
    edited(root.path(), &[("小事不出网格", "小事不出楼栋")]);
    let args = [
        "compare",
        "edited.docx",
        "petition-2026",
        "--patch",
        "p.diff",
    ];
    root.well(&args);
    let patch = root.read("p.diff");
    let lines: Vec<&str> = patch
        .split('\n')
        .skip(3)
        .filter(|line| !line.is_empty())
        .collect();
    assert!(lines.len() > 6, "{patch}");
    assert!(lines.iter().all(|line| line.ends_with('\r')), "{patch}");
    // Of mixed line ends each stays as it was.
    root.write(plan, text.replacen('\n', "\r\n", 3));
    root.well(&["compare", "edited.docx", "petition-2026", "--apply"]);
    assert_eq!(root.read(plan).matches('\r').count(), 3);
}

#[test]
fn hostile_documents_are_refused() {
    let root = workspace();
    let good = std::fs::read(root.join("output/petition-2026.docx")).unwrap();
    root.write("cut.docx", &good[..good.len() / 2]);
    root.write("text.docx", "这不是文档");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    out.start_file("word/document.xml", options).unwrap();
    out.write_all(b"<w:document><unclosed>").unwrap();
    let broken = out.finish().unwrap().into_inner();
    root.write("broken.docx", broken);
    for (file, code) in [
        ("cut.docx", "file-damaged"),
        ("broken.docx", "file-damaged"),
        ("text.docx", "not-docx"),
        ("none.docx", "file-unreadable"),
    ] {
        let output = root.run(&["compare", file, "petition-2026"]);
        assert_eq!(output.status.code(), Some(2), "{file}: {}", said(&output));
        assert!(said(&output).contains(code), "{file}: {}", said(&output));
    }
}
