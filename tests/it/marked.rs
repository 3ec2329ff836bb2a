//! Marked changes: whoever accepts all has the new document, whoever rejects
//! all the old one, read by a reader of its own.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("fangan-marked-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

fn run(output: &Path, args: &[&str]) {
    let status = Command::new(env!("CARGO_BIN_EXE_fangan"))
        .args(["--quiet", "--root", env!("CARGO_MANIFEST_DIR"), "--output"])
        .arg(output)
        .args(args)
        .stdout(std::process::Stdio::null())
        .status()
        .unwrap();
    assert!(status.success(), "{args:?}");
}

fn document(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name("word/document.xml")
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
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
    let output = folder("diff");
    let (from, to) = ("2024-06-30", "2026-04-10");
    run(&output, &["build", "--to", "docx", "--as-of", from]);
    run(&output, &["build", "--to", "docx", "--as-of", to]);
    let mut changed = 0;
    for plan in ["petition-2026", "flood-2026", "fire-2026", "work-2026"] {
        run(
            &output,
            &[
                "diff",
                plan,
                "--from",
                from,
                "--to",
                to,
                "--to-format",
                "docx",
            ],
        );
        let marked = output.join(format!("diff/{plan}.{from}.{to}.docx"));
        let old = document(&output.join(format!("as-of-{from}/{plan}.docx")));
        let new = document(&output.join(format!("as-of-{to}/{plan}.docx")));
        if old == new {
            continue;
        }
        changed += 1;
        let marked = document(&marked);
        assert!(marked.contains("w:author=") && marked.contains("2026-04-10T00:00:00Z"));
        assert_eq!(read(&marked, "ins"), read(&old, "ins"), "{plan} rejected");
        assert_eq!(read(&marked, "del"), read(&new, "del"), "{plan} accepted");
    }
    assert!(changed > 0);
    std::fs::remove_dir_all(output).unwrap();
}
