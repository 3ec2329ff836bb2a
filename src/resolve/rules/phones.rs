//! A telephone number has as many digits as it ought to have, and no letters.

use super::{Records, Seen};
use crate::character::half_width;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::Text;

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let people = records.raw.people.iter();
    let phones = people.filter_map(|person| Some(&person.phone.as_ref()?.text));
    phones.for_each(|phone| check_phone(phone, report));
}

/// The numbers of a plan's lists of contacts and tables.
pub(super) fn check_plan(seen: &Seen<'_>, report: &mut Report) {
    for part in &seen.parts {
        part.phones().for_each(|phone| check_phone(phone, report));
    }
}

fn check_phone(phone: &Text, report: &mut Report) {
    let narrow: String = phone.chars().map(half_width).collect();
    // What is still to be filled in, or masked, has other faults or none.
    let open = |c: char| "*×XxＸ_".contains(c);
    let several = narrow.split(['、', ',', '，', '/', ';', '；', '\n']);
    // Of an identity number enough is said.
    let identity = |number: &str| number.trim().len() == 18;
    let one = |number: &str| number.contains(open) || identity(number) || is_number(number);
    if !narrow.trim().is_empty() && narrow.trim() != "待定" && !several.clone().all(one) {
        let fault = Diagnostic::new(Code::PhoneNumber).arg("number", &phone.value);
        report.push(fault.at(phone.at));
    }
}

/// Whether it can be dialled: a mobile number of 11 digits, a line with or without
/// its area, a service of 3 to 6 digits, an extension behind any of them.
pub(super) fn is_number(number: &str) -> bool {
    let number = number.trim();
    let number = number.strip_prefix("+86").unwrap_or(number).trim();
    let (number, extension) = match number.split_once('转').or(number.split_once("分机")) {
        Some((number, extension)) => (number, Some(extension)),
        None => (number, None),
    };
    // 0631-5550102（办公室）
    let number = number
        .split(['(', '（'])
        .next()
        .filter(|n| !n.is_empty())
        .unwrap_or(number);
    let signs =
        |c: char| c.is_ascii_digit() || matches!(c, '-' | ' ' | '—' | '(' | ')' | '（' | '）');
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let length = match digits.chars().next() {
        // 010 and 02… are areas of three digits, all others of four.
        Some('0') if digits.starts_with("01") || digits.starts_with("02") => 10..=11,
        Some('0') => 11..=12,
        Some('1') if digits.len() > 8 => 11..=11,
        Some('4' | '8') if digits.len() > 8 => 10..=10,
        _ => 3..=8,
    };
    let extended = extension.is_none_or(|e| e.trim().chars().all(|c| c.is_ascii_digit()));
    number.chars().all(signs) && length.contains(&digits.len()) && extended
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn numbers_that_can_be_dialled() {
        for number in [
            "13900010002",
            "0631-555-0102",
            "555-0102",
            "12345",
            "010 12345678",
            "400-123-4567",
            "+86 139 0001 0002",
            "555-0102转8",
            "110",
        ] {
            assert!(is_number(number), "{number}");
        }
        for number in [
            "1390001000",
            "139000100022",
            "0631-55501",
            "0631-555-010",
            "555-01O2",
            "12",
        ] {
            assert!(!is_number(number), "{number}");
        }
    }
}
