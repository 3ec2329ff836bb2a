//! The sample's DOCX files, opened again: the same text as the HTML, faces for
//! every script, Chinese styles, whole tables, elements in the schema's order.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::path::PathBuf;
use std::process::Command;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The sample built in the formats, in a folder of its own.
fn built(name: &str, formats: &str) -> PathBuf {
    let output = std::env::temp_dir().join(format!("fangan-docx-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&output);
    let status = Command::new(env!("CARGO_BIN_EXE_fangan"))
        .args(["--quiet", "--root", env!("CARGO_MANIFEST_DIR"), "--output"])
        .arg(&output)
        .args(["build", "--to", formats])
        .status()
        .unwrap();
    assert!(status.success());
    output
}

fn files(folder: &PathBuf, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path());
    let mut files: Vec<PathBuf> = entries
        .filter(|p| p.extension().is_some_and(|e| e == ending))
        .collect();
    files.sort();
    assert!(files.len() >= 9, "{files:?}");
    files
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn is(node: &roxmltree::Node, name: &str) -> bool {
    node.has_tag_name((WORD, name))
}

fn child<'a>(node: roxmltree::Node<'a, 'a>, name: &str) -> Option<roxmltree::Node<'a, 'a>> {
    node.children().find(|n| is(n, name))
}

#[test]
fn the_text_is_the_documents() {
    let folder = built("text", "docx,html");
    for path in files(&folder, "docx") {
        let document = part(&std::fs::read(&path).unwrap(), "word/document.xml");
        let tree = roxmltree::Document::parse(&document).unwrap();
        let texts = tree.descendants().filter(|n| is(n, "t"));
        let text: String = texts.filter_map(|n| n.text()).collect();
        let html = std::fs::read_to_string(path.with_extension("html")).unwrap();
        let options = roxmltree::ParsingOptions {
            allow_dtd: true,
            ..Default::default()
        };
        let html = roxmltree::Document::parse_with_options(&html, options).unwrap();
        let body = html.descendants().find(|n| n.has_tag_name("body")).unwrap();
        let words = body
            .descendants()
            .filter(|n| n.is_text())
            .filter_map(|n| n.text());
        let words: String = words.collect();
        assert_eq!(squeezed(&text), squeezed(&words), "{}", path.display());
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn every_run_names_its_faces_and_every_paragraph_a_chinese_style() {
    let folder = built("faces", "docx");
    for path in files(&folder, "docx") {
        let bytes = std::fs::read(&path).unwrap();
        let styles = part(&bytes, "word/styles.xml");
        let styles = roxmltree::Document::parse(&styles).unwrap();
        let known: BTreeSet<&str> = styles
            .descendants()
            .filter(|n| is(n, "style"))
            .filter_map(|n| n.attribute((WORD, "styleId")))
            .collect();
        let names: Vec<&str> = styles
            .descendants()
            .filter(|n| is(n, "name"))
            .filter_map(|n| n.attribute((WORD, "val")))
            .collect();
        for name in [
            "正文",
            "标题",
            "一级标题",
            "二级标题",
            "表头",
            "表文",
            "版记",
        ] {
            assert!(names.contains(&name), "{name} in {}", path.display());
        }
        let document = part(&bytes, "word/document.xml");
        let document = roxmltree::Document::parse(&document).unwrap();
        for run in document.descendants().filter(|n| is(n, "r")) {
            if child(run, "t").is_none() {
                continue;
            }
            let fonts = child(run, "rPr").and_then(|p| child(p, "rFonts")).unwrap();
            for script in ["eastAsia", "ascii", "hAnsi", "cs"] {
                assert!(
                    fonts
                        .attribute((WORD, script))
                        .is_some_and(|f| !f.is_empty())
                );
            }
            assert!(!fonts.attributes().any(|a| a.name().contains("Theme")));
        }
        for paragraph in document.descendants().filter(|n| is(n, "p")) {
            let style = child(paragraph, "pPr")
                .and_then(|p| child(p, "pStyle"))
                .unwrap();
            let style = style.attribute((WORD, "val")).unwrap();
            assert!(known.contains(style), "{style} in {}", path.display());
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn tables_are_whole_and_their_heads_repeat() {
    let folder = built("tables", "docx");
    let mut merged = 0;
    for path in files(&folder, "docx") {
        let document = part(&std::fs::read(&path).unwrap(), "word/document.xml");
        let document = roxmltree::Document::parse(&document).unwrap();
        for table in document.descendants().filter(|n| is(n, "tbl")) {
            let grid = child(table, "tblGrid").unwrap();
            let columns = grid.children().filter(|n| is(n, "gridCol")).count();
            let data = child(table, "tblPr")
                .and_then(|p| child(p, "tblStyle"))
                .is_some();
            for (n, row) in table.children().filter(|n| is(n, "tr")).enumerate() {
                let cells = row.children().filter(|n| is(n, "tc"));
                let spans = cells.map(|cell| {
                    let properties = child(cell, "tcPr").unwrap();
                    merged += usize::from(child(properties, "vMerge").is_some());
                    assert!(child(cell, "p").is_some());
                    child(properties, "gridSpan")
                        .map_or(1, |s| s.attribute((WORD, "val")).unwrap().parse().unwrap())
                });
                assert_eq!(spans.sum::<usize>(), columns, "{}", path.display());
                let properties = child(row, "trPr").unwrap();
                assert!(child(properties, "cantSplit").is_some());
                assert_eq!(data && n == 0, child(properties, "tblHeader").is_some());
            }
        }
    }
    assert!(merged > 4, "{merged}");
    std::fs::remove_dir_all(folder).unwrap();
}

/// Children that are not listed stand nowhere; the others in this order.
const ORDER: [(&str, &str); 6] = [
    (
        "pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl pBdr tabs kinsoku wordWrap \
         overflowPunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind jc outlineLvl rPr sectPr",
    ),
    (
        "rPr",
        "ins del rFonts b snapToGrid color spacing kern sz szCs lang",
    ),
    (
        "tblPr",
        "tblStyle tblpPr tblOverlap tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    ),
    ("tcPr", "tcW gridSpan vMerge vAlign"),
    (
        "sectPr",
        "headerReference footerReference type pgSz pgMar cols titlePg docGrid",
    ),
    (
        "settings",
        "zoom mirrorMargins defaultTabStop evenAndOddHeaders characterSpacingControl compat \
         themeFontLang decimalSymbol listSeparator",
    ),
];

#[test]
fn elements_stand_in_the_schemas_order() {
    let folder = built("order", "docx");
    for path in files(&folder, "docx") {
        let bytes = std::fs::read(&path).unwrap();
        for name in ["word/document.xml", "word/styles.xml", "word/settings.xml"] {
            let text = part(&bytes, name);
            let tree = roxmltree::Document::parse(&text).unwrap();
            for node in tree.descendants().filter(|n| n.is_element()) {
                let Some((_, order)) = ORDER.iter().find(|(n, _)| is(&node, n)) else {
                    continue;
                };
                let order: Vec<&str> = order.split_whitespace().collect();
                let place = |n: roxmltree::Node| {
                    let place = order.iter().position(|o| *o == n.tag_name().name());
                    // References of heads and feet may be mixed.
                    let place = place.unwrap_or_else(|| panic!("{:?} in {:?}", n, node.tag_name()));
                    if order[0] == "headerReference" {
                        place.max(1)
                    } else {
                        place
                    }
                };
                let places: Vec<usize> = node
                    .children()
                    .filter(|n| n.is_element())
                    .map(place)
                    .collect();
                assert!(
                    places.is_sorted(),
                    "{:?} {places:?} in {}",
                    node.tag_name(),
                    path.display()
                );
            }
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn pages_are_numbered_outside_and_two_builds_are_the_same() {
    let (one, two) = (built("one", "docx"), built("two", "docx"));
    for (a, b) in files(&one, "docx").iter().zip(files(&two, "docx")) {
        let bytes = std::fs::read(a).unwrap();
        assert_eq!(bytes, std::fs::read(b).unwrap());
        let odd = part(&bytes, "word/footer-default.xml");
        let even = part(&bytes, "word/footer-even.xml");
        assert!(odd.contains(r#"<w:jc w:val="right"/>"#) && odd.contains(" PAGE "));
        assert!(even.contains(r#"<w:jc w:val="left"/>"#) && even.contains(" PAGE "));
        assert!(part(&bytes, "word/settings.xml").contains("<w:evenAndOddHeaders/>"));
        let core = part(&bytes, "docProps/core.xml");
        assert!(core.contains("<dc:title>") && !core.contains("1980"));
    }
    std::fs::remove_dir_all(one).unwrap();
    std::fs::remove_dir_all(two).unwrap();
}
