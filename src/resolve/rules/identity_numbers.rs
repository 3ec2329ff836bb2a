//! No identity number (公民身份号码, GB 11643) stands anywhere in the data: papers
//! go to many hands.

use crate::character::half_width;
use crate::diagnostic::{Code, Diagnostic, FileId, Report, Span};

/// Looks through the text of a file, comments and all.
pub(crate) fn check_identity_numbers(file: FileId, text: &str, report: &mut Report) {
    for (i, line) in text.lines().enumerate() {
        let chars: Vec<char> = line.chars().map(half_width).collect();
        let mut from = 0;
        while from + LENGTH <= chars.len() {
            if !is_number_at(&chars, from) {
                from += 1;
                continue;
            }
            let place = Span::on_line(file, i as u32 + 1, from as u32 + 1, LENGTH as u32);
            // The number itself is not said again.
            let shown: String = chars[from..from + 6].iter().collect();
            let fault = Diagnostic::new(Code::IdentityNumber).arg("number", format!("{shown}…"));
            report.push(fault.at(place));
            from += LENGTH;
        }
    }
}

const LENGTH: usize = 18;

/// Region, day of birth, serial and check digit, and no more digits on either
/// side.
fn is_number_at(chars: &[char], from: usize) -> bool {
    let all = &chars[from..from + LENGTH];
    let beside = [from.checked_sub(1), Some(from + LENGTH)];
    let mut beside = beside.into_iter().flatten().filter_map(|i| chars.get(i));
    let digits = all[..LENGTH - 1].iter().all(char::is_ascii_digit);
    let last = all[LENGTH - 1];
    if !digits || !(last.is_ascii_digit() || matches!(last, 'X' | 'x')) || all[0] == '0' {
        return false;
    }
    let number = |range: std::ops::Range<usize>| -> u32 {
        let digits = all[range].iter().filter_map(|c| c.to_digit(10));
        digits.fold(0, |number, digit| number * 10 + digit)
    };
    (1900..2100).contains(&number(6..10))
        && (1..=12).contains(&number(10..12))
        && (1..=31).contains(&number(12..14))
        && beside.all(|c| !c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_seen_wherever_it_stands() {
        let found = |text: &str| {
            let mut report = Report::default();
            check_identity_numbers(FileId(0), text, &mut report);
            report.len()
        };
        assert_eq!(found("note: 身份证110101199003071234，电话"), 1);
        assert_eq!(found("phone: \"１１０１０１１９９００３０７１２３Ｘ\""), 1);
        for other in ["1101011990030712345", "110101199013071234", "13900010002"] {
            assert_eq!(found(other), 0, "{other}");
        }
    }
}
