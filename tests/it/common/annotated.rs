//! Files with their mistakes noted on the lines: `# ! code`, `# ! code@column`,
//! several with blanks between, or `# ! +2 code` for the second line below.

use std::path::{Path, PathBuf};

use fangan::diagnostic::{Code, Place, Report};

/// All files of a folder of mistake cases.
pub fn cases(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|e| e == "yaml"));
    cases.sort();
    cases
}

/// Holds each file of a folder of cases to what it notes: that is reported, and
/// nothing else.
pub fn hold(folder: &str, least: usize, faults_of: impl Fn(&str) -> Report) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let (cases, mut wrong) = (cases(&folder), String::new());
    assert!(cases.len() >= least);
    for path in cases {
        let text = std::fs::read_to_string(&path).unwrap();
        let noted = noted(&text);
        assert!(!noted.is_empty(), "{}", path.display());
        let reported = reported(&faults_of(&text), &noted);
        if noted != reported {
            let name = path.file_name().unwrap().to_string_lossy();
            let missing: Vec<_> = noted.iter().filter(|n| !reported.contains(n)).collect();
            let more: Vec<_> = reported.iter().filter(|n| !noted.contains(n)).collect();
            wrong += &format!("{name}\n  not reported: {missing:?}\n  not noted: {more:?}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A mistake that a file notes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Noted {
    pub line: u32,
    pub code: &'static str,
    pub column: Option<u32>,
}

/// What the file says is wrong with it.
pub fn noted(text: &str) -> Vec<Noted> {
    let mut out = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let Some((_, notes)) = line.split_once("# ! ") else {
            continue;
        };
        let mut at = index as u32 + 1;
        for word in notes.split_whitespace() {
            if let Some(below) = word.strip_prefix('+') {
                at += below.parse::<u32>().unwrap();
                continue;
            }
            let (code, column) = word
                .split_once('@')
                .map_or((word, None), |(c, n)| (c, Some(n)));
            let code = Code::from_name(code).unwrap_or_else(|| panic!("no code {code}"));
            out.push(Noted {
                line: at,
                code: code.name(),
                column: column.map(|n| n.parse().unwrap()),
            });
        }
    }
    out.sort();
    out
}

/// What was reported, in the same form; columns only where the file notes one.
pub fn reported(report: &Report, noted: &[Noted]) -> Vec<Noted> {
    let mut out: Vec<Noted> = Vec::new();
    for diagnostic in report.iter() {
        let Some(Place::Span(span)) = diagnostic.primary.as_ref().map(|l| l.place.clone()) else {
            panic!("without a place: {diagnostic:?}");
        };
        let code = diagnostic.code.name();
        let with_column = noted
            .iter()
            .any(|n| n.line == span.line && n.code == code && n.column.is_some());
        out.push(Noted {
            line: span.line,
            code,
            column: with_column.then_some(span.column),
        });
    }
    out.sort();
    out
}
