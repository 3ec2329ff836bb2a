//! 方案: every plan, and what is wrong with it.

use serde_json::json;

use super::start;
use crate::diagnostic::Severity;
use crate::engine::{self, Wanted};
use crate::life;
use crate::load::raw;
use crate::model::date::full_date;
use crate::resolve::number_of;
use crate::serve::http::{Answer, Asked, Route, encoded, get};
use crate::serve::page::page;
use crate::serve::state::Bench;

pub(super) const ROUTES: &[Route] = &[get("/plans", shown), get("/plans/{plan}/badge", badge)];

fn shown(bench: &Bench, _: &Asked) -> Answer {
    let loaded = bench.current();
    if start::is_empty(bench) {
        return start::shown(bench, &loaded);
    }
    let title = bench.say("web-plans");
    let cards = loaded.session.plans.cards();
    let until = |day| bench.say_with("web-until", &[("day", full_date(day))]);
    let rows = cards.iter().map(|card| {
        json!({
            "id": card.id.value,
            "title": card.title.value,
            "number": number_of(&loaded.session.records, card),
            "path": format!("/plans/{}", encoded(&card.id.value)),
            "until": card.in_force_until.map(until),
            "past": card.in_force_until.is_some_and(|until| until < loaded.today),
        })
    });
    let count = bench.say_with("web-plans-count", &[("count", cards.len().to_string())]);
    let data = json!({ "rows": rows.collect::<Vec<_>>(), "count": count });
    Answer::Html(page(bench, &loaded, "plans.html", ("plans", &title), data))
}

/// How much is wrong with a plan; nothing is laid out for it.
fn badge(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let mut state = None;
    let (count, errors) = match loaded.session.plan(asked.name("plan")) {
        Ok(opened) => {
            state = Some(stands(bench, &opened.plan));
            let wanted = Wanted {
                as_of: None,
                ..Wanted::on(loaded.today)
            };
            let (_, mut report) = engine::documents(&loaded.session, &opened, &wanted);
            report.extend(opened.report.clone());
            let report = loaded.session.located(report);
            (report.len(), report.count(Severity::Error))
        }
        Err(report) => (report.len(), report.count(Severity::Error)),
    };
    Answer::Json(json!({"count": count, "errors": errors, "state": state}))
}

/// How far it has come as a paper, and with whom it lies.
fn stands(bench: &Bench, plan: &raw::Plan) -> String {
    let state = bench.say(life::named(plan.status.value));
    match &plan.status_with {
        Some(who) => format!("{state} · {}", who.value),
        None => state,
    }
}
