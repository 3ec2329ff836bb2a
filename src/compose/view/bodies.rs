//! What templates see of bodies of people and working groups.

use super::counted::{Numbered, counted, together};
use super::view;
use crate::document::hanzi_number;
use crate::model::{
    BodyOfPeople, BodyOffice, GroupLabels, OfficeHead, Party, Role, RoleKind, Text, WorkingGroup,
    WorkingGroups,
};

view! {
    BodyOfPeople as body {
        bare,
        kind,
        short_name,
        style,
        phones = body.roles.iter().flat_map(|role| &role.parties).any(|one| one.phone.is_some()),
        responsible,
        charge,
        planned,
        groups,
        group_count = how_many(body.groups.len()),
        name,
        intro,
        roles,
        duties,
        succession,
        office,
    }

    Role as role {
        label,
        // Whether it has many: …为成员, and not …任成员.
        many = role.kind >= RoleKind::Member,
        parties,
    }

    BodyOffice as office { name, seat, heads = heads(office), units, staff, duties }

    OfficeRole<'_> as role {
        label,
        parties = role.heads.iter().map(|head| &head.party).collect::<Vec<&Party>>(),
        // 同志, behind people alone.
        honorific = role.honorific(),
        // Whether all of them are in the body already: 兼任, not 担任.
        concurrent = role.heads.iter().all(|head| head.concurrent),
    }

    WorkingGroups as groups {
        intro,
        listed,
        names_only,
        count = how_many(groups.items.len()),
        labels = Labels(groups.labels.as_ref()),
        groups = groups.items,
    }

    WorkingGroup as group {
        name, responsible_leader, responsible, staff, duties, counted = counted_duties(group), lines
    }

    Labels<'_> as labels {
        responsible_leader = labels.or("责任领导", |own| &own.responsible_leader),
        responsible = labels.or("责任人", |own| &own.responsible),
        staff = labels.or("人员配备", |own| &own.staff),
        duties = labels.or("工作任务", |own| &own.duties),
    }
}

/// Who heads an office, deputies too.
struct OfficeRole<'o> {
    label: &'static str,
    heads: &'o [OfficeHead],
    honorific: &'o str,
}

impl OfficeRole<'_> {
    /// 同志 stands behind names: a post that nobody holds, or a text, has none.
    fn honorific(&self) -> &str {
        let mut heads = self.heads.iter();
        match heads.all(|head| head.party.person().is_some()) {
            true => self.honorific,
            false => "",
        }
    }
}

/// Labels of a working group's rows: the usual ones, unless the plan has its own.
struct Labels<'g>(Option<&'g GroupLabels>);

impl<'g> Labels<'g> {
    fn or(&self, usual: &'g str, own: fn(&GroupLabels) -> &Option<Text>) -> &'g str {
        let own = self.0.and_then(|labels| own(labels).as_ref());
        own.map_or(usual, |label| &label.text)
    }
}

fn heads(office: &BodyOffice) -> Vec<OfficeRole<'_>> {
    let roles = [
        ("主任", &office.head),
        ("常务副主任", &office.executive_deputy),
        ("副主任", &office.deputy),
    ];
    let held = roles.into_iter().filter(|(_, heads)| !heads.is_empty());
    held.map(|(label, heads)| OfficeRole {
        label,
        heads,
        honorific: &office.honorific,
    })
    .collect()
}

/// Several duties in one paragraph, counted where that is wanted.
fn counted_duties(group: &WorkingGroup) -> Vec<Numbered<'_>> {
    match group.numbers {
        _ if group.duties.len() < 2 => Vec::new(),
        Some(style) => counted(style, &group.duties, "；"),
        None => together(&group.duties),
    }
}

/// 两个, 三个: before a measure word 二 is said 两.
fn how_many(n: usize) -> String {
    match n {
        2 => "两".to_string(),
        n => hanzi_number(n),
    }
}
