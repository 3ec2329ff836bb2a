//! Working groups: rows are called as they were typed, and several duties are one row.

use crate::common::{words, workspace};

fn text(group: &str) -> String {
    let data = format!(
        "单位: {{名称: 柳河街道办事处}}\n方案: {{编号: a, 标题: 防汛方案, 格式: 白头, 成文日期: 2026-03-20}}\n章节: [{{标题: 分工, 内容: [{{工作组: {group}}}]}}]\n"
    );
    let session = workspace::session(&[("data/a.yaml", data)]);
    words::text_of(&workspace::documents_on(&session, "a", None)[0])
}

#[test]
fn rows_are_called_as_they_were_typed() {
    let staff = "{文字: 网格员, 人数: 6}";
    let typed = text(&format!("[{{组名: 抢险组, 组员: {staff}, 职责: 抢险。}}]"));
    assert!(
        typed.contains("组员：网格员（6人）") && typed.contains("职责：抢险。"),
        "{typed}"
    );
    let typed = text(&format!(
        "[{{组名: 抢险组, 人员配备: {staff}, 工作任务: 抢险。}}]"
    ));
    assert!(
        typed.contains("人员配备：") && typed.contains("工作任务："),
        "{typed}"
    );
    let asked = text(&format!(
        "{{称谓: {{组员: 成　员}}, 条目: [{{组名: 抢险组, 组员: {staff}, 职责: 抢险。}}]}}"
    ));
    assert!(
        asked.contains("成　员：") && asked.contains("职责："),
        "{asked}"
    );
}

#[test]
fn several_duties_are_one_row() {
    let typed = text("[{组名: 抢险组, 职责: [排查险情, 转移群众]}]");
    assert!(typed.contains("职责：排查险情；转移群众。"), "{typed}");
    let typed = text("[{组名: 抢险组, 职责: [排查险情。每日一报, 转移群众。]}]");
    assert!(
        typed.contains("职责：排查险情。每日一报。转移群众。"),
        "{typed}"
    );
}

#[test]
fn leaders_of_areas_are_called_as_they_were_typed() {
    let text = |areas: &str| {
        let data = format!(
            "单位: {{名称: 柳河街道办事处}}\n人员: [林浩然]\n方案: {{编号: a, 标题: 防汛方案, 格式: 白头, 成文日期: 2026-03-20}}\n章节: [{{标题: 分工, 内容: [{{责任区: {areas}}}]}}]\n"
        );
        let session = workspace::session(&[("data/a.yaml", data)]);
        words::text_of(&workspace::documents_on(&session, "a", None)[0])
    };
    let typed = text("[{区域: 东片, 包联领导: 林浩然}]");
    assert!(
        typed.contains("包联领导") && !typed.contains("责任领导"),
        "{typed}"
    );
    let plain = text("[{区域: 东片, 责任领导: 林浩然}]");
    assert!(plain.contains("责任领导"), "{plain}");
    let asked = text("{领导称谓: 包片领导, 条目: [[区域, 责任领导], [东片, 林浩然]]}");
    assert!(asked.contains("包片领导"), "{asked}");
}
