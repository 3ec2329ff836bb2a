//! Diagnostics for programs: takes a located report, gives a JSON array.

use std::path::Path;

use serde::Serialize;

use super::{Diagnostic, Edit, Label, Locale, Place, Report, Sources, Words};

/// One object per diagnostic, in the report's order; keys always in this order.
#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    severity: &'a str,
    message: String,
    #[serde(flatten)]
    place: Position,
    related: Vec<Related>,
    hints: Vec<String>,
    edits: &'a [Edit],
}

/// Lines and columns count from 1, in characters; the end is exclusive.
#[derive(Serialize, Default)]
struct Position {
    file: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
    end_line: Option<u32>,
    end_column: Option<u32>,
}

#[derive(Serialize)]
struct Related {
    message: Option<String>,
    #[serde(flatten)]
    place: Position,
}

/// An array with an object for each diagnostic: `code`, `severity`, `message`,
/// `file`, `line`, `column`, `end_line`, `end_column`, `related`, `hints`,
/// `edits`. What is not known is `null`. An edit takes `removed` characters away from
/// `column` on and puts `inserted` there; those of a fault together are its cure.
pub fn render_json(report: &Report, sources: &Sources, locale: &Locale) -> String {
    let entries: Vec<Entry> = report
        .iter()
        .map(|diagnostic| entry(diagnostic, sources, locale))
        .collect();
    serde_json::to_string_pretty(&entries).expect("strings and numbers always serialise") + "\n"
}

fn entry<'a>(diagnostic: &'a Diagnostic, sources: &Sources, locale: &Locale) -> Entry<'a> {
    let related = diagnostic.related.iter().map(|label| Related {
        message: label.note.map(|key| locale.note(key).to_string()),
        place: position(label, sources),
    });
    let primary = diagnostic.primary.as_ref();
    Entry {
        code: diagnostic.code.name(),
        severity: diagnostic.severity.name(),
        message: locale.message(diagnostic),
        place: primary.map_or_else(Position::default, |label| position(label, sources)),
        related: related.collect(),
        hints: locale.cures(diagnostic),
        edits: &diagnostic.edits,
    }
}

fn position(label: &Label, sources: &Sources) -> Position {
    match &label.place {
        Place::Span(span) => Position {
            file: Some(sources.get(span.file).path.clone()),
            line: Some(span.line),
            column: Some(span.column),
            end_line: Some(span.end_line),
            end_column: Some(span.end_column),
        },
        Place::Path(path) => Position {
            file: Some(shown(path)),
            ..Position::default()
        },
        Place::Node(origin) | Place::Words(Words { at: origin, .. }) => Position {
            file: Some(sources.get(origin.file).path.clone()),
            ..Position::default()
        },
    }
}

/// A path with `/` between names, whatever the machine.
fn shown(path: &Path) -> String {
    let names = path.iter().map(|name| name.to_string_lossy());
    let joined = names.collect::<Vec<_>>().join("/");
    joined.replacen("//", "/", 1)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::diagnostic::{Code, Lang, Span};

    #[test]
    fn an_entry_has_all_facts_in_a_fixed_order() {
        let mut sources = Sources::default();
        let file = sources.add("data/b.yaml", "a: \"林\"\n");
        let mut report = Report::default();
        report.push(
            Diagnostic::new(Code::UnknownPost)
                .arg("name", "主任\"<\\")
                .at(Span::on_line(file, 1, 4, 2))
                .related(Span::on_line(file, 1, 1, 1), "first-here")
                .hint_with("did-you-mean", [("name", "director".to_string())]),
        );
        report.push(Diagnostic::new(Code::CannotWrite).at(PathBuf::from("output/a.pdf")));
        let text = render_json(&report, &sources, Locale::of(Lang::En));
        let keys = [
            "code",
            "severity",
            "message",
            "file",
            "line",
            "column",
            "end_line",
            "end_column",
            "related",
            "hints",
        ];
        let at = keys.map(|k| text.find(&format!("\"{k}\"")).unwrap());
        assert!(at.is_sorted(), "{text}");
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value[0]["message"], "There is no post “主任\"<\\”");
        assert_eq!(value[0]["end_column"], 6);
        assert_eq!(value[0]["related"][0]["message"], "first written here");
        assert_eq!(value[1]["file"], "output/a.pdf");
        assert_eq!(value[1]["line"], serde_json::Value::Null);
    }

    #[test]
    fn no_faults_are_an_empty_array() {
        let text = render_json(
            &Report::default(),
            &Sources::default(),
            Locale::of(Lang::Zh),
        );
        assert_eq!(text, "[]\n");
    }
}
