//! Takes a body of people as written; gives its roles, each person once, in
//! the highest role, in the order of official lists.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::raw;
use crate::model::{
    BodyKind, BodyOfPeople, BodyOffice, OfficeHead, Party, PartyKind, Role, RoleKind, Text,
};

use super::Context;
use super::body_name::{body_name, short_name};
use super::once::Across;
use super::rules;

impl Context<'_> {
    /// A body with its office. `plan_title` gives a name where none is written.
    pub(super) fn body_of_people(
        &mut self,
        raw: &raw::BodyOfPeople,
        plan_title: &str,
    ) -> BodyOfPeople {
        let written = [
            (RoleKind::Leader, &raw.leader),
            (RoleKind::ExecutiveDeputy, &raw.executive_deputy),
            (RoleKind::Deputy, &raw.deputy),
            (RoleKind::Member, &raw.members),
            (RoleKind::Liaison, &raw.liaison),
        ];
        let mut roles: Vec<Role> = Vec::new();
        for (kind, written) in written {
            let parties = self.parties(written);
            let mut parties = self.ordered(parties);
            if raw.show_phone.value {
                self.with_phones(&mut parties);
            }
            if !parties.is_empty() {
                roles.push(Role {
                    kind,
                    label: self.label(raw, kind),
                    parties,
                });
            }
        }
        self.written_twice(&written[..4]);
        self.fill_vacancies(&mut roles);
        // Liaison staff may be members as well: that is a further task.
        let (liaison, others): (Vec<&mut Role>, Vec<&mut Role>) = roles
            .iter_mut()
            .partition(|role| role.kind == RoleKind::Liaison);
        for roles in [others, liaison] {
            let mut lists: Vec<_> = roles.into_iter().map(|role| &mut role.parties).collect();
            self.said_once(&mut lists, Across::Usual);
        }
        // Whoever stood there alone may stand in a higher role already.
        roles.retain(|role| !role.parties.is_empty());
        let name = match &raw.name {
            Some(name) => self.line(name),
            None => Text {
                text: body_name(plan_title, raw.kind.value),
                at: raw.at,
            },
        };
        if raw.planned {
            self.push(rules::still_open(&name.text, raw.at));
        }
        let office = raw
            .office
            .as_ref()
            .map(|office| self.office(office, &roles));
        let short_name = match &raw.short_name {
            Some(short) => self.line(short).text,
            None => short_name(&name.text, raw.kind.value),
        };
        BodyOfPeople {
            kind: raw.kind.value,
            name,
            short_name,
            style: raw.style.value,
            responsible: self.distinct(&raw.responsible),
            charge: self.optional_line(&raw.charge),
            planned: raw.planned,
            groups: raw.groups.iter().map(|group| self.line(group)).collect(),
            bare: is_bare(raw),
            intro: self.optional_line(&raw.intro).filter(|_| !is_bare(raw)),
            roles,
            duties: self.all_paragraphs(&raw.duties),
            succession: raw.succession.as_ref().map(|s| s.value),
            office,
            at: raw.at,
        }
    }

    /// `组长: director` and `成员: [director]`: printed once, in the higher role, but
    /// somebody else may have been meant.
    fn written_twice(&mut self, roles: &[(RoleKind, &Vec<raw::Party>)]) {
        let mut known: Vec<&raw::Text> = Vec::new();
        for (_, parties) in roles {
            let here = parties.iter().filter_map(|party| match party {
                raw::Party::Reference(word) => Some(word),
                _ => None,
            });
            let here: Vec<&raw::Text> = here.collect();
            for word in &here {
                if let Some(first) = known.iter().find(|known| known.value == word.value) {
                    let fault = Diagnostic::new(Code::DuplicateInBody).arg("name", &word.value);
                    self.push(fault.at(word.at).related(first.at, "first-here"));
                }
            }
            known.extend(here);
        }
    }

    fn with_phones(&self, parties: &mut [Party]) {
        for party in parties {
            let own = party.person().and_then(|person| self.phone_of(person));
            party.phone = party.phone.take().or(own);
        }
    }

    /// Within a role: the leadership's order, then everybody else as written.
    fn ordered(&self, mut parties: Vec<Party>) -> Vec<Party> {
        let organisation = self.organisation;
        parties.sort_by_key(|party| match party.person() {
            Some(person) => {
                let held = organisation.held_by(person, self.on);
                held.iter()
                    .filter_map(|h| h.appointment.order)
                    .min()
                    .unwrap_or(u32::MAX)
            }
            None => u32::MAX,
        });
        parties
    }

    /// A leader's seat without a holder says 待定; an ordinary one shows the
    /// unit's 负责人 (practice 2.4).
    fn fill_vacancies(&mut self, roles: &mut [Role]) {
        for role in roles {
            if role.kind < RoleKind::Member {
                let people = role
                    .parties
                    .iter()
                    .filter_map(|p| Some((p.person()?, p.at)));
                people.for_each(|(person, at)| self.check_holds(person, at));
            }
            for party in &mut role.parties {
                let PartyKind::Vacant(post) = party.kind else {
                    continue;
                };
                if role.kind == RoleKind::Leader {
                    let title = self.organisation.post(post).title(self.on).to_string();
                    if !self.holder_in_doubt(post) {
                        let fault = Diagnostic::new(Code::VacantLeader).arg("post", &title);
                        self.push(fault.arg("role", &role.label).at(party.at));
                    }
                    party.name = "待定".to_string();
                    party.title = title;
                }
            }
        }
    }

    fn label(&self, raw: &raw::BodyOfPeople, kind: RoleKind) -> String {
        let keys: &[&str] = match kind {
            RoleKind::Leader => &["leader", "组长"],
            RoleKind::ExecutiveDeputy => &["executive-deputy", "常务副组长"],
            RoleKind::Deputy => &["deputy", "副组长"],
            RoleKind::Member => &["members", "成员"],
            RoleKind::Liaison => &["liaison", "联络员"],
        };
        let own = raw
            .labels
            .iter()
            .find(|(key, _)| keys.contains(&key.as_str()));
        if let Some((_, label)) = own {
            return label.value.clone();
        }
        // 指挥长 has 副指挥长 below him without anybody saying so.
        let leaders = ["leader", "组长"];
        let leader = raw
            .labels
            .iter()
            .find(|(key, _)| leaders.contains(&key.as_str()));
        match (leader, kind) {
            (Some((_, label)), RoleKind::Deputy) => format!("副{}", label.value),
            (Some((_, label)), RoleKind::ExecutiveDeputy) => format!("常务副{}", label.value),
            _ => default_label(raw.kind.value, kind).to_string(),
        }
    }

    fn office(&mut self, raw: &raw::BodyOffice, roles: &[Role]) -> BodyOffice {
        let seat = raw.seat.as_ref().map(std::slice::from_ref);
        let seat = seat.map(|s| self.parties(s)).unwrap_or_default();
        let written = [&raw.head, &raw.executive_deputy, &raw.deputy, &raw.staff];
        let [mut head, mut executive_deputy, mut deputy, mut staff] =
            written.map(|written| self.parties(written));
        let lists = [&mut head, &mut executive_deputy, &mut deputy, &mut staff];
        self.said_once(&mut { lists }, Across::Usual);
        let heads = |parties: Vec<Party>| -> Vec<OfficeHead> {
            let inside = |party: &Party| {
                let person = party.person();
                let members = roles.iter().flat_map(|r| &r.parties);
                person.is_some() && members.into_iter().any(|m| m.person() == person)
            };
            let heads = parties.into_iter().map(|party| OfficeHead {
                concurrent: inside(&party),
                party,
            });
            heads.collect()
        };
        BodyOffice {
            name: self.optional_line(&raw.name),
            seat: seat.into_iter().next(),
            head: heads(head),
            executive_deputy: heads(executive_deputy),
            deputy: heads(deputy),
            units: self.distinct(&raw.units),
            staff,
            duties: self.all_paragraphs(&raw.duties),
            honorific: self.organisation.honorific.clone(),
        }
    }
}

