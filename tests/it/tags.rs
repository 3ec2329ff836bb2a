//! The structure of PDF files, as those hear it who cannot see them (PDF/UA-1,
//! ISO 14289-1). That it says what the document says, in order, `story.rs` holds for
//! every story.

use std::collections::BTreeMap;

use fangan::document::{Align, Block, Cell, Column, Document, Inline, Row, RowKind, Run, Table};
use fangan::engine::Session;
use fangan::layout;
use fangan::write::pdf;
use lopdf::{Document as File, Object};

use crate::common::reading::{Element, elements};
use crate::common::{data, setting, workspace};

fn tagged(session: &Session, document: &Document) -> File {
    let style = session.style_of(document.form);
    let (pages, _) = layout::layout(document, style, &session.fonts);
    let bytes = pdf::write(&pages, document, &session.fonts).unwrap();
    File::load_mem(&bytes).unwrap()
}

/// Every document of the sample and of the stories.
fn all() -> Vec<(Document, File)> {
    let stories = data::stories().into_iter();
    let stories = stories.map(|(_, text)| workspace::session(&[("data/a.yaml", text)]));
    let sessions = std::iter::once(workspace::sample()).chain(stories);
    let documents = sessions.flat_map(|session| {
        let cards = session.plans.cards().iter();
        let documents = cards.flat_map(|card| workspace::documents(&session, &card.id.value));
        let pairs = documents.map(|document| {
            let file = tagged(&session, &document);
            (document, file)
        });
        pairs.collect::<Vec<_>>()
    });
    documents.collect()
}

fn number(element: &Element, key: &[u8]) -> i64 {
    let attributes = element.dict.get(b"A").and_then(Object::as_dict);
    let number = attributes.and_then(|all| all.get(key)?.as_i64());
    number.unwrap_or(1)
}

/// Elements directly within one.
fn kids<'e, 'f>(all: &'e [Element<'f>], of: usize) -> Vec<&'e Element<'f>> {
    let depth = all[of].depth;
    let inner = all[of + 1..].iter().take_while(|e| e.depth > depth);
    inner.filter(|e| e.depth == depth + 1).collect()
}

#[test]
fn every_document_is_put_together_as_the_standard_asks() {
    let documents = all();
    assert!(documents.len() > 30, "{}", documents.len());
    for (document, file) in &documents {
        let id = &document.id;
        let elements = elements(file);
        assert_eq!(elements[0].tag, "Document");
        let mut last = 0;
        let mut tables = 0;
        for (n, element) in elements.iter().enumerate() {
            let kids = kids(&elements, n);
            let tags: Vec<&str> = kids.iter().map(|e| e.tag.as_str()).collect();
            match element.tag.as_str() {
                // No level is left out on the way down (7.4.2).
                heading
                    if heading
                        .strip_prefix('H')
                        .is_some_and(|n| n.parse::<u8>().is_ok()) =>
                {
                    let level: u8 = heading[1..].parse().unwrap();
                    assert!(level <= last + 1, "{id}: {heading} behind H{last}");
                    last = level;
                }
                "L" => assert!(tags.iter().all(|tag| *tag == "LI"), "{id}: {tags:?}"),
                "LI" => assert!(["Lbl", "LBody"].ends_with(&tags), "{id}: {tags:?}"),
                "Table" => tables += 1,
                "TR" => assert!(tags.iter().all(|tag| ["TH", "TD"].contains(tag)), "{id}"),
                "Figure" => assert!(element.dict.has(b"Alt"), "{id}: a chart without words"),
                "Note" => assert!(element.dict.has(b"ID"), "{id}"),
                "Link" => {
                    assert!(!element.annotations.is_empty(), "{id}: a link without one");
                    for link in &element.annotations {
                        assert!(link.has(b"Contents") && link.has(b"StructParent"), "{id}");
                    }
                }
                _ => {}
            }
        }
        // One for each of the document's, however many pages it takes.
        let expected = document.walk().filter(|b| matches!(b, Block::Table(_)));
        assert_eq!(tables, expected.count(), "{id}");
    }
}

#[test]
fn rows_of_a_table_are_equally_long() {
    for (document, file) in &all() {
        let elements = elements(file);
        let tables = (0..elements.len()).filter(|n| elements[*n].tag == "Table");
        for table in tables {
            let depth = elements[table].depth;
            let inner = table + 1..elements.len();
            let inner = inner.take_while(|n| elements[*n].depth > depth);
            let rows = inner.filter(|n| elements[*n].tag == "TR");
            let rows = rows.map(|row| kids(&elements, row)).collect::<Vec<_>>();
            let mut wide: BTreeMap<usize, i64> = BTreeMap::new();
            for (n, cells) in rows.iter().enumerate() {
                for cell in cells {
                    for row in n..n + number(cell, b"RowSpan") as usize {
                        *wide.entry(row).or_default() += number(cell, b"ColSpan");
                    }
                }
            }
            let wide: Vec<i64> = wide.into_values().collect();
            assert_eq!(wide.len(), rows.len(), "{}", document.id);
            assert!(
                wide.windows(2).all(|w| w[0] == w[1]),
                "{}: {wide:?}",
                document.id
            );
        }
    }
}

