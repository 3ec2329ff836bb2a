//! Documents made by hand, one of every kind of block.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::document::*;

pub(super) fn words(text: &str) -> Inlines {
    vec![Inline::Run(Run {
        text: text.into(),
        ..Run::default()
    })]
}

pub(super) fn paragraph(kind: ParagraphKind, text: &str) -> Block {
    Block::Paragraph(Paragraph {
        kind,
        text: words(text),
        from: None,
    })
}

pub(super) fn heading(level: u8, number: &str, text: &str, run_in: Option<&str>) -> Block {
    Block::Heading(Heading {
        kind: Default::default(),
        level,
        number: number.into(),
        text: words(text),
        run_in: run_in.map(words),
        anchor: format!("{number}{text}"),
        from: None,
    })
}

pub(super) fn person(name: &str, post: &str) -> PeopleRow {
    PeopleRow {
        name: name.into(),
        post: words(post),
        from: None,
    }
}

pub(super) fn cell(text: &str, rowspan: u16, colspan: u16) -> Cell {
    Cell {
        rowspan,
        colspan,
        paragraphs: text.split('|').map(words).collect(),
        header: false,
        align: None,
        on: None,
    }
}

pub(super) fn row(cells: Vec<Cell>) -> Row {
    Row {
        cells,
        min_lines: 1,
        by_hand: false,
        from: None,
        kind: RowKind::Plain,
    }
}

pub(super) fn table() -> Table {
    let column = Column {
        width: None,
        align: Align::Auto,
        merge: false,
        number: false,
        names: false,
    };
    Table {
        caption: Some(words("重点任务")),
        columns: vec![column; 3],
        head: vec![
            row(vec![cell("序号", 2, 1), cell("任务", 1, 2)]),
            row(vec![cell("内容", 1, 1), cell("单位", 1, 1)]),
        ],
        from: None,
        body: vec![
            row(vec![
                cell("一", 2, 1),
                cell("排查|化解", 1, 1),
                cell("信访办", 1, 1),
            ]),
            row(vec![cell("回访", 1, 1), cell("", 1, 1)]),
        ],
    }
}

pub(super) fn document(blocks: Vec<Block>) -> Document {
    Document {
        id: "petition-2026".into(),
        meta: Meta {
            title: "信访接待工作实施方案".into(),
            author: "青石街道办事处".into(),
            subject: "青街办发〔2026〕12号".into(),
            date: NaiveDate::from_ymd_opt(2026, 3, 20),
        },
        form: Form::RedHead,
        sheet: String::new(),
        draft: true,
        blocks,
        words: Arc::default(),
        names: Vec::new(),
    }
}

/// One of everything.
pub(super) fn everything() -> Document {
    let mut linked = words("分工见");
    linked.push(Inline::Run(Run {
        text: "附件1".into(),
        link: Some("attachment tasks".into()),
        face: Face::Kai,
        from: None,
    }));
    linked.push(Inline::Break);
    linked.extend(words("。"));
    document(vec![
        Block::RedHead(RedHead {
            copy_number: Some("000001".into()),
            secrecy: Some("秘密★1年".into()),
            urgency: Some("加急".into()),
            marks: vec!["中共青石街道工作委员会".into(), "青石街道办事处".into()],
            suffix: Some("文件".into()),
            number: Some("青街办发〔2026〕12号".into()),
            signatories: vec!["签发人：".into(), "林浩然".into(), "张三".into()],
            from: None,
        }),
        Block::Title(words("信访接待工作实施方案")),
        Block::Subtitle(words("（征求意见稿）")),
        paragraph(ParagraphKind::Addressees, "各社区："),
        heading(1, "一、", "组织领导", None),
        Block::PeopleList(PeopleList {
            columns: 1,
            groups: vec![
                PeopleGroup {
                    label: "组长".into(),
                    rows: vec![person("张三", "办事处主任")],
                },
                PeopleGroup {
                    label: "成员".into(),
                    rows: vec![person("", "各社区党委书记"), person("林浩然", "")],
                },
            ],
        }),
        heading(2, "（一）", "分级负责。", Some("件件有回音。")),
        Block::Paragraph(Paragraph {
            kind: ParagraphKind::Body,
            text: linked,
            from: None,
        }),
        heading(1, "二、", "保障措施", None),
        Block::KeepTogether(vec![
            paragraph(ParagraphKind::Body, "加强督查。"),
            Block::Terms(vec![Term {
                label: "责任领导：".into(),
                text: words("何静"),
                from: None,
            }]),
        ]),
        Block::PeopleList(PeopleList {
            columns: 3,
            groups: vec![PeopleGroup {
                label: "工作人员".into(),
                rows: vec![person("李四", ""), person("王小五", "")],
            }],
        }),
        Block::AttachmentNote(AttachmentNote {
            label: "附件：".into(),
            items: vec![
                ("1.".into(), "责任分工表".into()),
                ("2.".into(), "登记表".into()),
            ],
        }),
        Block::Signature(Signature {
            issuers: vec!["青石街道办事处".into()],
            date: "2026年3月20日".into(),
            seal: true,
            stamps: Vec::new(),
            from: None,
        }),
        paragraph(ParagraphKind::Note, "（此件公开发布）"),
        Block::Attachment(Attachment {
            anchor: "attachment tasks".into(),
            label: "附件1".into(),
            landscape: true,
            blocks: vec![
                Block::Title(words("责任分工表")),
                heading(1, "一、", "任务", None),
                Block::Table(table()),
                paragraph(ParagraphKind::TableNote, "注：略。"),
            ],
        }),
        Block::Record(Record {
            addressees: Some("主送：各社区。".into()),
            copies: Some("抄送：区信访局。".into()),
            printed_by: Some("青石街道办事处办公室".into()),
            printed_date: Some("2026年3月20日印发".into()),
            from: None,
        }),
    ])
}
