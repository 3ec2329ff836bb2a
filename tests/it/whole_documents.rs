//! Documents of every form, made at random: each character stands on a page
//! once, and no ink leaves the type area but the page number's.

use fangan::document::*;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::common::setting;
use crate::common::words;
use crate::measure::*;

fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[一-龥]{1,14}",
        2 => "[，；、]",
        1 => "[0-9]{1,4}(年|号|%|万元|分钟)?",
        1 => "[A-Za-z]{1,9}",
        1 => "（[一-龥]{1,5}）|《[一-龥]{2,9}》|“[一-龥]{1,6}”|——|……|〔20[0-9]{2}〕[1-9]号",
    ];
    prop::collection::vec(piece, 1..25).prop_map(|p| format!("为{}", p.concat()))
}

fn block() -> impl Strategy<Value = Block> {
    let kinds = prop::sample::select(vec![
        ParagraphKind::Body,
        ParagraphKind::Body,
        ParagraphKind::Flush,
        ParagraphKind::Centered,
        ParagraphKind::Right,
    ]);
    let simple = prop_oneof![
        6 => (kinds, words()).prop_map(|(kind, text)| paragraph(kind, &text)),
        2 => any_heading(),
        2 => (prop::collection::vec(("[一-龥]{2,4}", "[一-龥]{2,40}"), 1..9), 1u8..3).prop_map(|(rows, groups)| people(rows, groups)),
        1 => prop::collection::vec("[一-龥]{2,4}", 4..30).prop_map(names),
        2 => any_table().prop_map(Block::Table),
        1 => terms().prop_map(Block::Terms),
        1 => terms().prop_map(Block::Attendance),
        1 => prop::collection::vec("[一-龥]{4,30}", 1..4).prop_map(attachment_note),
        1 => prop::collection::vec("[一-龥]{2,12}", 1..7).prop_map(chart),
        1 => words().prop_map(|text| Block::Subtitle(run(&text))),
    ];
    let kept = prop::collection::vec(simple.boxed(), 1..4);
    prop_oneof![
        9 => kept.clone().prop_map(|mut blocks| blocks.remove(0)),
        1 => kept.prop_map(Block::KeepTogether),
    ]
}

fn any_heading() -> impl Strategy<Value = Block> {
    let number = prop::sample::select(vec!["", "一、", "（一）", "1.", "（1）"]);
    let run_in = prop::option::of(words());
    (1u8..=5, number, "[一-龥]{2,34}", run_in).prop_map(|(level, number, text, run_in)| {
        let Block::Heading(heading) = heading(level, number, &text) else {
            unreachable!("a heading")
        };
        Block::Heading(Heading {
            kind: Default::default(),
            run_in: run_in.as_deref().map(run),
            ..heading
        })
    })
}

fn terms() -> impl Strategy<Value = Vec<Term>> {
    let term = ("[一-龥]{2,6}：", words()).prop_map(|(label, text)| Term {
        label,
        text: run(&text),
        from: None,
    });
    prop::collection::vec(term, 1..4)
}

fn attachment_note(names: Vec<String>) -> Block {
    let numbered = names.len() > 1;
    let number = |i: usize| {
        if numbered {
            format!("{}.", i + 1)
        } else {
            String::new()
        }
    };
    Block::AttachmentNote(AttachmentNote {
        label: "附件：".into(),
        items: names
            .into_iter()
            .enumerate()
            .map(|(i, name)| (number(i), name))
            .collect(),
    })
}

fn chart(names: Vec<String>) -> Block {
    let tree = |text: &String, below: Vec<figure::Tree>| figure::Tree {
        text: text.clone(),
        from: None,
        below,
    };
    let below = names[1..].iter().map(|name| tree(name, Vec::new()));
    Block::Figure(figure::organisation(&[tree(&names[0], below.collect())]))
}

/// Tables of one to eight columns, with heads of up to two rows, captions, cells
/// of several paragraphs and cells that reach over rows and columns.
fn any_table() -> impl Strategy<Value = Table> {
    let text = "[一-龥0-9A-Z，、]{0,60}";
    let cell = prop::collection::vec(text, 1..3);
    let rows =
        move |columns| prop::collection::vec(prop::collection::vec(cell.clone(), columns), 1..9);
    let sized = (1usize..9).prop_flat_map(rows);
    let caption = prop::option::of("[一-龥]{2,40}");
    (sized, caption, 0usize..3, 1u16..5, any::<bool>()).prop_map(
        |(rows, caption, head, span, wide)| {
            let columns = rows[0].len();
            let titles: Vec<String> = (0..columns).map(|i| format!("栏目{i}")).collect();
            let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
            let mut table = table(&titles, Vec::new());
            table.head = vec![row(&titles); head];
            table.caption = caption.as_deref().map(run);
            for texts in &rows {
                let mut line = row(&vec![""; columns]);
                for (cell, paragraphs) in line.cells.iter_mut().zip(texts) {
                    cell.paragraphs = paragraphs.iter().map(|text| run(text)).collect();
                }
                table.body.push(line);
            }
            merge(&mut table, span.min(rows.len() as u16), wide && columns > 2);
            table
        },
    )
}

