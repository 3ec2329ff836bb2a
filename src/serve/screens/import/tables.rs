//! 导入: a list of staff or a table of tasks; what was understood of it, and what is
//! in doubt.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::diagnostic::Locale;
use crate::engine::{history, import};
use crate::model::date::full_date;
use crate::office::import::{self as office, Doubt, Staff};
use crate::serve::faults;
use crate::serve::http::{Answer, Asked, Route, ask, get, post};
use crate::serve::page::page;
use crate::serve::state::{Bench, Loaded, clock};
use crate::workspace::Write;

pub(super) const ROUTES: &[Route] = &[
    get("/import", shown),
    ask("/import", look),
    post("/import/write", write),
];

fn shown(bench: &Bench, _: &Asked) -> Answer {
    let loaded = bench.current();
    let title = bench.say("web-import");
    Answer::Html(page(
        bench,
        &loaded,
        "import.html",
        ("import", &title),
        json!({}),
    ))
}

fn read(bench: &Bench, loaded: &Loaded, asked: &Asked) -> Result<import::Imported, Answer> {
    let name = asked.query("name").unwrap_or_default();
    let locale = Locale::of(bench.lang);
    let found = import::import(&loaded.session, (name, &asked.body), (None, &[]), locale);
    found.map_err(|fault| refused(locale.message(&fault)))
}

/// What was understood: people, tables of tasks, doubts; how a later list differs.
fn look(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let found = match read(bench, &loaded, asked) {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    if found.rosters.is_empty() && found.tasks.is_empty() {
        return refused(bench.say("web-import-nothing"));
    }
    let person = |one: &Staff| {
        json!({
            "row": one.row, "name": one.name, "unit": one.department, "title": one.title,
            "phone": one.phone, "since": one.since.as_ref().map(|since| &since.words),
            "asks": one.question.map(|why| bench.say(why)),
        })
    };
    let doubts = |all: &[Doubt]| -> Vec<Value> {
        let all = all.iter();
        all.map(
            |doubt| json!({"row": doubt.row, "why": bench.say(doubt.kind), "words": doubt.words}),
        )
        .collect()
    };
    let rosters = found.rosters.iter().map(|roster| {
        let staff: Vec<Value> = roster.staff.iter().map(person).collect();
        json!({"sheet": roster.sheet, "staff": staff, "rows": roster.rows.len(), "doubts": doubts(&roster.doubts), "unused": roster.unused})
    });
    let tasks = found.tasks.iter().map(|tasks| {
        json!({"sheet": tasks.sheet, "count": tasks.count, "doubts": doubts(&tasks.doubts), "unused": tasks.unused})
    });
    let odd = found
        .report
        .iter()
        .map(|fault| faults::one(bench, fault, &Default::default()));
    let known = !loaded.session.organisation.people.is_empty();
    Answer::Json(json!({
        "rosters": rosters.collect::<Vec<_>>(),
        "tasks": tasks.collect::<Vec<_>>(),
        "faults": odd.collect::<Vec<_>>(),
        "hidden": found.hidden,
        "known": known,
        "difference": (known && !found.rosters.is_empty()).then(|| difference(bench, &loaded, &found)),
    }))
}

fn difference(bench: &Bench, loaded: &Loaded, found: &import::Imported) -> Value {
    let (known, day) = (&loaded.session.organisation, loaded.today);
    let differs = office::difference(&found.rosters, known, day);
    let titles = |person| {
        let held = known.held_by(person, day);
        let titles = held.iter().map(|holder| known.post(holder.post).title(day));
        titles.collect::<Vec<_>>().join("、")
    };
    let new = Staff::called;
    let mut rows: Vec<Value> = Vec::new();
    let mut push = |what: &str, name: &str, old: String, new: String| {
        rows.push(json!({"what": bench.say(what), "name": name, "old": old, "new": new}));
    };
    for one in &differs.came {
        push("import-came", &one.name, String::new(), new(one));
    }
    for person in &differs.left {
        push(
            "import-left",
            &known.person(*person).name,
            titles(*person),
            String::new(),
        );
    }
    for (person, _, one) in &differs.posts {
        push(
            "import-other-post",
            &known.person(*person).name,
            titles(*person),
            new(one),
        );
    }
    for (person, one) in &differs.phones {
        let person = known.person(*person);
        push(
            "import-other-phone",
            &person.name,
            person.phone().unwrap_or_default().to_string(),
            one.phone.clone().unwrap_or_default(),
        );
    }
    for one in &differs.unclear {
        push("import-which", &one.name, String::new(), new(one));
    }
    json!({"day": full_date(day), "rows": rows})
}

/// A first list becomes data; a later one a change to look through.
fn write(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let found = match read(bench, &loaded, asked) {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let name = asked.query("name").unwrap_or_default();
    let (known, locale, day) = (
        &loaded.session.organisation,
        Locale::of(bench.lang),
        loaded.today,
    );
    let (stem, text, lead) = if found.rosters.is_empty() {
        let texts: Vec<&str> = found
            .tasks
            .iter()
            .map(|tasks| tasks.yaml.as_str())
            .collect();
        return Answer::Json(
            json!({"tasks": texts.join("\n"), "words": bench.say("web-import-tasks")}),
        );
    } else if known.people.is_empty() {
        let text = office::organisation(&found.rosters, name, known, day, locale);
        ("organisation-import".to_string(), text, "/people")
    } else {
        let differs = office::difference(&found.rosters, known, day);
        let text = office::change_file(&differs, known, day, name, locale);
        (format!("changes/import-{day}"), text, "/changes")
    };
    let mut paths = std::iter::once(stem.clone()).chain((2..).map(|n| format!("{stem}-{n}")));
    let paths = paths
        .by_ref()
        .map(|stem| bench.workspace.data_path(&format!("{stem}.yaml")));
    let Some(path) = paths.into_iter().find(|path| !bench.workspace.has(path)) else {
        return Answer::Missing;
    };
    let _alone = bench.writing();
    let written = bench
        .workspace
        .enter(true, &mut || ())
        .and_then(|(lock, _)| {
            let write = Write {
                path: path.clone(),
                before: None,
                after: Some(text.into_bytes()),
            };
            let what = bench.say_with("web-imported", &[("name", name.to_string())]);
            let written = history::commit(&bench.workspace, vec![write], &what, clock());
            drop(lock);
            written
        });
    match written {
        Ok(()) => {
            bench.changed();
            Answer::Json(json!({"lead": lead, "words": bench.say("web-import-written")}))
        }
        Err(fault) => refused(locale.message(&fault)),
    }
}

fn refused(words: String) -> Answer {
    Answer::Refused(
        StatusCode::UNPROCESSABLE_ENTITY,
        json!({"words": words, "faults": []}),
    )
}
