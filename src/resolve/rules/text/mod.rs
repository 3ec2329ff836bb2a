//! Rules about running text, wherever in a plan it stands: each is told at the words
//! themselves. To add one, write its file and put it on the list.

mod brackets;
mod dates_written;
mod days;
mod fillers;
mod former_names;
mod grouping;
mod later_numbers;
mod lines;
mod marks;
mod mobile_numbers;
mod ordinals;
mod quoted_titles;
mod shares;
mod times;
mod typed_attachments;
mod typed_phones;
mod widths;

use std::cell::RefCell;

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic, Occurrences, Origin, Report, Words};
use crate::model::Organisation;
use crate::model::date::Years;

const TEXT: &[fn(&Prose<'_>, &mut Report)] = &[
    quoted_titles::check,
    days::check,
    fillers::check,
    later_numbers::check,
    ordinals::check,
    times::check,
    typed_attachments::check,
    brackets::check,
    marks::check,
    widths::check,
    dates_written::check,
    shares::check,
    mobile_numbers::check,
    former_names::check,
    grouping::check,
    lines::check,
    typed_phones::check,
];

/// A text as it was written, and what its words are held against.
#[derive(Clone, Copy)]
pub(in crate::resolve) struct Prose<'a> {
    pub text: &'a str,
    pub at: Origin,
    pub organisation: &'a Organisation,
    /// The day of the plan.
    pub dated: NaiveDate,
    /// The years of dates without one.
    pub years: Option<Years>,
    /// Whether it stands in a form, of which some is left open on purpose.
    pub to_fill: bool,
    /// How many attachments there are, a plan that is one itself counted.
    pub attachments: usize,
    /// Where its words stand.
    pub occurrences: &'a RefCell<Occurrences>,
}

impl Prose<'_> {
    /// A fault at the words between two bytes of the text.
    fn fault(&self, code: Code, words: std::ops::Range<usize>) -> Diagnostic {
        let found = &self.text[words.clone()];
        let fault = Diagnostic::new(code).arg("text", found);
        fault.at(self.place(words))
    }

    fn place(&self, words: std::ops::Range<usize>) -> Words {
        let (start, found) = (words.start, &self.text[words]);
        let mut occurrences = self.occurrences.borrow_mut();
        Words {
            at: self.at,
            words: found.to_string(),
            nth: occurrences.before(self.text, found, start),
        }
    }
}

/// Holds a text to the rules.
pub(in crate::resolve) fn check_prose(prose: &Prose<'_>, report: &mut Report) {
    TEXT.iter().for_each(|check| check(prose, report));
}
