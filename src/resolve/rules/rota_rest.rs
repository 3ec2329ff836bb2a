//! Whoever comes off a night is not on duty again in the morning, and hours that go
//! on into the next day say so.

use chrono::NaiveDate;

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::date::full_date;
use crate::model::hours::{self, Hours};
use crate::model::{PartKind, PersonId, Rota, Text};

/// Rest between two duties that is none, in minutes.
const NO_REST: u32 = 4 * 60;
/// A day, in minutes.
const DAY: u32 = 24 * 60;

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for part in seen.plan.parts() {
        if let PartKind::Rota(rota) = &part.kind {
            check_hours(rota, report);
            check_rest(rota, report);
        }
    }
}

/// 17:30—9:00 ends on the next day, or is mistyped.
fn check_hours(rota: &Rota, report: &mut Report) {
    let own = rota.slots.iter().filter_map(|slot| slot.hours.as_ref());
    for words in own.chain(&rota.hours) {
        let said = ["次", "翌", "第二", "隔日", "日"];
        let said = said.iter().any(|word| words.text.contains(word));
        if let (false, Some(read)) = (said, hours::read(&words.text))
            && read.until > DAY
        {
            let fault = Diagnostic::new(Code::HoursOverMidnight).arg("text", &words.text);
            report.push(fault.at(words.at));
        }
    }
}

/// Told once a rota, with the first day of it and how many there are.
fn check_rest(rota: &Rota, report: &mut Report) {
    let read = |words: Option<&Text>| hours::read(&words.or(rota.hours.as_ref())?.text);
    let times: Vec<Option<Hours>> = rota.slots.iter().map(|s| read(s.hours.as_ref())).collect();
    let mut found: Vec<(NaiveDate, PersonId)> = Vec::new();
    for days in rota.days.windows(2) {
        let [night, morning] = days else { continue };
        if night.date.succ_opt() != Some(morning.date) {
            continue;
        }
        let on = |slots: &[Vec<crate::model::Party>]| -> Vec<(PersonId, Hours)> {
            let slots = slots
                .iter()
                .zip(&times)
                .filter_map(|(who, time)| Some((who, (*time)?)));
            let each = slots.flat_map(|(who, time)| who.iter().map(move |party| (party, time)));
            each.filter_map(|(party, time)| Some((party.person()?, time)))
                .collect()
        };
        for (person, before) in on(&night.duties) {
            let ended = before.until.checked_sub(DAY);
            let again = on(&morning.duties).into_iter().find(|(same, next)| {
                *same == person && ended.is_some_and(|ended| next.from < ended + NO_REST)
            });
            // Who is on duty round the clock has no night of their own.
            if again.is_some() && before.until - before.from < DAY {
                found.push((morning.date, person));
            }
        }
    }
    let Some((day, person)) = found.first() else {
        return;
    };
    let names = rota.days.iter().flat_map(|day| day.duties.iter().flatten());
    let mut names = names.filter(|party| party.person() == Some(*person));
    let name = names.next().map_or("", |party| party.name.as_str());
    let fault = Diagnostic::new(Code::DutyAfterNight).arg("name", name);
    let fault = match found.len() {
        1 => fault,
        many => fault.arg("count", many.to_string()),
    };
    report.push(fault.arg("day", full_date(*day)).at(rota.at));
}
