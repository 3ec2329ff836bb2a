use calamine::{Data, Reader, Xlsx};
use std::io::{Cursor, Read};
use std::sync::Arc;

use super::write;
use crate::diagnostic::{Code, Report};
use crate::document::*;
use crate::layout::style::Style;

fn words(text: &str) -> Inlines {
    vec![Inline::Run(Run {
        text: text.into(),
        ..Run::default()
    })]
}

fn cell(text: &str, rowspan: u16, header: bool) -> Cell {
    Cell {
        rowspan,
        colspan: 1,
        paragraphs: vec![words(text)],
        header,
        align: None,
        on: None,
    }
}

fn row(cells: Vec<Cell>) -> Row {
    Row {
        cells,
        min_lines: 1,
        by_hand: false,
        from: None,
        kind: RowKind::Plain,
    }
}

fn table(caption: Option<&str>, head: &[&str], body: Vec<Row>) -> Table {
    let column = Column {
        width: None,
        align: Align::Auto,
        merge: false,
        number: false,
        names: false,
    };
    Table {
        caption: caption.map(words),
        columns: vec![column; head.len()],
        head: vec![row(head.iter().map(|t| cell(t, 1, true)).collect())],
        body,
        from: None,
    }
}

fn document(blocks: Vec<Block>) -> Document {
    Document {
        id: "d".into(),
        meta: Meta::default(),
        form: Form::Plain,
        sheet: String::new(),
        draft: false,
        blocks,
        words: Arc::default(),
        names: Vec::new(),
    }
}

/// The file, or the codes of what stands against it.
fn written(document: &Document) -> Result<Vec<u8>, Vec<Code>> {
    let mut report = Report::default();
    let bytes = write(document, &Style::default(), &mut report);
    bytes.ok_or_else(|| report.iter().map(|fault| fault.code).collect())
}

fn plain(texts: &[&str]) -> Row {
    row(texts.iter().map(|t| cell(t, 1, false)).collect())
}

#[test]
fn formulas_are_text_and_days_are_days() {
    let body = vec![
        plain(&["=1+1", "2026年3月20日"]),
        plain(&["@甲", "6月底前"]),
        plain(&["-5", "+86"]),
    ];
    let block = Block::Table(table(Some("责任/分工表"), &["事项", "时限"], body));
    let bytes = written(&document(vec![block])).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["责任分工表"]);
    let range = book.worksheet_range("责任分工表").unwrap();
    let at = |row, column| range.get_value((row, column)).cloned().unwrap();
    assert_eq!(at(0, 0), Data::String("责任/分工表".into()));
    assert_eq!(at(2, 0), Data::String("=1+1".into()));
    assert!(matches!(at(2, 1), Data::DateTime(day) if day.as_f64() == 46101.0));
    assert_eq!(at(3, 0), Data::String("@甲".into()));
    assert_eq!(at(3, 1), Data::String("6月底前".into()));
    assert_eq!(at(4, 0), Data::Float(-5.0));
    assert_eq!(at(4, 1), Data::String("+86".into()));
    assert!(book.worksheet_formula("责任分工表").unwrap().is_empty());
}

#[test]
fn merged_cells_stay_merged_and_keep_the_filter_away() {
    let merged = vec![
        row(vec![cell("甲", 2, false), cell("乙", 1, false)]),
        plain(&["丙"]),
    ];
    let with = Block::Table(table(Some("甲表"), &["一", "二"], merged));
    let without = Block::Table(table(None, &["一"], vec![plain(&["甲"])]));
    let document = document(vec![with, Block::Title(words("甲表")), without]);
    let bytes = written(&document).unwrap();
    assert_eq!(bytes, written(&document).unwrap());
    let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        zip.by_name(name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    };
    let first = part("xl/worksheets/sheet1.xml");
    assert!(first.contains(r#"<mergeCell ref="A3:A4"/>"#), "{first}");
    assert!(first.contains("<pane ") && first.contains(r#"orientation="landscape""#));
    assert!(!first.contains("<autoFilter"));
    let second = part("xl/worksheets/sheet2.xml");
    assert!(second.contains("<autoFilter"), "{second}");
    let book = part("xl/workbook.xml");
    assert!(
        book.contains("甲表 2") && book.contains("_xlnm.Print_Titles"),
        "{book}"
    );
}

#[test]
fn a_document_without_tables_has_no_file() {
    assert_eq!(written(&document(Vec::new())), Err(vec![Code::NoTable]));
}

#[test]
fn a_cell_that_no_sheet_holds_is_an_error_that_names_it() {
    let text = "长".repeat(33_000);
    let body = vec![plain(&["1", "甲"]), plain(&["2", &text])];
    let document = document(vec![Block::Table(table(
        Some("任务"),
        &["序号", "任务"],
        body,
    ))]);
    assert_eq!(written(&document), Err(vec![Code::CellTooLong]));
    let mut report = Report::default();
    write(&document, &Style::default(), &mut report);
    let fault = report.iter().next().unwrap();
    for (name, value) in [
        ("table", "任务"),
        ("row", "3"),
        ("column", "2"),
        ("count", "33000"),
    ] {
        assert!(
            fault.args.iter().any(|(n, v)| *n == name && v == value),
            "{fault:?}"
        );
    }
}
