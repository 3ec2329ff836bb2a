//! 办文: how far a plan has come as a paper and with whom it lies, the sheet that goes
//! round with it (发文稿纸), and 登记印发, which freezes it.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::files::kind;
use crate::engine::issue::{self, Frozen};
use crate::life::{self, Given, Number, Registration};
use crate::load::{keys, raw};
use crate::model::Status;
use crate::model::date::full_date;
use crate::serve::acting::act;
use crate::serve::http::{Answer, Asked, Route, encoded, get, post};
use crate::serve::page::page;
use crate::serve::places::Places;
use crate::serve::state::{Bench, Loaded, clock};
use crate::write::Format;

pub(super) const ROUTES: &[Route] = &[
    get("/plans/{plan}/paper", shown),
    get("/plans/{plan}/slip", slip),
    get("/plans/{plan}/issued", file),
    post("/plans/{plan}/state", moved),
    post("/plans/{plan}/issue", issued),
];

fn shown(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let id = asked.name("plan");
    let Some(card) = loaded.session.plans.by_id(id) else {
        return Answer::Missing;
    };
    let title = card.title.value.replace('\n', "");
    let stands = loaded.session.plan(id).map(|opened| opened.plan);
    let Ok(plan) = stands else {
        // What cannot be read is shown with its faults on its own page.
        let data = json!({"id": encoded(id), "title": title, "broken": true});
        let page = page(bench, &loaded, "paper.html", ("plans", &title), data);
        return Answer::Html(page);
    };
    let status = plan.status.value;
    let since = plan.status_since.as_ref().map(|day| day.value);
    let days = since.map(|since| (loaded.today - since).num_days());
    let days = days.filter(|days| *days > 0 && !status.is_out());
    let frozen = issue::frozen(&bench.workspace, id);
    let given = match frozen {
        None => life::given(&bench.workspace, id, loaded.today).ok(),
        Some(_) => None,
    };
    let (slip, new_slip) = slip_place(bench, &loaded, &plan);
    let data = json!({
        "id": encoded(id),
        "title": title,
        "today": loaded.today.to_string(),
        "state": bench.say(life::named(status)),
        "since": since.map(full_date),
        "days": days.map(|days| bench.say_with("state-days", &[("days", days.to_string())])),
        "with": plan.status_with.as_ref().map(|who| &who.value),
        "states": states(bench, status),
        "slip": slip,
        "new_slip": new_slip,
        "given": given.map(|given| shown_given(bench, &given, loaded.today)),
        "frozen": frozen.map(|frozen| shown_frozen(bench, id, &frozen)),
        "number": crate::resolve::number_of(&loaded.session.records, card),
    });
    Answer::Html(page(bench, &loaded, "paper.html", ("plans", &title), data))
}

/// What the state may be set to by hand: issuing is a matter of its own.
fn states(bench: &Bench, now: Status) -> Vec<Value> {
    let known = keys::STATUSES.1.iter().map(|(_, status)| *status);
    let open =
        known.filter(|one| *one != Status::Issued && one.is_out() == now.is_out() || *one == now);
    let open = open.filter_map(|one| {
        let (word, _) = keys::STATUSES.written(&one)?;
        Some(json!({"word": word, "name": bench.say(life::named(one)), "now": one == now}))
    });
    open.collect()
}

fn shown_given(bench: &Bench, given: &Given, today: NaiveDate) -> Value {
    let day = given.date.unwrap_or(today);
    json!({
        "number": given.number,
        "next": given.next.as_ref().map(ToString::to_string),
        "serial": given.next.as_ref().and_then(|next| next.serial),
        "date": day.to_string(),
        "dated": given.date.is_some(),
        "offer": given.next.as_ref().map(|next| {
            bench.say_with("web-issue-number-next", &[("number", next.to_string())])
        }),
        "people": match given.roster {
            Some(day) => bench.say_with("web-issue-roster", &[("day", full_date(day))]),
            None => bench.say("web-issue-roster-date"),
        },
        "signed_by": given.signed_by,
        "copies": given.copies,
    })
}

fn shown_frozen(bench: &Bench, id: &str, frozen: &Frozen) -> Value {
    let files = frozen.files.iter().filter_map(|name| {
        let (_, ending) = name.rsplit_once('.')?;
        let lead = format!("/plans/{}/issued?name={}", encoded(id), encoded(name));
        Some(json!({"kind": kind(bench, ending), "lead": lead}))
    });
    let day = |day: Option<NaiveDate>| day.map_or(String::new(), full_date);
    let words = [
        ("issued", day(frozen.issued)),
        ("people", day(frozen.people)),
    ];
    json!({
        "words": bench.say_with("web-frozen-words", &words),
        "files": files.collect::<Vec<_>>(),
    })
}

