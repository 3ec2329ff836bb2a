//! Goals of several years, expected and binding.

use fangan::document::{Block, plain_text};

use crate::common::{words, workspace};

fn session(goals: &str) -> fangan::engine::Session {
    let data = format!(
        "organisation: {{name: 柳河街道办事处}}\ndepartments: [{{id: civil, name: 民政办公室, short-name: 民政办}}]\nplan: {{id: a, title: 养老服务三年行动计划, form: plain, date: 2026-03-20}}\nsections: [{{heading: 目标, body: [{{goals: {goals}}}]}}]\n"
    );
    workspace::session(&[("data/a.yaml", data)])
}

#[test]
fn a_table_has_a_column_for_each_year() {
    let goals = "[{name: 千人床位数, unit: 张, baselines: {2024: 3.9, 2025: 4.2}, years: {2026: 4.4, 2027: 4.6, 2028: 4.8}, nature: binding, owner: civil}, {name: 社区食堂, unit: 个, years: {2026年: 20, 2028: 60}, nature: 预期性, owner: civil}]";
    let documents = workspace::documents(&session(goals), "a");
    let table = documents[0].walk().find_map(|block| match block {
        Block::Table(table) => Some(table.clone()),
        _ => None,
    });
    let table = table.unwrap();
    let lines: Vec<String> = table
        .head
        .iter()
        .chain(&table.body)
        .map(|row| {
            let cells = row.cells.iter().map(|cell| {
                cell.paragraphs
                    .iter()
                    .map(|p| plain_text(p))
                    .collect::<String>()
            });
            cells.collect::<Vec<_>>().join(" ")
        })
        .collect();
    assert_eq!(
        lines,
        [
            "序号 指标 单位 2024年基数 2025年基数 2026年 2027年 2028年 属性 责任单位",
            "1 千人床位数 张 3.9 4.2 4.4 4.6 4.8 约束性 民政办",
            "2 社区食堂 个 — — 20 — 60 预期性 民政办",
        ]
    );
}

#[test]
fn a_list_says_the_years_behind_the_goal() {
    let goals = "{style: list, items: [{name: 千人床位数, target: 4.8, years: {2026: 4.4, 2028: 4.8}, owner: civil}]}";
    let text = words::text_of(&workspace::documents(&session(goals), "a")[0]);
    assert!(
        text.contains("千人床位数：4.8（2026年4.4，2028年4.8），责任单位：民政办。"),
        "{text}"
    );
}

#[test]
fn the_year_above_a_column_is_not_broken() {
    let goals = "[{name: 规模化供水工程覆盖农村人口比例, unit: \"%\", baselines: {2024: 61, 2025: 66}, years: {2026: 72, 2027: 79, 2028: 85}, nature: expected, owner: civil}, {name: 农村自来水普及率, unit: \"%\", baselines: {2024: 92.1, 2025: 93.4}, years: {2026: 95, 2027: 96.5, 2028: 98}, nature: binding, owner: civil}]";
    let documents = workspace::documents(&session(goals), "a");
    let pages = fangan::layout::layout(
        &documents[0],
        &crate::measure::style(),
        crate::measure::fonts(),
    );
    let runs: Vec<_> = crate::measure::texts(&pages.0.pages[0]).collect();
    for year in ["2026年", "2027年", "2028年"] {
        assert!(runs.iter().any(|run| run.text == year), "{year}");
    }
}
