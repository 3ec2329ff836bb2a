//! The process is killed in the middle of `apply`, again and again: the next
//! command finds the data before or after the change, never between.

use std::collections::BTreeMap;
use std::process::{Child, Stdio};

use crate::common::folder::{Folder, said};

const STAFF: &str = "\
organisation: {name: 柳河街道办事处}
posts:
  - {id: director, title: 街道办事处主任}   # 一把手
  - {id: deputy, title: 街道办事处副主任}
";
const PEOPLE: &str = "people:\n  - {id: lin, name: 林浩然}\n  - {id: wu, name: 吴建国}   # 二\n";
const APPOINTMENTS: &str = "appointments:\n  - {post: director, person: lin, from: 2024-01-01}\n\n  - {post: deputy, person: wu, from: 2024-01-01}\n";
const CHANGE: &str = "change:\n  date: 2026-07-01\n  moves:\n    - {person: 林浩然, retires: true}\n    - {person: 吴建国, takes: 街道办事处主任, moves-to: true}\n    - {new-person: {id: he, name: 何静}, takes: deputy}\n";
/// A sheet without a table: the papers are not what is looked at here.
const SHEET: &str = "<article><h1>单</h1></article>";

fn office() -> Folder {
    let office = Folder::new();
    office.write("data/staff.yaml", STAFF);
    office.write("data/people.yaml", PEOPLE);
    office.write("data/appointments.yaml", APPOINTMENTS);
    office.write("data/changes/x.yaml", CHANGE);
    office.write("templates/handover.html", SHEET);
    office
}

/// How far `apply` has come: what it has put on the disk so far.
fn progress(office: &Folder) -> usize {
    let count = |folder: &str| {
        let entries = std::fs::read_dir(office.join(folder));
        entries.map_or(0, |entries| entries.flatten().count())
    };
    let journal = count(".fangan/journal");
    let done = count(".fangan/journal.done");
    journal + 100 * done + 40 * (count("data/changes/applied") + count("output/handover"))
}

/// Begins to apply the change and looks on until so many changes of the disk were
/// seen, or it has ended; gives how many.
fn applying(office: &Folder, until: usize) -> (Child, usize) {
    let mut apply = office.command(&["change", "apply", "x"]);
    let mut apply = apply
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (mut changes, mut last) = (0, progress(office));
    while changes <= until && apply.try_wait().unwrap().is_none() {
        let now = progress(office);
        changes += usize::from(now != last);
        last = now;
    }
    (apply, changes)
}

#[test]
fn killed_a_hundred_times_the_data_is_before_or_after_and_the_next_command_says_which() {
    let office = office();
    let before = office.files("data");
    office.well(&["change", "apply", "x"]);
    let after = office.files("data");
    assert_ne!(before, after);
    office.well(&["change", "undo", "x"]);
    assert_eq!(office.files("data"), before);
    // How many changes of the disk are seen of one that is left alone: more where
    // the machine gives the looking more time.
    let (mut whole, all) = applying(&office, usize::MAX);
    assert!(whole.wait().unwrap().success());
    office.well(&["change", "undo", "x"]);
    let mut seen = BTreeMap::new();
    for round in 0..100_usize {
        // Killed at some part of these changes, wherever the process is then;
        // some rounds a little later than seen.
        let (mut apply, _) = applying(&office, (round % 25) * all / 24);
        (0..(round / 25) * 2000).for_each(|_| std::hint::spin_loop());
        let _ = apply.kill();
        apply.wait().unwrap();
        let next = office.run(&["who", "街道办事处主任", "--on", "2026-07-01"]);
        assert!(next.status.success(), "round {round}: {}", said(&next));
        let (answer, told) = (
            String::from_utf8(next.stdout).unwrap(),
            String::from_utf8(next.stderr).unwrap(),
        );
        let data = office.files("data");
        let is_after = data == after;
        assert!(is_after || data == before, "round {round}: {data:#?}");
        assert_eq!(
            answer.contains("吴建国"),
            is_after,
            "round {round}: {answer}"
        );
        let outcome = match (told.contains("变动以前的"), told.contains("变动以后的")) {
            (true, false) => "discarded",
            (false, true) => "completed",
            _ => "whole",
        };
        assert!(outcome != "discarded" || !is_after, "round {round}: {told}");
        assert!(outcome != "completed" || is_after, "round {round}: {told}");
        *seen.entry(outcome).or_insert(0) += 1;
        if is_after {
            let undo = office.run(&["change", "undo", "x"]);
            assert!(undo.status.success(), "round {round}: {}", said(&undo));
        }
        assert_eq!(office.files("data"), before, "round {round}");
    }
    // Killed within the journal, and within the writing of the files.
    assert!(
        seen.contains_key("discarded") && seen.contains_key("completed"),
        "{seen:?}"
    );
}
