//! A change that is not announced yet stays out of a public edition, whatever
//! has become of its record and of the data: where that is not sure, nothing is
//! made.

use crate::common::folder::{Folder, said};

const SECRET: &str = "新来人甲";
const RECORD: &str = "data/changes/applied/c.yaml";

/// An office whose change is applied and is announced in August.
fn office() -> Folder {
    let folder = Folder::new();
    folder.write("fangan.yaml", "today: 2026-06-10\n");
    folder.write(
        "data/o.yaml",
        "organisation: {name: 柳河街道办事处}
posts:
  - {id: director, title: 街道办事处主任, rank: 1}
people:
  - {id: lin, name: 林浩然}
appointments:
  - {post: director, person: lin, from: 2024-05-01}
",
    );
    folder.write(
        "data/p.yaml",
        "plan: {id: x, title: 便民服务方案, form: plain, date: 2026-03-03, roster-date: 2026-07-02}\nsections: [{heading: 总则, body: \"由@{director}负责。\"}]\n",
    );
    folder.write(
        "data/changes/c.yaml",
        "change:
  date: 2026-07-01
  announced: 2026-08-28
  moves:
    - {person: 林浩然, retires: true}
    - {new-person: {id: zz, name: 新来人甲}, takes: director}
",
    );
    assert!(build(&folder, &[]).0 == Some(0) && shown(&folder).contains("林浩然"));
    folder.well(&["change", "announce", "--early", "c"]);
    folder
}

fn build(folder: &Folder, more: &[&str]) -> (Option<i32>, String) {
    let output = folder.run(&[&["build", "--public", "--to", "html"], more].concat());
    (output.status.code(), said(&output))
}

/// What the public edition says; nothing where there is none.
fn shown(folder: &Folder) -> String {
    std::fs::read_to_string(folder.join("output/public/x.html")).unwrap_or_default()
}

#[track_caller]
fn is_withheld(folder: &Folder, more: &[&str], case: &str) {
    let (code, said) = build(folder, more);
    assert_eq!(code, Some(0), "{case}: {said}");
    let shown = shown(folder);
    assert!(
        shown.contains("林浩然") && !shown.contains(SECRET),
        "{case}: {said}"
    );
}

#[track_caller]
fn is_refused(folder: &Folder, more: &[&str], fault: &str, case: &str) {
    let (code, said) = build(folder, more);
    assert!(code == Some(1) || code == Some(2), "{case}: {said}");
    assert!(said.contains(fault), "{case}: {said}");
    // Yesterday's is not left as if it were today's.
    assert!(folder.shown("output/public").is_empty(), "{case}: {said}");
}

#[test]
fn a_record_that_is_damaged_lets_nothing_out() {
    let whole = office().read(RECORD);
    let back = whole.find("    text: |").unwrap();
    let cases = [
        ("empty", String::new()),
        (
            "conflict",
            format!("<<<<<<< HEAD\n{whole}=======\n>>>>>>> other\n"),
        ),
        ("a line more", format!("{whole}zzz: [\n")),
        ("another order", whole.replace("order: 1", "order: one")),
        (
            "a day in words",
            whole.replace("2026-08-28", "2026年8月28日"),
        ),
        ("another day", whole.replace("2026-08-28", "28.08.2026")),
        ("no record", "people: []\n".to_string()),
        ("cut off in a text", whole[..back + 30].to_string()),
        (
            "cut off behind the files",
            whole[..whole.find("papers:").unwrap()].to_string(),
        ),
        (
            "cut off before the files",
            whole[..whole.find("files:").unwrap()].to_string(),
        ),
    ];
    for (case, text) in cases {
        let folder = office();
        folder.write(RECORD, &text);
        is_refused(&folder, &[], "record-damaged", case);
        is_refused(&folder, &["x"], "record-damaged", case);
        let checked = folder.run(&["check"]);
        assert_eq!(checked.status.code(), Some(1), "{case}");
        assert!(
            said(&checked).contains(RECORD),
            "{case}: {}",
            said(&checked)
        );
        for words in [["change", "undo"], ["change", "apply"]] {
            let output = folder.run(&[words[0], words[1], "c"]);
            assert_ne!(output.status.code(), Some(0));
            assert!(
                said(&output).contains("record-damaged"),
                "{}",
                said(&output)
            );
            assert!(!said(&output).contains("not-applied"), "{case}");
        }
        // The plain edition has no secrets.
        folder.well(&["build", "--to", "html"]);
        folder.write(RECORD, &whole);
        is_withheld(&folder, &[], case);
        folder.well(&["change", "undo", "c"]);
    }
}

#[test]
fn a_damaged_record_is_told_at_its_line() {
    let folder = office();
    let whole = folder.read(RECORD);
    folder.write(
        RECORD,
        whole.replace("order: 1\n", "order: 1\n<<<<<<< HEAD\n"),
    );
    let (_, said) = build(&folder, &[]);
    assert!(said.contains("data/changes/applied/c.yaml:6:"), "{said}");
}

