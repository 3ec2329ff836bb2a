//! An exchange of duties names a slot there is, and each day once.

use super::Seen;
use crate::diagnostic::{At, Code, Diagnostic, Report};
use crate::load::raw::{Rota, Swap, Text};
use crate::model::date::full_date;

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for rota in seen.rotas() {
        check_days(&rota.swaps, report);
        for swap in &rota.swaps {
            match &swap.slot {
                Some(slot) => check_known(rota, slot, report),
                // Somebody else can take one slot only.
                None if swap.by.is_some() && rota.slots.len() > 1 => {
                    let fault = Diagnostic::new(Code::MissingField).arg("record", "swap");
                    report.push(fault.arg("key", "slot").at(swap.at));
                }
                None => {}
            }
        }
    }
}

/// A day is exchanged once in each slot.
fn check_days(swaps: &[Swap], report: &mut Report) {
    let days = swaps.iter().flat_map(|swap| {
        let slot = swap.slot.as_ref().map(|slot| &slot.value);
        let days = [Some(&swap.date), swap.with.as_ref()].into_iter().flatten();
        days.map(move |day| (day, slot))
    });
    let mut done: Vec<(&At<chrono::NaiveDate>, Option<&String>)> = Vec::new();
    for (day, slot) in days {
        let first = done.iter().find(|(known, other)| {
            known.value == day.value && (*other == slot || other.is_none() || slot.is_none())
        });
        if let Some((first, _)) = first {
            let fault = Diagnostic::new(Code::DayTwice).arg("day", full_date(day.value));
            report.push(fault.at(day.at).related(first.at, "first-given"));
        }
        done.push((day, slot));
    }
}

fn check_known(rota: &Rota, slot: &Text, report: &mut Report) {
    let known: Vec<&str> = rota.slots.iter().map(|s| s.name.as_str()).collect();
    if known.contains(&slot.as_str()) {
        return;
    }
    let fault = Diagnostic::new(Code::UnknownValue).arg("key", "slot");
    let fault = fault.arg("word", &slot.value).at(slot.at);
    report.push(match known.is_empty() {
        true => fault,
        false => fault.hint_with("known-values", [("list", known.join("、"))]),
    });
}
