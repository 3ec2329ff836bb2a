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
    for plan in ["petition-2026", "flood-2026", "fire-2026", "work-2026"] {
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
