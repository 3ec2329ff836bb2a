//! 今日: what this morning asks for.

use serde_json::json;

use crate::serve::http::{Answer, Asked, Route, get};
use crate::serve::page::page;
use crate::serve::state::Bench;

pub(super) const ROUTES: &[Route] = &[get("/", shown)];

fn shown(bench: &Bench, _: &Asked) -> Answer {
    let loaded = bench.current();
    let title = bench.say("web-today");
    let plans = loaded.session.plans.cards().len();
    let data = json!({ "plans": plans });
    Answer::Html(page(bench, &loaded, "today.html", ("today", &title), data))
}
