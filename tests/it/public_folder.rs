//! The folder of a public edition, which is given away: nothing internal in any
//! file of it, nothing of others removed, nothing old left standing.
#![cfg(unix)]

use std::os::unix::fs::symlink;
use std::process::Output;

use crate::common::folder::{Folder, said};

const STAFF: &str = "organisation: {name: 柳河街道办事处}
people:
  - {id: he, name: 何静文, phone: 0631-555-0102, internal: true}
  - {id: wu, name: 吴建国, phone: 0631-555-0103}
";

fn plan(id: &str, body: &str) -> String {
    format!(
        "plan: {{id: {id}, title: {id}工作方案, form: plain, date: 2026-03-20}}\nsections: [{{heading: 总则, body: {body}}}]\n"
    )
}

fn office() -> Folder {
    let folder = Folder::new();
    folder.write("fangan.yaml", "today: 2026-04-10\n");
    folder.write("data/staff.yaml", STAFF);
    folder.write("data/a.yaml", plan("a", "由吴建国负责。"));
    folder.write("data/b.yaml", plan("b", "做好便民服务。"));
    folder
}

fn build(folder: &Folder, args: &[&str]) -> Output {
    folder.run(&[&["build", "--public", "--to", "html"], args].concat())
}

#[track_caller]
fn built(folder: &Folder, args: &[&str]) -> String {
    let output = build(folder, args);
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

fn names(folder: &Folder) -> Vec<String> {
    folder.files("output/public").into_keys().collect()
}

#[test]
fn the_folder_holds_the_documents_and_nothing_else() {
    let folder = office();
    folder.write("data/leak.yaml", plan("leak", "请拨打0631-555-0102。"));
    folder.write("data/name.yaml", plan("name", "由何静文负责。"));
    let output = build(&folder, &[]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert_eq!(names(&folder), ["a.html", "b.html"]);
    for (name, bytes) in folder.files("output/public") {
        let text = String::from_utf8_lossy(&bytes);
        for internal in ["何静文", "0102", "0103"] {
            assert!(!text.contains(internal), "{internal} in {name}");
        }
    }
    // What was said is repeated all the same.
    let again = build(&folder, &[]);
    assert!(said(&again).contains("0631"), "{}", said(&again));
    for shard in ["1/2", "2/2"] {
        build(&folder, &["--shard", shard]);
    }
    assert_eq!(names(&folder), ["a.html", "b.html"]);
}

#[test]
fn parts_of_a_public_edition_are_joined() {
    let folder = office();
    for shard in ["1/2", "2/2"] {
        built(&folder, &["--shard", shard]);
    }
    let said = folder.well(&["merge-manifests", "--public"]);
    assert!(said.contains('2'), "{said}");
    std::fs::remove_file(folder.join("output/public/b.html")).unwrap();
    let output = folder.run(&["merge-manifests", "--public"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(names(&folder), ["a.html"]);
}

#[test]
fn what_an_earlier_program_left_beside_the_documents_goes() {
    let folder = office();
    built(&folder, &[]);
    // A manifest of an earlier program, which kept it there.
    let mut kept = folder.files(".fangan/editions").into_iter();
    let (name, bytes) = kept.next_back().unwrap();
    std::fs::remove_file(folder.join(".fangan/editions").join(name)).unwrap();
    folder.write("output/public/.fangan-manifest.json", bytes);
    std::fs::remove_file(folder.join("data/b.yaml")).unwrap();
    assert!(built(&folder, &[]).contains("b.html"));
    assert_eq!(names(&folder), ["a.html"]);
    folder.write("output/public/.fangan-manifest-1-of-2.json", "何静文");
    folder.write("data/a.yaml", plan("a", "由吴建国牵头。"));
    built(&folder, &["a"]);
    assert_eq!(names(&folder), ["a.html"]);
}

#[test]
fn only_what_was_made_and_is_as_it_was_made_is_removed() {
    let folder = office();
    built(&folder, &[]);
    folder.write("output/public/index.html", "mine");
    folder.write("output/public/notes.txt", "mine");
    folder.write("output/public/b.html", "edited by hand");
    std::fs::remove_file(folder.join("data/b.yaml")).unwrap();
    let said = built(&folder, &[]);
    assert_eq!(
        names(&folder),
        ["a.html", "b.html", "index.html", "notes.txt"]
    );
    assert!(said.contains("other-files"), "{said}");
    for name in ["b.html", "index.html", "notes.txt"] {
        assert!(said.contains(name), "{name}: {said}");
    }
    // With nothing changed it is said again.
    assert!(built(&folder, &[]).contains("notes.txt"));
}

#[test]
fn a_file_named_for_a_plan_that_is_not_public_is_warned_of() {
    let folder = office();
    built(&folder, &[]);
    folder.write("output/public/b.html", "edited by hand");
    folder.edit("data/b.yaml", "id: b,", "id: b, internal: true,");
    let said = built(&folder, &[]);
    assert!(said.contains("old-public-file"), "{said}");
    assert_eq!(names(&folder), ["a.html", "b.html"]);
}

#[test]
fn nothing_is_removed_or_written_through_a_link() {
    let folder = office();
    folder.write("elsewhere/a.html", "mine");
    std::fs::create_dir_all(folder.join("output")).unwrap();
    for target in ["../data", "../elsewhere"] {
        symlink(target, folder.join("output/public")).unwrap();
        let (data, elsewhere) = (folder.files("data"), folder.files("elsewhere"));
        let output = build(&folder, &[]);
        assert!(!output.status.success());
        assert!(said(&output).contains("linked-folder"), "{}", said(&output));
        assert_eq!(folder.files("data"), data);
        assert_eq!(folder.files("elsewhere"), elsewhere);
        std::fs::remove_file(folder.join("output/public")).unwrap();
    }
    // A link within the folder is nobody's document.
    symlink("../../data/staff.yaml", folder.join("output/public-link")).unwrap();
    built(&folder, &[]);
    std::fs::remove_file(folder.join("output/public/b.html")).unwrap();
    symlink("../../data/b.yaml", folder.join("output/public/b.html")).unwrap();
    let data = folder.files("data");
    built(&folder, &[]);
    assert_eq!(folder.files("data"), data);
}

#[test]
fn the_plain_edition_removes_nothing_through_a_link_either() {
    let folder = office();
    let args = ["build", "--to", "html", "--as-of", "2026-04-01"];
    folder.well(&args);
    std::fs::rename(folder.join("output/as-of-2026-04-01"), folder.join("moved")).unwrap();
    symlink("../moved", folder.join("output/as-of-2026-04-01")).unwrap();
    std::fs::remove_file(folder.join("data/b.yaml")).unwrap();
    let output = folder.run(&args);
    assert!(said(&output).contains("linked-folder"), "{}", said(&output));
    assert!(folder.join("moved/b.html").exists());
}

#[test]
fn a_plan_asked_for_by_name_leaves_nothing_old() {
    let cases = [
        (("id: a,", "id: a, internal: true,"), 0, "internal-plan"),
        (("由吴建国负责", "请拨打0631-555-0102"), 1, "internal-leak"),
        (("heading: 总则", "headings: 总则"), 1, "unknown-key"),
    ];
    for ((old, new), code, said_of) in cases {
        let folder = office();
        built(&folder, &[]);
        folder.edit("data/a.yaml", old, new);
        let output = build(&folder, &["a"]);
        assert_eq!(output.status.code(), Some(code), "{}", said(&output));
        assert_eq!(names(&folder), ["b.html"], "{said_of}");
        for words in [said_of, "public-files-removed", "a.html"] {
            assert!(said(&output).contains(words), "{}", said(&output));
        }
        // The other is still known to be ours.
        folder.edit("data/b.yaml", "id: b,", "id: b, internal: true,");
        build(&folder, &[]);
        assert_eq!(names(&folder), [""; 0], "{said_of}");
    }
}

#[test]
fn a_plan_that_becomes_internal_leaves_the_editions_of_all_days() {
    let day = ["--as-of", "2026-05-01"];
    for args in [&[][..], &day, &["a"], &["a", "--as-of", "2026-06-01"]] {
        let folder = office();
        built(&folder, &[]);
        built(&folder, &day);
        assert!(names(&folder).contains(&"as-of-2026-05-01/a.html".to_string()));
        folder.edit("data/a.yaml", "id: a,", "id: a, internal: true,");
        let said = built(&folder, args);
        assert!(said.contains("public-files-removed"), "{said}");
        assert_eq!(
            names(&folder),
            ["as-of-2026-05-01/b.html", "b.html"],
            "{args:?}"
        );
    }
}

#[test]
fn plans_that_are_internal_are_no_errors() {
    let folder = office();
    folder.edit("data/a.yaml", "id: a,", "id: a, internal: true,");
    let said = built(&folder, &[]);
    assert!(!said.contains("没有生成"), "{said}");
    assert!(!said.contains("internal-plan"), "{said}");
}

#[test]
fn a_plan_that_bears_a_grade_is_not_public() {
    let folder = office();
    built(&folder, &[]);
    for grade in ["工作秘密", "内部"] {
        let head = format!("{{id: a, secrecy: {grade},");
        folder.write(
            "data/a.yaml",
            plan("a", "由吴建国负责。").replace("{id: a,", &head),
        );
        built(&folder, &[]);
        assert_eq!(names(&folder), ["b.html"], "{grade}");
    }
}

#[test]
fn where_no_account_can_be_kept_nothing_is_written() {
    let folder = office();
    folder.write(".fangan/editions", "no folder");
    let output = build(&folder, &[]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert_eq!(names(&folder), [""; 0]);
}

#[test]
fn where_data_cannot_be_read_nothing_is_public() {
    let folder = office();
    built(&folder, &[]);
    // Whom and which number it may name, nobody knows.
    symlink("nowhere", folder.join("data/more.yaml")).unwrap();
    let output = build(&folder, &[]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(
        said(&output).contains("file-unreadable"),
        "{}",
        said(&output)
    );
    assert_eq!(names(&folder), [""; 0]);
}
