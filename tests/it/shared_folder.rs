//! Several clerks, one folder: one writes at a time and says who, what another program
//! holds open stays, and nothing is lost.

use std::process::Command;
use std::time::Duration;

use chrono::NaiveDate;
use fangan::engine::history::{self, Turn};
use fangan::workspace::{Workspace, Write};

use crate::common::folder::{Folder, said};

const WRITING: &str = ".fangan/writing";
const ZHANG: &str = "machine: ZM-PC\nuser: 张敏\nprocess: 7\nsince: 2026-07-01 10:32\n";

/// How many edits each of the two makes.
const EDITS: usize = 500;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 7, 1).unwrap()
}

/// One of the two: run by the test below, in a process and on a machine of its own.
#[test]
#[ignore = "run by the test of two processes"]
fn one_of_two_writers() {
    let Ok(root) = std::env::var("FANGAN_SHARED_FOLDER") else {
        return;
    };
    let me = std::env::var("HOSTNAME").unwrap();
    let workspace = Workspace::at(root);
    for nth in 0..EDITS {
        let (_lock, _) = workspace.enter(true, &mut || ()).unwrap();
        let line = format!("  - {{id: {me}-{nth}, name: 人{nth}}}\n");
        let both = "data/people.yaml";
        let text = String::from_utf8(workspace.bytes(both).unwrap()).unwrap();
        // A line is put in, one of our own is changed, a file comes.
        let mut writes = vec![match nth % 3 {
            1 => {
                let old = format!("{{id: {me}-{}, name: ", nth - 1);
                assert!(text.contains(&old), "{me} lost {old}");
                edited(both, &text, text.replace(&old, &format!("{old}新")) + &line)
            }
            _ => edited(both, &text, text.clone() + &line),
        }];
        if nth % 5 == 0 {
            writes.push(Write {
                path: format!("data/{me}-{nth}.yaml"),
                before: None,
                after: Some(b"people: []\n".to_vec()),
            });
        }
        if nth % 5 != 2 {
            workspace.commit(&writes).unwrap();
            continue;
        }
        history::commit(&workspace, writes, &format!("{me}-{nth}"), day()).unwrap();
        if nth % 50 == 7 {
            // Nobody takes back what the other did.
            let entries = history::entries(&workspace);
            let last = history::last_done(&entries).unwrap();
            assert_eq!(last.what, format!("{me}-{nth}"));
            let order = last.order;
            history::turn(&workspace, order, Turn::Back).unwrap();
            history::turn(&workspace, order, Turn::Again).unwrap();
        }
    }
}

fn edited(path: &str, before: &str, after: String) -> Write {
    Write {
        path: path.to_string(),
        before: Some(before.into()),
        after: Some(after.into_bytes()),
    }
}

#[test]
fn of_a_thousand_edits_by_two_processes_none_is_lost() {
    let share = Folder::new();
    share.write("data/people.yaml", "people:\n");
    let writers = ["ZM-PC", "LI-PC"].map(|machine| {
        Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "shared_folder::one_of_two_writers"])
            .env("FANGAN_SHARED_FOLDER", share.path())
            .env("HOSTNAME", machine)
            .env_remove("COMPUTERNAME")
            .output_later()
    });
    for writer in writers {
        let output = writer.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
    }
    let text = share.read("data/people.yaml");
    for machine in ["ZM-PC", "LI-PC"] {
        for nth in 0..EDITS {
            let fresh = if nth % 3 == 0 && nth + 1 < EDITS {
                "新"
            } else {
                ""
            };
            let line = format!("  - {{id: {machine}-{nth}, name: {fresh}人{nth}}}\n");
            assert_eq!(text.matches(&line).count(), 1, "{line}");
            let made = share.join(&format!("data/{machine}-{nth}.yaml")).exists();
            assert_eq!(made, nth % 5 == 0);
        }
    }
    assert_eq!(text.lines().count(), 1 + 2 * EDITS);
    assert!(!share.join(WRITING).exists() && !share.join(".fangan/journal").exists());
}

