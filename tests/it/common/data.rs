//! What the tests that read files share.

use std::path::{Path, PathBuf};

use fangan::diagnostic::{Lang, Locale, Report, Sources, render_text};
use fangan::load::raw::Raw;
use fangan::load::{Input, catalogue};

use super::folder::repository;

/// Reads all files, plans and all.
pub fn load(inputs: Vec<Input>, config: Option<Input>) -> (Raw, Sources, Report) {
    let (mut raw, plans, sources, mut report) = catalogue(inputs, config.into());
    for card in plans.cards() {
        match plans.open(card, &sources) {
            Ok(opened) => {
                report.extend(opened.report);
                raw.plans.push(opened.plan);
            }
            Err(faults) => {
                report.extend(faults);
                raw.broken.push(card.file);
            }
        }
    }
    (raw, sources, report)
}

/// Reads a workspace: `data/` below the folder, and its `fangan.yaml`.
pub fn folder(root: &Path) -> (Raw, Sources, Report) {
    let mut files = Vec::new();
    walk(&root.join("data"), &mut files);
    files.sort();
    let read = |path: &Path| Input {
        path: name(root, path),
        bytes: std::fs::read(path).unwrap().into(),
    };
    let inputs = files.iter().map(|path| read(path)).collect();
    let config = root.join("fangan.yaml");
    load(inputs, config.exists().then(|| read(&config)))
}

/// The path below a folder, as the program writes it.
fn name(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap();
    below.to_string_lossy().replace('\\', "/")
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// One text as the only file.
pub fn text(text: &str) -> (Raw, Sources, Report) {
    bytes(text.as_bytes())
}

/// The bytes of the only file.
pub fn bytes(bytes: &[u8]) -> (Raw, Sources, Report) {
    let input = Input {
        path: "data/a.yaml".into(),
        bytes: bytes.to_vec().into(),
    };
    load(vec![input], None)
}

/// `line:column code` of each fault, in order.
pub fn places(report: &Report) -> Vec<String> {
    use fangan::diagnostic::Place;
    let place = |d: &fangan::diagnostic::Diagnostic| match &d.primary {
        Some(label) => match &label.place {
            Place::Span(span) => format!("{}:{}", span.line, span.column),
            other => format!("{other:?}"),
        },
        None => "nowhere".into(),
    };
    report
        .iter()
        .map(|d| format!("{} {}", place(d), d.code.name()))
        .collect()
}

/// The report as a clerk reads it.
pub fn loaded(report: &Report, sources: &Sources) -> String {
    render_text(report, sources, Locale::of(Lang::Zh), false)
}

/// All files below a folder as if it were a workspace's `data/`: path and text.
pub fn texts(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    walk(folder, &mut files);
    files.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        (format!("data/{}", name(folder, &path)), text)
    };
    files.into_iter().map(read).collect()
}

/// The data files of the sample.
pub fn sample() -> Vec<(String, String)> {
    texts(&repository().join("data"))
}

/// The stories of the cases: a folder each, and the data in it.
pub fn stories() -> Vec<(PathBuf, String)> {
    let entries = std::fs::read_dir(repository().join("tests/cases/story")).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    let read = |folder: PathBuf| {
        let text = std::fs::read_to_string(folder.join("input.yaml")).unwrap();
        (folder, text)
    };
    folders.into_iter().map(read).collect()
}

/// A picture of `tests/cases/pictures/`, as if it lay there below `data/`.
pub fn picture(file: &str, path: &str) -> Input {
    let place = repository().join("tests/cases/pictures").join(file);
    Input {
        path: path.to_string(),
        bytes: std::fs::read(place).unwrap().into(),
    }
}
