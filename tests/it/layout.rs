//! Pages measured against GB/T 9704 (typesetting.md): one test for each part of a
//! document. Numbers in brackets are rows of that list.

use fangan::document::*;
use fangan::layout::pages::{Ink, Item, Page};
use fangan::layout::style::Side;

use crate::measure::*;

/// A line of the grid, and a character, mm.
const L: f32 = 10.4455;
const C: f32 = 5.5714;

#[test]
fn a_full_page_has_22_lines_of_28_characters() {
    let pages = set(
        Form::Plain,
        vec![paragraph(ParagraphKind::Flush, &"字".repeat(28 * 30))],
    );
    let lines = lines(&pages.pages[0]);
    assert_eq!(lines.len(), 22); // 1.6
    near(lines[0].top, 37.0, 0.05); // 1.2
    assert!(lines[21].foot() <= 262.0, "{}", lines[21].foot()); // 1.4
    for (i, line) in lines.iter().enumerate() {
        assert_eq!(line.text.chars().count(), 28); // 1.8
        // 1.7: the ink of 字 hangs a little below its body, and is lifted.
        near(line.top, 37.0 + i as f32 * L, 0.4);
        near(line.top, 37.0 + i as f32 * (lines[1].top - 37.0), 0.05);
        near(line.left, 28.0, 0.1); // 1.3
        near(line.right(), 184.0, 0.2); // 1.4
    }
}

#[test]
fn a_paragraph_is_indented_by_two_characters() {
    let pages = set(
        Form::Plain,
        vec![body(&"字".repeat(60)), body("又一段文字。")],
    );
    let lines = lines(&pages.pages[0]);
    near(lines[0].left, 39.14, 0.1); // 1.14
    near(lines[1].left, 28.0, 0.1);
    near(lines[3].left, 39.14, 0.1);
    near(lines[3].top - lines[2].top, L, 0.02); // 1.15
}

#[test]
fn a_mark_at_the_end_of_a_line_takes_half_its_width() {
    let text = format!("{}，{}", "字".repeat(27), "字".repeat(40));
    let pages = set(Form::Plain, vec![paragraph(ParagraphKind::Flush, &text)]);
    let first = &lines(&pages.pages[0])[0];
    assert!(first.text.ends_with('，'));
    near(first.last, 181.2, 0.1); // 8.4
}

#[test]
fn the_head_stands_where_the_standard_puts_it() {
    let blocks = vec![
        Block::RedHead(head()),
        title("关于印发信访接待工作实施方案的通知"),
        paragraph(ParagraphKind::Addressees, "各社区党委、居委会："),
        body("现将方案印发给你们。"),
    ];
    let pages = set(Form::RedHead, blocks);
    let page = &pages.pages[0];
    let lines = lines(page);
    near(line(&lines, "000012").top, 37.0, 0.05); // 2.1
    near(line(&lines, "秘密").top, 37.0 + L, 0.05); // 2.2
    near(line(&lines, "特急").top, 37.0 + 2.0 * L, 0.05); // 2.3
    let mark = line(&lines, "青石街道办事处文件");
    near(mark.top, 72.0, 0.05); // 2.4
    near(mark.centre(), 106.0, 0.2);
    assert!(mark.right() - mark.left <= 156.0);
    let number = line(&lines, "青街办发");
    near(number.top - mark.foot(), 23.3, 0.2); // 2.7
    let rule = &rules(page, Ink::Red)[0];
    near(rule.y - number.foot(), 4.0, 0.05); // 2.11
    near(rule.x, 28.0, 0.01);
    near(rule.width, 156.0, 0.01);
    let first = line(&lines, "关于印发");
    near(first.top - rule.y - rule.height, 23.3, 0.2); // 3.1
    near(first.centre(), 106.0, 0.2);
    let addressees = line(&lines, "各社区");
    near(addressees.top - first.foot(), 15.3, 0.2); // 3.6
    near(addressees.left, 28.0, 0.1);
    near(line(&lines, "现将").top - addressees.top, L, 0.02); // 3.8
}

#[test]
fn joint_marks_share_their_edges_and_wenjian_stands_beside_their_middle() {
    let joint = RedHead {
        marks: vec!["中共青石街道工作委员会".into(), "青石街道办事处".into()],
        ..head()
    };
    let pages = set(Form::RedHead, vec![Block::RedHead(joint), body("文字。")]);
    let lines = lines(&pages.pages[0]);
    let (a, b) = (line(&lines, "工作委员会"), line(&lines, "办事处"));
    near(a.left, b.left, 0.1);
    near(a.right(), b.right(), 0.1);
    let middle = (a.top + b.foot()) / 2.0;
    let suffix = line(&lines, "文件");
    near((suffix.top + suffix.foot()) / 2.0, middle, 0.1); // 2.6
    assert!(suffix.right() <= 184.1);
}

