//! The sample's DOCX files, opened again: the same text as the HTML, faces for
//! every script, Chinese styles, whole tables, elements in the schema's order.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::common::folder::{Files, Folder};
use crate::common::reading::{WORD, html, part, squeezed, text_of_docx};

/// The sample's DOCX and HTML files.
fn built() -> Files {
    let folder = Folder::new();
    folder.well_with_sample(&["build", "--to", "docx,html"]);
    folder.shown("output")
}

/// The same, built once for all who only read them.
fn sample() -> &'static Files {
    static SAMPLE: OnceLock<Files> = OnceLock::new();
    SAMPLE.get_or_init(built)
}

/// The DOCX files among them.
fn documents(files: &Files) -> impl Iterator<Item = (&String, &Vec<u8>)> {
    let documents = || files.iter().filter(|(name, _)| name.ends_with(".docx"));
    assert!(documents().count() >= 9, "{:?}", files.keys());
    documents()
}

fn is(node: &roxmltree::Node, name: &str) -> bool {
    node.has_tag_name((WORD, name))
}

fn child<'a>(node: roxmltree::Node<'a, 'a>, name: &str) -> Option<roxmltree::Node<'a, 'a>> {
    node.children().find(|n| is(n, name))
}

#[test]
fn the_text_is_the_documents() {
    for (file, bytes) in documents(sample()) {
        let html_name = file.replace(".docx", ".html");
        let page = std::str::from_utf8(&sample()[&html_name]).unwrap();
        let tree = html(page);
        let body = tree.descendants().find(|n| n.has_tag_name("body")).unwrap();
        // What leads to the chapters is no text of the document.
        let leads = |n: &roxmltree::Node| n.ancestors().any(|a| a.has_tag_name("nav"));
        let words = body.descendants().filter(|n| n.is_text() && !leads(n));
        let words: String = words.filter_map(|n| n.text()).collect();
        let text = text_of_docx(bytes);
        assert_eq!(squeezed(&text), squeezed(&words), "{file}");
    }
}

#[test]
fn every_run_names_its_faces_and_every_paragraph_a_chinese_style() {
    for (file, bytes) in documents(sample()) {
        let styles = part(bytes, "word/styles.xml");
        let styles = roxmltree::Document::parse(&styles).unwrap();
        let known: BTreeSet<&str> = styles
            .descendants()
            .filter(|n| is(n, "style"))
            .filter_map(|n| n.attribute((WORD, "styleId")))
            .collect();
        let names: Vec<&str> = styles
            .descendants()
            .filter(|n| is(n, "name") || is(n, "aliases"))
            .filter_map(|n| n.attribute((WORD, "val")))
            .collect();
        for name in [
            "公文正文",
            "公文标题",
            "一级标题",
            "heading 1",
            "二级标题",
            "表头",
            "表文",
            "版记",
        ] {
            assert!(names.contains(&name), "{name} in {file}");
        }
        let document = part(bytes, "word/document.xml");
        let document = roxmltree::Document::parse(&document).unwrap();
        for run in document.descendants().filter(|n| is(n, "r")) {
            if child(run, "t").is_none() {
                continue;
            }
            let fonts = child(run, "rPr").and_then(|p| child(p, "rFonts")).unwrap();
            for script in ["eastAsia", "ascii", "hAnsi", "cs"] {
                let face = fonts.attribute((WORD, script)).unwrap_or_default();
                assert!(!face.is_empty(), "{file}: no face for {script}");
            }
            assert!(!fonts.attributes().any(|a| a.name().contains("Theme")));
        }
        for paragraph in document.descendants().filter(|n| is(n, "p")) {
            let style = child(paragraph, "pPr")
                .and_then(|p| child(p, "pStyle"))
                .unwrap();
            let style = style.attribute((WORD, "val")).unwrap();
            assert!(known.contains(style), "{style} in {file}");
        }
    }
}

#[test]
fn tables_are_whole_and_their_heads_repeat() {
    let mut merged = 0;
    for (file, bytes) in documents(sample()) {
        let document = part(bytes, "word/document.xml");
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
                assert_eq!(spans.sum::<usize>(), columns, "{file}");
                let properties = child(row, "trPr").unwrap();
                assert!(child(properties, "cantSplit").is_some());
                assert_eq!(data && n == 0, child(properties, "tblHeader").is_some());
            }
        }
    }
    assert!(merged > 4, "{merged}");
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
    for (file, bytes) in documents(sample()) {
        for name in ["word/document.xml", "word/styles.xml", "word/settings.xml"] {
            let text = part(bytes, name);
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
                    "{:?} {places:?} in {name} of {file}",
                    node.tag_name()
                );
            }
        }
    }
}

#[test]
fn pages_are_numbered_outside_and_two_builds_are_the_same() {
    let again = built();
    for (file, bytes) in documents(sample()) {
        assert!(again[file] == *bytes, "{file} differs");
        let odd = part(bytes, "word/footer-default.xml");
        let even = part(bytes, "word/footer-even.xml");
        assert!(odd.contains(r#"<w:jc w:val="right"/>"#) && odd.contains(" PAGE "));
        assert!(even.contains(r#"<w:jc w:val="left"/>"#) && even.contains(" PAGE "));
        assert!(part(bytes, "word/settings.xml").contains("<w:evenAndOddHeaders/>"));
        let core = part(bytes, "docProps/core.xml");
        assert!(core.contains("<dc:title>") && !core.contains("1980"));
    }
}

/// A table in smaller type is in smaller type here, too, from line to line and in its
/// cells as on the pages.
#[test]
fn tables_have_the_type_and_the_rows_of_the_pages() {
    let size = |bytes: &Vec<u8>, style: &str| {
        let text = part(bytes, "word/document.xml");
        let tree = roxmltree::Document::parse(&text).unwrap();
        let cell = |n: &roxmltree::Node| {
            let styled = n.descendants().find(|p| is(p, "pStyle"));
            is(n, "p") && styled.and_then(|p| p.attribute((WORD, "val"))) == Some(style)
        };
        let cell = tree.descendants().find(cell).unwrap();
        let sizes = cell.descendants().filter(|n| is(n, "sz"));
        let sizes: Vec<u32> = sizes
            .filter_map(|n| n.attribute((WORD, "val"))?.parse().ok())
            .collect();
        sizes.first().copied()
    };
    let files = sample();
    // The tasks in seven columns have the smaller type, five columns have the style's.
    let of = |name: &str| files.iter().find(|(file, _)| file.ends_with(name)).unwrap();
    let small = size(of("fire-2026.fire-tasks.docx").1, "TableText");
    assert!(
        small.is_some_and(|size| (21..24).contains(&size)),
        "{small:?}"
    );
    assert_eq!(
        size(of("petition-2026.reception.docx").1, "TableText"),
        None
    );
}
