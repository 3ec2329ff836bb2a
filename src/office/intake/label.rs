//! The words in front of a colon that say who or what stands behind it: 组长,
//! 责任领导, 办公室主任.

use super::typing::is_blank;

/// Words that bodies of people are called by, and the kind each is.
pub(super) const KINDS: [(&str, Option<&str>); 12] = [
    ("领导小组", None),
    ("协调小组", None),
    ("工作小组", None),
    ("领导组", None),
    ("指挥部", Some("指挥部")),
    ("委员会", Some("委员会")),
    ("工作专班", Some("专班")),
    ("专班", Some("专班")),
    ("联席会议", Some("联席会议")),
    ("工作组", None),
    ("工作队", None),
    ("小组", None),
];

/// Seats in a body of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Leader,
    ExecutiveDeputy,
    Deputy,
    Members,
    Liaison,
}

impl Role {
    /// All of them, in the order of the format.
    pub(super) const ALL: [Role; 5] = [
        Role::Leader,
        Role::ExecutiveDeputy,
        Role::Deputy,
        Role::Members,
        Role::Liaison,
    ];

    /// Its key, which is also its usual word.
    pub(super) fn key(self) -> &'static str {
        match self {
            Role::Leader => "组长",
            Role::ExecutiveDeputy => "常务副组长",
            Role::Deputy => "副组长",
            Role::Members => "成员",
            Role::Liaison => "联络员",
        }
    }
}

/// Rows of a working group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Row {
    Leader,
    Responsible,
    Staff,
    Duties,
}

impl Row {
    /// All of them, in the order of the format.
    pub(super) const ALL: [Row; 4] = [Row::Leader, Row::Responsible, Row::Staff, Row::Duties];

    /// Its key.
    pub(super) fn key(self) -> &'static str {
        match self {
            Row::Leader => "责任领导",
            Row::Responsible => "责任人",
            Row::Staff => "人员配备",
            Row::Duties => "工作任务",
        }
    }
}

const ROLES: [(Role, &str); 5] = [
    (
        Role::Leader,
        "组长 总指挥 指挥长 主任 主任委员 召集人 总召集人 第一组长 双组长 总负责人 政委 班长 队长 总协调人 会长 \
         第一总指挥 第一主任 指挥 总负责 总召集",
    ),
    (
        Role::ExecutiveDeputy,
        "常务副组长 常务副总指挥 常务副指挥长 常务副主任 执行组长 执行副组长 常务副召集人 第一副组长 执行总指挥 执行副总指挥",
    ),
    (
        Role::Deputy,
        "副组长 副总指挥 副指挥长 副主任 副主任委员 副召集人 副指挥 副班长 副队长 副会长",
    ),
    (
        Role::Members,
        "指挥部成员 成员 组员 委员 成员单位 队员 专班成员 小组成员 领导小组成员 成员名单 组成人员 参加人员",
    ),
    (Role::Liaison, "联络员 秘书长 秘书 联系人 信息员 联络人"),
];

const ROWS: [(Row, &str); 4] = [
    (
        Row::Leader,
        "责任领导 组长 牵头领导 分管领导 带班领导 包保领导 总负责人 总指挥 指挥长 分管负责人 队长 责任组长 领导",
    ),
    (
        Row::Responsible,
        "责任人 副组长 负责人 联系人 具体责任人 牵头人 直接责任人 常务副组长 副队长 具体负责人 联络员",
    ),
    (
        Row::Staff,
        "人员配备 成员 组员 成员单位 责任单位 牵头单位 配合单位 参与单位 工作人员 队员 组成人员 小组成员 责任科室 参加单位 人员组成 牵头科室 配备人员 人员",
    ),
    (
        Row::Duties,
        "工作任务 职责 工作职责 主要职责 任务 主要任务 职责任务 任务分工 职能 工作内容 具体职责 主要工作 具体任务 职责分工",
    ),
];

const OFFICE: [(&str, &str); 4] = [
    ("主任", "办公室主任 办主任"),
    ("常务副主任", "办公室常务副主任"),
    ("副主任", "办公室副主任 办副主任"),
    (
        "工作人员",
        "办公室成员 办公室工作人员 办公室人员 办公室组成人员",
    ),
];

fn find<T: Copy>(table: &[(T, &str)], word: &str) -> Option<T> {
    let mut rows = table.iter();
    rows.find(|(_, words)| words.split_whitespace().any(|known| known == word))
        .map(|(value, _)| *value)
}

/// The seat that a word means.
pub(super) fn role(word: &str) -> Option<Role> {
    find(&ROLES, word)
}

/// The row of a working group that a word means.
pub(super) fn row(word: &str) -> Option<Row> {
    find(&ROWS, word)
}

/// The field of an office that a word means.
pub(super) fn office(word: &str) -> Option<&'static str> {
    find(&OFFICE, word)
}

fn is_label(word: &str) -> bool {
    role(word).is_some() || row(word).is_some() || office(word).is_some()
}

/// Longest label, in characters.
const LONGEST: usize = 10;

/// The label that a text begins with, blanks left out, and what stands behind it.
pub(super) fn split(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start_matches(is_blank);
    let colon = text.find(['：', ':'])?;
    let word: String = text[..colon].chars().filter(|c| !is_blank(*c)).collect();
    let after = &text[colon..];
    let after = after.trim_start_matches(['：', ':']).trim_matches(is_blank);
    (word.chars().count() <= LONGEST && is_label(&word)).then_some((word, after))
}

/// Whether a text begins with such a label.
pub(super) fn begins(text: &str) -> bool {
    split(text).is_some()
}

/// The label in a cell of its own, whatever stands behind it: 组　长, 组长：
pub(super) fn alone(text: &str) -> Option<String> {
    let word: String = text
        .chars()
        .filter(|c| !is_blank(*c) && !matches!(c, '：' | ':'))
        .collect();
    is_label(&word).then_some(word)
}

/// The labels of a line, each with what stands behind it: 组长：甲　副组长：乙.
pub(super) fn all(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((label, value)) = split(rest) {
        // Another label begins behind blanks, or behind the end of a sentence.
        let mut next = None;
        let mut before = 'x';
        for (at, c) in value.char_indices() {
            let parted = is_blank(before) || "；;。".contains(before);
            if at > 0 && parted && !is_blank(c) && begins(&value[at..]) {
                next = Some(at);
                break;
            }
            before = c;
        }
        let end = next.unwrap_or(value.len());
        let own = value[..end].trim_matches(is_blank);
        let own = match next {
            Some(_) => own.trim_end_matches(['；', ';']),
            None => own,
        };
        found.push((label, own.to_string()));
        match next {
            Some(at) => rest = &value[at..],
            None => break,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_with_blanks_in_them() {
        assert_eq!(
            all("组　长：甲　　副组长: 乙、丙"),
            [
                ("组长".into(), "甲".into()),
                ("副组长".into(), "乙、丙".into())
            ]
        );
        assert_eq!(split("总体目标：好"), None);
        assert_eq!(alone("成　员："), Some("成员".into()));
    }
}
