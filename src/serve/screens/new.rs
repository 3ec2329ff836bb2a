//! 新建方案 and 年度更新: a plan from an outline's questions, or next year's from this
//! year's; and what is left to decide in it.

use axum::http::StatusCode;
use chrono::Datelike;
use serde_json::{Value, json};

use crate::diagnostic::Locale;
use crate::engine::draft::{self, Draft, NotMade};
use crate::load::scaffold::Question;
use crate::serve::faults;
use crate::serve::http::{Answer, Asked, Route, encoded, get, post};
use crate::serve::page::page;
use crate::serve::state::{Bench, Loaded, clock};

pub(super) const ROUTES: &[Route] = &[
    get("/new", shown),
    post("/new", create),
    post("/plans/{plan}/renew", renew),
];

/// The outlines that the program brings, in the order in which they are offered.
const OUTLINES: [&str; 4] = [
    "implementation-plan",
    "work-plan",
    "responsibility-table",
    "duty-rota",
];

/// The forms that a new plan may have.
const FORMS: [&str; 3] = ["red-head", "plain", "letter"];

fn shown(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let chosen = asked
        .query("outline")
        .filter(|name| OUTLINES.iter().any(|known| known == name));
    let chosen = chosen.unwrap_or(OUTLINES[0]);
    let outlines = OUTLINES.iter().map(|name| {
        json!({"name": name, "shown": bench.say(&format!("web-outline-{name}")), "chosen": *name == chosen})
    });
    let title = asked.query("title").unwrap_or_default();
    let questions = match draft::outline(&bench.workspace, chosen) {
        Ok(outline) => outline.questions(
            &loaded.session,
            Some(title).filter(|t| !t.is_empty()),
            None,
            clock(),
        ),
        Err(_) => Vec::new(),
    };
    // The title stands above; whether a notice issues it follows from its form.
    let own = ["id", "title", "notice"];
    let asked = |q: &Question| !own.contains(&q.name.as_str()) && !q.words.is_empty();
    let questions = questions.into_iter().filter(asked);
    let questions = questions.map(|q| {
        let forms = FORMS
            .iter()
            .map(|form| json!({"name": form, "shown": bench.say(&format!("web-form-{form}"))}));
        let choices: Vec<Value> = if q.name == "form" {
            forms.collect()
        } else {
            Vec::new()
        };
        json!({
            "words": ask(bench, &q),
            "answer": default(&loaded, &q.name, q.default),
            "name": q.name,
            "choices": choices,
        })
    });
    let data = json!({
        "outlines": outlines.collect::<Vec<_>>(),
        "outline": chosen,
        "questions": questions.collect::<Vec<_>>(),
        "title": title,
    });
    let title = bench.say("web-new-plan");
    Answer::Html(page(bench, &loaded, "new.html", ("plans", &title), data))
}

/// A question in a clerk's words.
fn ask(bench: &Bench, question: &Question) -> String {
    match question.name.as_str() {
        "form" => bench.say("web-ask-form"),
        "issuer" => bench.say("web-ask-issuer"),
        "date" => bench.say("web-ask-date"),
        _ => question.words.clone(),
    }
}

/// What stands in an answer before anybody has typed: names, not ids.
fn default(loaded: &Loaded, name: &str, default: String) -> String {
    let issuers = &loaded.session.organisation.issuers;
    match name {
        "issuer" => issuers
            .iter()
            .find(|i| i.id == default)
            .map_or(default, |i| i.name.clone()),
        _ => default,
    }
}

fn create(bench: &Bench, asked: &Asked) -> Answer {
    let sent = asked.json();
    let text = |name: &str| sent[name].as_str().unwrap_or_default().trim().to_string();
    let (outline, title) = (text("outline"), text("title"));
    if title.is_empty() {
        return refused(json!({"words": bench.say("web-title-missing")}));
    }
    made(bench, |loaded| {
        let found = draft::outline(&bench.workspace, &outline)?;
        let questions = found.questions(&loaded.session, Some(&title), None, clock());
        let id = free_id(loaded, &outline, loaded.today.year());
        let form = sent["answers"]["form"].as_str();
        let red = form.is_none_or(|form| form == "red-head");
        let answers = questions.into_iter().map(|question| {
            let given = sent["answers"][&question.name].as_str().map(str::trim);
            let given = given.filter(|given| !given.is_empty()).map(str::to_string);
            let answer = match question.name.as_str() {
                "id" => id.clone(),
                "title" => title.clone(),
                // A notice issues what stands under a red head.
                "notice" if red => "是".to_string(),
                "notice" => "否".to_string(),
                _ => given.unwrap_or(question.default),
            };
            (question.name, answer)
        });
        let answers: Vec<(String, String)> = answers.collect();
        Ok(found.filled(&id, &answers))
    })
}

fn renew(bench: &Bench, asked: &Asked) -> Answer {
    let year = asked.json()["year"]
        .as_i64()
        .and_then(|year| i32::try_from(year).ok());
    let old = asked.name("plan").to_string();
    made(bench, |loaded| {
        let stem = old.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
        let stem = if stem.is_empty() { "plan" } else { stem };
        let next = year.unwrap_or(loaded.today.year() + 1);
        draft::renewed(&loaded.session, &free_id(loaded, stem, next), &old, year)
    })
}

/// An id that no plan has.
fn free_id(loaded: &Loaded, stem: &str, year: i32) -> String {
    let first = format!("{stem}-{year}");
    let more = (2..).map(|n| format!("{first}-{n}"));
    let mut all = std::iter::once(first.clone()).chain(more);
    let free = all.find(|id| loaded.session.plans.by_id(id).is_none());
    free.unwrap_or(first)
}

/// Writes a plan that was drafted, and says what is left to decide.
fn made(bench: &Bench, drafted: impl Fn(&Loaded) -> Result<Draft, NotMade>) -> Answer {
    let _alone = bench.writing();
    let lock = match bench.workspace.enter(true, &mut || ()) {
        Ok((lock, _)) => lock,
        Err(fault) => return refused(json!({"words": Locale::of(bench.lang).message(&fault)})),
    };
    let loaded = bench.current();
    let created = drafted(&loaded).and_then(|draft| {
        let id = draft.id.clone();
        draft::create(&bench.workspace, draft, clock()).map(|created| (id, created))
    });
    drop(lock);
    match created {
        Ok((id, created)) => {
            bench.changed();
            let points = created.open_points(Locale::of(bench.lang));
            let points: Vec<String> = points.into_iter().map(|(_, words)| words).collect();
            Answer::Json(json!({"path": format!("/plans/{}", encoded(&id)), "open": points}))
        }
        Err(why) => refused(said(bench, why)),
    }
}

fn said(bench: &Bench, why: NotMade) -> Value {
    let words = match why {
        NotMade::WithoutYear => bench.say("web-without-year"),
        NotMade::SameYear(_) => bench.say("web-same-year"),
        NotMade::Exists(_) => bench.say("web-plan-exists"),
        NotMade::UnknownPlan(_) | NotMade::UnknownOutline(_) => bench.say("web-missing"),
        NotMade::Unreadable => bench.say("web-unwritable"),
        NotMade::Disk(fault) => Locale::of(bench.lang).message(&fault),
        NotMade::Faulty(_, found) => {
            let faults = found.report.iter();
            let faults: Vec<Value> = faults
                .map(|f| faults::one(bench, f, &found.sources))
                .collect();
            return json!({"words": bench.say("web-not-written"), "faults": faults});
        }
    };
    json!({ "words": words })
}

fn refused(said: Value) -> Answer {
    Answer::Refused(StatusCode::UNPROCESSABLE_ENTITY, said)
}
