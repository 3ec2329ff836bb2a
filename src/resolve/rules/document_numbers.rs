//! The year in a document number stands between 〔〕 (GB/T 9704 7.2.5), and what
//! is cited is on the list of bases.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, Origin, Report, Words};
use crate::resolve::cited_numbers::numbers_in;

/// Reports wrong brackets.
pub(crate) fn check_brackets(text: &str, at: Origin, report: &mut Report) {
    let all = numbers_in(text);
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for number in &all {
        let before = seen.entry(&number.written).or_default();
        let nth = *before;
        *before += 1;
        if number.well {
            continue;
        }
        let place = Words {
            at,
            words: number.written.clone(),
            nth,
        };
        let fault = Diagnostic::new(Code::WrongNumberBrackets).arg("number", &number.written);
        let right = [("right", number.right.clone())];
        report.push(fault.at(place).hint_with("write-number", right));
    }
}

/// Notes numbers that nobody has listed; says nothing where no list is kept.
pub(crate) fn check_listed(text: &str, at: Origin, known: &[String], report: &mut Report) {
    for number in numbers_in(text) {
        // 按照国办发〔2015〕20号: the words before the code may run into it.
        if known.iter().any(|k| number.whole.ends_with(k.as_str())) {
            continue;
        }
        let place = Words {
            at,
            words: number.written.clone(),
            nth: 0,
        };
        let fault = Diagnostic::new(Code::UnlistedBasis).arg("number", &number.whole);
        report.push(fault.at(place));
    }
}
