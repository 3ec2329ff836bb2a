//! Takes files from word processors; gives the plans in them as data, and the
//! proof that every line of them is there.

mod proof;

pub use proof::{Proof, Proven, prove};

use crate::diagnostic::{Code, Diagnostic, Locale};
use crate::load;
use crate::office::intake::{self, Answers, Understood};
use crate::read::{plain, written};

/// What came of a file.
#[derive(Debug)]
pub enum Taken {
    /// A plan.
    Plan(Box<Understood>),
    /// It cannot be read, or holds no text.
    Unreadable(Box<Diagnostic>),
}

/// Takes a file in; nothing where it comes from no word processor.
pub fn take((name, bytes): (&str, &[u8]), answers: &Answers, locale: &Locale) -> Option<Taken> {
    let ending = name
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_lowercase();
    let flow = match written::read(bytes, name) {
        Some(Ok(flow)) => flow,
        Some(Err(fault)) => return Some(Taken::Unreadable(fault)),
        None if matches!(ending.as_str(), "txt" | "text" | "md") => match load::decoded(bytes) {
            Some(text) => plain::read(&text),
            None => return Some(Taken::Unreadable(fault(Code::FileDamaged))),
        },
        None => return None,
    };
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Some(match intake::understand(&flow, stem, answers, locale) {
        Some(understood) => Taken::Plan(Box::new(understood)),
        None => Taken::Unreadable(fault(Code::NoTextInFile)),
    })
}

fn fault(code: Code) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(code))
}
