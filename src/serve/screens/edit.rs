//! Edits: one field is written, taken back, done again; what is being typed is
//! kept until it is written.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Locale};
use crate::digest::digest;
use crate::engine;
use crate::engine::edit::{self as files, Change, Edit, Refused, Row};
use crate::engine::history::{self, Turn};
use crate::serve::faults;
use crate::serve::http::{Answer, Asked, Route, post};
use crate::serve::state::{Bench, clock};

pub(super) const ROUTES: &[Route] = &[
    post("/edit", write),
    post("/undo", |bench, asked| turn(bench, asked, Turn::Back)),
    post("/redo", |bench, asked| turn(bench, asked, Turn::Again)),
    post("/draft", keep),
    post("/plans/{plan}/follow", follow),
];

/// An edit as a page sends it.
pub(super) fn edit(sent: &Value) -> Option<Edit> {
    let text = |name: &str| Some(sent[name].as_str()?.replace("\r\n", "\n"));
    let change = match sent["op"].as_str().unwrap_or("words") {
        "words" => Change::Words(text("words")?),
        "set" => Change::Set(text("field")?, text("words")?),
        "make" => Change::Make(text("field")?, row(&sent["row"])?),
        "unset" => Change::Unset(text("field")?),
        "remove" => Change::Remove,
        "up" => Change::Swap { behind: false },
        "down" => Change::Swap { behind: true },
        "add" => Change::Add(text("field")?, row(&sent["row"])?),
        _ => return None,
    };
    Some(Edit {
        path: text("path")?,
        digest: text("digest")?,
        node: u32::try_from(sent["node"].as_u64()?).ok()?,
        change,
    })
}

/// A new row: words, or keys and words of a record.
fn row(sent: &Value) -> Option<Row> {
    if let Some(words) = sent.as_str() {
        return Some(Row::Words(words.to_string()));
    }
    let field = |pair: &Value| {
        let (key, words) = (pair[0].as_str()?, pair[1].as_str()?);
        let plain = key
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        plain.then(|| (key.to_string(), words.to_string()))
    };
    let fields: Option<Vec<_>> = sent.as_array()?.iter().map(field).collect();
    Some(Row::Fields(fields?))
}

fn write(bench: &Bench, asked: &Asked) -> Answer {
    let sent = asked.json();
    let Some(edit) = edit(&sent).filter(|edit| is_data(bench, &edit.path)) else {
        return Answer::Refused(StatusCode::BAD_REQUEST, json!({}));
    };
    let _alone = bench.writing();
    let lock = match bench.workspace.enter(true, &mut || ()) {
        Ok((lock, _)) => lock,
        Err(fault) => return refused(bench, Refused::from(fault)),
    };
    let loaded = bench.current();
    let plan = sent["plan"].as_str().filter(|plan| !plan.is_empty());
    let what = sent["what"].as_str().unwrap_or_default();
    let put = files::put(&bench.workspace, &bench.versions, &edit);
    let written = put.and_then(|edited| {
        let what = (what, clock());
        let written = files::write(&bench.workspace, &loaded.session, &edited, plan, what)?;
        Ok((written, edited.node))
    });
    drop(lock);
    let written = match written {
        // It was written a moment before, when the field was at rest.
        Err(Refused::Both(Some((node, now)))) if edit.change.leaves(&now) => Ok((false, node)),
        other => other,
    };
    match written {
        Ok((written, node)) => {
            if written {
                bench.changed();
            }
            forget_draft(bench, &sent);
            let digest = stands(bench, &edit);
            let history = history(bench);
            Answer::Json(
                json!({"written": written, "digest": digest, "node": node, "history": history}),
            )
        }
        Err(Refused::Both(theirs)) => {
            let now = files::version(&bench.workspace, &edit.path).ok();
            let digest = now.as_ref().map(|version| version.digest.clone());
            now.into_iter()
                .for_each(|version| bench.versions.keep(version));
            let theirs =
                theirs.map(|(node, words)| json!({"node": node, "words": words, "digest": digest}));
            let words = bench.say("web-both");
            Answer::Refused(
                StatusCode::CONFLICT,
                json!({"words": words, "theirs": theirs}),
            )
        }
        Err(why) => refused(bench, why),
    }
}

/// The version of the file as it was just written.
fn stands(bench: &Bench, edit: &Edit) -> Option<String> {
    let version = files::version(&bench.workspace, &edit.path).ok()?;
    let digest = version.digest.clone();
    bench.versions.keep(version);
    Some(digest)
}

/// Whether a path is that of a data file, as the workspace knows it.
fn is_data(bench: &Bench, path: &str) -> bool {
    let loaded = bench.current();
    let mut known = loaded.session.sources.iter();
    known.any(|(_, source)| source.path == path) && bench.workspace.is_data(path)
}