/// Lets the first cell reach over `span` rows, and the last one of the last row
/// over two columns.
fn merge(table: &mut Table, span: u16, wide: bool) {
    if wide {
        let line = table.body.last_mut().expect("a row");
        line.cells.pop();
        line.cells.last_mut().expect("a cell").colspan = 2;
    }
    if table.body[0].cells.len() > 1 && table.body.iter().all(|row| row.cells.len() > 1) {
        table.body[0].cells[0].rowspan = span;
        for row in &mut table.body[1..usize::from(span)] {
            row.cells.remove(0);
        }
    }
}

/// Names without posts, four to a line.
fn names(names: Vec<String>) -> Block {
    let rows = names.into_iter().map(|name| PeopleRow {
        name,
        post: Vec::new(),
        from: None,
    });
    Block::PeopleList(PeopleList {
        groups: vec![PeopleGroup {
            label: "成员".into(),
            rows: rows.collect(),
        }],
        columns: 4,
    })
}

fn people(rows: Vec<(String, String)>, groups: u8) -> Block {
    let rows: Vec<PeopleRow> = rows
        .into_iter()
        .map(|(name, post)| PeopleRow {
            name,
            post: run(&post),
            from: None,
        })
        .collect();
    let labels = ["组长", "常务副组长"].into_iter().take(groups.into());
    let groups = labels.map(|label| PeopleGroup {
        label: label.into(),
        rows: rows.clone(),
    });
    Block::PeopleList(PeopleList {
        groups: groups.collect(),
        columns: 1,
    })
}

/// A whole document: head, title, addressees, text, signature, attachments,
/// record.
fn document() -> impl Strategy<Value = (Form, Vec<Block>)> {
    let forms = prop::sample::select(vec![
        Form::RedHead,
        Form::Plain,
        Form::Letter,
        Form::Order,
        Form::Minutes,
    ]);
    let issuers = prop::collection::vec("[一-龥]{4,16}", 1..5);
    let attachment = (
        "[一-龥]{2,50}",
        any::<bool>(),
        prop::collection::vec(block(), 1..6),
    );
    (
        forms,
        issuers,
        "[一-龥]{5,60}",
        "([一-龥]{2,8}，){0,40}[一-龥]{2,8}",
        prop::collection::vec(block(), 1..14),
        prop::collection::vec(attachment, 0..4),
        any::<bool>(),
    )
        .prop_map(
            |(form, issuers, title_text, addressees, middle, attachments, seal)| {
                let mut blocks = Vec::new();
                if form != Form::Plain {
                    blocks.push(Block::RedHead(RedHead {
                        marks: issuers.clone(),
                        ..head()
                    }));
                }
                blocks.push(title(&title_text));
                blocks.push(Block::Paragraph(Paragraph {
                    kind: ParagraphKind::Addressees,
                    text: vec![Inline::Run(Run {
                        text: format!("{addressees}："),
                        ..Run::default()
                    })],
                    from: None,
                }));
                blocks.extend(middle);
                let names: Vec<&str> = issuers.iter().map(String::as_str).collect();
                blocks.push(signature(&names, seal));
                if seal {
                    blocks.push(paragraph(ParagraphKind::Note, "（此件公开发布）"));
                }
                for (i, (title_text, landscape, inner)) in attachments.into_iter().enumerate() {
                    let mut inside = vec![title(&title_text)];
                    inside.extend(inner);
                    blocks.push(Block::Attachment(Attachment {
                        anchor: format!("a{i}"),
                        label: format!("附件{}", i + 1),
                        blocks: inside,
                        landscape,
                    }));
                }
                blocks.push(record());
                (form, blocks)
            },
        )
}

/// What a document says; a letter has the host's mark alone, and no printing
/// office.
fn said(form: Form, blocks: &[Block]) -> Vec<char> {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::RedHead(h) => {
                let host = if form == Form::Letter {
                    1
                } else {
                    h.marks.len()
                };
                text.push_str(&h.marks[..host].concat());
                let labels = [&h.copy_number, &h.secrecy, &h.urgency, &h.suffix, &h.number];
                labels.into_iter().flatten().for_each(|l| text.push_str(l));
            }
            Block::Record(r) if form == Form::Letter => {
                text.push_str(r.copies.as_deref().unwrap_or(""))
            }
            other => {
                let alone = Document {
                    form,
                    blocks: vec![other.clone()],
                    ..setting::document("方案")
                };
                text.push_str(&words::text_of(&alone));
            }
        }
    }
    let mut chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    chars.sort_unstable();
    chars
}

/// The same documents on every machine.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(9704),
        ..ProptestConfig::default()
    }
}

const STYLES: [&str; 4] = ["gbt9704", "plain", "letter", "house"];

fn check(style: &str, form: Form, blocks: &[Block]) {
    let pages = set_in(&built_in(style), form, blocks.to_vec());
    let text = all_text(&pages);
    let mut found: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    found.sort_unstable();
    assert_eq!(found, said(form, blocks));
    for page in &pages.pages {
        assert!(page.marks.len() < 8, "page number and mark of a draft only");
    }
    if form != Form::Letter {
        check_ink(&pages);
    }
}

proptest! {
    #![proptest_config(config(100))]

    #[test]
    fn every_character_stands_once_and_inside_the_type_area(
        (form, blocks) in document(),
        style in prop::sample::select(STYLES.to_vec()),
    ) {
        check(style, form, &blocks);
    }
}
