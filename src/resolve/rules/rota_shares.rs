//! Weekends and holidays fall to everybody alike: where the number of people and of
//! days between duties have a factor in common, the same people have all of them.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::model::{DayKind, PartKind, PersonId, Rota};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for part in seen.plan.parts() {
        if let PartKind::Rota(rota) = &part.kind {
            (0..rota.slots.len()).for_each(|slot| check_slot(rota, slot, report));
        }
    }
}

/// How often somebody is on duty, and on how many days off.
struct Share<'p> {
    person: PersonId,
    name: &'p str,
    days: u32,
    off: u32,
}

fn check_slot(rota: &Rota, slot: usize, report: &mut Report) {
    let mut shares: Vec<Share<'_>> = Vec::new();
    for day in &rota.days {
        let off = u32::from(day.kind != DayKind::Workday);
        for party in day.duties.get(slot).into_iter().flatten() {
            let Some(person) = party.person() else {
                // Of units and 待定 nobody has a share.
                return;
            };
            match shares.iter_mut().find(|share| share.person == person) {
                Some(share) => {
                    share.days += 1;
                    share.off += off;
                }
                None => shares.push(Share {
                    person,
                    name: &party.name,
                    days: 1,
                    off,
                }),
            }
        }
    }
    let all = || shares.iter().map(|share| share.days);
    let (Some(fewest), Some(most)) = (all().min(), all().max()) else {
        return;
    };
    let least = shares.iter().min_by_key(|share| share.off);
    let greatest = shares.iter().max_by_key(|share| share.off);
    let (Some(least), Some(greatest)) = (least, greatest) else {
        return;
    };
    // Who came later or was away has fewer of all days: that is no cycle.
    let round = most - fewest <= 1 && most >= 4;
    if round && greatest.off >= least.off + 3 && greatest.off >= 2 * least.off {
        let fault = Diagnostic::new(Code::UnevenDaysOff)
            .arg("name", greatest.name)
            .arg("count", greatest.off.to_string())
            .arg("other", least.name)
            .arg("least", least.off.to_string());
        let at = rota.slots.get(slot).map_or(rota.at, |slot| slot.at);
        report.push(fault.at(at));
    }
}
