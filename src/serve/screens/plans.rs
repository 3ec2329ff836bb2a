//! 方案: every plan, and what is wrong with it.

use serde_json::json;

use crate::model::date::full_date;
use crate::serve::http::{Answer, Asked, Route, encoded, get};
use crate::serve::page::page;
use crate::serve::state::Bench;

pub(super) const ROUTES: &[Route] = &[get("/plans", shown)];

fn shown(bench: &Bench, _: &Asked) -> Answer {
    let loaded = bench.current();
    let title = bench.say("web-plans");
    let cards = loaded.session.plans.cards().iter();
    let rows = cards.map(|card| {
        json!({
            "title": card.title.value,
            "path": format!("/plans/{}", encoded(&card.id.value)),
            "until": card.in_force_until.map(full_date),
            "past": card.in_force_until.is_some_and(|until| until < loaded.today),
        })
    });
    let data = json!({ "rows": rows.collect::<Vec<_>>() });
    Answer::Html(page(bench, &loaded, "plans.html", ("plans", &title), data))
}
