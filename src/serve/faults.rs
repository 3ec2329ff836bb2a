//! Takes faults; gives what a page shows of them: the sentence, what to do, and
//! where: the number of the value that its page leads to, and file and line.

use serde_json::{Value, json};

use super::state::Bench;
use crate::diagnostic::{Code, Diagnostic, Locale, Origin, Place, Report, Severity, Sources};
use crate::engine::Session;
use crate::engine::edit::version;
use crate::load::fields;

/// Each fault once, errors first.
pub(super) fn shown(bench: &Bench, session: &Session, report: Report) -> Vec<Value> {
    let mut origins: Vec<Option<Origin>> = Vec::new();
    let mut kept = Report::default();
    for fault in report {
        if !kept.iter().any(|known| *known == fault) {
            let place = fault.primary.as_ref().map(|label| label.place.clone());
            origins.push(place.and_then(|place| match place {
                Place::Node(origin) => Some(origin),
                Place::Words(words) => Some(words.at),
                _ => None,
            }));
            kept.push(fault);
        }
    }
    let mut located = kept;
    crate::load::locate(&session.sources, &mut located);
    let mut faults: Vec<(Severity, Value)> = located
        .iter()
        .zip(origins)
        .map(|(fault, origin)| {
            let mut value = one(bench, fault, &session.sources);
            value["at"] = origin.map_or(Value::Null, at);
            value["mend"] = origin
                .and_then(|origin| mention(bench, session, fault, origin))
                .unwrap_or_default();
            (fault.severity, value)
        })
        .collect();
    faults.sort_by_key(|(severity, _)| match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Note => 2,
    });
    faults.into_iter().map(|(_, value)| value).collect()
}

/// What mends an attachment that the text never mentions: a sentence at the end of the
/// last chapter.
fn mention(bench: &Bench, session: &Session, fault: &Diagnostic, at: Origin) -> Option<Value> {
    if fault.code != Code::UnusedAttachment {
        return None;
    }
    let source = session.sources.get(at.file);
    let version = version(&bench.workspace, &source.path).ok()?;
    let tree = fields::tree(&version.text)?;
    let attachments = tree.field("attachments")?.list().iter();
    let mut own = attachments.filter(|one| one.way(at.node).is_some());
    let attachment = own.next_back()?;
    let id = attachment.field("id")?.words()?.trim();
    let title = attachment.field("title")?.words()?.trim();
    let mut chapter = tree.field("sections")?.list().last()?;
    while let Some(last) = chapter
        .field("sections")
        .and_then(|below| below.list().last())
    {
        chapter = last;
    }
    let words = bench.say_with(
        "web-mention-text",
        &[
            ("title", title.to_string()),
            ("place", format!("@{{attachment:{id}}}")),
        ],
    );
    let edit = json!({
        "path": version.path, "digest": version.digest, "node": chapter.node,
        "op": "add", "field": "body", "row": [["text", words]],
    });
    bench.versions.keep(version);
    Some(json!({"words": bench.say("web-mention"), "edit": edit}))
}

/// A fault whose place is known.
pub(super) fn one(bench: &Bench, fault: &Diagnostic, sources: &Sources) -> Value {
    let locale = Locale::of(bench.lang);
    let (path, line) = match fault.primary.as_ref().map(|label| &label.place) {
        Some(Place::Span(span)) => (Some(sources.get(span.file).path.clone()), Some(span.line)),
        _ => (None, None),
    };
    let hints: Vec<String> = fault.hints.iter().map(|hint| locale.hint(hint)).collect();
    json!({
        "code": fault.code.name(),
        "severity": fault.severity.name(),
        "grade": locale.ui(fault.severity.name(), &[]),
        "words": locale.message(fault),
        "hints": hints,
        "path": path,
        "line": line,
    })
}

/// A fault in one text, with what to do about it.
pub(super) fn said(bench: &Bench, fault: &Diagnostic) -> String {
    let locale = Locale::of(bench.lang);
    let hints = fault.hints.iter().map(|hint| locale.hint(hint));
    let all: Vec<String> = std::iter::once(locale.message(fault))
        .chain(hints)
        .collect();
    all.join("　")
}

/// An origin as pages name it.
pub(super) fn at(origin: Origin) -> Value {
    format!("{}.{}", origin.file.0, origin.node).into()
}
