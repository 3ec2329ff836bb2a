//! 任务台账: who answers for what over all plans in force, by person, by unit, by month.

use chrono::NaiveDate;
use serde_json::json;

use crate::ledger::{self, Of, Time};
use crate::model::date::full_date;
use crate::serve::http::{Answer, Asked, Route, encoded, get};
use crate::serve::page::page;
use crate::serve::state::{Bench, Loaded};
use crate::write::Format;

pub(super) const ROUTES: &[Route] = &[get("/ledger", shown), get("/ledger/file", file)];

/// Whose ledger, over which days.
fn asked_for(loaded: &Loaded, asked: &Asked) -> (Of, Time) {
    let word = |name: &str| {
        asked
            .query(name)
            .map(str::trim)
            .filter(|word| !word.is_empty())
    };
    let session = &loaded.session;
    let of = match (word("person"), word("unit")) {
        (Some(person), _) => Of::person(session, person).ok(),
        (None, Some(unit)) => Of::unit(session, unit).ok(),
        (None, None) => None,
    };
    let day = |name: &str| word(name).and_then(|day| day.parse::<NaiveDate>().ok());
    let (from, until) = (day("from"), day("until"));
    let time = Time {
        as_of: loaded.today,
        from,
        until: until.filter(|until| from.is_none_or(|from| from <= *until)),
    };
    (of.unwrap_or(Of::All), time)
}

fn shown(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let (of, time) = asked_for(&loaded, asked);
    let (ledger, _) = ledger::ledger(&loaded.session, of, time);
    let rows = ledger.rows.iter().map(|row| {
        let plan = &ledger.plans[row.plan];
        json!({
            "day": row.day.map(full_date).unwrap_or_default(),
            "past": row.day.is_some_and(|day| day < loaded.today),
            "kind": bench.say(row.kind.name()),
            "what": row.what,
            "role": row.role,
            "who": row.who.join("、"),
            "plan": plan.title,
            "lead": format!("/plans/{}", encoded(&plan.id)),
        })
    });
    let organisation = &loaded.session.organisation;
    let people = organisation
        .people
        .iter()
        .map(|person| person.name.as_str());
    let units = organisation
        .departments
        .iter()
        .map(|unit| unit.name(loaded.today));
    let text = |name: &str| asked.query(name).unwrap_or_default().to_string();
    let (person, unit, from, until) = (text("person"), text("unit"), text("from"), text("until"));
    let query = format!(
        "person={}&unit={}&from={from}&until={until}",
        encoded(&person),
        encoded(&unit)
    );
    let data = json!({
        "rows": rows.collect::<Vec<_>>(),
        "people": people.collect::<Vec<_>>(),
        "units": units.collect::<Vec<_>>(),
        "person": person, "unit": unit, "from": from, "until": until, "query": query,
    });
    let title = bench.say("web-ledger");
    Answer::Html(page(
        bench,
        &loaded,
        "ledger.html",
        ("ledger", &title),
        data,
    ))
}

fn file(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let (of, time) = asked_for(&loaded, asked);
    let (ledger, _) = ledger::ledger(&loaded.session, of, time);
    let (outputs, _) = ledger::print(&loaded.session, &ledger, &[Format::Pdf]);
    match outputs.into_iter().next() {
        Some(output) => Answer::File {
            name: format!("{}.pdf", bench.say("web-ledger")),
            kind: "application/pdf",
            bytes: output.bytes,
            shown: asked.query("shown").is_some(),
        },
        None => Answer::Missing,
    }
}
