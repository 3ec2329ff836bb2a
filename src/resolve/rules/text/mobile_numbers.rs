//! A mobile number typed into a sentence follows nobody, and is left out of no
//! public edition.

use super::Prose;
use crate::character::half_width;
use crate::diagnostic::{Code, Report};

pub(super) fn check(prose: &Prose<'_>, report: &mut Report) {
    // A field that is a number has its own rules.
    if prose
        .text
        .trim_start()
        .starts_with(|c: char| half_width(c).is_ascii_digit())
    {
        return;
    }
    let mut rest = 0;
    while let Some(found) = prose.text[rest..].find(|c: char| c.is_ascii_digit()) {
        let from = rest + found;
        let run = &prose.text[from..];
        let length = run.bytes().take_while(u8::is_ascii_digit).count();
        rest = from + length;
        let digits = &run[..length];
        if length == 11 && digits.starts_with('1') && digits.as_bytes()[1] >= b'3' {
            report.push(prose.fault(Code::PhoneInText, from..rest));
        }
    }
}
