//! Where somebody stands in the office of a body, and in a working group.

use super::{Role, Walk, said};
use crate::diagnostic::Origin;
use crate::model::{BodyOffice, OfficeHead, WorkingGroup};

impl Walk {
    pub(super) fn office(&mut self, at: Origin, office: &BodyOffice) {
        let heads =
            |heads: &[OfficeHead]| heads.iter().map(|h| h.party.clone()).collect::<Vec<_>>();
        self.within(&said("role-office"), |walk| {
            let needed = Role {
                needed: true,
                ..Role::default()
            };
            walk.parties(
                at,
                "role-office-seat",
                office.seat.as_slice(),
                Role::default(),
            );
            walk.parties(at, "role-office-head", &heads(&office.head), needed);
            walk.parties(
                at,
                "role-office-executive-deputy",
                &heads(&office.executive_deputy),
                Role::default(),
            );
            walk.parties(
                at,
                "role-office-deputy",
                &heads(&office.deputy),
                Role::default(),
            );
            walk.parties(at, "role-office-units", &office.units, Role::default());
            walk.parties(at, "role-office-staff", &office.staff, Role::default());
            walk.texts("role-office-duties", &office.duties);
        });
    }

    pub(super) fn group(&mut self, group: &WorkingGroup) {
        let leads = Role {
            leads: true,
            needed: true,
            due: None,
        };
        self.within(&group.name.text, |walk| {
            walk.parties(
                group.at,
                "role-responsible-leader",
                &group.responsible_leader,
                leads,
            );
            walk.parties(
                group.at,
                "role-accountable",
                &group.responsible,
                Role::default(),
            );
            walk.parties(group.at, "role-staff", &group.staff, Role::default());
            walk.texts("role-text", std::slice::from_ref(&group.name));
            walk.texts("role-group-duties", &group.duties);
            group.lines.iter().for_each(|line| walk.group(line));
        });
    }
}
