//! A share in a text is at most the whole: 满意率达到120% cannot be.

use super::Prose;
use crate::diagnostic::{Code, Report};
use crate::resolve::rules::targets::is_share;

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    let text = prose.text;
    for (sign, _) in text.match_indices(['%', '％']) {
        let head = text[..sign].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let figure = text[head.len()..sign].parse::<f64>();
        if !figure.is_ok_and(|figure| figure > 100.0) {
            continue;
        }
        // 满意率达到120%: the rate stands in the same clause.
        let clause = head
            .rsplit(['，', '。', '；', '、', '：'])
            .next()
            .unwrap_or(head);
        // What was done may be more than was planned; nobody asks for it beforehand.
        let behind = text[sign..].trim_start_matches(['%', '％']);
        let asked = ["达到", "不低于", "确保", "力争", "实现", "须", "应"];
        let asked = asked.iter().any(|word| clause.contains(word)) || behind.starts_with("以上");
        if is_share(clause) && (asked || !clause.contains("完成")) {
            let end = sign + text[sign..].chars().next().map_or(0, char::len_utf8);
            let words = head.len()..end;
            let fault = prose.fault(Code::ImpossibleTarget, words.clone());
            report.push(fault.arg("name", clause.trim()).arg("target", &text[words]));
        }
    }
}
