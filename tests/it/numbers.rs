//! Numbers of every kind: 1.1.1 as emergency plans count, 第一章 and 第一条 as
//! rules do, counts that go on through chapters; and how texts mention them.

use fangan::document::{Block, Document};

use crate::common::{data, words::text_of, workspace};
use crate::measure::{self, line, lines, near};

/// The document of a story.
fn story(name: &str) -> Document {
    let mut stories = data::stories().into_iter();
    let (_, text) = stories.find(|(folder, _)| folder.ends_with(name)).unwrap();
    let session = workspace::session(&[("data/a.yaml", text)]);
    let report = workspace::checked(&session);
    assert!(report.is_empty(), "{report:#?}");
    let id = session.plans.cards()[0].id.clone();
    workspace::documents(&session, &id).remove(0)
}

/// The document of a plan with these keys and these chapters.
fn plan(keys: &str, sections: &str) -> Document {
    let text = format!(
        "organisation: {{name: 柳河街道办事处}}\ndepartments: [{{id: service, name: 公服办}}]\n\
         plan: {{id: a, title: 社区食堂工作方案, form: plain, date: 2026-03-20, {keys}}}\n{sections}"
    );
    let session = workspace::session(&[("data/a.yaml", &text)]);
    workspace::documents(&session, "a").remove(0)
}

fn holds(text: &str, words: &[&str]) {
    for words in words {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn emergency_plans_count_in_decimals() {
    let text = text_of(&story("decimals"));
    holds(
        &text,
        &[
            "1　总则",
            "1.2.1　生命至上",
            "1.2.2　分级负责。实行",
            "2.1.2　成员单位。",
            "（2）县应急局",
            "3.1.2　各镇",
        ],
    );
    holds(&text, &["按照2.1.2（1）监测到", "传达记录按3的要求"]);
}

#[test]
fn rules_count_articles_through_all_chapters() {
    let text = text_of(&story("articles"));
    holds(
        &text,
        &[
            "第一章　总则",
            "第二条　社区食堂运行",
            "第一节　食堂建设",
            "第三条　建设",
            "（三）从业人员",
            "第五条　不再符合本办法第三条规定条件的",
            "第三章　附则",
            "第六条　本办法自",
        ],
    );
}

#[test]
fn each_number_has_its_place_on_the_page() {
    let decimals = measure::set(fangan::document::Form::Plain, story("decimals").blocks);
    let seen = lines(&decimals.pages[0]);
    let begins = |text: &str| line(&seen, text).left;
    for flush in ["1　总则", "1.1　编制目的", "1.2.2　分级负责。"] {
        near(begins(flush), 28.0, 0.3);
    }
    near(begins("做好全县"), 28.0 + 2.0 * 5.571, 0.3);
    let rules = measure::set(fangan::document::Form::Plain, story("articles").blocks);
    let seen = lines(&rules.pages[0]);
    for middle in ["第一章　总则", "第一节　食堂建设"] {
        near(line(&seen, middle).centre(), 106.0, 0.5);
    }
    near(line(&seen, "第一条　为了").left, 28.0 + 2.0 * 5.571, 0.3);
}

#[test]
fn a_count_goes_on_where_it_is_asked_to() {
    let sections = "\
sections:
  - {heading: 要求, sections: [{heading: 食堂, body: [{items: [甲事。, 乙事。]}]}, {heading: 送餐, body: [{items: [丙事。]}]}]}
  - {heading: 保障, sections: [{heading: 人员, body: [{items: [丁事。]}]}]}
";
    let on = "numbering: [一、, （一）, {style: 1., continues: true}]";
    let text = text_of(&plan(on, sections));
    holds(
        &text,
        &[
            "1.甲事",
            "2.乙事",
            "（二）送餐",
            "3.丙事",
            "（一）人员",
            "4.丁事",
        ],
    );
    let text = text_of(&plan("signature: true", sections));
    holds(&text, &["1.甲事", "1.丙事", "1.丁事"]);
}

#[test]
fn the_annexed_table_names_the_clause_in_its_own_numbers() {
    let sections = "\
sections:
  - heading: 食堂
    body:
      - items:
          - {title: 建设, text: 新建三处。, responsibility: {lead: service}}
          - {text: 公布菜价。, responsibility: {lead: service}}
attachments: [{id: list, title: 分解表, numbering: [一、], body: [{tasks: from-plan}]}]
";
    let document = plan("numbering: [第一章, 第一条]", sections);
    let Some(Block::Attachment(list)) = document
        .blocks
        .iter()
        .find(|block| matches!(block, Block::Attachment(_)))
    else {
        panic!("no attachment");
    };
    let table = text_of(&Document {
        blocks: list.blocks.clone(),
        ..document.clone()
    });
    holds(&table, &["第一条", "第二条"]);
    assert!(!table.contains("第一章"), "{table}");
    let document = plan("numbering: [1, 1.1]", sections);
    holds(&text_of(&document), &["1.1　建设", "1.2　公布"]);
}

#[test]
fn a_clause_that_is_not_there_cannot_be_mentioned() {
    let text = "\
organisation: {name: 柳河街道办事处}
plan: {id: a, title: 社区食堂工作方案, form: plain, date: 2026-03-20}
sections:
  - {id: goals, heading: 目标, body: '见@{item:gaols}。'}
  - {id: goals, heading: 任务, body: '见@{item:goals:title}。'}
";
    let session = workspace::session(&[("data/a.yaml", text)]);
    let report = workspace::checked(&session);
    let mut codes: Vec<&str> = report.iter().map(|d| d.code.name()).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["duplicate-id", "unknown-clause"]);
}