/// Where drafter, checker and countersigners are written: the record of the plan, or
/// what makes one.
fn slip_place(bench: &Bench, loaded: &Loaded, plan: &raw::Plan) -> (Value, Value) {
    let mut places = Places::of(bench, loaded);
    match &plan.slip {
        Some(slip) => (places.place(slip.at), Value::Null),
        None => {
            let first = [("drafter", "待定".to_string())];
            (Value::Null, places.making(plan.at, "slip", &first))
        }
    }
}

fn slip(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let id = asked.name("plan");
    let (format, kind) = match asked.query("format") {
        Some("pdf") => (Format::Pdf, "application/pdf"),
        _ => (Format::Docx, "application/octet-stream"),
    };
    let made = life::slip(&loaded.session, id, loaded.today, &[format]);
    let output = made
        .ok()
        .and_then(|(outputs, _)| outputs.into_iter().next());
    let Some(output) = output else {
        return Answer::Missing;
    };
    let name = output.name();
    let ending = name.rsplit('.').next().unwrap_or_default();
    let title = loaded.session.plans.by_id(id);
    let title = title.map_or(String::new(), |card| card.title.value.replace('\n', ""));
    let args = [("title", title), ("ending", ending.to_string())];
    Answer::File {
        name: bench.say_with("web-slip-name", &args),
        kind,
        bytes: output.bytes,
        shown: asked.query("shown").is_some(),
    }
}

/// A file of a paper that was issued, called as people call it.
fn file(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let name = asked.query("name").unwrap_or_default();
    let Some(bytes) = issue::frozen_file(&bench.workspace, asked.name("plan"), name) else {
        return Answer::Missing;
    };
    let called = life::file_name(&loaded.session, name, false, loaded.today);
    Answer::File {
        name: called.unwrap_or_else(|| name.to_string()),
        kind: "application/octet-stream",
        bytes,
        shown: false,
    }
}

fn moved(bench: &Bench, asked: &Asked) -> Answer {
    let sent = asked.json();
    let word = |name: &str| {
        sent[name]
            .as_str()
            .map(str::trim)
            .filter(|word| !word.is_empty())
    };
    let state = word("state").and_then(|word| keys::STATUSES.find(word));
    let day = word("day").and_then(|day| day.parse::<NaiveDate>().ok());
    let (Some(state), Some(day)) = (state, day) else {
        return Answer::refused(bench.say("web-state-incomplete"));
    };
    let id = asked.name("plan");
    let moved = act(bench, "web-paper-refused", || {
        let along = life::Along {
            since: day,
            with: word("with").map(str::to_string),
            units: Vec::new(),
            reply_by: None,
        };
        life::move_to(&bench.workspace, id, state, along, clock())
    });
    let moved = match moved {
        Ok(moved) => moved,
        Err(answer) => return answer,
    };
    let args = [
        ("title", moved.title),
        ("state", bench.say(life::named(state))),
    ];
    Answer::Json(json!({"words": bench.say_with("state-set", &args)}))
}

fn issued(bench: &Bench, asked: &Asked) -> Answer {
    let sent = asked.json();
    let word = |name: &str| {
        let word = sent[name].as_str().map(str::trim);
        word.filter(|word| !word.is_empty()).map(str::to_string)
    };
    let serial =
        word("serial").map(|word| word.trim_matches(|c: char| !c.is_ascii_digit()).parse());
    let number = match (
        serial,
        word("next").and_then(|next| next.parse::<u32>().ok()),
    ) {
        (None, _) => None,
        // What was offered is asked for anew: somebody may have taken it meanwhile.
        (Some(Ok(serial)), Some(next)) if serial == next => Some(Number::Next),
        (Some(Ok(serial)), _) => Some(Number::Serial(serial)),
        (Some(Err(_)), _) => {
            return Answer::refused(bench.say("web-issue-number-odd"));
        }
    };
    let said = Registration {
        number,
        date: word("date").and_then(|day| day.parse().ok()),
        signed_by: word("signed_by"),
        copies: word("copies"),
    };
    let id = asked.name("plan");
    let issued = act(bench, "web-paper-refused", || {
        life::register(&bench.workspace, id, (None, clock()), &said)
    });
    let issued = match issued {
        Ok(issued) => issued,
        Err(answer) => return answer,
    };
    let args = [
        ("title", issued.title.replace('\n', "")),
        ("day", full_date(issued.people)),
    ];
    let mut words = bench.say_with("web-issued", &args);
    if issued.others_now > 0 {
        let count = [("count", issued.others_now.to_string())];
        words += &bench.say_with("web-issued-others", &count);
    }
    Answer::Json(json!({ "words": words }))
}
