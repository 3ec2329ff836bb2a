//! Files of the older Word, as its versions saved them: in pieces, with fields,
//! revisions, tables within tables, lists and text boxes.

use fangan::read::doc::read;
use fangan::read::flow::{BesideKind, Block, Flow};

use crate::common::folder::{Folder, said};
use crate::common::old_word::{Doc, Piece, narrow, one, wide};

const IN_TABLE: u16 = 0x2416;
const ENDS_ROW: u16 = 0x2417;
const DEPTH: u16 = 0x6649;
const ENDS_INNER_CELL: u16 = 0x244B;
const ENDS_INNER_ROW: u16 = 0x244C;
const DELETED: u16 = 0x0800;
const HIDDEN: u16 = 0x083C;
const LIST: u16 = 0x460B;

fn flow(doc: &Doc) -> Flow {
    read(&doc.bytes()).unwrap().unwrap()
}

/// Paragraphs with their numbers, and rows of tables.
fn lines(flow: &Flow) -> Vec<String> {
    let lines = flow.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(p) => {
            vec![format!("{}{}", p.label.as_deref().unwrap_or(""), p.text)]
        }
        Block::Table(rows) => {
            let row = |row: &Vec<_>| {
                let cells = row
                    .iter()
                    .map(|cell: &fangan::read::flow::Cell| cell.text.clone());
                cells.collect::<Vec<_>>().join("|")
            };
            rows.iter().map(row).collect()
        }
    });
    lines.filter(|line| !line.is_empty()).collect()
}

fn beside(flow: &Flow, kind: BesideKind) -> Vec<&str> {
    let found = flow.beside.iter().filter(|one| one.kind == kind);
    found.map(|one| one.text.as_str()).collect()
}

fn doc(text: Vec<Piece>) -> Doc {
    Doc {
        text,
        ..Doc::default()
    }
}

#[test]
fn pieces_of_one_byte_and_of_two_are_put_in_order() {
    let flow = flow(&doc(vec![
        wide("防汛工作方案\r一、目标："),
        narrow("2026 \u{93}A\u{94}\u{85}"),
        wide("𠮷村"),
        narrow(" OK\r"),
        wide("末段。\r"),
    ]));
    assert_eq!(
        lines(&flow),
        ["防汛工作方案", "一、目标：2026 “A”…𠮷村 OK", "末段。"]
    );
}

#[test]
fn a_field_shows_its_result_and_nothing_else() {
    let flow = flow(&doc(vec![wide(
        "见\u{13} HYPERLINK \"http://a.b\" \u{14}附件\u{15}，第\u{13} PAGEREF x \u{13} = 1 \u{14}1\u{15} \u{14}3\u{15}页。\u{13} TC 目录 \u{15}\r",
    )]));
    assert_eq!(lines(&flow), ["见附件，第3页。"]);
}

#[test]
fn deleted_and_hidden_words_are_listed_and_not_read() {
    let mut by_table = wide("再删");
    by_table.modifier = 1;
    let mut by_word = wide("又删");
    // A property of one byte may stand in the table itself: 0x41, yes.
    by_word.modifier = (0x41 << 1) | (1 << 8);
    let doc = Doc {
        modifiers: vec![one(DELETED, 1)],
        ..doc(vec![
            wide("确保"),
            wide("力争").characters(&one(DELETED, 1)),
            by_table,
            by_word,
            wide("安全"),
            wide("内部批注").characters(&one(HIDDEN, 1)),
            wide("度汛。\r"),
        ])
    };
    let flow = flow(&doc);
    assert_eq!(lines(&flow), ["确保安全度汛。"]);
    assert_eq!(beside(&flow, BesideKind::Deleted), ["力争再删又删"]);
    assert_eq!(beside(&flow, BesideKind::Hidden), ["内部批注"]);
}

