//! What pages ask while they stand open: whether anything has changed; and the end.

use serde_json::json;

use crate::serve::http::{Answer, Asked, Route, get, post};
use crate::serve::state::Bench;

pub(super) const ROUTES: &[Route] = &[get("/news", changes), post("/quit", quit)];

/// How long a page is kept waiting, and how often is looked, milliseconds.
const LONGEST: u64 = 20_000;
const STEP: u64 = 500;

/// Answers when the data is not what it was at `since`, or after a while.
fn changes(bench: &Bench, asked: &Asked) -> Answer {
    let since = asked
        .query("since")
        .and_then(|number| number.parse::<u64>().ok());
    let mut waited = 0;
    loop {
        let number = bench.current().number;
        if Some(number) != since || waited >= LONGEST || bench.ended() {
            return Answer::Json(json!({ "number": number }));
        }
        std::thread::sleep(std::time::Duration::from_millis(STEP));
        waited += STEP;
    }
}

fn quit(bench: &Bench, _: &Asked) -> Answer {
    bench.end();
    Answer::Json(json!({}))
}
