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

const CANTEEN: &str = "\
sections:
  - heading: 任务
    responsibility:
      lead: civ
      responsible: [fin, mkt]
      etc: 有关部门
      others: 各乡镇按职责分工负责
    body: 新建6处。
attachments: [{id: list, title: 责任分解表, body: [{tasks: from-plan}]}]
";

fn canteen(keys: &str) -> String {
    text(
        keys,
        &CANTEEN.replace("新建6处。", "新建6处，分工见@{attachment:list}。"),
    )
}

#[test]
fn lists_end_as_they_do_in_plans() {
    let brackets = canteen("signature: true");
    holds(
        &brackets,
        &["（县民政局牵头，县财政局、县市场监管局等有关部门按职责分工负责，各乡镇按职责分工负责）"],
    );
    // The row of the annexed table says no less.
    holds(&brackets, &["县财政局、县市场监管局等有关部门、各乡镇"]);
    holds(
        &canteen("responsibility-style: square-brackets"),
        &[
            "〔牵头单位：县民政局；责任单位：县财政局、县市场监管局等有关部门；各乡镇按职责分工负责〕",
        ],
    );
    holds(
        &canteen("responsibility-style: unbracketed"),
        &[
            "分工见附件。牵头单位：县民政局；责任单位：县财政局、县市场监管局等有关部门；各乡镇按职责分工负责。",
        ],
    );
    holds(
        &canteen("responsibility-style: rows"),
        &["责任单位：县财政局、县市场监管局等有关部门、各乡镇"],
    );
}

#[test]
fn the_sign_of_the_level_may_be_said_once() {
    holds(
        &canteen("level-prefix: first"),
        &["县民政局牵头，县财政局、市场监管局等有关部门按职责分工负责"],
    );
    // 市 of 市场监管局 is no sign of a level.
    let sections = CANTEEN
        .replace("civ", "dev")
        .replace("[fin, mkt]", "[dev, mkt]");
    let sections = sections
        .replace("新建6处。", "分工见@{attachment:list}。")
        .replace("lead: dev", "lead: fin");
    let staff = "\
organisation: {name: 柳河市人民政府, short-name: 柳河市}
departments:
  - {id: fin, name: 柳河市财政局, short-name: 市财政局}
  - {id: dev, name: 柳河市发展和改革局, short-name: 市发展改革局}
  - {id: mkt, name: 柳河市市场监督管理局, short-name: 市场监管局}
plan: {id: a, title: 社区食堂工作方案, form: plain, date: 2026-03-20, level-prefix: first}
";
    let session = workspace::session(&[("data/a.yaml", format!("{staff}{sections}"))]);
    let text = text_of(&workspace::documents(&session, "a")[0]);
    holds(&text, &["市发展改革局、市场监管局等有关部门"]);
    // Full names may leave out the place.
    let staff = "\
organisation: {name: 柳河市人民政府}
departments:
  - {id: fin, name: 市财政局}
  - {id: dev, name: 市发展和改革局, short-name: 市发展改革局}
  - {id: mkt, name: 市场监督管理局, short-name: 市场监管局}
plan: {id: a, title: 社区食堂工作方案, form: plain, date: 2026-03-20, level-prefix: first}
";
    for (unit, said) in [
        ("dev", "市财政局、发展改革局等"),
        ("mkt", "市财政局、市场监管局等"),
    ] {
        let sections = CANTEEN
            .replace("[fin, mkt]", &format!("[fin, {unit}]"))
            .replace("civ", "fin")
            .replace("lead: fin", "lead: 待定")
            .replace("新建6处。", "分工见@{attachment:list}。");
        let session = workspace::session(&[("data/a.yaml", format!("{staff}{sections}"))]);
        let text = text_of(&workspace::documents(&session, "a")[0]);
        holds(&text, &[said]);
    }
}

