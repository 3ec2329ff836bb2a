//! Diagnostics as a manifest keeps them, so that a build with nothing to do
//! repeats its warnings in whatever language is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::diagnostic::{
    Code, Diagnostic, Edit, FileId, Hint, Label, Place, Report, Severity, Sources, Span,
};

type Args = Vec<(String, String)>;

/// A diagnostic whose places have been found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Kept {
    code: String,
    severity: String,
    args: Args,
    place: Option<KeptLabel>,
    related: Vec<KeptLabel>,
    hints: Vec<(String, Args)>,
    edits: Vec<Edit>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct KeptLabel {
    /// The file.
    path: String,
    /// Lines and columns, where the place is in a text.
    span: Option<[u32; 4]>,
    note: Option<String>,
}

/// Keeps a located report; `None` where a place has not been found.
pub(super) fn keep(report: &Report, sources: &Sources) -> Option<Vec<Kept>> {
    let label = |label: &Label| {
        let (path, span) = match &label.place {
            Place::Span(s) => {
                let span = [s.line, s.column, s.end_line, s.end_column];
                (sources.get(s.file).path.clone(), Some(span))
            }
            Place::Path(path) => (path.to_str()?.to_string(), None),
            Place::Node(_) | Place::Words(_) => return None,
        };
        Some(KeptLabel {
            path,
            span,
            note: label.note.map(str::to_string),
        })
    };
    let args = |args: &[(&'static str, String)]| -> Args {
        args.iter()
            .map(|(name, value)| (name.to_string(), value.clone()))
            .collect()
    };
    let one = |d: &Diagnostic| {
        Some(Kept {
            code: d.code.name().to_string(),
            severity: d.severity.name().to_string(),
            args: args(&d.args),
            place: match &d.primary {
                Some(primary) => Some(label(primary)?),
                None => None,
            },
            related: d.related.iter().map(label).collect::<Option<_>>()?,
            hints: d
                .hints
                .iter()
                .map(|hint| (hint.key.to_string(), args(&hint.args)))
                .collect(),
            edits: d.edits.clone(),
        })
    };
    report.iter().map(one).collect()
}

/// The report as it was, and the texts it points into, which `add` takes in by
/// their paths. `None` where a text has gone or a word is not known.
pub(super) fn recall(
    kept: &[Kept],
    add: impl Fn(&str, &mut Sources) -> Option<FileId>,
) -> Option<(Report, Sources)> {
    let mut sources = Sources::default();
    let mut known = BTreeMap::new();
    let mut label = |kept: &KeptLabel| {
        let place = match kept.span {
            None => Place::Path(PathBuf::from(&kept.path)),
            Some([line, column, end_line, end_column]) => {
                let file = match known.get(&kept.path) {
                    Some(file) => *file,
                    None => {
                        let file = add(&kept.path, &mut sources)?;
                        known.insert(kept.path.clone(), file);
                        file
                    }
                };
                Place::Span(Span {
                    file,
                    line,
                    column,
                    end_line,
                    end_column,
                })
            }
        };
        Some(Label {
            place,
            note: kept.note.as_deref().map(word),
        })
    };
    let args = |args: &Args| {
        args.iter()
            .map(|(name, value)| (word(name), value.clone()))
            .collect()
    };
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let mut report = Report::default();
    for d in kept {
        report.push(Diagnostic {
            code: Code::from_name(&d.code)?,
            severity: severities.into_iter().find(|s| s.name() == d.severity)?,
            args: args(&d.args),
            primary: match &d.place {
                Some(place) => Some(label(place)?),
                None => None,
            },
            related: d.related.iter().map(&mut label).collect::<Option<_>>()?,
            hints: d
                .hints
                .iter()
                .map(|(key, values)| Hint {
                    key: word(key),
                    args: args(values),
                })
                .collect(),
            edits: d.edits.clone(),
        });
    }
    Some((report, sources))
}

/// A word that lives as long as the program. There are as many as the program
/// itself has: names of arguments, hints and notes.
fn word(text: &str) -> &'static str {
    static WORDS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut words = WORDS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(word) = words.get(text) {
        return word;
    }
    let word: &'static str = Box::leak(text.to_string().into_boxed_str());
    words.insert(word);
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_comes_back_as_it_was() {
        let mut sources = Sources::default();
        sources.add("other.yaml", "");
        let file = sources.add("data/people.yaml", "a\nb");
        let mut report = Report::default();
        report.push(
            Diagnostic::new(Code::VacantPost)
                .arg("post", "主任")
                .at(Span::on_line(file, 2, 1, 1))
                .related(PathBuf::from("data"), "there")
                .hint_with("did-you-mean", [("name", "某".to_string())]),
        );
        report.push(Diagnostic::new(Code::NothingToBuild));
        let kept = keep(&report, &sources).unwrap();
        let add = |path: &str, sources: &mut Sources| {
            (path == "data/people.yaml").then(|| sources.add(path, "a\nb"))
        };
        let (again, texts) = recall(&kept, add).unwrap();
        assert_eq!(keep(&again, &texts).unwrap(), kept);
        assert_eq!(again.iter().nth(1), report.iter().nth(1));
        assert_eq!(texts.iter().next().unwrap().1.text(), "a\nb");
        assert!(recall(&kept, |_, _| None).is_none());
    }
}
