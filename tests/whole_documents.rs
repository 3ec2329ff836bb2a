//! Documents of every form, made at random: each character stands on a page
//! once, and no ink leaves the type area but the page number's.
#![allow(clippy::disallowed_methods)]

mod common;
mod measure;

use fangan::document::*;
use measure::*;
use proptest::prelude::*;

fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[一-龥]{1,14}",
        2 => "[，；、]",
        1 => "[0-9]{1,4}(年|号|%)?",
        1 => "[A-Za-z]{1,9}",
        1 => "（[一-龥]{1,5}）|《[一-龥]{2,9}》|“[一-龥]{1,6}”",
    ];
    prop::collection::vec(piece, 1..25).prop_map(|p| format!("为{}", p.concat()))
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        6 => words().prop_map(|text| body(&text)),
        2 => (1u8..=5, "[一-龥]{2,24}").prop_map(|(level, text)| heading(level, "", &text)),
        2 => prop::collection::vec(("[一-龥]{2,4}", "[一-龥]{2,40}"), 1..9).prop_map(people),
        1 => prop::collection::vec(prop::collection::vec("[一-龥0-9A-Z，]{0,60}", 3), 1..9).prop_map(|rows| {
            let rows = rows.iter().map(|r| row(&r.iter().map(String::as_str).collect::<Vec<_>>()));
            Block::Table(table(&["序号", "工作任务", "责任单位"], rows.collect()))
        }),
    ]
}

fn people(rows: Vec<(String, String)>) -> Block {
    let rows = rows.into_iter().map(|(name, post)| PeopleRow {
        name,
        post: vec![Inline::Run(Run {
            text: post,
            ..Run::default()
        })],
        from: None,
    });
    Block::PeopleList(PeopleList {
        groups: vec![PeopleGroup {
            label: "组长".into(),
            rows: rows.collect(),
        }],
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
                    ..common::setting::document("方案")
                };
                text.push_str(&common::words::text_of(&alone));
            }
        }
    }
    let mut chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    chars.sort_unstable();
    chars
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_character_stands_once_and_inside_the_type_area((form, blocks) in document()) {
        let pages = set(form, blocks.clone());
        let mut found: Vec<char> = all_text(&pages).chars().filter(|c| !c.is_whitespace()).collect();
        found.sort_unstable();
        prop_assert_eq!(found, said(form, &blocks));
        for page in &pages.pages {
            prop_assert!(page.marks.len() < 8, "page number and mark of a draft only");
        }
        if form != Form::Letter {
            check_ink(&pages);
        }
    }
}
