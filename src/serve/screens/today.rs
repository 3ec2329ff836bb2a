//! 今日: what this morning asks for; each line leads to its place.

use serde_json::{Value, json};

use super::start;
use crate::agenda::{self, Matter, Why};
use crate::model::date::full_date;
use crate::serve::http::{Answer, Asked, Route, encoded, get};
use crate::serve::page::page;
use crate::serve::state::{Bench, Loaded};

pub(super) const ROUTES: &[Route] = &[get("/", shown)];

fn shown(bench: &Bench, _: &Asked) -> Answer {
    let loaded = bench.current();
    if start::is_empty(bench) {
        return start::shown(bench, &loaded);
    }
    let title = bench.say("web-today");
    let data = json!({
        "day": full_date(loaded.today),
        "groups": groups(bench, &loaded),
        "faulty": loaded.session.report.len(),
        "drafts": bench.workspace.drafts().len(),
    });
    Answer::Html(page(bench, &loaded, "today.html", ("today", &title), data))
}

fn groups(bench: &Bench, loaded: &Loaded) -> Vec<Value> {
    let (agenda, _) = agenda::agenda(&bench.workspace, &loaded.session, loaded.today);
    let groups = agenda.groups().map(|(why, matters)| {
        json!({
            "heading": bench.say(why.heading()),
            "names": matches!(why, Why::Vacant | Why::NoHolidays),
            "lead": if why == Why::NoHolidays { "/settings" } else { "/people" },
            "rows": matters.iter().map(row).collect::<Vec<_>>(),
        })
    });
    groups.collect()
}

fn row(matter: &Matter) -> Value {
    let plan = matter.plan.as_ref();
    json!({
        "day": matter.day.map(full_date),
        "what": matter.what,
        "who": matter.said(),
        "plan": plan.map(|plan| &plan.title),
        "lead": plan.map(|plan| format!("/plans/{}", encoded(&plan.id))),
    })
}
