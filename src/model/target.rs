//! Targets as clerks write them, ≥95% or -20%; how they read in a sentence.

use crate::character::half_width;

/// What a target asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// ≥95%: this much or more.
    AtLeast(String),
    /// ≤3: this much or less.
    AtMost(String),
    /// 0, 零, 无.
    Nothing,
    /// +20%: more than before, by so much.
    Rise(String),
    /// -20%: less than before, by so much.
    Fall(String),
    /// 100%: a figure.
    Figure(String),
    /// Any other words.
    Words(String),
}

/// Reads a target.
pub fn read(text: &str) -> Target {
    let narrow: String = text.trim().chars().map(half_width).collect();
    let rest = |marks: &[&str]| {
        let mut found = marks.iter().filter_map(|mark| narrow.strip_prefix(mark));
        found.next().map(|rest| rest.trim().to_string())
    };
    let figure = |rest: &String| rest.starts_with(|c: char| c.is_ascii_digit());
    if let Some(rest) = rest(&[">=", "≥", "≧", "不低于", "不少于", "至少"]) {
        Target::AtLeast(rest)
    } else if let Some(rest) = rest(&["<=", "≤", "≦", "不高于", "不超过", "至多"]) {
        Target::AtMost(rest)
    } else if let Some(rest) = rest(&["+", "↑"]).filter(figure) {
        Target::Rise(rest)
    } else if let Some(rest) = rest(&["-", "−", "↓"]).filter(figure) {
        Target::Fall(rest)
    } else if ["0", "零", "无", "0起", "0件", "零发生"].contains(&narrow.as_str()) {
        Target::Nothing
    } else if figure(&narrow) {
        Target::Figure(narrow)
    } else {
        Target::Words(text.trim().to_string())
    }
}

/// In a table: ≥95%, 上升20%.
pub fn in_table(text: &str) -> String {
    match read(text) {
        Target::AtLeast(n) if !text.starts_with(['不', '至']) => format!("≥{n}"),
        Target::AtMost(n) if !text.starts_with(['不', '至']) => format!("≤{n}"),
        Target::Rise(n) => format!("上升{n}"),
        Target::Fall(n) => format!("下降{n}"),
        _ => text.trim().to_string(),
    }
}

/// In a sentence, after what is measured: 不低于95%, 较2025年下降20%.
pub fn in_sentence(text: &str, against: Option<u32>) -> String {
    let before = || against.map_or("较上年".to_string(), |year| format!("较{year}年"));
    match read(text) {
        Target::AtLeast(n) => format!("不低于{n}"),
        Target::AtMost(n) => format!("不超过{n}"),
        Target::Nothing => "为零".to_string(),
        Target::Rise(n) => format!("{}上升{n}", before()),
        Target::Fall(n) => format!("{}下降{n}", before()),
        Target::Figure(n) => format!("达到{n}"),
        Target::Words(words) => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_target_reads_as_a_sentence() {
        let cases = [
            ("≥95%", "不低于95%"),
            (">=95%", "不低于95%"),
            ("＞＝９５％", "不低于95%"),
            ("≤3件", "不超过3件"),
            ("0", "为零"),
            ("+20%", "较2025年上升20%"),
            ("-20%", "较2025年下降20%"),
            ("100%", "达到100%"),
            ("只升不降", "只升不降"),
        ];
        for (written, words) in cases {
            assert_eq!(in_sentence(written, Some(2025)), words);
        }
        assert_eq!(in_sentence("-5%", None), "较上年下降5%");
        assert_eq!(in_table(">=95%"), "≥95%");
        assert_eq!(in_table("不低于95%"), "不低于95%");
        assert_eq!(in_table("-20%"), "下降20%");
    }
}
