//! Records written in short: rows below a row of heads, a name with what stands
//! behind it, people in the words of the paper.

use fangan::load::edit::Editor;
use fangan::load::{fields, renew, with_chinese_keys};

use crate::common::words::text_of;
use crate::common::workspace::{checked, documents, session};

const OFFICE: &str = "单位: 青石街道
科室: [{编号: xf, 名称: 信访办公室, 简称: 信访办}, {编号: sf, 名称: 司法所}]
类别: [{编号: sq, 名称: 各社区, 科室: [nan], 岗位: [nan-head]}]
岗位:
  - {编号: fu, 职务名称: 街道办事处副主任}
  - {编号: nan-head, 职务名称: 南苑社区党委书记, 所在科室: nan}
人员: [吴建国, 周桂芬]
任职: [{职务: fu, 姓名: 吴建国, 起: 2024-01-01}, {职务: nan-head, 姓名: 周桂芬, 起: 2024-01-01}]
分工: [{分工: 信访工作, 分管领导: 吴建国, 分管科室: xf, 起: 2024-01-01}]
";

const UNITS: &str = "departments: [{id: nan, name: 南苑社区}]\n";

const LONG: &str = "方案: {编号: a, 标题: 走访工作方案, 格式: 白头, 成文日期: 2026-03-01}
章节:
  - 标题: 走访安排
    内容:
      - 正文: 走访分三步进行。
      - 任务分解:
          - {类别: 走访, 工作任务: 走访独居老人, 牵头领导: {分管: 信访工作}, 责任单位: [xf, sf], 完成时限: 6月底前}
          - {类别: 走访, 工作任务: 走访困难家庭, 责任单位: {类别: sq}, 完成时限: 长期坚持}
      - 工作目标:
          - {指标: 走访率, 目标值: 100%, 基数: 96%, 对比年份: 2025, 责任单位: xf}
          - {指标: 满意率, 目标值: ≥95%, 基数: 91%, 对比年份: 2025, 责任单位: xf}
      - 实施步骤:
          - {阶段: 动员阶段, 起: 2026-04-上旬, 止: 2026-04-下旬, 内容: 召开动员会，讲明要求。}
      - 工作组:
          - 组名: 走访一组
            责任领导: {分管: 信访工作}
            责任人: {姓名: 郭卫平, 外单位: 是, 职务名称: 青石派出所所长}
            人员配备: [{科室: xf, 身份: 工作人员}, {类别: sq, 身份: 党委书记}, {文字: 志愿者, 人数: 6}, {文字: 抢险队员, 人数: 3, 装备: 车1部}]
            工作任务: 负责入户走访，登记诉求。
    章节:
      - 标题: 走访要求
        内容: 每户都要走到，当日登记。
  - 标题: 工作要求
    内容:
      - 条目:
          - {小标题: 落实责任, 内容: 各社区确定专人，按时报告。}
          - {小标题: \"@{xf}\", 内容: 汇总走访情况，按月通报。}
";

const SHORT: &str = "方案: {编号: a, 标题: 走访工作方案, 格式: 白头, 成文日期: 2026-03-01}
章节:
  - 走访安排:
      - 走访分三步进行。
      - 任务分解:
          - [类别, 工作任务, 牵头领导, 责任单位, 完成时限]
          - [走访, 走访独居老人, 信访工作, [xf, sf], 6月底前]
          - [走访, 走访困难家庭, —, sq, 长期坚持]
      - 工作目标:
          对比年份: 2025
          责任单位: xf
          条目:
            - [指标, 目标值, 基数]
            - [走访率, 100%, 96%]
            - {指标: 满意率, 目标值: ≥95%, 基数: 91%}
      - 实施步骤:
          - [阶段, 起, 止, 内容]
          - [动员阶段, 2026-04-上旬, 2026-04-下旬, 召开动员会，讲明要求。]
      - 工作组:
          - 走访一组: 负责入户走访，登记诉求。
            责任领导: 信访工作
            责任人: 郭卫平（青石派出所所长）
            人员配备: [xf 工作人员, sq 党委书记, 志愿者6人, 抢险队员3人（车1部）]
      - 走访要求: 每户都要走到，当日登记。
  - 工作要求:
      - 条目:
          - 落实责任: 各社区确定专人，按时报告。
          - \"@{xf}\": 汇总走访情况，按月通报。
";

fn printed(plan: &str) -> String {
    let session = session(&[
        ("data/o.yaml", OFFICE),
        ("data/u.yaml", UNITS),
        ("data/a.yaml", plan),
    ]);
    let report = checked(&session);
    assert!(!report.has_errors(), "{report:#?}");
    documents(&session, "a").iter().map(text_of).collect()
}

#[test]
fn what_is_written_in_short_prints_the_same() {
    let (long, short) = (printed(LONG), printed(SHORT));
    assert!(long.contains("郭卫平") && long.contains("吴建国"), "{long}");
    assert_eq!(short, long);
}

/// The text after new words took the place of these.
fn edited(words: &str, new: &str) -> String {
    fn find(item: &fields::Item, words: &str) -> Option<u32> {
        match &item.content {
            fields::Content::Words(w) => (w == words).then_some(item.node),
            fields::Content::List(items) => items.iter().find_map(|one| find(one, words)),
            fields::Content::Fields(_, entries) => {
                entries.iter().find_map(|entry| find(&entry.item, words))
            }
            fields::Content::Blank => None,
        }
    }
    let tree = fields::tree(SHORT).expect("a tree");
    let node = find(&tree, words).expect(words);
    let mut editor = Editor::new(SHORT).expect("an editor");
    assert!(editor.put(node, new));
    editor.finish()
}

#[test]
fn a_cell_and_a_name_are_edited_where_they_stand() {
    let cell = edited("走访困难家庭", "走访残疾人家庭");
    assert_eq!(cell, SHORT.replace("走访困难家庭", "走访残疾人家庭"));
    let name = edited("落实责任", "压实责任");
    assert_eq!(name, SHORT.replace("落实责任", "压实责任"));
    let chapter = edited("走访要求", "走访纪律");
    assert_eq!(chapter, SHORT.replace("走访要求", "走访纪律"));
}

#[test]
fn a_row_has_the_fields_of_its_record() {
    let tree = fields::tree(SHORT).expect("a tree");
    let body = tree.field("sections").expect("chapters").list()[0].field("body");
    let body = body.expect("a body").list();
    let tasks = body[1].field("tasks").expect("tasks").list();
    assert_eq!(tasks.len(), 2);
    let words = |name| tasks[1].field(name).and_then(fields::Item::words);
    assert_eq!(words("task"), Some("走访困难家庭"));
    assert_eq!(words("leader"), None);
    assert_eq!(
        body[5].field("heading").and_then(fields::Item::words),
        Some("走访要求")
    );
}

#[test]
fn heads_are_keys_in_either_language() {
    let english = "sections:\n  - 任务:\n      - tasks:\n          - [task, leader]\n          - [leader, lin]\n      - 要求: 按时完成任务。\n";
    let chinese = "章节:\n  - 任务:\n      - 任务分解:\n          - [工作任务, 牵头领导]\n          - [leader, lin]\n      - 要求: 按时完成任务。\n";
    assert_eq!(with_chinese_keys("data/a.yaml", english), chinese);
}

#[test]
fn days_in_rows_go_on_with_the_year() {
    let wanted = renew::Wanted {
        id: "b",
        old_year: 2026,
        year: 2027,
        calendar: &Default::default(),
    };
    let text = SHORT.replace("成文日期: 2026-03-01", "执行期: 2026-03-02至2027-02-28");
    let (new, _) = renew::renew(&text, &wanted).expect("a text");
    assert!(new.contains("执行期: 2027-03-02至2028-02-28"), "{new}");
    assert!(
        new.contains("[动员阶段, 2027-04-上旬, 2027-04-下旬, "),
        "{new}"
    );
}
