//! 人员变动: the moves, in sentences; what they mean for every plan as they grow; the
//! papers that follow; and the way back.

use std::path::Path;

use axum::http::StatusCode;
use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::change::{self, Impact, Withheld};
use crate::diagnostic::{Diagnostic, Sources};
use crate::engine::{self, Faults, applied, unwatched};
use crate::load::edit::Value as Typed;
use crate::load::{decoded, fields};
use crate::model::date::full_date;
use crate::serve::faults::{self, said};
use crate::serve::http::{Answer, Asked, Route, ask, encoded, get, post};
use crate::serve::lead::lead;
use crate::serve::page::page;
use crate::serve::state::{Bench, Loaded, clock};

pub(super) const ROUTES: &[Route] = &[
    get("/changes", list),
    get("/changes/new", new),
    ask("/changes/preview", preview),
    post("/changes", apply),
    post("/changes/{change}/apply", apply_kept),
    post("/changes/{change}/undo", undo),
];

/// What a person calls a change: by its first day.
fn named(bench: &Bench, day: Option<NaiveDate>) -> String {
    match day {
        Some(day) => bench.say_with("web-change-of", &[("day", full_date(day))]),
        None => bench.say("web-change-undated"),
    }
}

/// The first day and the basis of a change, as its file has them.
fn head(bytes: &[u8]) -> (Option<NaiveDate>, Option<String>) {
    let tree = decoded(bytes).and_then(|text| fields::tree(&text));
    let words = |name: &str| {
        let words = tree.as_ref()?.field("change")?.field(name)?.words()?;
        Some(words.trim().to_string())
    };
    let day = words("date").and_then(|day| day.parse().ok());
    (day, words("basis"))
}

/// Changes that are kept, and those that were applied.
fn list(bench: &Bench, _: &Asked) -> Answer {
    let loaded = bench.current();
    let records = applied::records(&bench.workspace, &mut Sources::default()).unwrap_or_default();
    let done = records.iter().rev().enumerate().map(|(n, record)| {
        let id = stem(&record.applied.change);
        json!({"id": id, "name": named(bench, record.applied.date.parse().ok()), "lead": encoded(&id), "plans": record.applied.plans.len(), "last": n == 0})
    });
    let is_done = |id: &str| {
        records
            .iter()
            .any(|record| stem(&record.applied.change) == id)
    };
    let folder = bench.workspace.data.join("changes");
    let mut files = bench
        .workspace
        .read_below(&folder, &["yaml", "yml"], &mut Default::default());
    if let Ok(own) = bench.workspace.of_user() {
        let folder = own.data.join("changes");
        files.extend(own.read_below(&folder, &["yaml", "yml"], &mut Default::default()));
    }
    let notes = ["/applied/", "/papers/"];
    let kept = files
        .iter()
        .filter(|file| !notes.iter().any(|own| file.path.contains(own)));
    let kept = kept.filter(|file| !is_done(&stem(&file.path)));
    let kept = kept.map(|file| {
        let id = stem(&file.path);
        let (day, basis) = head(&file.bytes);
        json!({"id": id, "name": named(bench, day), "basis": basis, "lead": encoded(&id)})
    });
    let data = json!({"done": done.collect::<Vec<_>>(), "kept": kept.collect::<Vec<_>>()});
    let title = bench.say("web-changes");
    Answer::Html(page(
        bench,
        &loaded,
        "changes.html",
        ("changes", &title),
        data,
    ))
}

fn new(bench: &Bench, _: &Asked) -> Answer {
    let loaded = bench.current();
    let title = bench.say("web-new-change");
    let data = json!({"day": loaded.today.to_string()});
    Answer::Html(page(
        bench,
        &loaded,
        "change.html",
        ("changes", &title),
        data,
    ))
}

