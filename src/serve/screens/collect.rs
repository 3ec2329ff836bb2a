//! 报送: the tasks of all plans out to the units, their filled tables back in, and
//! where everything stands: 进展汇总表, who is late, who has not reported.

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use crate::collect::{self, Asked as Task, Returned, Stand};
use crate::engine::{Session, history};
use crate::serve::acting::act;
use crate::serve::faults::said;
use crate::serve::http::{Answer, Asked, Route, ask, encoded, get, post};
use crate::serve::page::page;
use crate::serve::state::{Bench, Loaded, clock};
use crate::workspace::Write;
use crate::write::zip;

pub(super) const ROUTES: &[Route] = &[
    get("/collect", shown),
    get("/collect/out", out),
    get("/collect/paper", paper),
    ask("/collect", look),
    post("/collect/in", take),
];

/// The month asked for, else that of the day.
fn month(loaded: &Loaded, asked: &Asked) -> String {
    let given = asked.query("month").filter(|month| is_month(month));
    given.map_or_else(|| collect::month_of(loaded.today), str::to_string)
}

fn is_month(word: &str) -> bool {
    word.len() == 7 && format!("{word}-01").parse::<NaiveDate>().is_ok()
}

/// 2026年4月.
fn called(bench: &Bench, month: &str) -> String {
    match format!("{month}-01").parse::<NaiveDate>() {
        Ok(day) => {
            let args = [
                ("year", day.year().to_string()),
                ("month", day.month().to_string()),
            ];
            bench.say_with("web-month", &args)
        }
        Err(_) => month.to_string(),
    }
}

/// The tasks; nothing where a plan cannot be read, since nobody is asked for half of
/// what there is.
fn tasks(session: &Session, day: NaiveDate) -> Option<Vec<Task>> {
    let (tasks, report) = collect::asked(session, day);
    let whole = !report.has_errors() && !session.report.has_errors();
    whole.then_some(tasks)
}

fn stands(session: &Session, tasks: &[Task], month: &str, day: NaiveDate) -> Vec<Stand> {
    let entries = collect::entries(session);
    collect::stands(session, tasks, &entries, (month, day))
}

fn shown(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let month = month(&loaded, asked);
    let title = bench.say("web-collect");
    let (session, day) = (&loaded.session, loaded.today);
    let data = match tasks(session, day) {
        None => json!({"month": month, "broken": true}),
        Some(tasks) => {
            let stands = stands(session, &tasks, &month, day);
            let units = stands.chunk_by(|one, other| one.task.unit == other.task.unit);
            let units: Vec<Value> = units
                .map(|unit| self::unit(bench, session, day, unit))
                .collect();
            let silent = units.iter().filter(|unit| unit["reported"] == false);
            let silent: Vec<&str> = silent.filter_map(|unit| unit["name"].as_str()).collect();
            json!({
                "month": month,
                "called": called(bench, &month),
                "tasks": tasks.len(),
                "overdue": stands.iter().filter(|stand| stand.overdue).count(),
                "silent": silent.join("、"),
                "units": units,
            })
        }
    };
    Answer::Html(page(
        bench,
        &loaded,
        "collect.html",
        ("ledger", &title),
        data,
    ))
}

fn unit(bench: &Bench, session: &Session, day: NaiveDate, stands: &[Stand]) -> Value {
    let name = stands.first().map_or("", |stand| {
        session.organisation.department(stand.task.unit).short(day)
    });
    let rows = stands.iter().map(|stand| {
        let now = stand.now.as_ref();
        let state = now.and_then(|entry| entry.state).or(stand.before);
        json!({
            "what": stand.task.what,
            "source": stand.task.source,
            "when": stand.task.when,
            "overdue": stand.overdue,
            "state": state.map(|state| bench.say(state_name(state))),
            "progress": now.map(|entry| &entry.progress),
            "problem": now.map(|entry| &entry.problem),
        })
    });
    json!({
        "name": name,
        "lead": format!("/collect/out?unit={}", encoded(name)),
        "reported": stands.iter().any(|stand| stand.now.is_some()),
        "rows": rows.collect::<Vec<_>>(),
    })
}

fn state_name(state: crate::model::ProgressState) -> &'static str {
    use crate::model::ProgressState::{Doing, Done, Open};
    match state {
        Open => "web-progress-open",
        Doing => "web-progress-doing",
        Done => "web-progress-done",
    }
}

