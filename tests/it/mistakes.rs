//! One wrong file each, its mistakes noted on their lines: what is noted is
//! reported, and nothing else.

use crate::common;

use fangan::load::locate;

#[test]
fn what_is_noted_is_reported_and_nothing_else() {
    common::annotated::hold("tests/cases/mistakes", 41, |text| {
        let (_, sources, mut report) = common::data::text(text);
        locate(&sources, &mut report);
        report
    });
}
