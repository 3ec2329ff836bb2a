//! Takes a PDF just made, measures it against GB/T 9704; gives a diagnostic for
//! every rule it breaks.

use crate::diagnostic::{Code, Diagnostic, Origin};
use crate::verify::{Verdict, verify};

/// What is wrong with the file `name`, which the plan written at `plan` made.
pub(super) fn faults(name: &str, bytes: &[u8], plan: Origin) -> Vec<Diagnostic> {
    let rows = match verify(bytes) {
        Ok(rows) => rows,
        // We have just written it: it can be read.
        Err(error) => {
            let fault = Diagnostic::new(Code::CannotWrite)
                .arg("file", name)
                .arg("reason", error.name());
            return vec![fault];
        }
    };
    let broken = rows.into_iter().filter(|row| row.verdict == Verdict::Fault);
    broken
        .map(|row| {
            Diagnostic::new(Code::PageRule)
                .arg("file", name)
                .arg("rule", format!("verify-{}", row.key))
                .arg("clause", row.clause)
                .arg("expected", row.expected)
                .arg("measured", row.measured)
                .arg("page", row.page.unwrap_or(1).to_string())
                .at(plan)
        })
        .collect()
}
