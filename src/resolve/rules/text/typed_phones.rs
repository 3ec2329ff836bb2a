//! A telephone number in a sentence has as many digits as it ought to have.

use super::Prose;
use crate::diagnostic::{Code, Report};
use crate::resolve::rules::phones::is_number;

const BEFORE: [&str; 6] = ["电话", "手机", "热线", "座机", "传真", "联系方式"];

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    for word in BEFORE {
        for (at, _) in prose.text.match_indices(word) {
            let after = &prose.text[at + word.len()..];
            let number = after.trim_start_matches(['：', ':', '为', '是', '号', '码', ' ']);
            let of_number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '—' | '－');
            let length = number.find(|c| !of_number(c)).unwrap_or(number.len());
            let length = in_groups(number).unwrap_or(length);
            let (number, rest) = number.split_at(length);
            let number = number.trim_end_matches(['-', '—', '－']);
            // 电话1次, 手机5G: what is counted is no number to be dialled.
            let digits = number.chars().filter(char::is_ascii_digit).count();
            let masked = rest.starts_with(['*', '×', '＊', '_']);
            let begins = number.starts_with(|c: char| c.is_ascii_digit());
            if begins && digits >= 7 && !masked && !is_number(number) {
                let from = prose.text.len() - after.len() + (after.len() - rest.len() - length);
                report.push(
                    prose
                        .fault(Code::PhoneNumber, from..from + number.len())
                        .arg("number", number),
                );
            }
        }
    }
}

/// The length of a mobile number in groups: 139 0001 0002, also with a digit too few.
fn in_groups(number: &str) -> Option<usize> {
    let mut groups = number.split(' ').take(3);
    let digits = |group: &str| group.bytes().take_while(u8::is_ascii_digit).count();
    let (first, second, third) = (groups.next()?, groups.next()?, groups.next()?);
    let mobile = first.len() == 3 && first.starts_with('1') && digits(first) == 3;
    let middle = digits(second) == second.len() && (3..=5).contains(&second.len());
    let last = digits(third);
    let grouped = mobile && middle && (3..=5).contains(&last);
    grouped.then(|| first.len() + second.len() + last + 2)
}
