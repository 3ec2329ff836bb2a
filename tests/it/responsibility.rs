//! Who answers for a clause, said once and printed behind it, in its row and in the
//! annexed table, whatever kind of clause it is.

use crate::common::{words::text_of, workspace};

const STAFF: &str = "\
organisation: {name: 云溪县人民政府, short-name: 云溪县}
departments:
  - {id: civ, name: 云溪县民政局, short-name: 县民政局}
  - {id: fin, name: 云溪县财政局, short-name: 县财政局}
  - {id: mkt, name: 云溪县市场监督管理局, short-name: 县市场监管局}
";

/// The text of a plan with these keys and chapters; nothing may be wrong with it.
fn text(keys: &str, sections: &str) -> String {
    let text = format!(
        "{STAFF}plan: {{id: a, title: 社区食堂工作方案, form: plain, date: 2026-03-20, {keys}}}\n{sections}"
    );
    let session = workspace::session(&[("data/a.yaml", &text)]);
    let report = workspace::checked(&session);
    let codes: Vec<&str> = report.iter().map(|d| d.code.name()).collect();
    assert!(codes.iter().all(|code| *code == "no-head"), "{report:#?}");
    text_of(&workspace::documents(&session, "a")[0])
}

fn holds(text: &str, words: &[&str]) {
    for words in words {
        assert!(text.contains(words), "{words}: {text}");
    }
}

const CLAUSES: &str = "\
sections:
  - heading: 任务
    body:
      - 分工见@{attachment:list}。
      - mechanisms:
          - {name: 月调度, every: 每月, text: 通报进度。, responsibility: {lead: civ, responsible: fin}}
          - {name: 周调度, responsibility: {lead: fin}}
      - contingencies:
          - {when: 停电, response: 启用备用电源。, responsibility: {responsible: mkt, deadline: 6月底前}}
      - procedure:
          steps:
            - {step: 登记受理, text: 当日登记, responsibility: {lead: civ, support: mkt}}
      - goals:
          style: list
          items: [{name: 食堂数, target: 6个, responsibility: {lead: civ, deadline: 年底前}}]
attachments: [{id: list, title: 责任分解表, body: [{tasks: from-plan}]}]
";

#[test]
fn every_kind_of_clause_says_who_answers_for_it() {
    let brackets = text("signature: true", CLAUSES);
    holds(
        &brackets,
        &[
            "通报进度。（频次：每月）（县民政局牵头，县财政局按职责分工负责）",
            "周调度（县财政局牵头）",
            "启用备用电源。（县市场监管局负责，6月底前完成）",
            "当日登记。（县民政局牵头，县市场监管局配合）",
            "食堂数：6个。（县民政局牵头，年底前完成）",
        ],
    );
    // And each is a row of the annexed table.
    let (_, table) = brackets.split_once("责任分解表").unwrap();
    holds(
        table,
        &[
            "月调度",
            "周调度",
            "停电",
            "登记受理",
            "食堂数",
            "县市场监管局",
        ],
    );
    let rows = text("responsibility-style: rows", CLAUSES);
    holds(
        &rows,
        &[
            "牵头单位：县民政局",
            "责任单位：县财政局",
            "完成时限：年底前",
        ],
    );
    assert!(!rows.contains("按职责分工负责）"), "{rows}");
}

#[test]
fn a_table_says_it_in_a_cell() {
    let sections = "\
sections:
  - heading: 任务
    body:
      - procedure:
          style: table
          steps: [{step: 登记受理, text: 当日登记, responsibility: {lead: civ, support: mkt, deadline: 6月底前}}]
      - goals: [{name: 食堂数, target: 6个, responsibility: {lead: civ, responsible: fin}}]
";
    let text = text("signature: true", sections);
    holds(
        &text,
        &[
            "县民政局牵头，县市场监管局配合",
            "6月底前",
            "县民政局牵头，县财政局按职责分工负责",
        ],
    );
}