#[test]
fn an_upward_document_names_its_signatories() {
    let up = RedHead {
        signatories: ["签发人：", "林浩然", "何静", "吴建国"]
            .map(String::from)
            .into(),
        ..head()
    };
    let pages = set(Form::RedHead, vec![Block::RedHead(up), body("文字。")]);
    let page = &pages.pages[0];
    let lines = lines(page);
    let last = line(&lines, "吴建国");
    assert!(last.text.contains("青街办发〔2026〕12号")); // 2.9
    near(last.left, 33.6, 0.2);
    let first = line(&lines, "签发人");
    near(first.right(), 178.4, 0.2); // 2.10
    near(last.top - first.top, L, 0.02);
    let x = |name: &str| texts(page).find(|r| r.text == name).expect("a name").x;
    near(x("林浩然"), x("吴建国"), 0.05);
}

#[test]
fn a_sealed_signature_is_centred_on_its_date() {
    let pages = set(
        Form::RedHead,
        vec![body(&"字".repeat(90)), signature(&["青石街道办事处"], true)],
    );
    let lines = lines(&pages.pages[0]);
    let (name, date) = (line(&lines, "青石"), line(&lines, "2026"));
    near(date.right(), 161.7, 0.2); // 3.17
    near(name.centre(), date.centre(), 0.2); // 3.18
    near(date.top - name.top, L, 0.02);
    near(name.top - lines[3].foot(), 3.0 * L + 4.8, 0.2); // 3.20
}

#[test]
fn without_a_seal_the_date_begins_two_characters_right_of_the_name() {
    let name_and_date = |name: &str| {
        let pages = set(
            Form::Plain,
            vec![body(&"字".repeat(90)), signature(&[name], false)],
        );
        let lines = lines(&pages.pages[0]);
        near(lines[4].top - lines[3].foot(), 15.3, 0.2); // 3.21
        (lines[4].clone(), lines[5].clone())
    };
    let (name, date) = name_and_date("青石街道安全生产委员会办公室");
    near(name.right(), 172.9, 0.2); // 3.21
    near(date.left - name.left, 2.0 * C, 0.1); // 3.22
    let (name, date) = name_and_date("办事处");
    near(date.right(), 172.9, 0.2); // 3.22, the date longer than the name
    near(date.left - name.left, 2.0 * C, 0.1);
}

#[test]
fn a_note_follows_the_date_on_the_next_line() {
    let note = paragraph(ParagraphKind::Note, "（此件公开发布）");
    let pages = set(
        Form::RedHead,
        vec![body("文字。"), signature(&["青石街道办事处"], true), note],
    );
    let lines = lines(&pages.pages[0]);
    let note = line(&lines, "公开");
    near(note.top - line(&lines, "2026").top, L, 0.02); // 3.27
    near(note.left, 39.14, 0.1);
}

#[test]
fn a_signature_takes_two_lines_of_text_with_it() {
    for count in 18..24 {
        let text = "字".repeat(28 * count);
        let pages = set(
            Form::RedHead,
            vec![body(&text), signature(&["青石街道办事处"], true)],
        );
        let page = pages.pages.last().expect("a page");
        let lines = lines(page);
        assert!(lines.len() >= 4, "{count}: {lines:#?}"); // 3.26
    }
}

#[test]
fn the_attachment_note_hangs_its_names() {
    let note = Block::AttachmentNote(AttachmentNote {
        label: "附件：".into(),
        items: vec![
            (
                "1.".into(),
                format!("2026年度{}责任分工表", "重点工作".repeat(6)),
            ),
            ("2.".into(), "领导接访日安排表".into()),
        ],
    });
    let pages = set(Form::Plain, vec![body("文字。"), note]);
    let page = &pages.pages[0];
    let lines = lines(page);
    near(lines[1].top - lines[0].foot(), 15.3, 0.2); // 3.14
    near(lines[1].left, 39.14, 0.1);
    near(lines[2].left, 61.4, 0.2); // 3.15
    near(lines[3].left, 55.9, 0.2);
    let name = texts(page)
        .find(|r| r.text.starts_with("领导"))
        .expect("a name");
    near(name.x, 61.4, 0.2);
}

