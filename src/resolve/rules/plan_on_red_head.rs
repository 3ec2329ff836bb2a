//! 方案, 计划, 要点, 预案 and 安排 are none of the kinds of official papers
//! (党政机关公文处理工作条例, article 8): what has a head, a number and addressees
//! is the 通知 that issues them.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::Form;

const KINDS: [&str; 5] = ["方案", "计划", "要点", "预案", "安排"];

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let plan = seen.written;
    let sent = plan.number.is_some() || !plan.addressees.is_empty();
    if plan.form() != Form::RedHead || !sent || plan.issued_by.is_some() {
        return;
    }
    if let Some(kind) = kind(&plan.title.value) {
        let fault = Diagnostic::new(Code::PlanOnRedHead).arg("kind", kind);
        report.push(fault.arg("title", &plan.title.value).at(plan.title.at));
    }
}

/// The kind that a title ends with, before （试行） and the like.
fn kind(title: &str) -> Option<&'static str> {
    let title = title.trim();
    let bracketed = title.strip_suffix(['）', ')']);
    let before = bracketed.and_then(|title| title.rsplit_once(['（', '(']));
    let title = before.map_or(title, |(title, _)| title.trim_end());
    KINDS.into_iter().find(|kind| title.ends_with(kind))
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn the_kind_stands_at_the_end_of_the_title() {
        for title in [
            "2026年防汛工作方案",
            "消防演练方案（试行）",
            "防汛预案 (2026年版)",
        ] {
            assert!(kind(title).is_some(), "{title}");
        }
        for title in [
            "关于印发防汛方案的通知",
            "值班安排表",
            "方案的说明",
            "工作规则（试行）",
        ] {
            assert_eq!(kind(title), None, "{title}");
        }
    }
}
