//! 改动清单: whom a plan names on one day and on another; and the DOCX in which the
//! changes are marked.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::diagnostic::{Locale, Sources};
use crate::engine::difference::{self, Difference};
use crate::engine::{self, Session, Side, applied};
use crate::model::date::full_date;
use crate::serve::http::{Answer, Asked, Route, encoded, get};
use crate::serve::page::page;
use crate::serve::state::{Bench, Loaded};
use crate::write::{Format, one_file};

pub(super) const ROUTES: &[Route] = &[
    get("/plans/{plan}/diff", shown),
    get("/plans/{plan}/marked", marked),
];

fn shown(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let Some(card) = loaded.session.plans.by_id(asked.name("plan")) else {
        return Answer::Missing;
    };
    let (from, to) = days(bench, &loaded, asked);
    let found = compared(bench, asked.name("plan"), (from, to), |before, after| {
        let found = difference::differences(before, after);
        found.iter().map(row).collect::<Vec<Value>>()
    });
    let (rows, wrong) = match found {
        Ok(rows) => (rows, None),
        Err(words) => (Vec::new(), Some(words)),
    };
    let data = json!({
        "plan": card.title.value, "path": format!("/plans/{}", encoded(&card.id.value)),
        "from": from.to_string(), "to": to.to_string(), "rows": rows, "wrong": wrong,
        "head": bench.say_with("web-diff-head", &[("from", full_date(from)), ("to", full_date(to)), ("count", rows.len().to_string())]),
    });
    let title = bench.say("web-diff");
    Answer::Html(page(bench, &loaded, "diff.html", ("plans", &title), data))
}

fn row(found: &Difference) -> Value {
    let said = |words: &[String], others: &[String]| -> Vec<Value> {
        let one = |name: &String| json!({"name": name, "changed": !others.contains(name)});
        words.iter().map(one).collect()
    };
    json!({
        "place": found.place,
        "before": said(&found.before, &found.after), "after": said(&found.after, &found.before),
    })
}

/// The days that are asked for; else from before the last change of staff, or the
/// beginning of the year, to today.
fn days(bench: &Bench, loaded: &Loaded, asked: &Asked) -> (NaiveDate, NaiveDate) {
    let day = |name: &str| {
        asked
            .query(name)
            .and_then(|day| day.parse::<NaiveDate>().ok())
    };
    let records = applied::records(&bench.workspace, &mut Sources::default()).unwrap_or_default();
    let last = records
        .last()
        .and_then(|record| record.applied.date.parse::<NaiveDate>().ok());
    let before = last
        .and_then(|day| day.pred_opt())
        .filter(|day| *day < loaded.today);
    let to = day("to").unwrap_or(loaded.today);
    let start = chrono::Datelike::with_ordinal(&to, 1).unwrap_or(to);
    (day("from").or(before).unwrap_or(start), to)
}

/// Works on a plan as it stood on both days.
fn compared<T>(
    bench: &Bench,
    plan: &str,
    days: (NaiveDate, NaiveDate),
    work: impl Fn(&Side, &Side) -> T,
) -> Result<T, String> {
    let locale = Locale::of(bench.lang);
    let said = |report: &crate::diagnostic::Report| {
        let first = report.iter().next();
        first.map_or_else(|| bench.say("web-missing"), |fault| locale.message(fault))
    };
    let stood = |day| -> Result<Session, String> {
        let stood = engine::stood(&bench.workspace, day).map_err(|wrong| said(&wrong.report))?;
        stood.session.sound().map_err(|wrong| said(&wrong.report))
    };
    let (old, new) = (stood(days.0)?, stood(days.1)?);
    let before = Side::of(&old, plan, days.0).map_err(|wrong| said(&wrong))?;
    let after = Side::of(&new, plan, days.1).map_err(|wrong| said(&wrong))?;
    Ok(work(&before, &after))
}

fn marked(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let (from, to) = days(bench, &loaded, asked);
    let made = compared(bench, asked.name("plan"), (from, to), |before, after| {
        engine::marked(before, after).0
    });
    let card = loaded.session.plans.by_id(asked.name("plan"));
    match (
        made.ok()
            .and_then(|outputs| one_file(outputs, Format::Docx)),
        card,
    ) {
        (Some((ending, bytes)), Some(card)) => Answer::File {
            name: bench.say_with(
                "web-marked-name",
                &[
                    ("title", card.title.value.clone()),
                    ("ending", ending.to_string()),
                ],
            ),
            kind: "application/octet-stream",
            bytes,
            shown: false,
        },
        _ => Answer::Missing,
    }
}
