//! Orders, minutes, name stamps, and what makes room for text on page 1, measured
//! in mm, and once more in the file by `verify`.

use fangan::document::*;
use fangan::layout::pages::{Ink, Pages};
use fangan::verify::{Verdict, verify};
use fangan::write::pdf;

use crate::common::setting;
use crate::measure::*;

const L: f32 = 10.446;

fn order_head() -> Block {
    Block::RedHead(RedHead {
        marks: vec!["青石县人民政府".into()],
        suffix: Some("令".into()),
        number: Some("第12号".into()),
        ..RedHead::default()
    })
}

fn stamped(names: &[(&str, &str)]) -> Block {
    let stamp = |(post, name): &(&str, &str)| Stamp {
        post: post.to_string(),
        name: name.to_string(),
    };
    Block::Signature(Signature {
        issuers: Vec::new(),
        date: "2026年3月20日".into(),
        seal: true,
        stamps: names.iter().map(stamp).collect(),
        from: None,
    })
}

fn addressees(count: usize) -> Block {
    let names = vec!["各街道办事处、乡镇人民政府"; count].join("，");
    paragraph(ParagraphKind::Addressees, &format!("{names}："))
}

/// Rules that the finished file breaks.
fn broken(pages: &Pages, document: &Document) -> Vec<String> {
    let bytes = pdf::write(pages, document, fonts()).unwrap();
    let rows = verify(&bytes).unwrap();
    let faults = rows.iter().filter(|row| row.verdict == Verdict::Fault);
    faults
        .map(|row| format!("{} {}", row.key, row.measured))
        .collect()
}

fn kept(pages: &Pages, document: &Document, key: &str) -> bool {
    let bytes = pdf::write(pages, document, fonts()).unwrap();
    let rows = verify(&bytes).unwrap();
    rows.iter()
        .any(|row| row.key == key && row.verdict == Verdict::Ok)
}

fn document() -> Document {
    setting::document("方案")
}

#[test]
fn an_order_has_its_mark_number_and_stamp_in_place() {
    let text = "现公布《青石县校外活动场所管理办法》，自2026年5月1日起施行。";
    let blocks = vec![
        order_head(),
        body(&text.repeat(3)),
        stamped(&[("县长", "何静")]),
    ];
    let pages = set(Form::Order, blocks);
    let page = &pages.pages[0];
    let lines = lines(page);
    let (mark, number) = (line(&lines, "人民政府令"), line(&lines, "第12号"));
    near(mark.top, 57.0, 0.1); // 7.7
    near(mark.centre(), 106.0, 0.5);
    near(number.top - mark.foot(), 2.0 * L + 2.4, 0.2);
    near(
        line(&lines, "现公布").top - number.foot(),
        2.0 * L + 4.8,
        0.2,
    );
    assert!(rules(page, Ink::Red).is_empty());
    let (stamp, date) = (line(&lines, "县长"), line(&lines, "2026年3月20日"));
    near(stamp.right(), 161.7, 0.2); // 3.24
    near(date.right(), 161.7, 0.2);
    near(date.top - stamp.foot(), L + 4.8, 0.2);
    let above = lines.iter().rfind(|l| l.foot() < stamp.top - 1.0).unwrap();
    near(stamp.top - above.foot(), 2.0 * L + 4.8, 0.2);
    assert_eq!(broken(&pages, &document()), Vec::<String>::new());
    for key in [
        "order-mark",
        "order-number-gap",
        "order-text-gap",
        "name-stamp",
    ] {
        assert!(kept(&pages, &document(), key), "{key}");
    }
}

#[test]
fn stamps_of_several_signatories_stand_below_each_other() {
    let blocks = vec![
        body(&"字".repeat(90)),
        stamped(&[("县长", "林浩然"), ("常务副县长", "何静")]),
    ];
    let pages = set(Form::RedHead, blocks);
    let lines = lines(&pages.pages[0]);
    let (first, second) = (line(&lines, "林浩然"), line(&lines, "何静"));
    near(first.right(), second.right(), 0.05);
    near(second.top - first.top, L, 0.02);
}

#[test]
fn minutes_list_who_was_there_below_the_text() {
    let term = |label: &str, text: &str| Term {
        label: label.into(),
        text: run(text),
        from: None,
    };
    let present = "街道办事处主任林浩然、街道办事处副主任吴建国、信访办主任何静、司法所所长周平";
    let blocks = vec![
        Block::RedHead(RedHead {
            marks: vec!["青石街道办事处办公会议".into()],
            suffix: Some("纪要".into()),
            ..head()
        }),
        title("研究信访工作"),
        body(&"会议听取了汇报。".repeat(9)),
        Block::Attendance(vec![term("出席：", present), term("请假：", "严立新")]),
    ];
    let pages = set(Form::Minutes, blocks);
    let lines = lines(&pages.pages[0]);
    let label = line(&lines, "出席");
    near(label.left, 39.1, 0.2); // 7.8
    let next = lines.iter().find(|l| l.top > label.top + 5.0).unwrap();
    near(next.left, 28.0 + 5.0 * 5.571, 0.2);
    let above = lines.iter().rfind(|l| l.foot() < label.top - 1.0).unwrap();
    near(label.top - above.foot(), L + 4.8, 0.2);
    near(line(&lines, "纪要").top, 72.0, 0.1);
    assert_eq!(broken(&pages, &document()), Vec::<String>::new());
    for key in ["minutes-labels", "minutes-place", "minutes-gap"] {
        assert!(kept(&pages, &document(), key), "{key}");
    }
}

#[test]
fn addressees_that_leave_no_room_for_text_move_to_the_record() {
    let spare = |block: Block| match block {
        Block::Record(record) => Block::Record(Record {
            addressees: Some("主送：各街道办事处、乡镇人民政府。".into()),
            ..record
        }),
        other => other,
    };
    let blocks = |count| {
        vec![
            Block::RedHead(head()),
            title("关于开展工作的通知"),
            addressees(count),
            body(&"为做好工作，现通知如下。".repeat(40)),
            spare(record()),
        ]
    };
    let few = set(Form::RedHead, blocks(2));
    assert!(!all_text(&few).contains("主送："));
    let many = set(Form::RedHead, blocks(30));
    let first = lines(&many.pages[0]);
    assert!(first.iter().any(|l| l.text.starts_with("为做好工作")));
    let last = lines(many.pages.last().unwrap());
    let (to, copies) = (line(&last, "主送："), line(&last, "抄送："));
    assert!(to.top < copies.top);
    // No rule parts 主送 from 抄送 (5.6): two items, three rules.
    assert_eq!(rules(many.pages.last().unwrap(), Ink::Black).len(), 3);
    assert!(all_text(&many).matches("各街道办事处").count() == 1);
}

#[test]
fn the_marks_of_many_issuers_leave_room_for_text() {
    let names = [
        "教育", "公安", "民政", "司法", "财政", "水利", "审计", "统计",
    ];
    let marks = names.map(|n| format!("青石县{n}局")).to_vec();
    let blocks = vec![
        Block::RedHead(RedHead { marks, ..head() }),
        title("关于开展工作的通知"),
        addressees(1),
        body(&"为做好工作，现通知如下。".repeat(30)),
    ];
    let pages = set(Form::RedHead, blocks);
    let first = lines(&pages.pages[0]);
    assert!(first.iter().any(|l| l.text.starts_with("为做好工作")));
    near(line(&first, "教育").top, 72.0, 0.1);
}