fn refused(bench: &Bench, why: Refused) -> Answer {
    match why {
        Refused::Both(_) | Refused::Stale => {
            let words = bench.say("web-stale");
            Answer::Refused(StatusCode::CONFLICT, json!({ "words": words }))
        }
        Refused::Unwritable => {
            let words = bench.say("web-unwritable");
            Answer::Refused(StatusCode::UNPROCESSABLE_ENTITY, json!({ "words": words }))
        }
        Refused::Faults(found) => {
            let faults = found.report.iter();
            let faults = faults.map(|fault| faults::one(bench, fault, &found.sources));
            let faults: Vec<Value> = faults.collect();
            let words = bench.say("web-not-written");
            let said = json!({"words": words, "faults": faults});
            Answer::Refused(StatusCode::UNPROCESSABLE_ENTITY, said)
        }
    }
}

fn turn(bench: &Bench, asked: &Asked, which: Turn) -> Answer {
    let sent = asked.json();
    let order = sent["order"]
        .as_u64()
        .and_then(|order| u32::try_from(order).ok());
    let _alone = bench.writing();
    let turned = bench
        .workspace
        .enter(true, &mut || ())
        .and_then(|(lock, _)| {
            let turned = history::turn(&bench.workspace, order.unwrap_or(0), which);
            drop(lock);
            turned
        });
    match turned {
        Ok(entry) => {
            bench.changed();
            let key = match which {
                Turn::Back => "web-undone",
                Turn::Again => "web-redone",
            };
            let words = bench.say_with(key, &[("what", entry.what)]);
            Answer::Json(json!({"words": words, "history": history(bench)}))
        }
        Err(fault) => {
            let said = json!({"words": said(bench, &fault), "history": history(bench)});
            Answer::Refused(StatusCode::CONFLICT, said)
        }
    }
}

fn said(bench: &Bench, fault: &Diagnostic) -> String {
    Locale::of(bench.lang).message(fault)
}

/// What can be taken back, and what can be done again.
pub(super) fn history(bench: &Bench) -> Value {
    let entries = history::entries(&bench.workspace);
    let shown = |entry: Option<&history::Entry>| {
        entry.map(|entry| json!({"order": entry.order, "what": entry.what, "day": entry.day}))
    };
    json!({
        "back": shown(history::last_done(&entries)),
        "again": shown(history::first_undone(&entries)),
    })
}

/// Where what is being typed into a field is kept.
fn draft(sent: &Value) -> String {
    let part = |name: &str| sent[name].as_str().unwrap_or_default();
    let key = format!("{} {} {}", part("path"), part("digest"), sent["node"]);
    digest(key.as_bytes())[..24].to_string()
}

/// Keeps what is being typed; forgets it where nothing is sent.
fn keep(bench: &Bench, asked: &Asked) -> Answer {
    let sent = asked.json();
    if sent["words"].is_null() {
        forget_draft(bench, &sent);
        return Answer::Json(json!({}));
    }
    let kept = bench
        .workspace
        .keep_draft(&draft(&sent), sent.to_string().as_bytes());
    match kept {
        Ok(()) => Answer::Json(json!({})),
        Err(fault) => Answer::Refused(
            StatusCode::INTERNAL_SERVER_ERROR,
            json!({"words": said(bench, &fault)}),
        ),
    }
}

fn forget_draft(bench: &Bench, sent: &Value) {
    bench.workspace.forget_draft(&draft(sent));
}

/// What was being typed into a plan and never written.
pub(super) fn drafts(bench: &Bench, plan: &str) -> Vec<Value> {
    let drafts = bench.workspace.drafts().into_iter();
    let drafts = drafts.filter_map(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    drafts.filter(|draft| draft["plan"] == plan).collect()
}

/// Names in the texts of a plan become posts, wherever it prints the same.
fn follow(bench: &Bench, asked: &Asked) -> Answer {
    let _alone = bench.writing();
    let lock = match bench.workspace.enter(true, &mut || ()) {
        Ok((lock, _)) => lock,
        Err(fault) => return refused(bench, Refused::from(fault)),
    };
    let loaded = bench.current();
    let found = engine::follow::follow(
        &bench.workspace,
        &loaded.session,
        asked.name("plan"),
        clock(),
    );
    let Some(found) = found else {
        let words = bench.say("web-unwritable");
        return Answer::Refused(StatusCode::UNPROCESSABLE_ENTITY, json!({ "words": words }));
    };
    let what = bench.say_with("web-followed", &[("count", found.count.to_string())]);
    let written = match found.count {
        0 => Ok(()),
        _ => engine::follow::write(&bench.workspace, &found, &what, clock()),
    };
    drop(lock);
    if let Err(fault) = written {
        return refused(bench, Refused::from(fault));
    }
    bench.changed();
    let left = [("count", found.left.to_string())];
    let left = (found.left > 0).then(|| bench.say_with("web-follow-left", &left));
    let words = [Some(what).filter(|_| found.count > 0), left];
    let words: Vec<String> = words.into_iter().flatten().collect();
    Answer::Json(
        json!({"written": found.count > 0, "words": words.join("　"), "history": history(bench)}),
    )
}
