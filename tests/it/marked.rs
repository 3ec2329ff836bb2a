//! Marked changes: whoever accepts all has the new document, whoever rejects
//! all the old one, read by a reader of its own.

use crate::common::folder::Folder;
use crate::common::reading::{WORD, part};

fn document(folder: &Folder, name: &str) -> String {
    let path = folder.join(&format!("output/{name}.docx"));
    part(&std::fs::read(path).unwrap(), "word/document.xml")
}

/// Paragraphs after every change was accepted, or rejected: what lies in an
/// element called `gone` is left out, paragraphs whose end is `gone` run into
/// the next, rows that are `gone` go.
fn read(xml: &str, gone: &str) -> Vec<String> {
    let tree = roxmltree::Document::parse(xml).unwrap();
    let is = |n: &roxmltree::Node, name: &str| n.has_tag_name((WORD, name));
    let property = |n: &roxmltree::Node, outer: &str, name: &str| {
        let outer = n.children().find(|c| is(c, outer));
        outer.is_some_and(|o| {
            o.descendants()
                .any(|d| d.parent() == Some(o) && is(&d, name))
        })
    };
    let mut paragraphs = vec![String::new()];
    for paragraph in tree.descendants().filter(|n| is(n, "p")) {
        let row = paragraph.ancestors().find(|n| is(n, "tr"));
        if row.is_some_and(|row| property(&row, "trPr", gone)) {
            continue;
        }
        for node in paragraph.descendants() {
            if node.ancestors().any(|n| is(&n, gone)) {
                continue;
            }
            if is(&node, "t") || is(&node, "delText") {
                paragraphs
                    .last_mut()
                    .unwrap()
                    .push_str(node.text().unwrap_or(""));
            }
        }
        let properties = paragraph.children().find(|c| is(c, "pPr"));
        let runs_on = properties.is_some_and(|p| property(&p, "rPr", gone));
        if !runs_on {
            paragraphs.push(String::new());
        }
    }
    paragraphs.retain(|text| !text.is_empty());
    paragraphs
}

#[test]
fn accepting_gives_the_new_text_and_rejecting_the_old() {
    let folder = Folder::new();
    let (from, to) = ("2024-06-30", "2026-04-10");
    folder.well_with_sample(&["build", "--to", "docx", "--as-of", from]);
    folder.well_with_sample(&["build", "--to", "docx", "--as-of", to]);
    let mut changed = 0;
    for plan in ["petition-2026", "care-2026", "fire-2026", "work-2026"] {
        folder.well_with_sample(&[
            "diff",
            plan,
            "--from",
            from,
            "--to",
            to,
            "--to-format",
            "docx",
        ]);
        let old = document(&folder, &format!("as-of-{from}/{plan}"));
        let new = document(&folder, &format!("as-of-{to}/{plan}"));
        if old == new {
            continue;
        }
        changed += 1;
        let marked = document(&folder, &format!("diff/{plan}.{from}.{to}"));
        assert!(marked.contains("w:author=") && marked.contains("2026-04-10T00:00:00Z"));
        assert_eq!(read(&marked, "ins"), read(&old, "ins"), "{plan} rejected");
        assert_eq!(read(&marked, "del"), read(&new, "del"), "{plan} accepted");
    }
    assert!(changed > 0);
}

#[test]
fn what_a_change_does_to_a_rota_is_marked() {
    let folder = Folder::sample();
    // A numbered paper would have the people of its date.
    let number = "  number: {year: 2026, serial: 12}";
    folder.edit("data/plans/petition-2026.yaml", number, "");
    let (eve, day) = ("2026-08-31", "2026-09-01");
    let build = |day: &str| folder.well(&["build", "--to", "docx", "--as-of", day]);
    build(eve);
    folder.well(&["change", "announce", "--early", "2026-09-reshuffle"]);
    build(day);
    for plan in ["duty-2026", "petition-2026"] {
        let format = ["--to-format", "docx"];
        let days = ["--from", eve, "--to", day];
        folder.well(&[&["diff", plan], &days[..], &format].concat());
        let said = folder.well(&[&["diff", plan], &days[..]].concat());
        assert!(
            said.contains("陈志远（街道党工委书记）\n→ 林浩然（街道党工委书记）"),
            "{said}"
        );
        let old = document(&folder, &format!("as-of-{eve}/{plan}"));
        let new = document(&folder, &format!("as-of-{day}/{plan}"));
        for marked in [
            format!("marked/2026-09-reshuffle-{plan}.{eve}.{day}"),
            format!("diff/{plan}.{eve}.{day}"),
        ] {
            let xml = document(&folder, &marked);
            assert_eq!(read(&xml, "ins"), read(&old, "ins"), "{marked} rejected");
            assert_eq!(read(&xml, "del"), read(&new, "del"), "{marked} accepted");
        }
    }
    // A day of the reception table itself.
    let marked = document(
        &folder,
        &format!("marked/2026-09-reshuffle-petition-2026.{eve}.{day}"),
    );
    let (old, new) = (read(&marked, "ins"), read(&marked, "del"));
    let day = |paper: &[String]| {
        let at = paper.iter().position(|line| line == "9月1日").unwrap();
        paper[at..at + 4].join(" ")
    };
    assert_ne!(day(&old), day(&new), "{}", day(&old));
}

#[test]
fn a_rota_that_cannot_be_had_back_is_said() {
    let folder = Folder::sample();
    let diff = [
        "diff",
        "duty-2026",
        "--from",
        "2026-08-31",
        "--to",
        "2026-09-01",
    ];
    let said = folder.well(&diff);
    assert!(
        said.contains("没有用 fangan change apply 办过人事变动"),
        "{said}"
    );
    folder.well(&["change", "announce", "--early", "2026-09-reshuffle"]);
    let people = folder.read("data/people.yaml");
    folder.write("data/people.yaml", people + "# 手工改过\n");
    let said = folder.well(&diff);
    assert!(
        said.contains("data/people.yaml 在人事变动之后又改过"),
        "{said}"
    );
    assert!(!said.contains("没有用"), "{said}");
}

#[test]
fn of_a_numbered_paper_it_is_the_current_roster_that_is_marked() {
    let folder = Folder::sample();
    let (from, to) = ("2026-07-15", "2026-09-02");
    let changes = ["2026-07-personnel", "2026-09-reshuffle"];
    for (change, day) in changes.into_iter().zip([from, to]) {
        folder.well(&["change", "announce", "--early", change]);
        folder.well(&["build", "petition-2026", "--to", "docx", "--as-of", day]);
    }
    let diff = ["diff", "petition-2026", "--to-format", "docx"];
    folder.well(&[&diff[..], &["--from", from, "--to", to]].concat());
    let of = |day: &str| document(&folder, &format!("as-of-{day}/petition-2026.现行名单"));
    let name = format!("petition-2026.现行名单.{from}.{to}");
    let marked = document(&folder, &format!("diff/{name}"));
    assert_eq!(read(&marked, "ins"), read(&of(from), "ins"));
    assert_eq!(read(&marked, "del"), read(&of(to), "del"));
    // One that comes back is compared with the edition of its day.
    let file = format!("output/as-of-{to}/petition-2026.现行名单.docx");
    let compared = folder.well(&["compare", &file, "petition-2026", "--as-of", to]);
    assert!(compared.starts_with("0处改动"), "{compared}");
    // Where nobody differs there is nothing to mark.
    folder.well(&[&diff[..], &["--from", to, "--to", "2026-09-20"]].concat());
    assert!(
        !folder
            .join("output/diff/petition-2026.现行名单.2026-09-02.2026-09-20.docx")
            .exists()
    );
}