/// The tables that go out: one, or all of them in one file.
fn out(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let Some(tasks) = tasks(&loaded.session, loaded.today) else {
        return Answer::Missing;
    };
    let sheets = collect::sheets(&loaded.session, &tasks, loaded.today);
    let named = |unit: &str| {
        let unit = unit.chars().filter(|c| !"/\\:*?\"<>|".contains(*c));
        let args = [("unit", unit.collect::<String>())];
        format!("{}.xlsx", bench.say_with("collect-sheet", &args))
    };
    let (name, bytes) = match asked.query("unit") {
        Some(wanted) => {
            let found = sheets.into_iter().find(|(unit, _)| unit == wanted);
            let Some((unit, bytes)) = found else {
                return Answer::Missing;
            };
            (named(&unit), bytes)
        }
        None => {
            let parts = sheets
                .into_iter()
                .map(|(unit, bytes)| (named(&unit), bytes));
            let Some(bytes) = zip(&parts.collect::<Vec<_>>()) else {
                return Answer::Missing;
            };
            let month = called(bench, &month(&loaded, asked));
            let args = [("month", month), ("ending", "zip".to_string())];
            (bench.say_with("web-collect-out-name", &args), bytes)
        }
    };
    Answer::File {
        name,
        kind: "application/octet-stream",
        bytes,
        shown: false,
    }
}

/// 进展汇总表, or the notices for those who are late.
fn paper(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let (session, day) = (&loaded.session, loaded.today);
    let month = month(&loaded, asked);
    let Some(tasks) = tasks(session, day) else {
        return Answer::Missing;
    };
    let stands = stands(session, &tasks, &month, day);
    let (outputs, _) = collect::papers(session, &stands, (&month, day));
    let which = asked.query("which").unwrap_or_default();
    let ending = asked.query("format").unwrap_or("docx");
    let wanted = format!("{which}-{month}.{ending}");
    let Some(output) = outputs.into_iter().find(|output| output.name() == wanted) else {
        return Answer::Missing;
    };
    let key = match which {
        "supervision" => "web-collect-notice-name",
        _ => "web-collect-summary-name",
    };
    let args = [
        ("month", called(bench, &month)),
        ("ending", ending.to_string()),
    ];
    Answer::File {
        name: bench.say_with(key, &args),
        kind: match ending {
            "pdf" => "application/pdf",
            _ => "application/octet-stream",
        },
        bytes: output.bytes,
        shown: asked.query("shown").is_some(),
    }
}

/// What was sent, read.
fn read(loaded: &Loaded, asked: &Asked) -> Option<(String, Returned)> {
    let (head, files) = asked.parcel()?;
    let month = head["month"].as_str().filter(|month| is_month(month))?;
    let tasks = tasks(&loaded.session, loaded.today)?;
    let files: Vec<(String, Vec<u8>)> = files
        .into_iter()
        .filter(|(name, _)| !name.starts_with("~$"))
        .map(|(name, bytes)| (name, bytes.to_vec()))
        .collect();
    let when = (month, loaded.today);
    let found = collect::returned(&loaded.session, &tasks, when, &files);
    Some((month.to_string(), found))
}

/// What was understood; nothing is written.
fn look(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    match read(&loaded, asked) {
        Some((_, found)) => Answer::Json(understood(bench, &loaded, &found)),
        None => Answer::refused(bench.say("web-collect-unread")),
    }
}

fn understood(bench: &Bench, loaded: &Loaded, found: &Returned) -> Value {
    let told = found.told.iter();
    let told = told.map(|one| bench.say_with(one.key, &one.args));
    let unread = found.unread.iter().map(|fault| said(bench, fault));
    let rows = found.entries.iter().map(|entry| {
        let units = loaded.session.organisation.departments.iter();
        let mut unit = units.filter(|unit| unit.id == entry.unit);
        json!({
            "unit": unit.next().map(|unit| unit.short(loaded.today)),
            "what": entry.what,
            "state": entry.state.map(|state| bench.say(state_name(state))),
            "progress": entry.progress,
            "problem": entry.problem,
        })
    });
    json!({
        "told": unread.chain(told).collect::<Vec<_>>(),
        "rows": rows.collect::<Vec<_>>(),
    })
}

/// Keeps what was reported, in the place of what the same unit reported before.
fn take(bench: &Bench, asked: &Asked) -> Answer {
    let done = act(bench, "web-collect-unread", || {
        let loaded = bench.current();
        let Some((month, found)) = read(&loaded, asked).filter(|(_, f)| !f.entries.is_empty())
        else {
            return Ok(0);
        };
        let path = bench
            .workspace
            .data_path(&format!("collected/{month}.yaml"));
        let kept = collect::kept(&loaded.session, &month, &found.entries);
        let write = Write {
            before: bench.workspace.bytes(&path).ok(),
            path,
            after: Some(kept.into_bytes()),
        };
        let what = [("month", called(bench, &month))];
        let what = bench.say_with("web-collect-what", &what);
        history::commit(&bench.workspace, vec![write], &what, clock())?;
        Ok(found.entries.len())
    });
    match done {
        Ok(0) => Answer::refused(bench.say("web-collect-unread")),
        Ok(count) => {
            let words = bench.say_with("web-collect-taken", &[("count", count.to_string())]);
            Answer::Json(json!({ "words": words }))
        }
        Err(answer) => answer,
    }
}
