//! The columns of the table that units fill in, and the words that they write there.

use crate::model::ProgressState;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Id,
    Source,
    Task,
    Due,
    Progress,
    State,
    Problem,
    Next,
    By,
}

/// Each with its head and its width in characters; the first is hidden.
pub(super) const HEADS: [(Head, &str, f64); 9] = [
    (Head::Id, "编号（请勿改动）", 4.0),
    (Head::Source, "来源", 22.0),
    (Head::Task, "工作任务", 34.0),
    (Head::Due, "完成时限", 14.0),
    (Head::Progress, "进展情况", 40.0),
    (Head::State, "完成情况", 10.0),
    (Head::Problem, "存在问题", 24.0),
    (Head::Next, "下一步", 24.0),
    (Head::By, "填报人", 10.0),
];

/// What may be chosen for 完成情况.
pub(super) const STATES: [&str; 3] = ["未启动", "进行中", "已完成"];

/// The column that a head means, whatever was typed around its word.
pub(super) fn head(text: &str) -> Option<Head> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let known = HEADS.iter().find(|(head, word, _)| match head {
        Head::Id => text.starts_with("编号"),
        _ => text.starts_with(word),
    });
    known.map(|(head, ..)| *head)
}

/// What is meant by a word for 完成情况.
pub(super) fn state(text: &str) -> Option<ProgressState> {
    let text = text.trim().trim_end_matches(['。', '；']);
    let among = |words: &[&str]| words.contains(&text);
    if among(&["已完成", "完成", "全部完成", "已办结", "办结", "100%"]) {
        return Some(ProgressState::Done);
    }
    if among(&[
        "进行中",
        "推进中",
        "正在推进",
        "正在进行",
        "办理中",
        "部分完成",
    ]) {
        return Some(ProgressState::Doing);
    }
    among(&["未启动", "未开始", "尚未启动", "未开展"]).then_some(ProgressState::Open)
}

/// Its usual word.
pub fn said(state: ProgressState) -> &'static str {
    match state {
        ProgressState::Open => STATES[0],
        ProgressState::Doing => STATES[1],
        ProgressState::Done => STATES[2],
    }
}