fn stem(path: &str) -> String {
    let stem = Path::new(path).file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// A change as a page sends it, as the text of its file.
fn text(sent: &Value, newcomer: &mut dyn FnMut() -> String) -> Option<String> {
    let word = |value: &Value| {
        let word = value
            .as_str()
            .map(str::trim)
            .filter(|word| !word.is_empty())?;
        Some(Typed::Text(word.to_string()).typed(false, false))
    };
    let mut out = String::from("change:\n");
    out += &format!("  date: {}\n", word(&sent["date"])?);
    for key in ["announced", "basis", "reason"] {
        if let Some(typed) = word(&sent[key]) {
            out += &format!("  {key}: {typed}\n");
        }
    }
    out += "  moves:\n";
    for step in sent["moves"].as_array()? {
        let mut fields: Vec<String> = Vec::new();
        if let Some(name) = word(&step["new"]) {
            fields.push(format!("new-person: {{id: {}, name: {name}}}", newcomer()));
        }
        for key in ["person", "takes", "as", "portfolio", "to", "cover"] {
            fields.extend(word(&step[key]).map(|typed| format!("{key}: {typed}")));
        }
        let leaves = step["leaves"].as_array().into_iter().flatten();
        let leaves: Vec<String> = leaves.filter_map(word).collect();
        if !leaves.is_empty() {
            fields.push(format!("leaves: [{}]", leaves.join(", ")));
        }
        for key in ["retires", "moves-to"] {
            if step[key] == true {
                fields.push(format!("{key}: true"));
            }
        }
        out += &format!("    - {{{}}}\n", fields.join(", "));
    }
    Some(out)
}

/// Ids for people who are new.
fn newcomers(bench: &Bench) -> impl FnMut() -> String {
    let loaded = bench.current();
    let mut number = loaded.session.organisation.people.len();
    move || {
        loop {
            number += 1;
            let id = format!("person-{number}");
            if !loaded
                .session
                .organisation
                .people
                .iter()
                .any(|person| person.id == id)
            {
                return id;
            }
        }
    }
}

/// Keeps what is typed in this user's own folder: it may be secret.
fn draft(bench: &Bench, text: &str) -> Result<String, Box<Diagnostic>> {
    keep_of_user(bench, "typed/change.yaml", text)
}

/// Writes a file in this user's own folder; gives its path.
fn keep_of_user(bench: &Bench, name: &str, text: &str) -> Result<String, Box<Diagnostic>> {
    let own = bench.workspace.of_user()?;
    own.make_of_user()?;
    own.keep(name, text.as_bytes())?;
    Ok(own.root.join(name).display().to_string())
}

/// What a change would mean: nothing of the data is touched.
fn preview(bench: &Bench, asked: &Asked) -> Answer {
    let sent = asked.json();
    let kept = sent["kept"].as_str().map(str::to_string);
    let given = match kept {
        Some(id) => id,
        None => {
            let Some(text) = text(&sent, &mut newcomers(bench)) else {
                return Answer::refused(bench.say("web-change-incomplete"));
            };
            match draft(bench, &text) {
                Ok(path) => path,
                Err(fault) => return Answer::refused(said(bench, &fault)),
            }
        }
    };
    let proposed = change::propose(&bench.workspace, Path::new(&given), clock());
    match proposed {
        Ok(mut proposal) => {
            if sent["pages"] == true {
                proposal.find_pages();
            }
            let mut shown = impact(&bench.current(), &proposal.impact);
            let wrong = proposal.faults();
            shown["faults"] = match &wrong {
                Some(wrong) => told(bench, wrong),
                None => json!([]),
            };
            let notes = proposal.prepared.report.iter();
            let notes = notes.map(|note| faults::one(bench, note, &proposal.prepared.sources));
            shown["notes"] = notes.collect();
            Answer::Json(shown)
        }
        Err(wrong) => Answer::Json(json!({"plans": [], "faults": told(bench, &wrong)})),
    }
}

fn impact(loaded: &Loaded, impact: &Impact) -> Value {
    let plans = impact.plans.iter().map(|plan| {
        let rows = plan.rows.iter().map(|row| {
            json!({
                "place": row.place, "label": row.label, "page": row.page, "without": row.without,
                "before": row.before, "after": row.after,
            })
        });
        json!({"id": plan.id, "title": plan.title, "numbered": plan.numbered, "rows": rows.collect::<Vec<_>>()})
    });
    let over = impact.overloaded.iter().map(|over| json!({"name": over.name, "before": over.roles.0, "after": over.roles.1, "limit": over.limit}));
    let free = impact.free_text.iter().map(
        |free| json!({"words": free.sentence, "lead": lead(loaded, &free.file, (free.line, 1))}),
    );
    json!({
        "day": full_date(impact.date),
        "plans": plans.collect::<Vec<_>>(),
        "over": over.collect::<Vec<_>>(),
        "free": free.collect::<Vec<_>>(),
    })
}

/// Keeps a change below `data/changes/` and applies it.
fn apply(bench: &Bench, asked: &Asked) -> Answer {
    let sent = asked.json();
    let Some(text) = text(&sent, &mut newcomers(bench)) else {
        return Answer::refused(bench.say("web-change-incomplete"));
    };
    let day = sent["date"].as_str().unwrap_or_default().trim().to_string();
    let mut ids = (1..).map(|n| format!("{day}-{n}"));
    let held: Vec<String> = change::held(&bench.workspace)
        .into_iter()
        .map(|one| one.id)
        .collect();
    let free = |id: &String| {
        let path = bench.workspace.data_path(&format!("changes/{id}.yaml"));
        !held.contains(id) && !bench.workspace.has(&path)
    };
    let Some(id) = ids.find(free) else {
        return Answer::Missing;
    };
    let path = bench.workspace.data_path(&format!("changes/{id}.yaml"));
    let _alone = bench.writing();
    // A change that cannot be applied is not kept.
    let draft = match draft(bench, &text) {
        Ok(draft) => draft,
        Err(fault) => return Answer::refused(said(bench, &fault)),
    };
    let secret = match change::propose(&bench.workspace, Path::new(&draft), clock()) {
        Ok(proposal) => match proposal.faults() {
            Some(wrong) => return wrong_answer(bench, &wrong),
            None => proposal.secret_until().is_some(),
        },
        Err(wrong) => return wrong_answer(bench, &wrong),
    };
    // What is not announced yet stays where nobody else looks.
    let kept = match secret {
        true => keep_of_user(bench, &format!("changes/{id}.yaml"), &text).map(|_| ()),
        false => bench.workspace.create(&path, text.as_bytes()).map(|_| ()),
    };
    if let Err(fault) = kept {
        return Answer::refused(said(bench, &fault));
    }
    applied_answer(bench, &id)
}

fn apply_kept(bench: &Bench, asked: &Asked) -> Answer {
    let _alone = bench.writing();
    applied_answer(bench, asked.name("change"))
}

fn applied_answer(bench: &Bench, id: &str) -> Answer {
    let lock = match bench.workspace.enter(true, &mut || ()) {
        Ok((lock, _)) => lock,
        Err(fault) => return Answer::refused(said(bench, &fault)),
    };
    let done = match change::propose(&bench.workspace, Path::new(id), clock()) {
        Ok(proposal) => match proposal.secret_until() {
            Some(until) => return held_answer(bench, proposal.hold(until, false)),
            None => proposal.apply(false),
        },
        Err(wrong) => Err(wrong),
    };
    drop(lock);
    match done {
        Ok(done) => {
            bench.changed();
            let rebuilt = engine::rebuild(&bench.workspace, &done.plans, clock(), &unwatched);
            let papers = done.papers.iter().filter(|papers| papers.count > 0);
            let papers = papers
                .map(|papers| json!({"name": bench.say(&format!("web-papers-{}", papers.folder))}));
            Answer::Json(json!({
                "id": id,
                "files": done.files,
                "plans": rebuilt.plans.len(),
                "papers": papers.collect::<Vec<_>>(),
            }))
        }
        Err(wrong) => wrong_answer(bench, &wrong),
    }
}

/// A change that is kept on this machine until it is announced.
fn held_answer(bench: &Bench, held: Result<Withheld, Box<Faults>>) -> Answer {
    match held {
        Ok(held) => {
            let told = [
                ("day", full_date(held.until)),
                ("folder", held.folder.display().to_string()),
            ];
            Answer::Json(json!({"held": bench.say_with("web-change-held", &told)}))
        }
        Err(wrong) => wrong_answer(bench, &wrong),
    }
}

fn undo(bench: &Bench, asked: &Asked) -> Answer {
    let _alone = bench.writing();
    let lock = match bench.workspace.enter(true, &mut || ()) {
        Ok((lock, _)) => lock,
        Err(fault) => return Answer::refused(said(bench, &fault)),
    };
    let undone = change::undo(&bench.workspace, Path::new(asked.name("change")), clock());
    drop(lock);
    match undone {
        Ok(undone) => {
            bench.changed();
            engine::rebuild(&bench.workspace, &undone.plans, clock(), &unwatched);
            Answer::Json(json!({"files": undone.files, "kept": undone.kept}))
        }
        Err(wrong) => wrong_answer(bench, &wrong),
    }
}

fn told(bench: &Bench, wrong: &Faults) -> Value {
    let all = wrong.report.iter();
    all.map(|fault| faults::one(bench, fault, &wrong.sources))
        .collect()
}

fn wrong_answer(bench: &Bench, wrong: &Faults) -> Answer {
    let words = bench.say("web-change-refused");
    Answer::Refused(
        StatusCode::UNPROCESSABLE_ENTITY,
        json!({"words": words, "faults": told(bench, wrong)}),
    )
}
