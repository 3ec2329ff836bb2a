//! Takes a change and what it means; gives the papers that follow as files.

use super::impact::Impact;
use super::prepare::Prepared;
use crate::build::{Output, Session};
use crate::diagnostic::{Report, Sources};

/// Files, faults, and the texts these point into.
pub type Made = (Vec<Output>, Report, Sources);

/// The impact as a document.
pub fn impact(prepared: &Prepared, _impact: &Impact, _session: &Session) -> Made {
    (
        Vec::new(),
        Report::default(),
        prepared.after.sources.clone(),
    )
}

/// The notices.
pub fn notices(prepared: &Prepared, _session: &Session, _each: bool) -> Made {
    (
        Vec::new(),
        Report::default(),
        prepared.after.sources.clone(),
    )
}

/// The handover sheets.
pub fn handover(prepared: &Prepared, _impact: &Impact, _session: &Session) -> Made {
    (
        Vec::new(),
        Report::default(),
        prepared.after.sources.clone(),
    )
}
