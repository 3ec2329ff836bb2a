//! 今日: what this morning asks for; each line leads to its place.

use chrono::Days;
use serde_json::{Value, json};

use super::start;
use crate::ledger::{self, Of, Time};
use crate::model::PostId;
use crate::model::date::full_date;
use crate::serve::http::{Answer, Asked, Route, encoded, get};
use crate::serve::page::page;
use crate::serve::state::{Bench, Loaded};

pub(super) const ROUTES: &[Route] = &[get("/", shown)];

/// How many days ahead are looked at.
const AHEAD: u64 = 14;

fn shown(bench: &Bench, _: &Asked) -> Answer {
    let loaded = bench.current();
    if start::is_empty(bench) {
        return start::shown(bench, &loaded);
    }
    let title = bench.say("web-today");
    let data = json!({
        "day": full_date(loaded.today),
        "due": due(&loaded),
        "vacant": vacant(&loaded),
        "faulty": loaded.session.report.len(),
        "drafts": bench.workspace.own_names("drafts").len(),
    });
    Answer::Html(page(bench, &loaded, "today.html", ("today", &title), data))
}

/// What falls due in the days to come, soonest first.
fn due(loaded: &Loaded) -> Vec<Value> {
    let time = Time {
        as_of: loaded.today,
        from: Some(loaded.today),
        until: loaded.today.checked_add_days(Days::new(AHEAD)),
    };
    let (ledger, _) = ledger::ledger(&loaded.session, Of::All, time);
    let dated = ledger.rows.iter().filter_map(|row| Some((row.day?, row)));
    let rows = dated.map(|(day, row)| {
        let plan = &ledger.plans[row.plan];
        json!({
            "day": full_date(day),
            "today": day == loaded.today,
            "what": row.what,
            "who": row.who.join("、"),
            "plan": plan.title,
            "lead": format!("/plans/{}", encoded(&plan.id)),
        })
    });
    rows.collect()
}

/// Posts that nobody holds.
fn vacant(loaded: &Loaded) -> Vec<String> {
    let organisation = &loaded.session.organisation;
    let posts = organisation.posts.iter().enumerate();
    let open = posts.filter(|(n, _)| {
        let post = PostId(*n as u32);
        let ended = organisation.has_ended(post, loaded.today);
        !ended && organisation.holders(post, loaded.today).is_empty()
    });
    open.map(|(_, post)| post.title(loaded.today).to_string())
        .collect()
}