#[test]
fn an_attachment_begins_a_page_with_its_label_and_title() {
    let attachment = Block::Attachment(Attachment {
        anchor: "a1".into(),
        label: "附件1".into(),
        blocks: vec![title("责任分工表"), body("文字。")],
        landscape: false,
    });
    let pages = set(Form::Plain, vec![body("文字。"), attachment]);
    let lines = lines(&pages.pages[1]);
    assert_eq!(lines[0].text, "附件1"); // 4.1
    near(lines[0].top, 37.0, 0.05); // 4.2
    near(lines[0].left, 28.0, 0.1);
    near(lines[1].top, 57.9, 0.1); // 4.3
    near(lines[1].centre(), 106.0, 0.2);
    assert_eq!(pages.bookmarks[0].page, 1);
    assert!(marks(&pages.pages[1])[0].text.contains('2')); // 4.7
}

#[test]
fn the_record_closes_an_even_page() {
    for (pages_of_text, expected) in [(1, 2), (2, 2), (3, 4)] {
        let text = "字".repeat(28 * 22 * (pages_of_text - 1) + 28 * 5);
        let pages = set(Form::RedHead, vec![body(&text), record()]);
        assert_eq!(pages.pages.len(), expected, "{pages_of_text}"); // 5.7
        let page = &pages.pages[expected - 1];
        let rules = rules(page, Ink::Black);
        assert_eq!(rules.len(), 3); // 5.3
        near(rules[0].height, 0.35, 0.001); // 5.1
        near(rules[1].height, 0.25, 0.001);
        near(rules[2].height, 0.35, 0.001);
        near(rules[2].y + rules[2].height, 262.0, 0.01); // 5.2
        let lines = lines(page);
        near(line(&lines, "抄送").left, 32.94, 0.1); // 5.4
        near(line(&lines, "印发").right(), 179.06, 0.1); // 5.5
        let alone = pages_of_text % 2 == 1;
        assert_eq!(page.marks.is_empty(), alone); // 5.13
    }
}

#[test]
fn page_numbers_stand_at_the_outer_side() {
    let pages = set(Form::Plain, vec![body(&"字".repeat(28 * 50))]);
    let numbers: Vec<Seen> = pages.pages.iter().map(|p| marks(p)[0].clone()).collect();
    for (i, number) in numbers.iter().enumerate() {
        assert_eq!(number.text, format!("— {} —", i + 1)); // 5.10
        near(number.size, 14.0, 0.01); // 5.9
        near((number.top + number.foot()) / 2.0, 269.0, 0.1); // 5.11
    }
    near(numbers[0].right(), 179.06, 0.1); // 5.12
    near(numbers[1].left, 32.94, 0.1);
    near(numbers[2].right(), 179.06, 0.1);
    let mut centred = style();
    centred.page_number.side = Side::Center;
    let pages = set_in(&centred, Form::Plain, vec![body("字")]);
    near(marks(&pages.pages[0])[0].centre(), 106.0, 0.1);
}

#[test]
fn a_letter_has_double_rules_and_no_number_on_its_first_page() {
    let blocks = vec![
        Block::RedHead(RedHead {
            suffix: None,
            ..head()
        }),
        title("关于商请协助开展工作的函"),
        body(&"字".repeat(28 * 20)),
        record(),
    ];
    let pages = set_in(&built_in("letter"), Form::Letter, blocks);
    let page = &pages.pages[0];
    let lines_1 = lines(page);
    let mark = line(&lines_1, "青石街道办事处");
    near(mark.top, 30.0, 0.05); // 7.1
    let red = rules(page, Ink::Red);
    assert_eq!(red.len(), 4);
    near(red[0].y - mark.foot(), 4.0, 0.05); // 7.2
    assert!(red[0].height > red[1].height && red[2].height < red[3].height);
    near(red[3].y, 277.0, 0.05);
    near(red[0].width, 170.0, 0.01);
    let number = line(&lines_1, "青街办发");
    near(number.right(), 184.0, 0.2); // 7.4
    near(number.top - red[1].y - red[1].height, 4.9, 0.1);
    near(
        line(&lines_1, "关于").top - line(&lines_1, "特急").foot(),
        25.8,
        0.3,
    ); // 7.5
    assert!(page.marks.is_empty()); // 7.6
    let last = pages.pages.last().expect("a page");
    assert!(rules(last, Ink::Black).is_empty());
    assert!(!all_text(&pages).contains("党政办公室"));
}

