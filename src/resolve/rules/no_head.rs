//! A body with people in it has somebody at its head, and so have its office and
//! its working groups.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Origin, Report};
use crate::load::raw::{PartKind, WorkingGroup};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let mut headless = |kind: &str, at: Origin| {
        report.push(Diagnostic::new(Code::NoHead).arg("kind", kind).at(at));
    };
    for part in &seen.parts {
        if let PartKind::WorkingGroups(groups) = part {
            let groups = || groups.items.iter();
            // Groups may be named alone, but not one among those with people.
            let named = groups().any(has_people);
            // Nor one that has duties: somebody sees to them.
            let asked = |group: &WorkingGroup| named || !group.duties.is_empty();
            let without = groups().filter(|group| asked(group) && !has_head(group));
            without.for_each(|group| headless("工作组", group.at));
        }
        let PartKind::BodyOfPeople(body) = part else {
            continue;
        };
        if let Some(office) = &body.office
            && office.head.is_empty()
            && office.executive_deputy.is_empty()
        {
            headless("办公室", office.at);
        }
        let heads = [&body.leader, &body.responsible];
        let others = [
            &body.executive_deputy,
            &body.deputy,
            &body.members,
            &body.liaison,
        ];
        if heads.iter().all(|one| one.is_empty()) && !others.iter().all(|one| one.is_empty()) {
            headless(body.kind.value.words(), body.at);
        }
    }
}

fn has_head(group: &WorkingGroup) -> bool {
    let lines = !group.lines.is_empty() && group.lines.iter().all(has_head);
    !group.responsible_leader.is_empty() || !group.responsible.is_empty() || lines
}

fn has_people(group: &WorkingGroup) -> bool {
    has_head(group) || !group.staff.is_empty() || group.lines.iter().any(has_people)
}
