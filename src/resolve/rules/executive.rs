//! A 常务副组长 stands before the other deputies: nobody below them in rank is one,
//! except whoever is in charge of the matter, written so.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Origin, Report};
use crate::load::raw::{self, PartKind};
use crate::model::{Organisation, Party, PartyKind, Role, RoleKind};

/// Posts without a rank of their own have one from here on.
const UNRANKED: u32 = 10_000;

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let bodies = seen.parts.iter().filter_map(|part| match part {
        PartKind::BodyOfPeople(body) => Some(&body.executive_deputy),
        _ => None,
    });
    let in_charge = |one: &&raw::Party| match one {
        raw::Party::Record(record) => record.in_charge_of.is_some(),
        raw::Party::Reference(word) => seen
            .organisation
            .portfolios
            .iter()
            .any(|p| p.name == word.value),
        raw::Party::Open(_) => false,
    };
    let meant: Vec<Origin> = bodies
        .flatten()
        .filter(in_charge)
        .map(raw::Party::at)
        .collect();
    for body in seen.plan.bodies() {
        let of_kind = |kind| body.roles.iter().find(|role| role.kind == kind);
        let (Some(executive), Some(deputy)) = (
            of_kind(RoleKind::ExecutiveDeputy),
            of_kind(RoleKind::Deputy),
        ) else {
            continue;
        };
        let organisation = seen.organisation;
        let Some((above, other)) = ranked(organisation, deputy)
            .into_iter()
            .min_by_key(|(rank, _)| *rank)
        else {
            continue;
        };
        let below = ranked(organisation, executive).into_iter();
        let below = below.filter(|(rank, one)| *rank > above && !meant.contains(&one.at));
        for (_, one) in below {
            let fault = Diagnostic::new(Code::ExecutiveBelowDeputy)
                .arg("name", &one.name)
                .arg("label", &executive.label)
                .arg("other", &other.name)
                .arg("deputy", &deputy.label);
            report.push(fault.at(one.at).related(other.at, "first-here"));
        }
    }
}

/// Who has a role by a post with a rank of its own, and that rank.
fn ranked<'p>(organisation: &Organisation, role: &'p Role) -> Vec<(u32, &'p Party)> {
    let ranked = role.parties.iter().filter_map(|one| match one.kind {
        PartyKind::Person { post, .. } => Some((organisation.post(post?).rank, one)),
        _ => None,
    });
    ranked.filter(|(rank, _)| *rank < UNRANKED).collect()
}
