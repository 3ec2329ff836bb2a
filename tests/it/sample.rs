//! The sample reads without a fault.

use crate::common::data::{folder, loaded};

#[test]
fn the_sample_loads_clean() {
    let (raw, sources, mut report) = folder(env!("CARGO_MANIFEST_DIR").as_ref());
    fangan::load::locate(&sources, &mut report);
    assert_eq!(loaded(&report, &sources), "");
    assert!(raw.plans.len() >= 5, "{}", raw.plans.len());
    assert!(raw.people.len() >= 40);
    assert!(raw.appointments.len() >= 60);
    assert!(raw.broken.is_empty());
}