#[test]
fn a_record_reads_the_same_with_a_mark_at_its_head() {
    let folder = office();
    let whole = folder.read(RECORD);
    folder.write(RECORD, format!("\u{FEFF}{}", whole.replace('\n', "\r\n")));
    is_withheld(&folder, &[], "mark and line ends");
    folder.well(&["change", "undo", "c"]);
    assert!(!folder.join(RECORD).exists());
}

#[test]
fn a_record_that_was_renamed_is_one_still() {
    for name in [
        "applied/.c.yaml",
        "applied/c.yaml.orig",
        "applied/第一次.yaml",
        "applied/c.yml",
        "applied-old/c.yaml",
        "c-record.txt",
    ] {
        let folder = office();
        let moved = folder.join("data/changes").join(name);
        std::fs::create_dir_all(moved.parent().unwrap()).unwrap();
        std::fs::rename(folder.join(RECORD), &moved).unwrap();
        is_withheld(&folder, &[], name);
        folder.well(&["change", "undo", "c"]);
        assert!(!moved.exists(), "{name}");
        assert!(!folder.read("data/o.yaml").contains(SECRET));
    }
    // Copies are no second change, and go with it.
    let folder = office();
    for copy in ["applied/c.yaml~", "applied/.c.yaml.bak", "applied/d.yaml"] {
        folder.write(&format!("data/changes/{copy}"), folder.read(RECORD));
    }
    is_withheld(&folder, &[], "copies");
    folder.well(&["change", "undo", "c"]);
    assert!(folder.files("data/changes/applied").is_empty());
}

#[test]
fn what_lies_beside_records_is_none() {
    let folder = office();
    for name in [".DS_Store", "desktop.ini", "说明.txt", ".c.yaml.77-0.part"] {
        folder.write(&format!("data/changes/applied/{name}"), "<");
    }
    // The decision, scanned: larger than anything that is read.
    let scan = std::fs::File::create(folder.join("data/changes/任免文件.pdf")).unwrap();
    scan.set_len(70 * 1024 * 1024).unwrap();
    is_withheld(&folder, &[], "files of others");
    folder.well(&["check"]);
}

#[test]
fn a_data_file_that_was_moved_is_found_and_one_that_is_lost_lets_nothing_out() {
    let folder = office();
    let text = folder.read("data/o.yaml");
    let data = |name: &str| folder.join("data").join(name);
    std::fs::rename(data("o.yaml"), data("组织.yaml")).unwrap();
    is_withheld(&folder, &[], "renamed");
    std::fs::create_dir_all(data("机构")).unwrap();
    std::fs::rename(data("组织.yaml"), data("机构/o.yaml")).unwrap();
    is_withheld(&folder, &[], "moved");
    folder.write("data/机构/o.yaml", format!("{text}# 改\n"));
    is_refused(&folder, &[], "cannot-withhold", "moved and edited");
    std::fs::rename(data("机构/o.yaml"), data("o.yaml")).unwrap();
    is_refused(&folder, &[], "cannot-withhold", "edited");
    folder.write("data/o.yaml", text);
    is_withheld(&folder, &[], "as it was");
}

#[test]
fn another_data_folder_holds_back_the_same() {
    let folder = office();
    for copied in folder.files("data").keys() {
        let bytes = std::fs::read(folder.join("data").join(copied)).unwrap();
        folder.write(&format!("all/{copied}"), &bytes);
        if !copied.starts_with("changes") {
            folder.write(&format!("some/data/{copied}"), bytes);
        }
    }
    is_withheld(&folder, &["--data", "all"], "a copy of all");
    is_withheld(&folder, &["--data", "some/data"], "without the records");
    folder.write("some/data/o.yaml", folder.read("data/o.yaml") + "# 改\n");
    is_refused(
        &folder,
        &["--data", "some/data"],
        "cannot-withhold",
        "edited",
    );
    std::fs::rename(folder.join("data"), folder.join("moved")).unwrap();
    is_withheld(&folder, &["--data", "moved"], "moved");
}

#[cfg(unix)]
#[test]
fn a_record_that_cannot_be_read_lets_nothing_out() {
    use std::os::unix::fs::symlink;
    let folder = office();
    std::fs::remove_file(folder.join(RECORD)).unwrap();
    symlink("nowhere", folder.join(RECORD)).unwrap();
    is_refused(&folder, &[], "file-unreadable", "a link to nothing");
    assert_eq!(folder.run(&["check"]).status.code(), Some(2));
}

#[test]
fn a_change_that_is_put_off_stays_secret() {
    let folder = office();
    folder.write("fangan.yaml", "today: 2026-08-28\n");
    folder.edit("data/changes/c.yaml", "2026-08-28", "2026-09-30");
    is_withheld(&folder, &[], "put off");
    folder.write("fangan.yaml", "today: 2026-09-30\n");
    assert_eq!(build(&folder, &[]).0, Some(0));
    assert!(shown(&folder).contains(SECRET));
}

#[test]
fn from_the_day_it_is_announced_it_is_shown() {
    let folder = office();
    is_withheld(&folder, &[], "before");
    folder.write("fangan.yaml", "today: 2026-08-28\n");
    assert_eq!(build(&folder, &[]).0, Some(0));
    assert!(shown(&folder).contains(SECRET));
}
