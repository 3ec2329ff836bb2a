//! One wrong file each, its mistakes noted on their lines: what is noted is
//! reported, and nothing else.

use fangan::load::locate;

use crate::common::annotated;
use crate::common::data;

#[test]
fn what_is_noted_is_reported_and_nothing_else() {
    annotated::hold("tests/cases/mistakes", 41, |text| {
        let (_, sources, mut report) = data::text(text);
        locate(&sources, &mut report);
        report
    });
}
