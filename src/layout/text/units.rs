//! Takes a text; says whether it names units of an office, or a time, and nothing else.

/// What units' names end with.
const ENDS: [&str; 29] = [
    "办", "局", "科", "所", "站", "室", "部", "委", "队", "组", "校", "院", "处", "社", "中心",
    "政府", "街道", "乡镇", "镇", "乡", "社区", "村", "会", "厅", "支部", "班", "公司", "单位",
    "岗",
];

/// Whether a text is a unit's name, or several with marks between: 信访办、司法所.
pub(in crate::layout) fn names_units(text: &str) -> bool {
    let mut names = text.split(MARKS);
    names.all(|name| ENDS.iter().any(|end| name.ends_with(end)))
}

/// Whether a text is a day or another time: 12月18日前.
pub(in crate::layout) fn names_time(text: &str) -> bool {
    let digits = text.chars().any(|c| c.is_ascii_digit());
    digits && text.contains(['月', '日']) && !text.contains(MARKS)
}

/// Marks between the names.
pub(in crate::layout) const MARKS: [char; 3] = ['、', '，', '；'];