#[test]
fn tables_and_tables_within_them_are_read() {
    let depth = |n: u32| [&DEPTH.to_le_bytes()[..], &n.to_le_bytes()].concat();
    let cell = |text: &str| wide(text).paragraph(&one(IN_TABLE, 1)).paragraph(&depth(1));
    let inner = |text: &str| wide(text).paragraph(&one(IN_TABLE, 1)).paragraph(&depth(2));
    let row = || cell("\u{7}").paragraph(&one(ENDS_ROW, 1));
    let flow = flow(&doc(vec![
        wide("表\r"),
        cell("组长\u{7}"),
        cell("林浩然\r主任\u{7}"),
        row(),
        cell("成员\u{7}"),
        inner("甲\r").paragraph(&one(ENDS_INNER_CELL, 1)),
        inner("乙\r").paragraph(&one(ENDS_INNER_CELL, 1)),
        inner("\r")
            .paragraph(&one(ENDS_INNER_CELL, 1))
            .paragraph(&one(ENDS_INNER_ROW, 1)),
        cell("末\u{7}"),
        row(),
        wide("后文\r"),
    ]));
    assert_eq!(
        lines(&flow),
        ["表", "组长|林浩然\n主任", "成员|甲\t乙\n末", "后文"]
    );
}

#[test]
fn rows_whose_properties_lie_elsewhere_are_read() {
    // As Word keeps those of a wide table.
    let far = |place: u32| [&0x646B_u16.to_le_bytes()[..], &place.to_le_bytes()].concat();
    let huge = |place: u32| [&0x6646_u16.to_le_bytes()[..], &place.to_le_bytes()].concat();
    let cell = |text: &str| wide(text).paragraph(&one(IN_TABLE, 1));
    let ends = [one(IN_TABLE, 1), one(ENDS_ROW, 1)].concat();
    let list = [&(ends.len() as u16).to_le_bytes()[..], &ends].concat();
    let flow = flow(&Doc {
        data: [&[0; 8][..], &list].concat(),
        ..doc(vec![
            cell("事项\u{7}"),
            cell("单位\u{7}"),
            wide("\u{7}").paragraph(&huge(8)),
            cell("排查\u{7}"),
            cell("应急办\u{7}"),
            cell("\u{7}").paragraph(&far(8)),
            wide("后文\r"),
        ])
    });
    assert_eq!(lines(&flow), ["事项|单位", "排查|应急办", "后文"]);
}

#[test]
fn a_row_that_nothing_ends_is_not_lost() {
    let cell = |text: &str| wide(text).paragraph(&one(IN_TABLE, 1));
    let open = vec![cell("事项\u{7}"), cell("单位\u{7}")];
    let flow_of = |text: Vec<Piece>| lines(&flow(&doc(text)));
    assert_eq!(flow_of(open.clone()), ["事项|单位"]);
    let after = [open, vec![wide("后文\r")]].concat();
    assert_eq!(flow_of(after), ["事项|单位", "后文"]);
}

/// A list of one level, 一、.
fn list() -> Vec<(usize, Vec<u8>)> {
    let mut lists = vec![1, 0];
    lists.extend_from_slice(&7_u32.to_le_bytes());
    lists.resize(2 + 26, 0);
    lists.extend_from_slice(&[1, 0]);
    lists.extend_from_slice(&1_u32.to_le_bytes());
    lists.push(37);
    lists.resize(30 + 28, 0);
    lists.extend_from_slice(&[2, 0, 0, 0]);
    lists.extend('、'.encode_utf16(&mut [0; 1])[0].to_le_bytes());
    let mut overrides = 1_u32.to_le_bytes().to_vec();
    overrides.extend_from_slice(&7_u32.to_le_bytes());
    overrides.resize(20, 0);
    overrides.extend_from_slice(&[0xFF; 4]);
    vec![(73, lists), (74, overrides)]
}

#[test]
fn numbers_come_from_the_tables_of_lists() {
    let numbered = |text: &str| wide(text).paragraph(&[&LIST.to_le_bytes()[..], &[1, 0]].concat());
    let flow = flow(&Doc {
        parts: list(),
        ..doc(vec![
            numbered("总体要求\r"),
            wide("正文。\r"),
            numbered("工作任务\r"),
        ])
    });
    assert_eq!(lines(&flow), ["一、总体要求", "正文。", "二、工作任务"]);
}

#[test]
fn words_in_a_text_box_stand_beside_and_a_table_in_one_is_text() {
    let flow = flow(&Doc {
        boxes: vec![wide("领导批示：同意\r\r")],
        ..doc(vec![wide("方案\u{8}\r")])
    });
    assert_eq!(lines(&flow), ["方案"]);
    assert_eq!(beside(&flow, BesideKind::Box), ["领导批示：同意"]);
}

