//! 操作记录: everything that was done to the data, by whom and when, and the way back
//! from there.

use axum::http::StatusCode;
use serde_json::json;

use crate::engine::history::{self, Elsewhere, Entry, Turn};
use crate::model::date::full_date;
use crate::serve::faults::said;
use crate::serve::http::{Answer, Asked, Route, get, post};
use crate::serve::page::page;
use crate::serve::state::Bench;

pub(super) const ROUTES: &[Route] = &[get("/history", shown), post("/history/back", back)];

fn shown(bench: &Bench, _: &Asked) -> Answer {
    let loaded = bench.current();
    let entries = history::entries(&bench.workspace);
    let newest = history::last_done(&entries).map(|entry| entry.order);
    let rows = entries.iter().rev().map(|entry| {
        let day = entry.day.parse().map_or(entry.day.clone(), full_date);
        json!({
            "order": entry.order,
            "day": day,
            "time": entry.time,
            "by": entry.by,
            "what": entry.what,
            "undone": entry.undone,
            "open": !entry.undone && entry.elsewhere.is_none(),
            "lead": entry.elsewhere.map(lead),
        })
    });
    let data = json!({"rows": rows.collect::<Vec<_>>(), "newest": newest});
    let title = bench.say("web-history");
    let of = ("history", title.as_str());
    Answer::Html(page(bench, &loaded, "history.html", of, data))
}

/// Where the way back is, if not here.
fn lead(elsewhere: Elsewhere) -> &'static str {
    match elsewhere {
        Elsewhere::Change => "/changes",
        Elsewhere::Issue => "/register",
    }
}

/// Takes back whatever was done down to an entry, that one as well: the last first,
/// and nothing that the page did not show.
fn back(bench: &Bench, asked: &Asked) -> Answer {
    let sent = asked.json();
    let number = |name: &str| sent[name].as_u64().unwrap_or_default();
    let (order, newest) = (number("order"), number("newest"));
    let _alone = bench.writing();
    let lock = match bench.workspace.enter(true, &mut || ()) {
        Ok((lock, _)) => lock,
        Err(fault) => return Answer::refused(said(bench, &fault)),
    };
    let last = || {
        let entries = history::entries(&bench.workspace);
        history::last_done(&entries).cloned()
    };
    if last().is_none_or(|entry| u64::from(entry.order) != newest) {
        return Answer::Refused(
            StatusCode::CONFLICT,
            json!({"words": bench.say("web-history-moved"), "faults": []}),
        );
    }
    let wanted = |entry: &Entry| order > 0 && u64::from(entry.order) >= order;
    let mut count = 0_usize;
    let hindered = loop {
        let Some(entry) = last().filter(wanted) else {
            break None;
        };
        match history::turn(&bench.workspace, entry.order, Turn::Back) {
            Ok(_) => count += 1,
            Err(fault) => break Some(format!("{}：{}", entry.what, said(bench, &fault))),
        }
    };
    drop(lock);
    bench.changed();
    let words = bench.say_with("web-history-back", &[("count", count.to_string())]);
    match hindered {
        None => Answer::Json(json!({ "words": words })),
        Some(why) => Answer::refused(format!("{words}　{why}")),
    }
}
