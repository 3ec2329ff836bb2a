//! Copies that shares and net disks leave beside data: named, and never read.

use crate::common::folder::{Folder, said};

#[test]
fn a_copy_of_a_data_file_is_named_and_not_read() {
    let office = Folder::sample();
    let people = office.read("data/people.yaml");
    for name in ["people - 副本.yaml", "people的冲突副本.yaml"] {
        office.write(&format!("data/{name}"), &people);
    }
    office.write("data/plans/~$fire-2026.yaml", "\u{1}\u{2}");
    let check = office.run(&["check", "--lang", "zh"]);
    let told = said(&check);
    assert_eq!(check.status.code(), Some(0), "{told}");
    assert_eq!(told.matches("conflict-copy").count(), 3, "{told}");
    assert!(
        told.contains("people - 副本.yaml") && !told.contains("duplicate-id"),
        "{told}"
    );
    // What is read and written is the file itself.
    office.well(&["change", "announce", "--early", "2026-09-reshuffle"]);
    assert_eq!(office.read("data/people - 副本.yaml"), people);
    assert!(office.read("data/people.yaml").contains("韩雪松"));
}
