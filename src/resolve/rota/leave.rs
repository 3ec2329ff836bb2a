//! Takes somebody away on a day; gives who stands in.

use chrono::NaiveDate;

use super::table::Table;
use crate::diagnostic::{Code, Diagnostic, Origin};
use crate::load::raw;
use crate::model::date::full_date;
use crate::model::{Absence, Lead, Party, PartyKind, PersonId, Remark};
use crate::resolve::Context;
use crate::resolve::frame::Frame;

impl Context<'_> {
    /// The leave of a person on a day; the one with cover before one without.
    pub(super) fn absence(&self, person: PersonId, day: NaiveDate) -> Option<&Absence> {
        let absences = self.organisation.absences.iter();
        let mut away = absences.filter(|a| a.person == person && a.period.contains(day));
        let first = away.next()?;
        Some(match first.cover {
            Some(_) => first,
            None => away.find(|a| a.cover.is_some()).unwrap_or(first),
        })
    }

    /// Who stands in for somebody on leave; nobody where the cover is away, too.
    pub(super) fn stand_in(&mut self, party: &Party, day: NaiveDate) -> Option<Party> {
        let absence = self.absence(party.person()?, day)?;
        let (cover, at) = (absence.cover?, absence.at);
        let found = self.on_day(day, |context| match cover {
            Lead::Person(person) => vec![context.person(person, at)],
            Lead::Post(post) => context.post(post, at),
        });
        let here = |p: &Party| !matches!(p.kind, PartyKind::Vacant(_)) && !self.is_away(p, day);
        found.into_iter().find(here)
    }

    /// Says that somebody is away and nobody stands in.
    pub(super) fn not_covered(&mut self, party: &Party, day: NaiveDate, rota: Origin) {
        let absence = party.person().and_then(|p| self.absence(p, day));
        let Some(at) = absence.map(|a| a.at) else {
            return;
        };
        let fault = Diagnostic::new(Code::AbsentWithoutCover)
            .arg("name", &party.name)
            .arg("day", full_date(day))
            .at(at)
            .related(rota, "this-rota");
        self.on_day(day, |context| context.push(fault));
    }

    /// Puts whoever stands in into the rota. On days that were exchanged it is
    /// only now known who would be on duty.
    pub(super) fn cover(&mut self, raw: &raw::Rota, frame: Frame, table: &mut Table) {
        for row in &mut table.rows {
            let cells = row.cells.iter_mut().enumerate();
            let duties =
                cells.flat_map(|(nth, cell)| cell.duties.iter_mut().map(move |d| (nth, d)));
            for (slot, duty) in duties {
                if row.swapped && self.is_away(&duty.party, row.date) {
                    duty.cover = self.stand_in(&duty.party, row.date);
                    if duty.cover.is_none() {
                        self.not_covered(&duty.party, row.date, raw.at);
                    }
                }
                if let Some(cover) = duty.cover.take() {
                    let person = duty.party.person();
                    let absence = person.and_then(|person| self.absence(person, row.date));
                    if absence.is_some_and(|absence| frame.is_later(absence.noted)) {
                        let named = raw.slots.get(slot);
                        row.remarks.push(Remark::Replaced {
                            slot: named.map_or(String::new(), |slot| slot.name.value.clone()),
                            instead_of: duty.party.told_apart(),
                            by: cover.told_apart(),
                        });
                    }
                    duty.party = cover;
                }
            }
        }
    }
}
