//! What is still to be decided keeps a plan from being issued.

use crate::diagnostic::{Code, Diagnostic, Origin};

/// Says that something is open; `what` is its name, or 待定 as it was written.
pub(crate) fn still_open(what: &str, at: Origin) -> Diagnostic {
    Diagnostic::new(Code::StillOpen).arg("name", what).at(at)
}
