//! What pages ask while they stand open: whether anything has changed; and the end.

use serde_json::json;

use crate::diagnostic::{Code, Diagnostic};
use crate::engine::{edit, history};
use crate::load::edit::Editor;
use crate::load::keys;
use crate::serve::acting::act;
use crate::serve::http::{Answer, Asked, Route, get, post};
use crate::serve::state::{Bench, clock};
use crate::workspace::Write;

pub(super) const ROUTES: &[Route] = &[
    get("/news", changes),
    post("/quit", quit),
    post("/unpin", unpin),
];

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

/// The day by the clock counts again: what fixes another goes out of the settings.
fn unpin(bench: &Bench, _: &Asked) -> Answer {
    let done = act(bench, "web-not-written", || {
        let version = edit::version(&bench.workspace, "fangan.yaml")?;
        let cannot = || Box::new(Diagnostic::new(Code::CannotEdit));
        let mut editor = Editor::new(&version.text).ok_or_else(cannot)?;
        if !editor.unset(0, &keys::CONFIG, "today") {
            return Err(cannot().into());
        }
        let write = Write {
            after: Some(version.bytes_of(&editor.finish())),
            path: version.path,
            before: Some(version.bytes),
        };
        history::commit(
            &bench.workspace,
            vec![write],
            &bench.say("web-unpin"),
            clock(),
        )?;
        Ok(())
    });
    match done {
        Ok(()) => Answer::Json(json!({})),
        Err(answer) => answer,
    }
}

fn quit(bench: &Bench, _: &Asked) -> Answer {
    bench.end();
    Answer::Json(json!({}))
}
