//! 附件3 typed by hand is there: numbers of attachments move, and `@{attachment:…}`
//! moves with them.

use super::Prose;
use crate::character::half_width;
use crate::diagnostic::{Code, Report};

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    for (start, word) in prose.text.match_indices("附件") {
        let before = &prose.text[..start];
        // Those of another document are its own: 国办发〔2015〕20号附件3.
        if before.ends_with(['》', '”', '号', '的', '该']) || before.ends_with("通知") {
            continue;
        }
        let rest = &prose.text[start + word.len()..];
        let digits: String = rest
            .chars()
            .take_while(|c| half_width(*c).is_ascii_digit())
            .collect();
        let narrow: String = digits.chars().map(half_width).collect();
        let number = narrow.parse::<usize>().ok().filter(|_| narrow.len() <= 2);
        // 见附件, and there is none at all.
        let pointed = before.ends_with('见') && prose.attachments == 0;
        let missing = match number {
            Some(number) => number > prose.attachments,
            None => digits.is_empty() && pointed,
        };
        if missing {
            let end = start + word.len() + digits.len();
            let fault = prose.fault(Code::NoSuchAttachment, start..end);
            report.push(fault.arg("count", prose.attachments.to_string()));
        }
    }
}
