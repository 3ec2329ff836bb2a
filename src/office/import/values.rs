//! Takes the text of a cell; gives titles, telephones and units as offices write
//! them, and what they say about whether somebody is still there.

use crate::character::half_width;

/// How a post is held, by the words for it.
const HOLDINGS: [(&str, &str); 5] = [
    ("主持", "主持工作"),
    ("挂职", "挂职"),
    ("代理", "代理"),
    ("兼任", "兼任"),
    ("兼", "兼任"),
];

/// How a post is held, where the words say nothing else: 兼, 主持工作 …
pub(super) fn holding(words: &str) -> Option<&'static str> {
    let found = HOLDINGS.iter().find(|(word, _)| words.starts_with(word))?;
    let rest = words.strip_prefix(found.0)?;
    let more = ["", "工作", "任", "全面工作", "中"];
    more.contains(&rest).then_some(found.1)
}

/// A title without the brackets that say how the post is held.
pub(super) fn title(text: &str) -> (String, Option<&'static str>) {
    let text = joined(text);
    let closed = text.strip_suffix(['）', ')']);
    let parts = closed.and_then(|text| text.rsplit_once(['（', '(']));
    match parts.and_then(|(title, inside)| Some((title, holding(inside.trim())?))) {
        Some((title, held)) if !title.is_empty() => (title.trim_end().to_string(), Some(held)),
        _ => (text, None),
    }
}

/// Lines of a cell as one text: a line end parts two things, unless it only
/// wraps one.
pub(super) fn joined(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let wraps =
            out.ends_with(MARKS) || line.starts_with(['（', '(']) || line.starts_with(MARKS);
        // 街道办事处 / 副主任; 平安法治 / 办公室.
        let of_unit = out.ends_with(['处', '委', '会']) || PARTS.contains(&line);
        if !out.is_empty() && !wraps && !of_unit {
            out.push('、');
        }
        out.push_str(line);
    }
    out
}

/// Signs that part what stands in a list.
const MARKS: [char; 7] = ['、', '，', ',', ';', '；', '/', '／'];

/// What ends the name of a unit that is too long for its cell.
const PARTS: [&str; 4] = ["办公室", "中心", "服务中心", "社区"];

/// Several titles in one cell.
pub(super) fn is_several(title: &str) -> bool {
    // 副主任兼股长; （兼） was taken off.
    let inside = title.char_indices().any(|(at, c)| c == '兼' && at > 0);
    title.contains(['、', '，', ',', ';', '；']) || inside
}

/// The titles in a cell: those that a mark or 兼 parts.
pub(super) fn titles(title: &str) -> Vec<&str> {
    let parts = title.split(['、', '，', ',', ';', '；']);
    let parts = parts.flat_map(|part| match part.find('兼') {
        Some(at) if at > 0 => vec![&part[..at], &part[at + '兼'.len_utf8()..]],
        _ => vec![part],
    });
    parts
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

/// Words that say what the column says already.
const LEADS: [&str; 5] = ["负责", "分管", "主管", "协管", "抓"];

/// The work that a cell speaks of: 负责信访工作 is 信访工作.
pub(super) fn work(text: &str) -> &str {
    let plain = text.trim().trim_end_matches(['。', '；', ';']);
    let mut known = LEADS.iter().filter_map(|word| plain.strip_prefix(word));
    known.find(|rest| !rest.is_empty()).unwrap_or(plain)
}

/// The telephone numbers in a cell.
pub(super) fn phones(text: &str) -> Vec<String> {
    let text: String = text.chars().map(half_width).collect();
    let parts = text.split(['、', ',', ';', '/', '\n']);
    let mut found: Vec<String> = Vec::new();
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        // A blank parts two numbers, or the digits of one.
        let blank = part.split_whitespace().collect::<Vec<_>>();
        let whole = |piece: &&str| piece.chars().filter(char::is_ascii_digit).count() >= 7;
        if blank.len() > 1 && blank.iter().all(whole) {
            found.extend(blank.into_iter().map(str::to_string));
        } else {
            found.push(part.to_string());
        }
    }
    found.dedup();
    found
}

/// Which doubt there is about a number; none where it looks like one.
pub(super) fn odd_phone(phone: &str) -> Option<&'static str> {
    let sign = |c: char| c.is_ascii_digit() || " -+()（）转".contains(c);
    let number = phone.split('转').next().unwrap_or(phone);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if !phone.chars().all(sign) || digits.len() > 13 {
        Some("import-odd-phone")
    } else if digits.len() == 10 && !digits.starts_with(['0', '1', '4', '8']) {
        Some("import-phone-zero")
    } else {
        None
    }
}

/// Whether a remark says that somebody is not there any more, or not there now.
pub(super) fn is_gone(words: &str) -> bool {
    const GONE: [&str; 20] = [
        "退休", "调离", "调出", "调走", "调任", "离职", "离任", "离岗", "辞职", "辞退", "解聘",
        "免职", "去世", "病故", "内退", "退居", "借调", "停职", "转出", "不在",
    ];
    GONE.iter().any(|word| words.contains(word)) || words.starts_with('调') && words != "调研"
}

/// Whether a state of somebody is the usual one.
pub(super) fn is_there(state: &str) -> bool {
    [
        "在职", "在岗", "在任", "在编", "现职", "现任", "正常", "是", "在",
    ]
    .contains(&state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_of_a_title_say_how_it_is_held() {
        for (text, plain, held) in [
            ("应急办副主任（主持工作）", "应急办副主任", Some("主持工作")),
            ("办事处副主任(兼)", "办事处副主任", Some("兼任")),
            ("副主任（挂职）", "副主任", Some("挂职")),
            ("人大工委主任（正科级）", "人大工委主任（正科级）", None),
            ("主任\n（兼保密办主任）", "主任（兼保密办主任）", None),
            ("党工委委员\n办事处副主任", "党工委委员、办事处副主任", None),
            ("街道办事处\n副主任", "街道办事处副主任", None),
        ] {
            assert_eq!(title(text), (plain.to_string(), held), "{text}");
        }
        assert!(is_several("股长兼图书馆馆长") && !is_several("副主任"));
    }

    #[test]
    fn numbers_in_a_cell_stay_apart() {
        for (text, found) in [
            (
                "13800000004\n13900000004",
                vec!["13800000004", "13900000004"],
            ),
            ("138 0000 0003", vec!["138 0000 0003"]),
            ("5550406 5550407", vec!["5550406", "5550407"]),
            ("5550105 / 5550106", vec!["5550105", "5550106"]),
            ("０６３１－５５５０２０５", vec!["0631-5550205"]),
        ] {
            assert_eq!(phones(text), found, "{text}");
        }
        assert_eq!(odd_phone("6315550102"), Some("import-phone-zero"));
        assert_eq!(odd_phone("55505025550503123"), Some("import-odd-phone"));
        assert_eq!(odd_phone("0631-5550104转801"), None);
        assert_eq!(odd_phone("13800000001"), None);
    }

    #[test]
    fn remarks_say_who_is_gone() {
        for words in ["已调离", "2026年3月退休", "借调区民政局", "调区信访局"] {
            assert!(is_gone(words), "{words}");
        }
        for words in ["", "公益岗", "挂职", "兼任调解员"] {
            assert!(!is_gone(words), "{words}");
        }
    }
}
