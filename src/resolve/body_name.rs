//! Takes what a plan says of a body; gives the names a text calls it by.

use crate::model::BodyKind;

/// How a text goes on to call a body: what its name ends with.
pub(super) fn short_name(name: &str, kind: BodyKind) -> String {
    let endings = [
        "领导小组",
        "协调小组",
        "工作小组",
        "指挥部",
        "委员会",
        "工作专班",
        "专班",
        "联席会议",
        "工作组",
        "督导组",
        "联合办公室",
        "办公室",
        "小组",
        "中心",
    ];
    let ending = endings.iter().find(|ending| name.ends_with(**ending));
    ending.map_or(kind.words(), |ending| ending).to_string()
}

/// 2026年度信访接待工作实施方案 → 信访接待工作领导小组.
pub(super) fn body_name(plan_title: &str, kind: BodyKind) -> String {
    let subject = plan_title
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .trim_start_matches("年度")
        .trim_start_matches('年');
    let endings = [
        "实施方案",
        "工作方案",
        "工作计划",
        "行动方案",
        "方案",
        "计划",
    ];
    let subject = endings
        .iter()
        .find_map(|ending| subject.strip_suffix(ending))
        .unwrap_or(subject);
    let subject = subject.trim_end_matches("工作");
    format!("{subject}工作{}", kind.words().trim_start_matches("工作"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_without_a_name_is_named_after_the_plan() {
        let title = "2026年度信访接待与矛盾纠纷多元化解工作实施方案";
        assert_eq!(
            body_name(title, BodyKind::LeadingGroup),
            "信访接待与矛盾纠纷多元化解工作领导小组"
        );
        assert_eq!(
            body_name("2026年消防安全专项整治实施方案", BodyKind::TaskForce),
            "消防安全专项整治工作专班"
        );
    }
}