#[test]
fn people_stand_in_columns_and_their_names_stay_whole_in_the_text() {
    let person = |name: &str, post: &str| PeopleRow {
        name: name.into(),
        post: run(post),
        from: None,
    };
    let list = Block::PeopleList(PeopleList {
        columns: 1,
        groups: vec![
            PeopleGroup {
                label: "组长".into(),
                rows: vec![person("林浩然", "党工委书记")],
            },
            PeopleGroup {
                label: "副组长".into(),
                rows: vec![
                    person("何静", &"纪工委书记、".repeat(5)),
                    person("吴建国", "副主任"),
                ],
            },
        ],
    });
    let pages = set(Form::Plain, vec![body("如下："), list]);
    let page = &pages.pages[0];
    let find = |text: &str| {
        texts(page)
            .find(|r| r.text == text)
            .unwrap_or_else(|| panic!("{text}"))
    };
    let colons: Vec<f32> = texts(page)
        .filter(|r| r.text == "：")
        .map(|r| r.x)
        .collect();
    near(colons[0], colons[1], 0.05); // 9.1
    near(find("组长").x, 39.14, 0.1);
    for name in ["林浩然", "何静", "吴建国"] {
        near(find(name).x, 61.4, 0.1); // 9.2
    }
    let two = find("何静");
    near(two.glyphs[1].x, 2.0 * C, 0.1); // 9.3
    near(find("党工委书记").x, find("副主任").x, 0.05); // 9.4
    let hanging = &lines(page)[3];
    near(hanging.left, find("副主任").x, 0.1);
}

/// What a name of many characters leaves of its line is not filled from edge to edge.
#[test]
fn a_post_beside_a_long_name_ends_its_lines_between_words() {
    let row = PeopleRow {
        name: "古丽巴哈尔·艾则孜·库尔班江".into(),
        post: run("县人民政府副县长"),
        from: None,
    };
    let list = PeopleList {
        columns: 1,
        groups: vec![PeopleGroup {
            label: "副组长".into(),
            rows: vec![row],
        }],
    };
    let pages = set(Form::Plain, vec![body("如下："), Block::PeopleList(list)]);
    let lines = lines(&pages.pages[0]);
    assert!(lines[1].text.ends_with("县人民政府"), "{lines:#?}");
    assert_eq!(lines[2].text, "副县长");
    assert!(lines[1].right() < 184.0 - C);
}

#[test]
fn a_table_is_as_wide_as_the_type_area_and_repeats_its_head() {
    let rows = (1..=60)
        .map(|i| row(&[&i.to_string(), "健全排查机制，逐件建立台账。", "信访办"]))
        .collect();
    let pages = set(
        Form::Plain,
        vec![Block::Table(table(&["序号", "工作任务", "责任单位"], rows))],
    );
    assert!(pages.pages.len() > 1);
    for (n, page) in pages.pages.iter().enumerate() {
        let rules = rules(page, Ink::Black);
        let left = rules.iter().map(|r| r.x).fold(f32::MAX, f32::min);
        let right = rules.iter().map(|r| r.x + r.width).fold(f32::MIN, f32::max);
        near(left, 28.0, 0.01);
        near(right, 184.0, 0.01); // 6.7
        let heads = page
            .items
            .iter()
            .filter(|i| matches!(i, Item::Text(r) if r.text == "序号"));
        assert_eq!(heads.count(), 1); // 6.6
        let artifact = page
            .items
            .iter()
            .any(|i| matches!(i, Item::Text(r) if r.text == "序号" && r.artifact));
        assert_eq!(artifact, n > 0);
    }
}

#[test]
fn a_merged_cell_cut_by_a_page_prints_its_label_again() {
    let mut rows: Vec<Row> = (1..=40)
        .map(|i| row(&["源头预防", &i.to_string()]))
        .collect();
    rows[0].cells[0].rowspan = 40;
    for row in &mut rows[1..] {
        row.cells.remove(0);
    }
    let pages = set(
        Form::Plain,
        vec![Block::Table(table(&["类别", "序号"], rows))],
    );
    assert!(pages.pages.len() >= 2);
    for (n, page) in pages.pages.iter().enumerate() {
        let labels: Vec<_> = page
            .items
            .iter()
            .filter_map(|i| match i {
                Item::Text(r) if r.text == "源头预防" => Some(r),
                _ => None,
            })
            .collect();
        assert_eq!(labels.len(), 1);
        assert_eq!(labels[0].artifact, n > 0);
    }
    assert_eq!(all_text(&pages).matches("源头预防").count(), 1);
}

#[test]
fn only_a_row_taller_than_a_page_is_cut() {
    let long = "健全网格日排查机制。".repeat(300);
    let rows = vec![row(&["1", "短"]), row(&["2", &long]), row(&["3", "短"])];
    let pages = set(
        Form::Plain,
        vec![Block::Table(table(&["序号", "任务"], rows))],
    );
    assert!(pages.pages.len() >= 3);
    let expected = format!("序号任务1短2{long}3短");
    assert_eq!(all_text(&pages), expected);
    for page in &pages.pages {
        for run in texts(page) {
            assert!(run.y < 262.0);
        }
    }
}