#[test]
fn leaders_may_stand_in_the_annexed_table_alone() {
    let sections = "\
sections:
  - heading: 任务
    sections:
      - heading: 增加供给
        body:
          - 分工见@{attachment:list}。
          - items: [{title: 建食堂, text: 新建6处。, responsibility: {leader: {text: 江月白}, lead: civ}}]
      - {heading: 提升质量, body: 建立评价制度。, responsibility: {leader: {text: 江月白}, lead: fin}}
attachments: [{id: list, title: 责任分解表, body: [{tasks: {from-plan: true, columns: [category, task, leader, lead]}}]}]
";
    let printed = text("signature: true", sections);
    holds(&printed, &["新建6处。（牵头领导：江月白；县民政局牵头）"]);
    let alone = text("responsibility-leaders: false", sections);
    holds(
        &alone,
        &[
            "新建6处。（县民政局牵头）",
            "类别 工作任务 牵头领导 牵头单位",
            // What a clause stands in is the chapter around it.
            "增加供给 建食堂 江月白 县民政局",
            "任务 提升质量 江月白 县财政局",
        ],
    );
    let rows = text(
        "responsibility-leaders: false, responsibility-style: rows",
        sections,
    );
    assert_eq!(rows.matches("江月白").count(), 2, "{rows}");
}

#[test]
fn a_table_has_no_column_in_which_nothing_stands() {
    let sections = "\
sections:
  - heading: 响应
    body:
      - contingencies:
          style: table
          items: [{level: Ⅳ级, when: 暴雨蓝色预警, by: civ, response: 加密巡查。}]
      - procedure:
          style: table
          steps: [{step: 登记受理, text: 当日登记, within: 1日}]
";
    let text = text("signature: true", sections);
    holds(
        &text,
        &["序号 级别 情形 承办 处置措施", "序号 步骤 工作要求 时限"],
    );
    assert!(!text.contains("启动条件") && !text.contains("—"), "{text}");
}

#[test]
fn what_a_record_says_by_its_own_keys_is_a_row_as_well() {
    let sections = "\
sections:
  - heading: 任务
    body:
      - 分工见@{attachment:list}。
      - mechanisms: [{name: 月调度, by: civ, text: 通报进度。}]
      - procedure:
          steps:
            - {step: 登记受理, by: [civ, fin], within: 立即, text: 当日登记}
            - {step: 办理, text: 限期办结, steps: [{step: 回访, by: fin}]}
      - contingencies: [{when: 停电, response: 启用备用电源。, by: mkt, within: 30分钟}]
attachments: [{id: list, title: 责任分解表, body: [{tasks: from-plan}]}]
";
    let text = text("signature: true", sections);
    holds(
        &text,
        &[
            // It is printed as it was.
            "当日登记。（时限：立即；承办：县民政局、县财政局）",
            "序号 条款 工作任务 具体举措 责任单位 完成时限",
            "月调度 通报进度。 县民政局 —",
            "登记受理 当日登记 县民政局、县财政局 立即",
            "回访 — 县财政局 —",
            "停电 启用备用电源。 县市场监管局 30分钟",
        ],
    );
    // Whoever has it has it once.
    let data =
        format!("{STAFF}plan: {{id: a, title: 方案, form: plain, date: 2026-03-20}}\n{sections}");
    let session = workspace::session(&[("data/a.yaml", &data)]);
    let time = fangan::ledger::Time {
        as_of: chrono::NaiveDate::from_ymd_opt(2026, 4, 1).unwrap(),
        from: None,
        until: None,
    };
    let (ledger, _) = fangan::ledger::ledger(&session, fangan::ledger::Of::All, time);
    assert_eq!(ledger.rows.len(), 4, "{:#?}", ledger.rows);
}

#[test]
fn columns_that_are_asked_for_and_empty_are_filled_in_by_hand() {
    let tasks = "tasks: {columns: [task, lead, support, progress, note], items: [{task: 建食堂, lead: civ, support: fin}, {task: 公布菜价, lead: fin}]}";
    let sections = format!("sections: [{{heading: 任务, body: [{{{tasks}}}]}}]");
    let text = text("signature: true", &sections);
    holds(
        &text,
        &[
            "工作任务 牵头单位 配合单位 进展情况 备注",
            "公布菜价 县财政局 —",
        ],
    );
    assert!(!text.contains("— —"), "{text}");
}