/// 引言: 不印.
fn is_bare(raw: &raw::BodyOfPeople) -> bool {
    let words = raw.intro.as_ref().map(|intro| intro.as_str());
    words.is_some_and(|words| ["不印", "none"].contains(&words))
}

/// Labels of the roles, by kind of body (practice 2.8).
fn default_label(kind: BodyKind, role: RoleKind) -> &'static str {
    match (kind, role) {
        (_, RoleKind::Member) => "成员",
        (_, RoleKind::Liaison) => "联络员",
        (BodyKind::Headquarters, RoleKind::Leader) => "总指挥",
        (BodyKind::Headquarters, RoleKind::ExecutiveDeputy) => "常务副总指挥",
        (BodyKind::Headquarters, RoleKind::Deputy) => "副总指挥",
        (BodyKind::Committee, RoleKind::Leader) => "主任",
        (BodyKind::Committee, RoleKind::ExecutiveDeputy) => "常务副主任",
        (BodyKind::Committee, RoleKind::Deputy) => "副主任",
        (BodyKind::JointMeeting, RoleKind::Leader) => "召集人",
        (BodyKind::JointMeeting, RoleKind::ExecutiveDeputy) => "常务副召集人",
        (BodyKind::JointMeeting, RoleKind::Deputy) => "副召集人",
        (_, RoleKind::Leader) => "组长",
        (_, RoleKind::ExecutiveDeputy) => "常务副组长",
        (_, RoleKind::Deputy) => "副组长",
    }
}
