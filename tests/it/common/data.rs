//! What the tests that read files share.

use std::path::Path;

use fangan::diagnostic::{Lang, Locale, Report, Sources, render_text};
use fangan::load::raw::Raw;
use fangan::load::{Input, load};

/// Reads a workspace: `data/` below the folder, and its `fangan.yaml`.
pub fn folder(root: &Path) -> (Raw, Sources, Report) {
    let mut files = Vec::new();
    walk(&root.join("data"), &mut files);
    files.sort();
    let read = |path: &Path| Input {
        path: path
            .strip_prefix(root)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/"),
        bytes: std::fs::read(path).unwrap().into(),
    };
    let inputs = files.iter().map(|path| read(path)).collect();
    let config = root.join("fangan.yaml");
    load(inputs, config.exists().then(|| read(&config)))
}

fn walk(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
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

/// The data files of a workspace, path and text.
pub fn texts(root: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    walk(&root.join("data"), &mut files);
    files.sort();
    let name = |path: &Path| {
        path.strip_prefix(root)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/")
    };
    files
        .iter()
        .map(|path| (name(path), std::fs::read_to_string(path).unwrap()))
        .collect()
}
