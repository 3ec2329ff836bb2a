//! Layout of long documents: the time must grow with the length and no faster.
//! `cargo bench --bench layout`; see benches/README.md, "Growth with pages".
#![allow(clippy::disallowed_methods)]

use std::sync::{Arc, OnceLock};

use fangan::document::{
    Align, Block, Cell, Column, Document, Form, Inline, Inlines, Meta, Paragraph, ParagraphKind,
    PeopleGroup, PeopleList, PeopleRow, Row, RowKind, Run, Table,
};
use fangan::layout::font::{FontFiles, Fonts};
use fangan::layout::layout;
use fangan::layout::style::Style;

fn main() {
    divan::main();
}

const TEXT: &str = "各社区、各有关科室要把矛盾纠纷排查化解作为当前的重要任务，主要负责同志亲自部署，\
    按照《信访工作条例》（以下简称《条例》）规定，于2026年3月20日前完成第一轮排查，按期办结率达到98%以上；\
    对重点事项实行“一事一策”——逐件明确责任领导、责任科室和办结时限，做到件件有着落、事事有回音。";

fn run(text: &str) -> Inlines {
    vec![Inline::Run(Run {
        text: text.into(),
        ..Run::default()
    })]
}

fn document(blocks: Vec<Block>) -> Document {
    Document {
        id: "long".into(),
        meta: Meta::default(),
        form: Form::Plain,
        sheet: String::new(),
        draft: false,
        blocks,
        words: Arc::default(),
        names: Vec::new(),
    }
}

/// Paragraphs of about four lines: five and a half fill a page.
fn text(pages: usize) -> Document {
    let paragraph = |_| {
        Block::Paragraph(Paragraph {
            kind: ParagraphKind::Body,
            text: run(TEXT),
            from: None,
        })
    };
    document((0..pages * 22 / 4).map(paragraph).collect())
}

/// One table of five columns, eight rows a page, in groups of six rows under
/// one merged cell.
fn table(pages: usize) -> Document {
    let cell = |text: &str, rowspan: u16| Cell {
        rowspan,
        colspan: 1,
        paragraphs: vec![run(text)],
        header: false,
        align: None,
        on: None,
    };
    let row = |cells: Vec<Cell>| Row {
        cells,
        min_lines: 0,
        from: None,
        kind: RowKind::Plain,
        by_hand: false,
    };
    let head = ["工作任务", "序号", "具体举措", "责任单位", "完成时限"];
    let body = (0..pages * 8).map(|i| {
        let (from, length) = (i % 7 * 5, 40 + i % 5 * 9);
        let measures: String = TEXT.chars().skip(from).take(length).collect();
        let mut cells = vec![
            cell(&(i + 1).to_string(), 1),
            cell(&measures, 1),
            cell("信访办、司法所、综治中心", 1),
            cell("2026年6月底前", 1),
        ];
        if i % 6 == 0 {
            let rows = (pages * 8 - i).min(6);
            cells.insert(0, cell("矛盾纠纷排查化解", rows as u16));
        }
        row(cells)
    });
    let column = Column {
        width: None,
        align: Align::Auto,
        merge: false,
        number: false,
        names: false,
    };
    document(vec![Block::Table(Table {
        caption: None,
        columns: vec![column; head.len()],
        head: vec![row(head.iter().map(|text| cell(text, 1)).collect())],
        from: None,
        body: body.collect(),
    })])
}

/// Names and posts, twenty to a page.
fn list(pages: usize) -> Document {
    let row = |i: usize| PeopleRow {
        name: ["林浩然", "何静", "欧阳子轩"][i % 3].into(),
        post: run("街道办事处副主任、综治中心主任"),
        from: None,
    };
    document(vec![Block::PeopleList(PeopleList {
        groups: vec![PeopleGroup {
            label: "成员".into(),
            rows: (0..pages * 20).map(row).collect(),
        }],
        columns: 1,
    })])
}

fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| Fonts::choose(&Style::default().font_families(), &FontFiles::new([])).0)
}

const PAGES: [usize; 5] = [10, 50, 100, 200, 400];

fn bench(bencher: divan::Bencher, pages: usize, document: &Document) {
    let (style, fonts) = (Style::default(), fonts());
    let set = layout(document, &style, fonts).0.pages.len();
    assert!((pages / 2..pages * 2).contains(&set), "{set} pages");
    bencher.bench(|| layout(document, &style, fonts));
}

#[divan::bench(args = PAGES, sample_count = 5, sample_size = 1)]
fn of_text(bencher: divan::Bencher, pages: usize) {
    bench(bencher, pages, &text(pages));
}

#[divan::bench(args = PAGES, sample_count = 5, sample_size = 1)]
fn of_a_table(bencher: divan::Bencher, pages: usize) {
    bench(bencher, pages, &table(pages));
}

#[divan::bench(args = PAGES, sample_count = 5, sample_size = 1)]
fn of_a_list(bencher: divan::Bencher, pages: usize) {
    bench(bencher, pages, &list(pages));
}
