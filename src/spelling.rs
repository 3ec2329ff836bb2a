//! Takes a name as somebody typed or pasted it; gives it in the signs that others
//! would have used, so that one name is one.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::character::is_hanzi;

/// Radicals that PDFs give for the hanzi behind them and that Unicode does not fold.
const RADICALS: &str = "⺠民⺟母⻁虎⻄西⻅见⻆角⻉贝⻋车⻒镸⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻫齐⻬齐⻮齿⻯龙⻰龙";

/// The name with the usual dot and brackets, with hanzi for radicals and for signs of
/// compatibility, and without blanks: 周　敏 is 周敏. For comparing; what is printed
/// is what the records say.
pub(crate) fn folded(name: &str) -> Cow<'_, str> {
    let plain = |c: char| {
        c.is_ascii_alphanumeric()
            || c == '-'
            || (is_hanzi(c) && !('\u{F900}'..='\u{FAFF}').contains(&c))
    };
    if name.chars().all(plain) {
        return Cow::Borrowed(name);
    }
    let kept = name.nfkc().filter(|c| !c.is_whitespace() && !is_unseen(*c));
    Cow::Owned(kept.map(usual).collect())
}

/// Characters that nobody sees.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'
    )
}

fn usual(c: char) -> char {
    match c {
        '•' | '・' | '‧' | '∙' | '⋅' | '.' => '·',
        '(' => '（',
        ')' => '）',
        '○' | '◯' => '〇',
        '\u{2E80}'..='\u{2EFF}' => {
            let mut pairs = RADICALS.chars();
            let found = pairs.position(|radical| radical == c);
            found.and_then(|_| pairs.next()).unwrap_or(c)
        }
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_the_same_are_the_same() {
        for (typed, name) in [
            ("\u{2FBC}远", "高远"),
            ("阿依努尔•买买提", "阿依努尔·买买提"),
            ("阿依努尔・买买提", "阿依努尔·买买提"),
            ("阿依努尔‧买买提", "阿依努尔·买买提"),
            ("\u{2F00}\u{2FD5}", "一龠"),
            ("周　敏", "周敏"),
            ("周 敏\u{200B}", "周敏"),
            ("\u{2EE2}东", "马东"),
            ("\u{F9DC}明", "隆明"),
            ("阿依努尔．买买提", "阿依努尔·买买提"),
            ("何静(平安办)", "何静（平安办）"),
            ("○八班", "〇八班"),
        ] {
            assert_eq!(folded(typed), name, "{typed}");
        }
    }

    #[test]
    fn what_is_usual_already_is_left_alone() {
        assert!(matches!(folded("petition-2026"), Cow::Borrowed(_)));
        assert!(matches!(folded("信访办主任"), Cow::Borrowed(_)));
    }
}
