//! The process is killed in the middle of `apply`, again and again: the next
//! command finds the data before or after the change, never between.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

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

struct Office(PathBuf);

impl Office {
    fn new() -> Self {
        let name = format!("fangan-killed-{}", std::process::id());
        let root = std::env::temp_dir().join(name);
        let _ = std::fs::remove_dir_all(&root);
        let files = [
            ("data/staff.yaml", STAFF),
            ("data/people.yaml", PEOPLE),
            ("data/appointments.yaml", APPOINTMENTS),
            ("data/changes/x.yaml", CHANGE),
            ("templates/handover.html", SHEET),
        ];
        for (path, text) in files {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        Self(root)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fangan"));
        command
            .args(args)
            .arg("--root")
            .arg(&self.0)
            .args(["--lang", "zh"]);
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    fn data(&self) -> BTreeMap<PathBuf, String> {
        let mut files = BTreeMap::new();
        collect(&self.0.join("data"), &mut files);
        files
    }

    /// How far `apply` has come: what it has put on the disk so far.
    fn progress(&self) -> usize {
        let count = |folder: &str| {
            let entries = std::fs::read_dir(self.0.join(folder));
            entries.map_or(0, |entries| entries.flatten().count())
        };
        let journal = count(".fangan/journal");
        let done = count(".fangan/journal.done");
        journal + 100 * done + 40 * (count("data/changes/applied") + count("output/handover"))
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            let text = std::fs::read_to_string(&path).unwrap();
            files.insert(path, text);
        }
    }
}

#[test]
fn killed_a_hundred_times_the_data_is_before_or_after_and_the_next_command_says_which() {
    let office = Office::new();
    let before = office.data();
    assert!(office.run(&["change", "apply", "x"]).status.success());
    let after = office.data();
    assert_ne!(before, after);
    assert!(office.run(&["change", "undo", "x"]).status.success());
    assert_eq!(office.data(), before);
    let mut seen = BTreeMap::new();
    for round in 0..100_usize {
        let mut apply = office.command(&["change", "apply", "x"]);
        let mut apply = apply
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Killed at that many changes of the disk, wherever the process is then;
        // some rounds a little later than seen.
        let (mut changes, mut last) = (0, office.progress());
        while changes <= round % 25 && apply.try_wait().unwrap().is_none() {
            let now = office.progress();
            changes += usize::from(now != last);
            last = now;
        }
        (0..(round / 25) * 2000).for_each(|_| std::hint::spin_loop());
        let _ = apply.kill();
        apply.wait().unwrap();
        let next = office.run(&["who", "街道办事处主任", "--on", "2026-07-01"]);
        assert!(
            next.status.success(),
            "{}",
            String::from_utf8_lossy(&next.stderr)
        );
        let (said, told) = (
            String::from_utf8(next.stdout).unwrap(),
            String::from_utf8(next.stderr).unwrap(),
        );
        let data = office.data();
        let is_after = data == after;
        assert!(is_after || data == before, "round {round}: {data:#?}");
        assert_eq!(said.contains("吴建国"), is_after, "round {round}: {said}");
        let outcome = match (told.contains("变动以前的"), told.contains("变动以后的")) {
            (true, false) => "discarded",
            (false, true) => "completed",
            _ => "whole",
        };
        assert!(outcome != "discarded" || !is_after);
        assert!(outcome != "completed" || is_after);
        *seen.entry(outcome).or_insert(0) += 1;
        if is_after {
            let undo = office.run(&["change", "undo", "x"]);
            assert!(
                undo.status.success(),
                "{}",
                String::from_utf8_lossy(&undo.stderr)
            );
        }
        assert_eq!(office.data(), before, "round {round}");
    }
    // Killed within the journal, and within the writing of the files.
    assert!(
        seen.contains_key("discarded") && seen.contains_key("completed"),
        "{seen:?}"
    );
}