#[test]
fn a_landscape_page_keeps_its_number_on_the_upright_sheet() {
    let attachment = Block::Attachment(Attachment {
        anchor: "a".into(),
        label: "附件".into(),
        blocks: vec![
            title("安排表"),
            Block::Table(table(&["时间", "领导"], vec![row(&["周二", "林浩然"])])),
        ],
        landscape: true,
    });
    let pages = set(Form::Plain, vec![body("文字。"), attachment]);
    let page = &pages.pages[1];
    assert!(page.landscape && page.width > page.height);
    let rules = rules(page, Ink::Black);
    let right = rules.iter().map(|r| r.x + r.width).fold(f32::MIN, f32::max);
    near(right - rules[0].x, 225.0, 0.01); // 6.7
    near(rules[0].x, 35.0, 0.01);
    near(lines(page)[0].top, 28.0, 0.05);
    near(marks(page)[0].left, 32.94, 0.1); // 6.2
}

#[test]
fn no_heading_and_no_single_line_is_left_alone() {
    for filler in 12..24 {
        let mut blocks: Vec<Block> = (0..filler).map(|_| body("一行文字。")).collect();
        blocks.push(heading(1, "一、", "工作目标"));
        blocks.push(body(&"字".repeat(28 * 4)));
        blocks.push(body(&"文".repeat(28 * 3)));
        let pages = set(Form::Plain, blocks);
        for page in &pages.pages {
            let lines = lines(page);
            let last = lines.last().expect("a line");
            assert!(!last.text.starts_with("一、"), "{filler}");
            let same = |c: char| lines.iter().filter(|l| l.text.ends_with(c)).count();
            assert!(same('字') != 1 && same('文') != 1, "{filler}: {lines:#?}");
        }
    }
}

#[test]
fn titles_break_between_words_and_are_never_narrow_in_the_middle() {
    let titles = [
        "青石街道办事处关于印发《2026年度信访接待与矛盾纠纷多元化解工作实施方案》的通知",
        "2026年度信访接待与矛盾纠纷多元化解工作实施方案",
        "中共青石街道工作委员会青石街道办事处关于调整信访接待与矛盾纠纷多元化解工作领导小组等七个议事协调机构组成人员的通知",
        "青石街道2026年消防安全专项整治工作实施方案责任分工表",
        "关于做好2026年春节期间值班值守和突发事件应急处置工作的紧急通知",
    ];
    for text in titles {
        let pages = set(Form::Plain, vec![title(text), body("文字。")]);
        let lines = lines(&pages.pages[0]);
        let title: Vec<&Seen> = lines.iter().filter(|l| l.size == 22.0).collect();
        let widths: Vec<f32> = title.iter().map(|l| l.right() - l.left).collect();
        let shown: Vec<&str> = title.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(shown.concat(), text);
        assert!(widths.iter().all(|w| *w <= 156.1), "{shown:?}"); // 3.3
        assert!(
            !widths.windows(3).any(|w| w[1] < w[0] && w[1] < w[2]),
            "{shown:?}"
        ); // 3.2
        for word in [
            "信访",
            "办事处",
            "印发",
            "领导小组",
            "实施方案",
            "议事",
            "突发事件",
            "的通知",
        ] {
            if text.contains(word) {
                assert!(
                    shown.iter().any(|l| l.contains(word)),
                    "{word} is broken: {shown:?}"
                );
            }
        }
        for line in &title {
            near(line.centre(), 106.0, 0.3);
        }
    }
}

#[test]
fn the_house_style_bends_what_it_says() {
    let blocks = vec![heading(2, "（一）", "基本原则"), body(&"字".repeat(28 * 4))];
    let pages = set_in(&built_in("house"), Form::Plain, blocks);
    let lines = lines(&pages.pages[0]);
    near(lines[1].top - lines[0].top, 28.0 * MM, 0.02);
    assert!(
        texts(&pages.pages[0])
            .next()
            .is_some_and(|r| r.stroke > 0.0)
    );
}

#[test]
fn five_hundred_rows_stay_whole_and_in_order() {
    let rows: Vec<Row> = (1..=500)
        .map(|i| {
            row(&[
                &format!("第{i}项"),
                "健全网格日排查、社区周研判、街道月会商机制，逐件建立台账。",
                "信访办",
            ])
        })
        .collect();
    let expected: String = rows
        .iter()
        .flat_map(|r| &r.cells)
        .map(|c| plain_text(&c.paragraphs[0]))
        .collect();
    let pages = set(
        Form::Plain,
        vec![Block::Table(table(&["序号", "任务", "单位"], rows))],
    );
    assert_eq!(all_text(&pages), format!("序号任务单位{expected}"));
}

