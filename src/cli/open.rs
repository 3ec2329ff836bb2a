//! Opens the workspace that the arguments name.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike, Local, NaiveDate};

use super::args::Global;
use crate::diagnostic::{Lang, OwnWords};
use crate::workspace::Workspace;

/// The workspace of the arguments.
pub(super) fn workspace(global: &Global) -> Workspace {
    let usual = Workspace::at(&global.root);
    Workspace {
        data: global.data.clone().unwrap_or(usual.data),
        output: global.output.clone().unwrap_or(usual.output),
        added: global.templates.clone(),
        ..usual
    }
}

/// What is wrong with the office's own words in English, by file: the Chinese ones are
/// those of documents, and their faults are told where documents are made.
pub(super) fn odd_words(workspace: &Workspace) -> Vec<(String, String)> {
    let words = workspace.read_words(Lang::En).into_iter();
    let (paths, texts): (Vec<String>, Vec<String>) = words.unzip();
    let faults = OwnWords::new(Lang::En, &texts).1.into_iter();
    let faults = faults.map(|(number, odd)| {
        let place = format!("{}:{}", odd.line, odd.column);
        (paths[number].clone(), odd.key.unwrap_or(place))
    });
    faults.collect()
}

/// The day by the clock. One that no office can mean (before 1970, after 2999) is
/// taken for the nearest that it can: see [`is_clock_odd`].
pub(super) fn clock() -> NaiveDate {
    let seconds = match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
        Err(_) => 0,
    };
    let latest = i64::from(LATEST_YEAR - 1970) * 31_556_952;
    let now = DateTime::from_timestamp(seconds.min(latest), 0).unwrap_or_default();
    now.with_timezone(&Local).date_naive()
}

/// The last year that a clock may show.
const LATEST_YEAR: i32 = 2999;

/// Whether the clock shows a day that cannot be.
pub(super) fn is_clock_odd() -> bool {
    !(2000..LATEST_YEAR).contains(&clock().year())
}
