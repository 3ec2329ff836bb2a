//! Takes what is to be done to the data; does it while nobody else writes, and gives
//! what came of it, or the answer that says what hinders it.

use serde_json::Value;

use super::faults;
use super::http::Answer;
use super::state::Bench;
use crate::engine::Faults;

/// Does it; the pages are made anew after. `hindered` is the sentence above the faults.
pub(super) fn act<T>(
    bench: &Bench,
    hindered: &str,
    act: impl FnOnce() -> Result<T, Box<Faults>>,
) -> Result<T, Answer> {
    let _alone = bench.writing();
    let lock = match bench.workspace.enter(true, &mut || ()) {
        Ok((lock, _)) => lock,
        Err(fault) => return Err(Answer::refused(faults::said(bench, &fault))),
    };
    let done = act();
    drop(lock);
    let done = done.map_err(|wrong| {
        let all = wrong.report.iter();
        let all = all.map(|fault| faults::one(bench, fault, &wrong.sources));
        let all: Vec<Value> = all.collect();
        Answer::refused_with(bench.say(hindered), all)
    })?;
    bench.changed();
    Ok(done)
}
