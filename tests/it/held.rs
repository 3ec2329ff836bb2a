//! A change that is not announced yet stays on the machine of whoever makes it: nothing
//! of it stands in the folder that others share, until it is announced.

use std::io::{Cursor, Read};

use crate::common::folder::{Files, Folder, files, said};

const SECRET: &str = "新来人甲";

/// An office, and a change that is announced in August, in a folder of the clerk's own.
fn office() -> (Folder, Folder) {
    let (share, own) = (Folder::new(), Folder::new());
    share.write("fangan.yaml", "today: 2026-06-10\n");
    share.write(
        "data/o.yaml",
        "organisation: {name: 柳河街道办事处}
issuers: [{id: office, name: 柳河街道办事处, code: 柳街办发}]
posts:
  - {id: director, title: 街道办事处主任, rank: 1}
people:
  - {id: lin, name: 林浩然}
appointments:
  - {post: director, person: lin, from: 2024-05-01}
",
    );
    share.write(
        "data/p.yaml",
        "plan: {id: x, title: 便民服务方案, form: plain, date: 2026-03-03}\nsections: [{heading: 组织领导, body: [{body-of-people: {name: 便民服务领导小组, leader: [director]}}]}]\n",
    );
    own.write(
        "autumn.yaml",
        "change:
  date: 2026-09-01
  announced: 2026-08-28
  moves:
    - {person: 林浩然, retires: true}
    - {new-person: {id: zz, name: 新来人甲}, takes: director}
",
    );
    (share, own)
}

/// Whether words stand in any of the files, packages unpacked.
fn is_said(files: &Files, words: &str) -> bool {
    let holds = |bytes: &[u8]| {
        bytes
            .windows(words.len())
            .any(|piece| piece == words.as_bytes())
    };
    files.iter().any(|(name, bytes)| {
        name.contains(words) || holds(bytes) || parts(bytes).iter().any(|part| holds(part))
    })
}

/// The parts of a package.
fn parts(bytes: &[u8]) -> Vec<Vec<u8>> {
    let Ok(mut package) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Vec::new();
    };
    let parts = (0..package.len()).map(|nth| {
        let mut part = Vec::new();
        package
            .by_index(nth)
            .unwrap()
            .read_to_end(&mut part)
            .unwrap();
        part
    });
    parts.collect()
}

#[test]
fn nothing_of_it_is_found_on_the_share_until_it_is_announced() {
    let (share, own) = office();
    let given = own.join("autumn.yaml").display().to_string();
    share.well(&["build", "--to", "html,docx"]);
    let first = share.shown("");
    let said = share.well(&["change", "preview", &given]);
    assert!(said.contains("2026年8月28日才公布"), "{said}");
    let said = share.well(&["change", "apply", &given]);
    assert!(said.contains("fangan change announce autumn"), "{said}");
    assert!(
        !own.join("autumn.yaml").exists(),
        "it lies where it is kept"
    );
    // Whatever else is done meanwhile.
    let checked = share.well(&["check"]);
    assert!(checked.contains("change-waits"), "{checked}");
    share.well(&["today"]);
    share.well(&["change", "preview", "autumn"]);
    share.well(&["change", "apply", "autumn"]);
    share.well(&["build", "--to", "html,docx"]);
    share.well(&["build", "--public", "--to", "html"]);
    let mut there = share.files("");
    assert!(!is_said(&there, SECRET) && !is_said(&there, "autumn"));
    there.retain(|name, _| first.contains_key(name));
    assert_eq!(there, first, "nothing that stood there is another");
    assert!(is_said(&files(&share.of_user()), SECRET), "it is kept");

    let early = share.run(&["change", "announce", "autumn"]);
    assert_eq!(early.status.code(), Some(1));
    assert!(self::said(&early).contains("not-announced"));
    share.edit("fangan.yaml", "2026-06-10", "2026-08-28");
    let checked = share.well(&["check"]);
    assert!(checked.contains("change-to-announce"), "{checked}");
    share.well(&["change", "announce", "autumn"]);
    assert!(share.read("data/changes/autumn.yaml").contains(SECRET));
    assert!(share.read("data/o.yaml").contains(SECRET));
    assert!(share.join("output/notices").is_dir());
    assert!(!is_said(&files(&share.of_user()), SECRET));
    share.well(&["change", "undo", "autumn"]);
    assert!(!share.read("data/o.yaml").contains(SECRET));
}

#[test]
fn a_file_that_lies_on_the_share_is_told_of_and_taken_from_there() {
    let (share, own) = office();
    share.write("data/changes/autumn.yaml", own.read("autumn.yaml"));
    let checked = share.well(&["check"]);
    assert!(checked.contains("unannounced-shared"), "{checked}");
    let said = share.well(&["change", "preview", "autumn"]);
    assert!(said.contains("unannounced-shared"), "{said}");
    share.well(&["change", "apply", "autumn"]);
    assert!(!share.join("data/changes/autumn.yaml").exists());
    assert!(!is_said(&share.files(""), SECRET));
}

#[test]
fn a_draft_that_somebody_went_on_with_is_the_one_that_is_moved_in() {
    let (share, own) = office();
    let given = own.join("autumn.yaml").display().to_string();
    share.well(&["change", "apply", &given]);
    let drafts = files(&share.of_user());
    let docx = drafts
        .keys()
        .find(|name| name.contains("notices/") && name.ends_with(".docx"));
    let docx = docx.unwrap().clone();
    std::fs::write(share.of_user().join(&docx), "她改过的").unwrap();
    share.well(&["change", "apply", "autumn"]);
    share.edit("fangan.yaml", "2026-06-10", "2026-08-28");
    share.well(&["change", "announce", "autumn"]);
    let name = docx.rsplit("drafts/").next().unwrap();
    assert_eq!(share.read(&format!("output/{name}")), "她改过的");
}