#[test]
fn a_document_that_is_an_attachment_begins_on_its_first_page() {
    let attachment = Block::Attachment(Attachment {
        anchor: "a".into(),
        label: "青街办发〔2026〕12号附件1".into(),
        blocks: vec![title("责任分工表"), body("文字。")],
        landscape: false,
    });
    let pages = set(Form::Plain, vec![attachment]);
    assert_eq!(pages.pages.len(), 1);
    near(lines(&pages.pages[0])[0].top, 37.0, 0.05); // 4.6
}

#[test]
fn numbers_keep_their_units_and_document_numbers_stay_whole() {
    for shift in 0..30 {
        let text = format!(
            "{}根据青街办发〔2026〕12号文件，30分钟内到场，第3季度办结率达98%以上，投入1200万元，见附件1。{}",
            "字".repeat(shift),
            "字".repeat(30)
        );
        let pages = set(Form::Plain, vec![body(&text)]);
        let lines = lines(&pages.pages[0]);
        for whole in [
            "〔2026〕12号",
            "30分钟",
            "第3季度",
            "98%",
            "1200万元",
            "附件1",
        ] {
            assert!(
                lines.iter().any(|l| l.text.contains(whole)),
                "{whole}: {lines:#?}"
            ); // 8.7
        }
        for line in &lines[..lines.len() - 1] {
            let last = line.text.chars().last().is_some_and(|c| "，。".contains(c));
            near(line.last, if last { 181.2 } else { 178.4 }, 0.4); // 8.4, 8.9
        }
    }
}

/// What a good typesetter keeps on one line, wherever the line ends fall.
#[test]
fn ranges_ordinals_standards_and_counts_stay_whole() {
    let wholes = [
        "第三季度",
        "GB/T 9704",
        "12场次",
        "18万人次",
        "20余件",
        "12345热线",
        "Ⅱ级",
        "3,000元",
        "12.5%",
        "24小时",
        "0555-1234567",
        "Wi-Fi",
    ];
    // What is long may be broken where its line would be torn apart.
    let long = ["8:30—12:00", "2026—2028年", "第二十一条"];
    let mut broken = 0;
    for shift in 0..28 {
        for whole in wholes.into_iter().chain(long) {
            let (before, after) = ("字".repeat(shift), "的要求办理有关事项，办完为止".repeat(3));
            let pages = set(
                Form::Plain,
                vec![body(&format!("{before}，按照{whole}{after}。"))],
            );
            let lines = lines(&pages.pages[0]);
            let is_whole = lines.iter().any(|l| l.text.contains(whole));
            assert!(is_whole || long.contains(&whole), "{whole}: {lines:#?}");
            broken += usize::from(!is_whole);
        }
    }
    assert!(broken <= 5, "{broken} broken in 84");
}

/// A long address makes no holes in the lines around it.
#[test]
fn a_long_address_is_broken_and_spaced_out_rather_than_the_lines_above_it() {
    for shift in 0..28 {
        let text = format!(
            "{}咨询电话：0555-1234567，网址：http://www.qingshi-example.gov.cn/zwfw/index.html?lang=zh&item=1024。",
            "便民服务".repeat(8) + &"办".repeat(shift)
        );
        let pages = set(Form::Plain, vec![body(&text)]);
        for line in lines(&pages.pages[0]) {
            let hanzi = line.text.chars().take_while(|c| "便民服务办".contains(*c));
            let (count, width) = (hanzi.count(), 156.0 / 28.0);
            let ended = line.text.chars().count() == count;
            if ended && count > 20 {
                let cells = (line.last - line.left) / width;
                assert!(cells < count as f32 * 1.2, "{line:?}");
            }
        }
    }
}

#[test]
fn dashes_and_ellipses_are_never_split() {
    for shift in 0..30 {
        let text = format!(
            "{}既要解决问题——又要教育引导……才算办好了这件事。",
            "字".repeat(shift)
        );
        let pages = set(Form::Plain, vec![body(&text)]);
        let lines = lines(&pages.pages[0]);
        for pair in ["——", "……"] {
            assert!(lines.iter().any(|l| l.text.contains(pair)), "{lines:#?}"); // 8.3
        }
    }
}

#[test]
fn the_last_line_of_a_paragraph_has_two_characters() {
    for count in 26..80 {
        let pages = set(
            Form::Plain,
            vec![body(&format!("{}。", "字".repeat(count)))],
        );
        let lines = lines(&pages.pages[0]);
        let last = lines.last().expect("a line");
        assert!(
            last.text.chars().filter(|c| *c == '字').count() >= 2,
            "{lines:#?}"
        ); // 8.8
    }
}

