//! Takes a resolved plan; gives every place in it that names people or units,
//! and compares two days place by place.

use crate::diagnostic::Origin;
use crate::model::{BodyOfPeople, Part, PartKind, Party, PersonId, Plan, Section, WorkingGroup};

/// A place in a plan where somebody stands.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleEntry {
    /// What the place is called: 领导小组 · 组长.
    pub place: String,
    /// Who stands there, as printed.
    pub holders: Vec<String>,
    /// Our own people among them.
    pub people: Vec<PersonId>,
    /// Where it was written.
    pub at: Option<Origin>,
}

/// A place that is not the same on two days.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// What the place is called.
    pub place: String,
    /// Who stood there.
    pub before: Vec<String>,
    /// Who stands there.
    pub after: Vec<String>,
    /// Where it was written.
    pub at: Option<Origin>,
}

/// All places of a plan, in reading order.
pub fn roles(plan: &Plan) -> Vec<RoleEntry> {
    let mut entries = Vec::new();
    add(&mut entries, "签发人", &plan.signatories);
    sections(&plan.sections, &mut entries);
    for attachment in &plan.attachments {
        parts(&attachment.body, &mut entries);
        sections(&attachment.sections, &mut entries);
    }
    entries
}

/// What differs between two days of one plan. Places are matched by where they
/// were written and what they are called, so that a body whose members change
/// roles shows each role.
pub fn differences(before: &Plan, after: &Plan) -> Vec<Difference> {
    let (old, new) = (roles(before), roles(after));
    let mut found = Vec::new();
    for entry in &new {
        let earlier = old
            .iter()
            .find(|o| o.place == entry.place && o.at == entry.at);
        let earlier = earlier.or_else(|| old.iter().find(|o| o.place == entry.place));
        let before = earlier.map_or(&[][..], |o| &o.holders);
        if before != entry.holders {
            found.push(difference(entry, before, &entry.holders));
        }
    }
    for entry in &old {
        if !new.iter().any(|n| n.place == entry.place) {
            found.push(difference(entry, &entry.holders, &[]));
        }
    }
    found
}

fn difference(entry: &RoleEntry, before: &[String], after: &[String]) -> Difference {
    Difference {
        place: entry.place.clone(),
        before: before.to_vec(),
        after: after.to_vec(),
        at: entry.at,
    }
}

fn sections(list: &[Section], out: &mut Vec<RoleEntry>) {
    for section in list {
        parts(&section.body, out);
        sections(&section.sections, out);
    }
}

fn parts(list: &[Part], out: &mut Vec<RoleEntry>) {
    for part in list {
        match &part.kind {
            PartKind::BodyOfPeople(group) => body(group, out),
            PartKind::WorkingGroups(groups) => {
                groups
                    .iter()
                    .for_each(|group| working_group(group, "", out));
            }
            PartKind::Duties(duties) => {
                for duty in &duties.items {
                    let of = |role: &str| format!("{} · {role}", shortened(&duty.scope.text));
                    add(out, &of("责任领导"), &duty.leader);
                    add(out, &of("牵头科室"), &duty.lead);
                    add(out, &of("第一责任人"), &duty.first_responsible);
                }
            }
            PartKind::Goals(goals) => {
                for goal in &goals.items {
                    let place = format!("{} · 责任单位", shortened(&goal.name.text));
                    add(out, &place, &goal.owner);
                }
            }
            PartKind::Tasks(tasks) => {
                for task in &tasks.items {
                    let of = |role: &str| format!("{} · {role}", shortened(&task.task.text));
                    add(out, &of("牵头领导"), &task.leader);
                    add(out, &of("责任单位"), &task.lead);
                    add(out, &of("责任人"), &task.accountable);
                    add(out, &of("配合单位"), &task.support);
                }
            }
            PartKind::Procedure(procedure) => {
                for step in &procedure.steps {
                    let place = format!("{} · 承办人", shortened(&step.step.text));
                    add(out, &place, &step.by);
                }
            }
            PartKind::Text(_)
            | PartKind::Phases(_)
            | PartKind::Items(_)
            | PartKind::Enumeration(_) => {}
        }
    }
}

fn body(body: &BodyOfPeople, out: &mut Vec<RoleEntry>) {
    for role in &body.roles {
        let place = format!("{} · {}", body.name.text, role.label);
        add(out, &place, &role.parties);
    }
    if let Some(office) = &body.office {
        let heads = [
            ("办公室主任", &office.head),
            ("办公室常务副主任", &office.executive_deputy),
            ("办公室副主任", &office.deputy),
        ];
        for (label, heads) in heads {
            let parties: Vec<Party> = heads.iter().map(|h| h.party.clone()).collect();
            add(out, &format!("{} · {label}", body.name.text), &parties);
        }
        add(
            out,
            &format!("{} · 成员单位", body.name.text),
            &office.units,
        );
        add(
            out,
            &format!("{} · 工作人员", body.name.text),
            &office.staff,
        );
    }
}

fn working_group(group: &WorkingGroup, above: &str, out: &mut Vec<RoleEntry>) {
    let name = format!("{above}{}", group.name.text);
    add(
        out,
        &format!("{name} · 责任领导"),
        &group.responsible_leader,
    );
    add(out, &format!("{name} · 责任人"), &group.responsible);
    add(out, &format!("{name} · 人员配备"), &group.staff);
    for line in &group.lines {
        working_group(line, &format!("{name} · "), out);
    }
}

fn add(out: &mut Vec<RoleEntry>, place: &str, parties: &[Party]) {
    if parties.is_empty() {
        return;
    }
    let shown = |party: &Party| match (party.name.as_str(), party.title.as_str()) {
        (name, "") => name.to_string(),
        ("", title) => title.to_string(),
        (name, title) => format!("{name}（{title}）"),
    };
    out.push(RoleEntry {
        place: place.to_string(),
        holders: parties.iter().map(shown).collect(),
        people: parties.iter().filter_map(Party::person).collect(),
        at: parties.first().map(|p| p.at),
    });
}

/// Enough of a long text to know it by.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(18) {
        Some((end, _)) => format!("{}……", &text[..end]),
        None => text.to_string(),
    }
}
