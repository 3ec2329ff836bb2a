//! A plan: its outline, its pages as they will be printed, and what is wrong with it.

use serde_json::{Value, json};

use super::{edit, rota};
use crate::engine::{self, Wanted, edit as files};
use crate::load::fields::{self, Item};
use crate::serve::field;
use crate::serve::form;
use crate::serve::http::{Answer, Asked, Route, ask, get};
use crate::serve::page::page;
use crate::serve::party;
use crate::serve::preview::{self, Wants};
use crate::serve::state::{Bench, Loaded};
use crate::write::{self, Format};

pub(super) const ROUTES: &[Route] = &[
    get("/plans/{plan}", shown),
    ask("/plans/{plan}/pages", pages),
    get("/field", one_field),
    get("/part", part),
    get("/parties", parties),
    get("/plans/{plan}/file", file),
];

fn shown(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let id = asked.name("plan");
    let Some(card) = loaded.session.plans.by_id(id) else {
        return Answer::Missing;
    };
    let path = &loaded.session.sources.get(card.file).path;
    let version = files::version(&bench.workspace, path).ok();
    let tree = version
        .as_ref()
        .and_then(|version| fields::tree(&version.text));
    let outline = tree
        .as_ref()
        .map_or(Vec::new(), |tree| outline(bench, tree));
    let data = json!({
        "id": id,
        "title": card.title.value,
        "file": card.file.0,
        "outline": outline,
        "rota": loaded.session.plan(id).is_ok_and(|opened| rota::has_one(&opened.plan)),
        "history": edit::history(bench),
        "drafts": edit::drafts(bench, id),
    });
    if let Some(version) = version {
        bench.versions.keep(version);
    }
    let title = card.title.value.clone();
    Answer::Html(page(bench, &loaded, "plan.html", ("plans", &title), data))
}

/// The parts of a plan: what each is called, how deep it stands, and the number of
/// its value.
fn outline(bench: &Bench, tree: &Item) -> Vec<Value> {
    let mut rows = Vec::new();
    if let Some(plan) = tree.field("plan") {
        rows.push(json!({"name": bench.say("web-plan-head"), "node": plan.node, "depth": 0}));
    }
    let sections = tree.field("sections").map_or(&[][..], Item::list);
    chapters(sections, 0, &mut rows);
    let attachments = tree.field("attachments").map_or(&[][..], Item::list);
    for (n, attachment) in attachments.iter().enumerate() {
        let title = field::title(attachment).unwrap_or_default();
        let number = if attachments.len() > 1 {
            (n + 1).to_string()
        } else {
            String::new()
        };
        let name = bench.say_with("web-attachment", &[("number", number), ("title", title)]);
        rows.push(json!({"name": name, "node": attachment.node, "depth": 0}));
        let inner = attachment.field("sections").map_or(&[][..], Item::list);
        chapters(inner, 1, &mut rows);
    }
    rows
}

fn chapters(sections: &[Item], depth: usize, rows: &mut Vec<Value>) {
    for section in sections {
        if let Some(name) = field::title(section) {
            rows.push(json!({"name": name, "node": section.node, "depth": depth}));
        }
        let below = section.field("sections").map_or(&[][..], Item::list);
        if depth < 3 {
            chapters(below, depth + 1, rows);
        }
    }
}

fn pages(bench: &Bench, asked: &Asked) -> Answer {
    let sent = asked.json();
    let number = |name: &str| sent[name].as_u64().unwrap_or_default() as usize;
    let have = sent["have"].as_array().into_iter().flatten();
    let edits = sent["edits"].as_array().into_iter().flatten();
    let wants = Wants {
        have: have
            .filter_map(|word| word.as_str().map(str::to_string))
            .collect(),
        epoch: sent["epoch"].as_str().unwrap_or_default().to_string(),
        outlines: number("outlines"),
        document: number("document"),
        edits: edits.filter_map(edit::edit).collect(),
    };
    // What changes while it is drawn is drawn again: numbers of values are those
    // of one version.
    let mut drawn = Value::Null;
    for _ in 0..3 {
        let loaded = bench.current();
        drawn = preview::pages(bench, &loaded, asked.name("plan"), &wants);
        if is_same(bench, &loaded) {
            break;
        }
    }
    drawn["history"] = edit::history(bench);
    if wants.edits.is_empty() {
        drawn["outline"] = outline_now(bench, asked.name("plan"));
    }
    Answer::Json(drawn)
}

fn is_same(bench: &Bench, loaded: &Loaded) -> bool {
    bench.current().number == loaded.number
}

/// The outline of a plan as its file stands now, and the version that its numbers
/// are of.
fn outline_now(bench: &Bench, id: &str) -> Value {
    let loaded = bench.current();
    let card = loaded.session.plans.by_id(id);
    let Some(path) = card.map(|card| &loaded.session.sources.get(card.file).path) else {
        return Value::Null;
    };
    let Ok(version) = files::version(&bench.workspace, path) else {
        return Value::Null;
    };
    let parts = fields::tree(&version.text).map(|tree| outline(bench, &tree));
    let value = json!({"path": path, "digest": version.digest, "parts": parts});
    bench.versions.keep(version);
    value
}

/// The form of a part.
fn part(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let version = asked
        .query("digest")
        .and_then(|digest| bench.versions.get(digest));
    let node = asked.query("node").and_then(|node| node.parse().ok());
    let form = match (version, node) {
        (Some(version), Some(node)) => form::form(bench, &loaded, &version.text, node),
        _ => None,
    };
    Answer::Json(form.unwrap_or_else(|| json!({})))
}

/// Whoever is found by what is typed.
fn parties(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let found = party::search(
        bench,
        &loaded,
        asked.query("q").unwrap_or_default(),
        asked.query("kind").unwrap_or_default(),
    );
    Answer::Json(json!({ "found": found }))
}

fn one_field(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let version = asked
        .query("digest")
        .and_then(|digest| bench.versions.get(digest));
    let node = asked.query("node").and_then(|node| node.parse().ok());
    let shown = match (version, node) {
        (Some(version), Some(node)) => field::shown(bench, &loaded, &version.text, node),
        _ => None,
    };
    match shown {
        Some(shown) => Answer::Json(shown),
        None => Answer::Json(json!({"widget": "none", "note": bench.say("web-stale")})),
    }
}

/// A finished file of the plan: to be kept, or with `shown` to be printed.
fn file(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let (id, ending) = (asked.name("plan"), asked.query("format").unwrap_or("pdf"));
    let Some(format) = Format::ALL
        .iter()
        .find(|format| format.extension() == ending)
    else {
        return Answer::Missing;
    };
    let wanted = Wanted {
        as_of: None,
        formats: vec![*format],
        public: asked.query("public").is_some(),
        ..Wanted::on(loaded.today)
    };
    let Ok(opened) = loaded.session.plan(id) else {
        return Answer::Missing;
    };
    let (outputs, _) = engine::plan(&loaded.session, &opened, &wanted);
    let Some((ending, bytes)) = write::one_file(outputs, *format) else {
        return Answer::Missing;
    };
    Answer::File {
        name: format!("{}.{ending}", opened.plan.title.value),
        kind: match ending {
            "pdf" => "application/pdf",
            "ics" => "text/calendar",
            _ => "application/octet-stream",
        },
        bytes,
        shown: ending == "pdf" && asked.query("shown").is_some(),
    }
}
