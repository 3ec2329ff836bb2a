//! A share in a text is at most the whole: 满意率达到120% cannot be.

use super::Prose;
use crate::diagnostic::{Code, Report};

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
        let grows = [
            "增", "升", "提高", "超", "翻", "完成", "周转", "利用", "回报", "同比",
        ];
        let share = ["率", "满意度", "比例", "占比", "比重"];
        let is_share = share.iter().any(|word| clause.contains(word));
        if is_share && !grows.iter().any(|word| clause.contains(word)) {
            let end = sign + text[sign..].chars().next().map_or(0, char::len_utf8);
            let words = head.len()..end;
            let fault = prose.fault(Code::ImpossibleTarget, words.clone());
            report.push(fault.arg("name", clause.trim()).arg("target", &text[words]));
        }
    }
}
