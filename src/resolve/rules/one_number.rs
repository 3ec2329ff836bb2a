//! One number stands on one paper: by code, year and serial (GB/T 9704 7.2.5).

use std::collections::HashMap;

use super::Records;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::Card;
use crate::resolve::bases::number_of;

pub(super) fn check(records: &Records<'_>, report: &mut Report) {
    let mut papers: HashMap<String, &Card> = HashMap::new();
    for card in records.plans {
        let (Some(number), Some(written)) = (number_of(records.raw, card), &card.number) else {
            continue;
        };
        // Of one plan that stands twice the id says so.
        match papers
            .get(&number)
            .filter(|first| first.id.value != card.id.value)
        {
            Some(first) => {
                let place = first
                    .number
                    .as_ref()
                    .map_or(first.id.at, |number| number.at);
                let fault = Diagnostic::new(Code::DuplicateNumber)
                    .arg("number", &number)
                    .arg("title", &first.title.value);
                report.push(fault.at(written.at).related(place, "first-here"));
            }
            None => {
                papers.entry(number).or_insert(card);
            }
        }
    }
}
