//! One number stands on one paper: by code, year and serial (GB/T 9704 7.2.5).

use std::collections::HashMap;

use super::Records;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::{Card, raw};
use crate::resolve::bases::number_of;
use crate::resolve::cited_numbers::number_in_parts;

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
    registered(records, &papers, report);
}

/// A number of the register is a number, and of no plan that is another paper.
fn registered(records: &Records<'_>, papers: &HashMap<String, &Card>, report: &mut Report) {
    let mut known: HashMap<String, &raw::Registered> = HashMap::new();
    for row in &records.raw.register {
        let Some(number) = number_in_parts(&row.number) else {
            let fault = Diagnostic::new(Code::InvalidDocumentNumber).arg("word", &row.number.value);
            let right = [("right", "青街办发〔2026〕12号".into())];
            report.push(
                fault
                    .at(row.number.at)
                    .hint_with("document-number-form", right),
            );
            continue;
        };
        let number = number.to_string();
        let titled = row.title.as_ref().map(|title| title.value.as_str());
        let double = |title: &str, place| {
            Diagnostic::new(Code::DuplicateNumber)
                .arg("number", &number)
                .arg("title", title)
                .at(row.number.at)
                .related(place, "first-here")
        };
        // A row without a title, or with the plan's, says what became of its paper.
        if let (Some(card), Some(titled)) = (papers.get(&number), titled)
            && !titled.contains(card.title.value.as_str())
            && !card.title.value.contains(titled)
        {
            let place = card.number.as_ref().map_or(card.id.at, |number| number.at);
            report.push(double(&card.title.value, place));
        }
        if let Some(first) = known.get(&number) {
            let title = first.title.as_ref().map_or("", |title| &title.value);
            report.push(double(title, first.number.at));
        }
        known.entry(number).or_insert(row);
    }
}
