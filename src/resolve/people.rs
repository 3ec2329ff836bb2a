//! Takes a body of people as written; gives its roles, each person once, in
//! the highest role, in the order of official lists.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::raw;
use crate::model::{
    BodyKind, BodyOfPeople, BodyOffice, Holding, OfficeHead, Organisation, Party, PartyKind,
    PersonId, Role, RoleKind, Text,
};

use super::Context;
use super::body_name::{body_name, short_name};
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
        self.appear_once(&mut roles);
        // Whoever stood there alone may stand in a higher role already.
        roles.retain(|role| !role.parties.is_empty());
        self.fill_vacancies(&mut roles);
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
            intro: self.optional_line(&raw.intro),
            roles,
            duties: self.all_paragraphs(&raw.duties),
            succession: raw.succession.as_ref().map(|s| s.value),
            office,
            at: raw.at,
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

    /// Keeps each person in the highest role and joins their titles.
    fn appear_once(&mut self, roles: &mut [Role]) {
        let mut seen: Vec<(PersonId, usize, usize)> = Vec::new();
        for r in 0..roles.len() {
            // Liaison staff may be members as well: that is a further task.
            let separate = roles[r].kind == RoleKind::Liaison;
            let parties = std::mem::take(&mut roles[r].parties);
            for party in parties {
                let Some(person) = party.person().filter(|_| !separate) else {
                    roles[r].parties.push(party);
                    continue;
                };
                match seen.iter().find(|(known, ..)| *known == person) {
                    Some(&(_, role, row)) => {
                        let first = if role == r {
                            &mut roles[r].parties[row]
                        } else {
                            &mut roles[role].parties[row]
                        };
                        let same = first.kind == party.kind && role == r;
                        join_titles(self.organisation, first, &party);
                        if same {
                            let name = first.name.clone();
                            let (here, there) = (party.at, first.at);
                            self.push(
                                Diagnostic::new(Code::DuplicateInBody)
                                    .arg("name", name)
                                    .at(here)
                                    .related(there, "first-here"),
                            );
                        }
                    }
                    None => {
                        seen.push((person, r, roles[r].parties.len()));
                        roles[r].parties.push(party);
                    }
                }
            }
        }
    }

    /// A leader's seat without a holder says 待定; an ordinary one shows the
    /// unit's 负责人 (practice 2.4).
    fn fill_vacancies(&mut self, roles: &mut [Role]) {
        for role in roles {
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
        let mut heads = |written: &[raw::Party]| -> Vec<OfficeHead> {
            let parties = self.parties(written);
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
        let head = heads(&raw.head);
        let executive_deputy = heads(&raw.executive_deputy);
        let deputy = heads(&raw.deputy);
        BodyOffice {
            name: self.optional_line(&raw.name),
            seat: seat.into_iter().next(),
            head,
            executive_deputy,
            deputy,
            units: self.parties(&raw.units),
            staff: self.parties(&raw.staff),
            duties: self.all_paragraphs(&raw.duties),
        }
    }

    /// A list in which nobody stands twice.
    pub(super) fn distinct(&mut self, written: &[raw::Party]) -> Vec<Party> {
        let mut kept: Vec<Party> = Vec::new();
        for party in self.parties(written) {
            let person = party.person();
            match kept
                .iter_mut()
                .find(|k| person.is_some() && k.person() == person)
            {
                Some(first) => join_titles(self.organisation, first, &party),
                None => kept.push(party),
            }
        }
        kept
    }
}

/// Adds the titles of `other` that `first` does not have yet: the title of the
/// higher post first, whichever role it came from.
fn join_titles(organisation: &Organisation, first: &mut Party, other: &Party) {
    let rank = |party: &Party| match party.kind {
        PartyKind::Person {
            post: Some(post), ..
        } => organisation.post(post).rank,
        _ => u32::MAX,
    };
    // What is held beside another post stands last, whatever its rank.
    let place = |party: &Party| (is_concurrent(party), rank(party));
    let (higher, lower) = if place(other) < place(first) {
        (other, &*first)
    } else {
        (&*first, other)
    };
    let beside = is_concurrent(lower) && !is_concurrent(higher);
    first.title = joined(&higher.title, &lower.title, beside);
    for note in &other.notes {
        if !first.notes.contains(note) {
            first.notes.push(note.clone());
        }
    }
    if first.also.is_none() {
        first.also = other.also.clone();
    }
    if first.phone.is_none() {
        first.phone = other.phone.clone();
    }
}

fn is_concurrent(party: &Party) -> bool {
    let PartyKind::Person { holding, .. } = party.kind else {
        return false;
    };
    holding == Holding::Concurrent
}

/// 副局长 and 总工程师 → 副局长、总工程师, or with 兼 if held `beside` the first;
/// what either has said already is not said again.
fn joined(higher: &str, lower: &str, beside: bool) -> String {
    let said = |known: &str, title: &str| known.split(['、', '兼']).any(|part| part == title);
    let parts = |titles: &str| -> Vec<String> {
        let parts = titles.split('、').filter(|part| !part.is_empty());
        parts.map(str::to_string).collect()
    };
    let mut titles = parts(higher);
    titles.retain(|title| lower.split('、').all(|l| l == title || !said(l, title)));
    for title in parts(lower) {
        if titles
            .iter()
            .any(|known| said(known, &title) || *known == title)
        {
            continue;
        }
        match titles.last_mut().filter(|_| beside) {
            Some(last) => *last = format!("{last}兼{title}"),
            None => titles.push(title),
        }
    }
    titles.join("、")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_said_once_however_it_was_found() {
        assert_eq!(
            joined("副局长兼总工程师", "副局长", false),
            "副局长兼总工程师"
        );
        assert_eq!(
            joined("副局长", "副局长兼总工程师", false),
            "副局长兼总工程师"
        );
        assert_eq!(
            joined("副局长兼总工程师", "总工程师", true),
            "副局长兼总工程师"
        );
        assert_eq!(joined("副局长", "总工程师", true), "副局长兼总工程师");
        assert_eq!(joined("党委书记、局长", "局长", false), "党委书记、局长");
        assert_eq!(joined("", "局长", true), "局长");
    }
}