#[test]
fn tails_in_the_last_line_stay_inside_the_type_area() {
    // Every line has tails, and the page is full.
    let pages = set(Form::Plain, vec![body(&"设备jpqgy（型号）".repeat(90))]);
    assert!(pages.pages.len() > 1);
    check_ink(&pages);
    let lines = lines(&pages.pages[0]);
    assert_eq!(lines.len(), 22);
    near(lines[0].top, 37.0, 0.02);
    let steps: Vec<f32> = lines.windows(2).map(|w| w[1].top - w[0].top).collect();
    // All lines of the page share it: 0.1 pt each.
    for step in &steps {
        near(*step, steps[0], 0.002);
        near(*step, L, 0.05);
    }
}

#[test]
fn a_full_last_line_ends_where_the_others_do() {
    let text = format!("{}。", "字".repeat(26 + 28 + 27));
    let pages = set(Form::Plain, vec![body(&text)]);
    let lines = lines(&pages.pages[0]);
    let last = lines.last().unwrap();
    assert_eq!(last.text.chars().count(), 28);
    near(last.last, 181.2, 0.2); // 8.4
}

#[test]
fn a_record_longer_than_a_page_goes_on_and_its_last_piece_is_whole() {
    let copies = vec!["青石县人民政府办公室"; 90].join("，");
    let Block::Record(short) = record() else {
        unreachable!()
    };
    let long = Block::Record(Record {
        copies: Some(format!("抄送：{copies}。")),
        ..short
    });
    let pages = set(Form::RedHead, vec![body(&"字".repeat(90)), long]);
    assert_eq!(pages.pages.len() % 2, 0);
    check_ink(&pages);
    let records: Vec<&Page> = pages
        .pages
        .iter()
        .filter(|page| !rules(page, Ink::Black).is_empty())
        .collect();
    assert!(records.len() > 1);
    for page in &records {
        let rules = rules(page, Ink::Black);
        let (first, last) = (rules.first().unwrap(), rules.last().unwrap());
        near(last.y + last.height, 262.0, 0.02);
        near(first.height, 0.35, 0.01);
        near(last.height, 0.35, 0.01);
        assert!(page.marks.is_empty());
    }
    assert_eq!(all_text(&pages).matches("青石县人民政府办公室").count(), 90);
}

#[test]
fn a_notice_of_two_lines_leaves_one_on_each_page() {
    // 附件说明 and signature find no room below the text.
    let note = Block::AttachmentNote(AttachmentNote {
        label: "附件：".into(),
        items: (1..=8)
            .map(|n| (format!("{n}."), format!("第{n}份登记表")))
            .collect(),
    });
    let blocks = vec![
        Block::RedHead(head()),
        title("关于印发工作方案的通知"),
        paragraph(ParagraphKind::Addressees, "各科室："),
        body(&"字".repeat(40)),
        note,
        signature(&["青石街道办事处"], true),
    ];
    let pages = set(Form::RedHead, blocks);
    let texts: Vec<Vec<Seen>> = pages.pages.iter().map(lines).collect();
    assert_eq!(texts.len(), 2);
    assert!(texts[0].last().unwrap().text.starts_with("字"));
    assert!(texts[1][0].text.starts_with("字"));
    line(&texts[1], "2026年3月20日");
}

#[test]
fn seals_of_names_of_any_length_leave_room_for_text() {
    let names = [
        "云河县柳溪镇人民政府",
        "云河县水务局",
        "云河县教育和体育局",
        "云河县人民政府",
        "云河县退役军人事务和双拥工作联合服务中心",
    ];
    let pages = set(
        Form::RedHead,
        vec![body(&"字".repeat(90)), signature(&names, true)],
    );
    let lines = lines(&pages.pages[0]);
    let rows: Vec<&Seen> = lines
        .iter()
        .filter(|l| l.text.starts_with("云河县"))
        .collect();
    assert_eq!(rows.len(), 3);
    assert!(rows.windows(2).all(|w| w[1].top - w[0].top >= 44.0));
    check_ink(&pages);
}

/// Ten seals in four rows stand closer, so that the last lines of text go with them:
/// no page begins with seals.
#[test]
fn no_page_begins_with_a_row_of_seals_that_fits_below_text() {
    let names = [
        "云溪县教育局",
        "云溪县民政局",
        "云溪县发展和改革局",
        "云溪县住房和城乡建设局",
        "云溪县文化广电和旅游局",
        "云溪县卫生健康局",
        "云溪县市场监督管理局",
        "云溪县残疾人联合会",
        "云溪县总工会",
        "云溪县消防救援大队",
    ];
    for count in 2..=names.len() {
        for lines_of_text in [8, 12, 16, 21, 27, 40] {
            let text = body(&"字".repeat(28 * lines_of_text));
            let pages = set(Form::RedHead, vec![text, signature(&names[..count], true)]);
            for page in &pages.pages {
                let first = &lines(page)[0].text;
                assert!(first.starts_with('字'), "{count}, {lines_of_text}: {first}");
            }
        }
    }
}

