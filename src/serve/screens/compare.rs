//! 比对修改稿: a Word file that came back; each difference beside its place, and what
//! can be taken in.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::engine::Faults;
use crate::engine::compare::{self, Compared, NotCompared};
use crate::office::compare::{Difference, DifferenceKind, Located, Place};
use crate::serve::faults::{self, said};
use crate::serve::http::{Answer, Asked, Route, ask, get, post};
use crate::serve::lead::lead;
use crate::serve::page::page;
use crate::serve::state::{Bench, Loaded, clock};

pub(super) const ROUTES: &[Route] = &[
    get("/compare", shown),
    ask("/compare", look),
    post("/compare/apply", apply),
    post("/compare/undo", undo),
];

fn shown(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let cards = loaded.session.plans.cards().iter();
    let plans = cards.map(|card| json!({"id": card.id.value, "title": card.title.value, "chosen": asked.query("plan") == Some(card.id.as_str())}));
    let data = json!({"plans": plans.collect::<Vec<_>>()});
    let title = bench.say("web-compare");
    Answer::Html(page(
        bench,
        &loaded,
        "compare.html",
        ("compare", &title),
        data,
    ))
}

fn compared(bench: &Bench, asked: &Asked) -> Result<Compared, Answer> {
    let name = asked.query("name").unwrap_or("x.docx");
    let plan = asked.query("plan").unwrap_or_default();
    let compared = compare::compare(&bench.workspace, (name, &asked.body), plan, None, clock());
    compared.map_err(|why| match why {
        NotCompared::Unreadable(fault) | NotCompared::Other(fault) => {
            Answer::refused(said(bench, &fault))
        }
        NotCompared::UnknownPlan(wrong) | NotCompared::NotBuilt(wrong) => told(bench, &wrong),
    })
}

fn look(bench: &Bench, asked: &Asked) -> Answer {
    match compared(bench, asked) {
        Ok(compared) => Answer::Json(differences(bench, &compared)),
        Err(answer) => answer,
    }
}

fn apply(bench: &Bench, asked: &Asked) -> Answer {
    let _alone = bench.writing();
    let lock = match bench.workspace.enter(true, &mut || ()) {
        Ok((lock, _)) => lock,
        Err(fault) => return Answer::refused(said(bench, &fault)),
    };
    let compared = match compared(bench, asked) {
        Ok(compared) => compared,
        Err(answer) => return answer,
    };
    let loaded = bench.current();
    let card = loaded
        .session
        .plans
        .by_id(asked.query("plan").unwrap_or_default());
    let title = card.map_or("", |card| card.title.value.as_str());
    let what = format!("{title} · {}", bench.say("web-compare"));
    let files = compared.apply(&bench.workspace, (&what, clock()));
    drop(lock);
    match files {
        Ok(files) => {
            bench.changed();
            Answer::Json(json!({"files": files, "words": bench.say("web-compare-applied")}))
        }
        Err(fault) => Answer::refused(said(bench, &fault)),
    }
}

fn undo(bench: &Bench, _: &Asked) -> Answer {
    let _alone = bench.writing();
    let undone = bench
        .workspace
        .enter(true, &mut || ())
        .and_then(|(lock, _)| {
            let undone = compare::undo(&bench.workspace);
            drop(lock);
            undone
        });
    match undone {
        Ok(_) => {
            bench.changed();
            Answer::Json(json!({"words": bench.say("web-compare-undone")}))
        }
        Err(fault) => Answer::refused(said(bench, &fault)),
    }
}

fn differences(bench: &Bench, compared: &Compared) -> Value {
    let loaded = bench.current();
    let rows = compared
        .differences
        .iter()
        .map(|(difference, one)| row(bench, &loaded, difference, one));
    let rows: Vec<Value> = rows.collect();
    let asides = compared.asides.iter().map(|(aside, place)| {
        json!({"words": aside.said(|key, args| bench.say_with(key, args)), "lead": place.as_ref().map(|place| leads(&loaded, place))})
    });
    let count = |key: &str, count: usize| {
        (count > 0).then(|| bench.say_with(key, &[("count", count.to_string())]))
    };
    json!({
        "writable": rows.iter().filter(|row| row["written"] == true).count(),
        "rows": rows,
        "asides": asides.collect::<Vec<_>>(),
        "notes": [count("compare-ours", compared.ours), count("compare-numbers", compared.numbers)],
        "doubt": compared.doubt.as_ref().map(|fault| said(bench, fault)),
    })
}

fn row(bench: &Bench, loaded: &Loaded, difference: &Difference, one: &Located) -> Value {
    let say = |key: &str, count: usize| bench.say_with(key, &[("count", count.to_string())]);
    let happened = match difference.kind {
        DifferenceKind::Split(count) => Some(say("compare-split", count)),
        DifferenceKind::Joined(count) => Some(say("compare-joined", count)),
        DifferenceKind::Moved => Some(bench.say("compare-moved")),
        _ => None,
    };
    let why = one.edits.is_empty().then(|| bench.say(one.why.word()));
    let spots = one.spots.iter().map(|spot| {
        json!({"old": spot.old, "new": spot.new, "context": spot.context, "now": spot.now, "lead": spot.place.as_ref().map(|place| leads(loaded, place))})
    });
    json!({"written": !one.edits.is_empty(), "why": why, "happened": happened, "spots": spots.collect::<Vec<_>>()})
}

fn leads(loaded: &Loaded, place: &Place) -> String {
    lead(loaded, &place.path, (place.line, place.column))
}

fn told(bench: &Bench, wrong: &Faults) -> Answer {
    let all = wrong
        .report
        .iter()
        .map(|fault| faults::one(bench, fault, &wrong.sources));
    let said = json!({"words": bench.say("compare-not-built"), "faults": all.collect::<Vec<_>>()});
    Answer::Refused(StatusCode::UNPROCESSABLE_ENTITY, said)
}
