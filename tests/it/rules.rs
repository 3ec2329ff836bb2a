//! One organisation with one plan each, faults of meaning noted on their
//! lines: what is noted is reported by the whole pipeline, and nothing else.

use crate::common::annotated;
use crate::common::workspace;

#[test]
fn what_is_noted_is_reported_and_nothing_else() {
    annotated::hold("tests/cases/rules", 20, |text| {
        workspace::checked(&workspace::session(&[("data/a.yaml", text)]))
    });
}