#[test]
fn a_picture_is_listed() {
    let flow = flow(&doc(vec![wide("如图：\u{1}\r")]));
    assert_eq!(beside(&flow, BesideKind::Picture), [""]);
}

#[test]
fn such_a_file_becomes_a_plan_and_what_is_not_read_is_told() {
    let folder = Folder::new();
    let doc = doc(vec![
        wide("柳河社区防汛工作方案\r"),
        wide("为做好防汛工作，制定本方案。\r一、工作目标\r确保"),
        wide("力争").characters(&one(DELETED, 1)),
        wide("安全度汛。\u{1}\r柳河社区居民委员会\r"),
        narrow("2026"),
        wide("年3月2日\r"),
    ]);
    folder.write("old.doc", doc.bytes());
    let words = said(&folder.run(&["import", "old.doc", "--to", "data/plan.yaml", "--yes"]));
    assert!(words.contains("丢失0行"), "{words}");
    assert!(words.contains("力争") && words.contains("图片"), "{words}");
    assert!(
        folder
            .read("data/plan.yaml")
            .contains("成文日期: 2026-03-02")
    );
}

#[test]
fn a_file_cut_short_or_turned_is_damaged_and_nothing_else() {
    let bytes = doc(vec![wide("方案\r正文。\r"), narrow("ok\r")]).bytes();
    for cut in (0..bytes.len()).step_by(97) {
        let _ = read(&bytes[..cut]);
        let mut turned = bytes.clone();
        turned[cut] ^= 0xFF;
        let _ = read(&turned);
    }
}

#[test]
fn rtf_is_read_in_whatever_encoding_its_fonts_say() {
    let text = "{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset134 SimSun;}}\
        {\\colortbl;\\red255\\green0\\blue0;}{\\info{\\title x}}\n\
        \\pard\\qc\\f1\\fs44 \\'b7\\'c0\\'d1\\'b4\\'b7\\'bd\\'b0\\'b8\\par\n\
        \\pard {\\listtext\\u19968?\\u12289?\\tab}\\u30446?\\u26631?{\\deleted\\u21024?}{\\v\\u38544?}\\par\n\
        {\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt \\u38468?}}\\u-10180?\\u-8265?{\\*\\unknown a}{\\footnote \\u27880?}{\\pict 00}\\par\n\
        \\trowd\\cellx100\\cellx200\\pard\\intbl A\\cell B\\par C\\cell\\row\n\
        \\trowd\\clvmrg\\cellx100\\cellx200\\pard\\intbl\\cell D\\cell\\row\\pard end\\par}";
    let flow = fangan::read::rtf::read(text.as_bytes()).unwrap();
    assert_eq!(
        lines(&flow),
        ["防汛方案", "一、目标", "附\u{1f3b7}", "A|B\nC", "|D", "end"]
    );
    assert_eq!(beside(&flow, BesideKind::Deleted), ["删"]);
    assert_eq!(beside(&flow, BesideKind::Hidden), ["隐"]);
    assert_eq!(beside(&flow, BesideKind::Note), ["注"]);
    assert_eq!(beside(&flow, BesideKind::Picture), [""]);
    for cut in 0..text.len() {
        let _ = fangan::read::rtf::read(&text.as_bytes()[..cut]);
    }
    assert!(fangan::read::rtf::read("{\\rtf1".repeat(100_000).as_bytes()).is_err());
}

#[test]
fn a_table_in_a_box_of_an_rtf_is_text_and_an_open_row_too() {
    let text = "{\\rtf1\\ansi\\ansicpg936 before\\par \
        {\\shp{\\*\\shpinst{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt words\\par \
        \\trowd\\cellx1\\cellx2\\intbl copies\\cell office\\cell\\row\\pard}}}after\\par \
        \\trowd\\cellx1\\cellx2\\intbl left\\cell open\\cell}";
    let flow = fangan::read::rtf::read(text.as_bytes()).unwrap();
    assert_eq!(
        lines(&flow),
        ["before", "copies|office", "after", "left|open"]
    );
    assert_eq!(beside(&flow, BesideKind::Box), ["words"]);
}
