//! 导入: lists of staff, tables of tasks and old plans, read together; what was
//! understood of them, what is asked, and what became of every line.

mod gathered;
mod plans;
mod tables;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::edit;
use crate::diagnostic::Locale;
use crate::engine::history;
use crate::engine::intake::{self, Taken};
use crate::serve::faults::said;
use crate::serve::http::{Answer, Asked, Route, Sent, ask, get, post};
use crate::serve::page::page;
use crate::serve::state::{Bench, clock};
use crate::workspace::Write;
use gathered::Gathered;

pub(super) const ROUTES: &[Route] = &[
    get("/import", shown),
    ask("/import", look),
    post("/import/write", write),
];

fn shown(bench: &Bench, _: &Asked) -> Answer {
    let loaded = bench.current();
    let title = bench.say("web-import");
    let template = "import.html";
    Answer::Html(page(
        bench,
        &loaded,
        template,
        ("import", &title),
        json!({}),
    ))
}

/// What was understood of the files, nothing written.
fn look(bench: &Bench, asked: &Asked) -> Answer {
    let Some((head, files)) = asked.parcel() else {
        return Answer::Refused(StatusCode::BAD_REQUEST, json!({}));
    };
    Answer::Json(told(&gather(bench, &head, &files)))
}

/// Reads files together: lists first, so that plans find the people in them.
fn gather(bench: &Bench, head: &Value, files: &[Sent]) -> Gathered {
    let mut found = Gathered::default();
    let mut drafts = Vec::new();
    for (name, bytes) in files {
        match intake::take(name, bytes) {
            Some(Taken::Plan(draft, beside)) => drafts.push((name.clone(), *draft, beside)),
            Some(Taken::Unreadable(fault)) => found.unread(name, said(bench, &fault)),
            None => tables::take(bench, (name, bytes), &mut found),
        }
    }
    if !drafts.is_empty() {
        plans::take(bench, head, drafts, &mut found);
    }
    found
}

fn told(found: &Gathered) -> Value {
    json!({
        "tables": found.tables, "plans": found.plans, "questions": found.questions,
        "unread": found.unread, "faults": found.faults, "writes": !found.files.is_empty(),
        "as_change": found.as_change,
    })
}

/// All of it becomes data, in one step that can be taken back.
fn write(bench: &Bench, asked: &Asked) -> Answer {
    let Some((head, files)) = asked.parcel() else {
        return Answer::Refused(StatusCode::BAD_REQUEST, json!({}));
    };
    let _alone = bench.writing();
    let lock = match bench.workspace.enter(true, &mut || ()) {
        Ok((lock, _)) => lock,
        Err(fault) => return Answer::refused(Locale::of(bench.lang).message(&fault)),
    };
    let found = gather(bench, &head, &files);
    if found.files.is_empty() {
        return Answer::refused(bench.say("web-import-nothing-new"));
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let what = bench.say_with("web-imported", &[("name", names.join("、"))]);
    let writes = found.files.iter().map(|(path, text)| Write {
        path: path.clone(),
        before: None,
        after: Some(text.clone().into_bytes()),
    });
    let written = history::commit(&bench.workspace, writes.collect(), &what, clock());
    drop(lock);
    match written {
        Ok(()) => {
            bench.changed();
            Answer::Json(json!({
                "plans": found.plans, "people": found.people, "as_change": found.as_change,
                "history": edit::history(bench),
            }))
        }
        Err(fault) => Answer::refused(Locale::of(bench.lang).message(&fault)),
    }
}
