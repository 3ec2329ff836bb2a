//! 全部重新生成: builds everything; how far it has come, and the way to stop it.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use serde_json::json;

use crate::diagnostic::{Locale, Severity};
use crate::engine::{self, Request};
use crate::serve::http::{Answer, Asked, Route, get, post};
use crate::serve::state::{Bench, clock};
use crate::serve::work::Work;

pub(super) const ROUTES: &[Route] = &[
    post("/build", start),
    get("/build", progress),
    post("/build/stop", stop),
];

fn start(bench: &Bench, _: &Asked) -> Answer {
    let work = Arc::new(Work::default());
    {
        let mut held = bench.work.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(running) = held.as_ref().filter(|work| work.said().is_none()) {
            return Answer::Json(running.shown());
        }
        *held = Some(work.clone());
    }
    let said = run(bench, &work);
    work.say(said);
    Answer::Json(work.shown())
}

/// Builds, and says what came of it.
fn run(bench: &Bench, work: &Work) -> String {
    let locale = Locale::of(bench.lang);
    let lock = match bench.workspace.enter(false, &mut || ()) {
        Ok((lock, _)) => lock,
        Err(fault) => return locale.message(&fault),
    };
    let asked = Request::new(clock());
    let built = engine::build(&bench.workspace, &asked, &|step| {
        work.done.store(step.done, Ordering::Relaxed);
        work.of.store(step.of, Ordering::Relaxed);
        match work.stop.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    });
    drop(lock);
    match built {
        Ok(built) if built.stopped => bench.say("web-build-stopped"),
        Ok(built) => {
            let args = [
                ("documents", built.summary.documents.to_string()),
                (
                    "warnings",
                    built.report.count(Severity::Warning).to_string(),
                ),
                ("errors", built.report.count(Severity::Error).to_string()),
            ];
            bench.say_with("web-built", &args)
        }
        Err(fault) => locale.message(&fault),
    }
}

fn progress(bench: &Bench, _: &Asked) -> Answer {
    let held = bench.work.lock().unwrap_or_else(PoisonError::into_inner);
    Answer::Json(held.as_ref().map_or(json!({}), |work| work.shown()))
}

fn stop(bench: &Bench, _: &Asked) -> Answer {
    let held = bench.work.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(work) = held.as_ref() {
        work.stop.store(true, Ordering::Relaxed);
    }
    Answer::Json(json!({}))
}