/// A number or an address that finds no room leaves no line with a few characters,
/// and no characters flying apart.
#[test]
fn long_numbers_and_addresses_leave_no_line_nearly_empty() {
    let texts = [
        "报名网址为https://www.example.gov.cn/library/2026/reading-network/apply?id=20260518&from=notice，请按时报名。",
        "系统网址：http://192.168.10.25:8080/yunxi-library/admin/index.html，请保存。",
        "开户行：云溪县农村商业银行，账号6228480402564890018，统一社会信用代码91320500MA1XYZ12X3，户名云溪县公共图书馆。",
        "报名请登录https://mp.weixin.qq.com/s/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdef查看。",
        "设备型号为XJ-9000/PRO-MAX-2026版（序列号SN20260518-ABCD-EFGH），功率不低于1500 W，净重约1 200 kg。",
    ];
    for (text, shift) in texts.into_iter().flat_map(|t| (0..28).map(move |n| (t, n))) {
        let text = "字".repeat(shift) + text;
        let pages = set(Form::Plain, vec![body(&text)]);
        check_ink(&pages);
        let lines = lines(&pages.pages[0]);
        for line in &lines[..lines.len() - 1] {
            let count = line.text.chars().count();
            assert!(count >= 8, "{line:?}");
            // Hanzi in a row stand at most a third of a cell apart.
            let hanzi = line.text.chars().all(|c| "字开户行报名网址为".contains(c));
            let pitch = (line.last - line.left) / (count - 1) as f32;
            assert!(!hanzi || pitch < C * 1.32, "{line:?}");
        }
        // What is left unfilled has room for the word below.
        for word in ["登录", "账号"] {
            let cut = lines.windows(2).find(|pair| {
                let (end, start) = (word.chars().next(), word.chars().last());
                let unfilled = pair[0].right() < 184.0 - C;
                unfilled
                    && pair[0].text.chars().last() == end
                    && pair[1].text.chars().next() == start
            });
            assert!(cut.is_none(), "{cut:?}");
        }
        for whole in ["1500 W", "1 200 kg", "192.168.10.25"] {
            let found = lines.iter().any(|l| l.text.contains(whole));
            assert!(found || !text.contains(whole), "{whole}: {lines:#?}");
        }
    }
}

/// However many attachments, and whatever their names: the signature takes along
/// the last of them where the text is too far above.
#[test]
fn no_attachment_note_leaves_the_signature_alone() {
    for (count, lines_of_text) in (1..26).flat_map(|n| (8..22).map(move |m| (n, m))) {
        let names = (1..=count).map(|n| (format!("{n}."), format!("第{n}个附件的名称")));
        let note = AttachmentNote {
            label: "附件：".to_string(),
            items: names.collect(),
        };
        let blocks = vec![
            body(&"字".repeat(28 * lines_of_text)),
            Block::AttachmentNote(note),
            signature(&["青石街道办事处"], false),
        ];
        let pages = set(Form::Plain, blocks);
        let last = lines(pages.pages.last().unwrap());
        assert!(last.len() > 3, "{count} attachments: {last:#?}");
    }
}

/// Marks of many issuers leave room for text on page 1, not for a heading alone.
#[test]
fn a_heading_is_no_text_of_a_first_page() {
    for (issuers, lines_of_title) in (1..=8).flat_map(|n| (1..3).map(move |m| (n, m))) {
        let head = RedHead {
            marks: vec!["青石县住房和城乡建设局".into(); issuers],
            ..head()
        };
        let blocks = vec![
            Block::RedHead(head),
            title(&"关于公共服务".repeat(lines_of_title * 3)),
            heading(1, "一、", "组织领导"),
            body(&"字".repeat(90)),
        ];
        let pages = set(Form::RedHead, blocks);
        let first = lines(&pages.pages[0]);
        assert!(
            first.last().unwrap().text.starts_with("字"),
            "{issuers} issuers, {lines_of_title}: {first:#?}"
        );
    }
}

/// Between text and signature a long attachment note does not leave a page white.
#[test]
fn an_attachment_note_goes_on_over_a_page_rather_than_leave_one_white() {
    let names = (1..=14).map(|n| (format!("{n}."), format!("第{n}个附件的名称")));
    let note = AttachmentNote {
        label: "附件：".to_string(),
        items: names.collect(),
    };
    for count in 8..19 {
        let blocks = vec![
            body(&"字".repeat(28 * count)),
            Block::AttachmentNote(note.clone()),
            signature(&["青石街道办事处"], true),
        ];
        let pages = set(Form::Plain, blocks);
        let first = lines(&pages.pages[0]);
        assert!(first.last().unwrap().foot() > 262.0 - 4.0 * L, "{count}");
    }
}
