//! 版式检查: any PDF measured against GB/T 9704.

use axum::http::StatusCode;
use serde_json::json;

use crate::serve::http::{Answer, Asked, Route, ask, get};
use crate::serve::page::page;
use crate::serve::state::Bench;
use crate::verify::{Verdict, verify};

pub(super) const ROUTES: &[Route] = &[get("/verify", shown), ask("/verify", look)];

fn shown(bench: &Bench, _: &Asked) -> Answer {
    let loaded = bench.current();
    let title = bench.say("web-verify");
    Answer::Html(page(
        bench,
        &loaded,
        "verify.html",
        ("verify", &title),
        json!({}),
    ))
}

fn look(bench: &Bench, asked: &Asked) -> Answer {
    let rows = match verify(&asked.body) {
        Ok(rows) => rows,
        Err(error) => {
            let words = bench.say(error.name());
            return Answer::Refused(StatusCode::UNPROCESSABLE_ENTITY, json!({ "words": words }));
        }
    };
    let count = |verdict: Verdict| rows.iter().filter(|row| row.verdict == verdict).count();
    let shown = rows.iter().filter(|row| row.verdict != Verdict::Absent);
    let shown = shown.map(|row| {
        json!({
            "name": bench.say(&format!("verify-{}", row.key)), "clause": row.clause,
            "expected": row.expected, "measured": row.measured, "page": row.page,
            "verdict": bench.say(row.verdict.name()), "fault": row.verdict == Verdict::Fault,
        })
    });
    Answer::Json(json!({
        "rows": shown.collect::<Vec<_>>(),
        "faults": count(Verdict::Fault),
        "well": count(Verdict::Ok),
    }))
}
