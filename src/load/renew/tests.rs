use super::*;
use chrono::NaiveDate;

fn renewed(text: &str) -> (String, Vec<Decision>) {
    let mut calendar = Calendar::default();
    let day = |m, d| NaiveDate::from_ymd_opt(2027, m, d).unwrap();
    calendar.holidays.insert(day(6, 9), "端午节".into());
    let wanted = Wanted {
        id: "b-2027",
        old_year: 2026,
        year: 2027,
        calendar: &calendar,
    };
    renew(text, &wanted).unwrap()
}

fn lines(text: &str) -> String {
    renewed(text).0
}

#[test]
fn dates_move_to_working_days_and_comments_stay() {
    let old = "# 2026 不动\nplan:\n  id: a-2026   # 编号\n  title: 2026年度方案\n  date: 2026-03-20   # 周五\n  in-force: {from: 2026-03-20, until: 2026-12-31}\n  number: {year: 2026, serial: 12}\n  status: issued\n";
    let new = "# 2026 不动\nplan:\n  id: b-2027   # 编号\n  title: 2027年度方案\n  date: 2027-03-22   # 周五\n  in-force: {from: 2027-03-22, until: 2027-12-31}\n  number: {year: 2027, serial: 待定}\n  status: draft\n";
    assert_eq!(lines(old), new);
}

#[test]
fn no_number_is_carried_over() {
    let old = "plan:\n  id: a\n  number: 柳街办发〔2026〕12号   # 查登记簿\n";
    let new =
        "plan:\n  id: b-2027\n  number: {code: 柳街办发, year: 2027, serial: 待定}   # 查登记簿\n";
    assert_eq!(lines(old), new);
    let old = "方案: {编号: a, 令号: 12, 格式: 命令}\n";
    assert_eq!(lines(old), "方案: {编号: b-2027, 令号: , 格式: 命令}\n");
}

#[test]
fn dates_keep_the_way_they_were_written() {
    let old = "章节:\n- 标题: 甲\n  内容:\n  - 实施步骤:\n    - {阶段: 一, 起: 2026-03-中旬, 止: 2026年3月下旬}\n    - {阶段: 二, 起: 2027年1月, 止: 2026.5.1}\n    - {阶段: 三, 起: 4月上旬, 止: 2026年6月20日}\n  - 任务分解: [{工作任务: 甲, 完成时限: 2026年6月底前}, {工作任务: 乙, 完成时限: 6月底前}, {工作任务: 丙, 完成时限: 2026-06-30}]\n";
    let new = "章节:\n- 标题: 甲\n  内容:\n  - 实施步骤:\n    - {阶段: 一, 起: 2027-03-中旬, 止: 2027年3月下旬}\n    - {阶段: 二, 起: 2028年1月, 止: 2027.4.30}\n    - {阶段: 三, 起: 4月上旬, 止: 2027年6月18日}\n  - 任务分解: [{工作任务: 甲, 完成时限: 2027年6月底前}, {工作任务: 乙, 完成时限: 6月底前}, {工作任务: 丙, 完成时限: 2027-06-30}]\n";
    assert_eq!(lines(old), new);
}

#[test]
fn baselines_come_from_targets_and_exchanges_go() {
    let old = "sections:\n  - body:\n      - goals:\n          - {name: 率, target: \"≥98%\", baseline: \"95.6%\", against: 2025}\n          - {name: 次, target: 同比增长10%, baseline: 1260人次, against: 2025}\n      - rota:\n          every: 周二\n          from: 2026-02-28\n          order: [director]\n          swaps:\n            - {date: 2026-03-10, with: 2026-03-17}\n          place: 大厅\n";
    let (new, open) = renewed(old);
    assert!(
        new.contains("target: \"≥98%\", baseline: \"98%\", against: 2026}"),
        "{new}"
    );
    assert!(new.contains("baseline: 1260人次, against: 2026}"), "{new}");
    assert!(
        new.contains("swaps:\n            []\n          place: 大厅"),
        "{new}"
    );
    assert!(new.contains("from: 2027-02-28"), "{new}");
    let whats: Vec<(usize, &str)> = open.iter().map(|d| (d.line, d.what)).collect();
    assert_eq!(
        whats,
        [
            (4, "decide-target"),
            (4, "decide-baseline"),
            (5, "decide-target"),
            (5, "decide-baseline-left"),
            (9, "decide-rota"),
            (11, "decide-swaps"),
        ]
    );
}

#[test]
fn years_in_texts_move_where_they_are_the_plans_own() {
    let old = "plan:\n  id: a\n  preamble: |\n    根据《2026年要点》（街办发〔2026〕3号），2026年要做好工作。\n    2025年完成率高。2026年6月30日前报送。\n";
    let (new, open) = renewed(old);
    assert!(new.contains("《2026年要点》（街办发〔2026〕3号），2027年要做好工作。\n    2025年完成率高。2027年6月30日前报送。"), "{new}");
    let whats: Vec<(usize, &str)> = open.iter().map(|d| (d.line, d.what)).collect();
    assert_eq!(
        whats,
        [
            (4, "decide-year-cited"),
            (4, "decide-year-cited"),
            (5, "decide-year-left"),
            (5, "decide-day-in-text"),
        ]
    );
}

#[test]
fn what_belongs_to_no_plan_stays_behind() {
    let old = "organisation: {name: 甲}\nposts:\n  - {id: a, title: 甲}\nplan:\n  id: a\npeople: [{id: p, name: 乙}]\nsections: []\n";
    assert_eq!(lines(old), "plan:\n  id: b-2027\nsections: []\n");
}

#[test]
fn every_date_that_moved_is_to_be_settled() {
    let old = "plan:\n  id: a\n  in-force: {from: 2026-03-20, until: 2026-12-31}\nsections:\n  - body:\n      - phases:\n          - {name: 一, from: 2026-03-中旬, until: 2026-03-31, text: 做}\n";
    let (_, open) = renewed(old);
    let whats: Vec<(usize, &str)> = open.iter().map(|d| (d.line, d.what)).collect();
    assert_eq!(
        whats,
        [
            (3, "decide-in-force"),
            (3, "decide-in-force"),
            (7, "decide-phase"),
            (7, "decide-phase"),
        ]
    );
}

#[test]
fn what_is_written_shortly_moves_as_well() {
    let old = "方案: {编号: a, 执行期: 2026年3月20日至12月31日}\n章节:\n- 工作目标: 2026年全年办结率98%。\n- 内容:\n  - 条目: [2026年底前完成。]\n  - 排班: {每逢: 周二, 除外: [2026-06-16], 轮值顺序: [甲]}\n";
    let (new, open) = renewed(old);
    assert!(new.contains("执行期: 2027年3月20日至12月31日"), "{new}");
    assert!(new.contains("工作目标: 2027年全年办结率98%。"), "{new}");
    assert!(new.contains("[2027年底前完成。]"), "{new}");
    assert!(new.contains("除外: [2027-06-16]"), "{new}");
    assert!(
        open.iter().any(|d| d.what == "decide-exception"),
        "{open:?}"
    );
    assert!(open.iter().any(|d| d.what == "decide-in-force"), "{open:?}");
}