/// A table whose head has two rows, one cell of which covers two columns.
fn two_rows_of_head() -> Table {
    let cell = |text: &str, rowspan, colspan| Cell {
        rowspan,
        colspan,
        paragraphs: vec![vec![Inline::Run(Run {
            text: text.to_string(),
            ..Run::default()
        })]],
        header: false,
        align: None,
        on: None,
    };
    let row = |cells: Vec<Cell>| Row {
        cells,
        min_lines: 1,
        by_hand: false,
        kind: RowKind::Plain,
        from: None,
    };
    let column = Column {
        width: None,
        align: Align::Auto,
        merge: false,
        number: false,
        names: false,
    };
    Table {
        caption: None,
        columns: vec![column; 3],
        head: vec![
            row(vec![cell("事项", 2, 1), cell("联系", 1, 2)]),
            row(vec![cell("科室", 1, 1), cell("电话", 1, 1)]),
        ],
        // The last row lacks a cell.
        body: vec![
            row(vec![
                cell("报修", 1, 1),
                cell("城管办", 1, 1),
                cell("555-0101", 1, 1),
            ]),
            row(vec![cell("咨询", 1, 1), cell("党政办", 1, 1)]),
        ],
        from: None,
    }
}

#[test]
fn a_cell_names_all_that_heads_it() {
    let session = workspace::sample();
    let mut document = setting::document("联系表");
    document.blocks = vec![Block::Table(two_rows_of_head())];
    let file = tagged(&session, &document);
    let elements = elements(&file);
    let cells: Vec<&Element> = elements
        .iter()
        .filter(|e| ["TH", "TD"].contains(&e.tag.as_str()))
        .collect();
    let tags: String = cells.iter().map(|e| e.tag.as_str()).collect();
    assert_eq!(tags, "THTHTHTHTDTDTDTDTDTD");
    let name = |e: &Element| e.dict.get(b"ID").unwrap().as_str().unwrap().to_vec();
    let headers = |e: &Element| -> Vec<Vec<u8>> {
        let attributes = e.dict.get(b"A").and_then(Object::as_dict).unwrap();
        let names = attributes
            .get(b"Headers")
            .and_then(Object::as_array)
            .unwrap();
        names.iter().map(|n| n.as_str().unwrap().to_vec()).collect()
    };
    // 科室 is headed by 联系, and a telephone by both 联系 and 电话.
    assert_eq!(headers(cells[2]), [name(cells[1])]);
    assert_eq!(headers(cells[4]), [name(cells[0])]);
    assert_eq!(headers(cells[6]), [name(cells[1]), name(cells[3])]);
    // Every name leads to its element.
    let root = file.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = file.get_dictionary(root.as_reference().unwrap()).unwrap();
    let tree = root.get(b"IDTree").unwrap().as_reference().unwrap();
    let names = file.get_dictionary(tree).unwrap().get(b"Names").unwrap();
    let names = names.as_array().unwrap().chunks(2);
    let names: Vec<Vec<u8>> = names.map(|n| n[0].as_str().unwrap().to_vec()).collect();
    assert!(names.is_sorted());
    assert_eq!(names.len(), 4);
}

/// A chart is told as it is read by whoever sees it: who is below whom, and when.
#[test]
fn charts_are_told_from_what_they_show() {
    let (_, story) = data::stories()
        .into_iter()
        .find(|(folder, _)| folder.ends_with("charts"))
        .unwrap();
    let session = workspace::session(&[("data/a.yaml", story)]);
    let file = tagged(&session, &workspace::documents(&session, "charts")[0]);
    let told = elements(&file).into_iter().filter(|e| e.tag == "Figure");
    let told = told.map(|e| lopdf::decode_text_string(e.dict.get(b"Alt").unwrap()).unwrap());
    assert_eq!(
        told.collect::<Vec<String>>(),
        [
            "组织机构图：文化节服务保障工作领导小组，组长：陈志远、林浩然，副组长：邵文、吴建国、何静，\
             下设办公室、综合协调组、宣传引导组、秩序维护组、医疗服务组、交通疏导组、环境保洁组、\
             后勤保障组、消防安全组、志愿服务组",
            "进度图：动员部署阶段，2026年3月中旬至3月下旬；组织实施阶段，2026年4月至11月；\
             检查验收阶段，2026年12月；总结提升阶段，2027年1月上旬至1月下旬"
        ]
    );
}
