//! Takes a plan and what is being typed into it; gives its pages, of which only
//! those travel that the browser does not have, and where each text was written.

use serde_json::{Value, json};

use super::drawn::Drawn;
use super::state::{Bench, Loaded};
use super::{faults, place};
use crate::diagnostic::Report;
use crate::engine::edit::{self, Edit};
use crate::engine::{self, Session, Wanted};
use crate::layout;
use crate::load::Opened;
use crate::write::svg::{self, Outlines};

/// What a browser has, and what is wanted.
#[derive(Debug, Default)]
pub(super) struct Wants {
    /// Digests of the pages that it has.
    pub have: Vec<String>,
    /// Whose outlines it has, and how many of them.
    pub epoch: String,
    /// How many.
    pub outlines: usize,
    /// Which of the plan's documents, from 0.
    pub document: usize,
    /// What is being typed.
    pub edits: Vec<Edit>,
}

/// The pages of a plan.
pub(super) fn pages(bench: &Bench, loaded: &Loaded, id: &str, wants: &Wants) -> Value {
    let mut changed = None;
    let (opened, stale) = typed(bench, &loaded.session, id, wants, &mut changed);
    let session = changed.as_ref().unwrap_or(&loaded.session);
    let mut value = match opened {
        Ok(opened) => drawn(bench, session, loaded, &opened, wants),
        Err(report) => json!({"pages": [], "faults": faults::shown(bench, session, report)}),
    };
    value["number"] = loaded.number.into();
    value["stale"] = stale.into();
    value
}

/// The plan with what is being typed in it, and whether some of that has no place
/// any more.
fn typed(
    bench: &Bench,
    session: &Session,
    id: &str,
    wants: &Wants,
    changed: &mut Option<Session>,
) -> (Result<Opened, Report>, bool) {
    let Some(edit) = wants.edits.first() else {
        return (session.plan(id), false);
    };
    let Ok(edited) = edit::put(&bench.workspace, &bench.versions, edit) else {
        return (session.plan(id), true);
    };
    let bytes = edited.before.bytes_of(&edited.text);
    if let Some(card) = session.plans.by_id(id)
        && edit::is_alone(session, card, &edit.path)
    {
        return (session.open_as(card, bytes), false);
    }
    let put = |data: &mut Vec<_>| edit::replace(data, &edit.path, &bytes);
    let session = changed.insert(Session::read_with(&bench.workspace, put));
    (session.plan(id), false)
}

fn drawn(
    bench: &Bench,
    session: &Session,
    loaded: &Loaded,
    opened: &Opened,
    wants: &Wants,
) -> Value {
    let wanted = Wanted {
        as_of: None,
        ..Wanted::on(loaded.today)
    };
    let (documents, mut report) = engine::documents(session, opened, &wanted);
    report.extend(opened.report.clone());
    let names: Vec<Value> = documents
        .iter()
        .map(|d| json!({"id": d.id, "title": d.meta.title}))
        .collect();
    let Some(document) = documents.get(wants.document).or(documents.first()) else {
        report.extend(session.report.errors());
        return json!({"pages": [], "faults": faults::shown(bench, session, report)});
    };
    let (style, fonts) = (session.style_for(document), session.fonts_for(document));
    let (pages, found) = layout::layout(document, style, fonts);
    report.extend(found);
    report.adjust(&session.records.config.severities);
    let faces = format!("{fonts:?}");
    let mut all = bench
        .drawn
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let id = opened.plan.id.value.clone();
    if all.get(&id).is_none_or(|drawn| drawn.faces != faces) {
        let drawn = Drawn {
            epoch: place::random().unwrap_or_default()[..16].to_string(),
            faces,
            outlines: Outlines::default(),
        };
        all.insert(id.clone(), drawn);
    }
    let Some(drawn) = all.get_mut(&id) else {
        return Value::Null;
    };
    let sheets = svg::sheets(&pages, fonts, &mut drawn.outlines);
    let known = wants.epoch == drawn.epoch;
    let first = if known {
        wants.outlines.min(drawn.outlines.len())
    } else {
        0
    };
    let has = |digest: &String| known && wants.have.contains(digest);
    let mut files: Vec<u32> = Vec::new();
    let shown: Vec<Value> = sheets
        .iter()
        .map(|sheet| {
            let origins = sheet.origins.iter().map(|origin| match origin {
                Some(origin) => {
                    files.push(origin.file.0);
                    faults::at(*origin)
                }
                None => Value::Null,
            });
            json!({
                "digest": sheet.digest,
                "origins": origins.collect::<Vec<_>>(),
                "drawing": (!has(&sheet.digest)).then_some(&sheet.drawing),
            })
        })
        .collect();
    let faults = faults::shown(bench, session, report);
    json!({
        "epoch": drawn.epoch,
        "first": first,
        "paths": drawn.outlines.since(first, fonts),
        "count": drawn.outlines.len(),
        "pages": shown,
        "documents": names,
        "files": versions(bench, session, files),
        "faults": faults,
        "draft": document.draft,
    })
}

/// The files that words come from: path and digest, by their numbers. Each is
/// remembered as it stands now.
fn versions(bench: &Bench, session: &Session, mut files: Vec<u32>) -> Value {
    files.sort_unstable();
    files.dedup();
    let mut all = serde_json::Map::new();
    for file in files {
        let source = session.sources.get(crate::diagnostic::FileId(file));
        let path = &source.path;
        // Where a slip was put right in memory, values have other numbers.
        if !source.edits().is_empty() {
            continue;
        }
        if let Ok(version) = edit::version(&bench.workspace, path) {
            all.insert(
                file.to_string(),
                json!({"path": path, "digest": version.digest}),
            );
            bench.versions.keep(version);
        }
    }
    Value::Object(all)
}
