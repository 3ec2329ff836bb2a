//! Where somebody stands in standing arrangements, contingencies, areas, lists of
//! contacts and assessments.

use super::{Role, Walk};
use crate::model::PartKind;

impl Walk {
    /// `leads` and `needed` are the roles of whoever leads, or must be there.
    pub(super) fn form(&mut self, part: &PartKind, leads: Role, needed: Role) {
        match part {
            PartKind::Mechanisms(list) => list.items.iter().for_each(|one| {
                self.within(&one.name.text, |walk| {
                    walk.texts("role-text", std::slice::from_ref(&one.name));
                    walk.parties(one.at, "role-accountable", &one.by, Role::default());
                    walk.texts("role-text", &one.text);
                    one.body.iter().for_each(|part| walk.part(part));
                });
            }),
            PartKind::Contingencies(list) => list.items.iter().for_each(|one| {
                self.within(&one.when.text, |walk| {
                    walk.texts("role-text", std::slice::from_ref(&one.when));
                    walk.parties(one.at, "role-step-by", &one.by, Role::default());
                    walk.texts("role-text", &one.response);
                    one.body.iter().for_each(|part| walk.part(part));
                });
            }),
            PartKind::Coverage(coverage) => coverage.items.iter().for_each(|area| {
                self.within(&area.area.text, |walk| {
                    walk.parties(area.at, "role-responsible-leader", &area.leader, leads);
                    walk.parties(area.at, "role-owner", &area.lead, Role::default());
                    walk.parties(area.at, "role-accountable", &area.responsible, needed);
                    walk.parties(area.at, "role-staff", &area.staff, Role::default());
                    walk.texts("role-text", area.note.as_slice());
                });
            }),
            PartKind::Contacts(contacts) => contacts.items.iter().for_each(|contact| {
                let who = std::slice::from_ref(&contact.who);
                self.parties(contact.at, "role-contact", who, Role::default());
                self.texts("role-text", contact.note.as_slice());
            }),
            PartKind::Assessment(one) => one.items.iter().for_each(|score| {
                self.within(&score.item.text, |walk| {
                    walk.parties(score.at, "role-assessor", &score.by, Role::default());
                    walk.texts("role-text", &score.standard);
                });
            }),
            _ => {}
        }
    }
}
