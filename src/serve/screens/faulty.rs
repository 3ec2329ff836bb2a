//! 要看一看的地方: what is wrong with the data apart from plans, each with the record
//! that it is of.

use serde_json::{Value, json};

use crate::diagnostic::Place;
use crate::serve::faults::said;
use crate::serve::http::{Answer, Asked, Route, get};
use crate::serve::page::page;
use crate::serve::places::Places;
use crate::serve::state::Bench;

pub(super) const ROUTES: &[Route] = &[get("/faults", shown)];

fn shown(bench: &Bench, _: &Asked) -> Answer {
    let loaded = bench.current();
    let mut places = Places::of(bench, &loaded);
    let rows = loaded.session.report.iter().map(|fault| {
        let at = match fault.primary.as_ref().map(|label| &label.place) {
            Some(Place::Node(origin)) => places.place(*origin),
            Some(Place::Words(words)) => places.place(words.at),
            _ => Value::Null,
        };
        json!({"grade": bench.say(fault.severity.name()), "words": said(bench, fault), "at": at})
    });
    let data = json!({"rows": rows.collect::<Vec<_>>()});
    let title = bench.say("web-faulty");
    let of = ("today", title.as_str());
    Answer::Html(page(bench, &loaded, "faults.html", of, data))
}