trait Later {
    fn output_later(&mut self) -> std::process::Child;
}

impl Later for Command {
    fn output_later(&mut self) -> std::process::Child {
        self.stdout(std::process::Stdio::piped());
        self.stderr(std::process::Stdio::piped());
        self.spawn().unwrap()
    }
}

#[test]
fn another_machine_is_waited_for_by_name_and_a_lock_that_stays_is_cleared_by_hand() {
    let share = Folder::sample();
    share.write(WRITING, ZHANG);
    let new = ["new", "work-2027", "--title", "2027年工作计划"];
    let waits = share.command(&new).output_later();
    std::thread::sleep(Duration::from_secs(1));
    std::fs::remove_file(share.join(WRITING)).unwrap();
    let output = waits.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("张敏的电脑（ZM-PC）正在写入"));
    // One that stays: nothing is written, and it is said how it is cleared.
    share.write(WRITING, ZHANG);
    let new = ["new", "work-2028", "--title", "2028年工作计划"];
    let output = share.run(&new);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("张敏的电脑（ZM-PC）从2026-07-01 10:32起正在写入"));
    assert!(said(&output).contains("fangan unlock"));
    // Looking on is nobody's trouble.
    share.well(&["check"]);
    let said = share.well(&["unlock"]);
    assert!(said.contains("张敏的电脑（ZM-PC）"), "{said}");
    assert!(share.well(&["unlock"]).contains("不用解除"));
    share.well(&new);
    assert!(!share.join(WRITING).exists());
}

#[test]
fn what_a_killed_process_of_this_machine_left_keeps_nobody_out() {
    let share = Folder::sample();
    let own = ZHANG.replace("ZM-PC", "OWN-PC");
    share.write(WRITING, own);
    let mut new = share.command(&["new", "work-2027", "--title", "2027年工作计划"]);
    let output = new
        .env("HOSTNAME", "OWN-PC")
        .env_remove("COMPUTERNAME")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", said(&output));
    assert!(!share.join(WRITING).exists());
}

#[test]
fn what_another_program_holds_open_is_written_beside_until_it_is_closed() {
    let office = Folder::new();
    let plan = |title: &str| {
        format!(
            "plan: {{id: x, title: {title}, form: plain, date: 2026-03-03}}\nsections: [{{heading: 总则, body: 便民。}}]\n"
        )
    };
    office.write("fangan.yaml", "today: 2026-06-10\n");
    office.write("data/o.yaml", "organisation: {name: 柳河街道办事处}\n");
    office.write("data/p.yaml", plan("便民服务方案"));
    let build = ["build", "--to", "html,docx"];
    office.well(&build);
    for mark in ["~$x.docx", ".~lock.x.docx#", ".~x.docx"] {
        office.write("data/p.yaml", plan("便民服务方案"));
        office.well(&build);
        let old = office.files("output")["x.docx"].clone();
        office.write("data/p.yaml", plan("社区便民服务方案"));
        office.write(&format!("output/{mark}"), "");
        let told = office.well(&build);
        assert!(told.contains("请先关闭《x.docx》再生成"), "{told}");
        let held = office.shown("output");
        assert_eq!(held["x.docx"], old, "{mark}: it is left as it is");
        assert_ne!(held["x（新）.docx"], old, "{mark}");
        assert!(office.read("output/x.html").contains("社区便民"), "{mark}");
        // It is told until it is closed.
        assert!(office.well(&build).contains("open-elsewhere"), "{mark}");
        std::fs::remove_file(office.join(&format!("output/{mark}"))).unwrap();
        let told = office.well(&build);
        assert!(!told.contains("open-elsewhere"), "{told}");
        let now = office.shown("output");
        assert_eq!(now["x.docx"], held["x（新）.docx"], "{mark}");
        assert!(!now.contains_key("x（新）.docx"), "{mark}");
    }
}
