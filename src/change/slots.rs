//! Takes a plan on a day; gives every place in it where somebody stands.

use chrono::NaiveDate;

use crate::diagnostic::Origin;
use crate::model::{
    BodyOffice, OfficeHead, Part, PartKind, Party, PersonId, Plan, RoleKind, Section, Succession,
    Text, WorkingGroup,
};

/// A place where somebody stands, or a text that names somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// The record, the field, and which of several texts of one record.
    pub key: (Origin, &'static str, usize),
    /// Heading and body or table: 组织领导，防汛抗旱指挥部.
    pub place: String,
    /// 总指挥, 牵头领导 …
    pub label: String,
    /// Who stands there as printed.
    pub words: Vec<String>,
    /// Which of our people.
    pub people: Vec<PersonId>,
    /// What the role leads: counted against the limit.
    pub leads: bool,
    /// Whether somebody must stand there.
    pub needed: bool,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Where it was written.
    pub at: Origin,
}

/// All of them, in the order of the plan.
pub fn slots(plan: &Plan) -> Vec<Slot> {
    let mut walk = Walk {
        slots: Vec::new(),
        place: Vec::new(),
    };
    walk.texts("正文", &plan.preamble);
    walk.parties(plan.at, "签发人", &plan.signatories, Role::default());
    plan.sections.iter().for_each(|s| walk.section(s));
    for piece in &plan.pieces {
        walk.place.push(piece.title.text.clone());
        piece.body.iter().for_each(|p| walk.part(p));
        piece.sections.iter().for_each(|s| walk.section(s));
        walk.place.pop();
    }
    for attachment in &plan.attachments {
        walk.place.push(attachment.label.clone());
        attachment.body.iter().for_each(|p| walk.part(p));
        attachment.sections.iter().for_each(|s| walk.section(s));
        walk.place.pop();
    }
    walk.slots
}

/// A place that is not the same on two days of one plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Place and role: 组织领导，防汛抗旱指挥部，总指挥.
    pub place: String,
    /// Who stood there.
    pub before: Vec<String>,
    /// Who stands there.
    pub after: Vec<String>,
}

/// What differs between two days of one plan, place by place.
pub fn differences(before: &Plan, after: &Plan) -> Vec<Difference> {
    let (old, new) = (slots(before), slots(after));
    let difference = |slot: &Slot, before: &[String], after: &[String]| Difference {
        place: named(slot),
        before: before.to_vec(),
        after: after.to_vec(),
    };
    let earlier = |slot: &Slot| old.iter().find(|o| o.key == slot.key);
    let changed = new.iter().filter_map(|slot| {
        let before = earlier(slot).map_or(&[][..], |o| &o.words);
        (before != slot.words).then(|| difference(slot, before, &slot.words))
    });
    let gone = old.iter().filter(|o| !new.iter().any(|n| n.key == o.key));
    changed
        .chain(gone.map(|slot| difference(slot, &slot.words, &[])))
        .collect()
}

/// Place and role in one phrase.
pub fn named(slot: &Slot) -> String {
    [slot.place.as_str(), slot.label.as_str()]
        .join("，")
        .trim_matches('，')
        .to_string()
}

/// The bodies of a plan, with what becomes of their seats.
pub fn bodies(plan: &Plan) -> Vec<&crate::model::BodyOfPeople> {
    fn of<'p>(
        parts: &'p [Part],
        sections: &'p [Section],
        out: &mut Vec<&'p crate::model::BodyOfPeople>,
    ) {
        for part in parts {
            if let PartKind::BodyOfPeople(body) = &part.kind {
                out.push(body);
            }
        }
        sections.iter().for_each(|s| of(&s.body, &s.sections, out));
    }
    let mut out = Vec::new();
    of(&[], &plan.sections, &mut out);
    plan.attachments
        .iter()
        .for_each(|a| of(&a.body, &a.sections, &mut out));
    out
}

/// Whether a seat passes on by itself.
pub fn passes_on(succession: Option<Succession>) -> bool {
    succession == Some(Succession::Automatic)
}

#[derive(Default, Clone, Copy)]
struct Role {
    leads: bool,
    needed: bool,
    due: Option<NaiveDate>,
}

struct Walk {
    slots: Vec<Slot>,
    place: Vec<String>,
}

/// Name and title as a list gives them.
pub fn words(party: &Party) -> String {
    match (party.name.as_str(), party.title.as_str()) {
        ("", title) => format!("（空缺）{title}"),
        (name, "") => name.to_string(),
        (name, title) => format!("{name}（{title}）"),
    }
}

impl Walk {
    fn within(&mut self, words: &str, walk: impl FnOnce(&mut Self)) {
        self.place.push(words.to_string());
        walk(self);
        self.place.pop();
    }

    fn parties(&mut self, at: Origin, label: &'static str, parties: &[Party], role: Role) {
        self.named(at, label, label.to_string(), parties, role);
    }

    fn named(
        &mut self,
        at: Origin,
        field: &'static str,
        label: String,
        parties: &[Party],
        role: Role,
    ) {
        self.slots.push(Slot {
            key: (at, field, 0),
            place: self.place.join("，"),
            label,
            words: parties.iter().map(words).collect(),
            people: parties.iter().filter_map(Party::person).collect(),
            leads: role.leads,
            needed: role.needed,
            due: role.due,
            at: parties.first().map_or(at, |p| p.at),
        });
    }

    fn texts(&mut self, label: &'static str, texts: &[Text]) {
        for text in texts {
            let same = |s: &&Slot| s.key.0 == text.at && s.key.1 == label;
            let number = self.slots.iter().rev().take_while(same).count();
            self.slots.push(Slot {
                key: (text.at, label, number),
                place: self.place.join("，"),
                label: label.to_string(),
                words: vec![text.text.clone()],
                people: Vec::new(),
                leads: false,
                needed: false,
                due: None,
                at: text.at,
            });
        }
    }

    fn section(&mut self, section: &Section) {
        let heading = section
            .heading
            .as_ref()
            .map_or("", |h| h.text.as_str())
            .to_string();
        self.texts("标题", section.heading.as_slice());
        self.within(&heading, |walk| {
            section.body.iter().for_each(|p| walk.part(p));
            section.sections.iter().for_each(|s| walk.section(s));
        });
    }

    fn part(&mut self, part: &Part) {
        let leads = Role {
            leads: true,
            needed: true,
            due: None,
        };
        let needed = Role {
            needed: true,
            ..Role::default()
        };
        match &part.kind {
            PartKind::Text(texts) => self.texts("正文", texts),
            PartKind::BodyOfPeople(body) => self.within(&body.name.text, |walk| {
                walk.texts("引言", body.intro.as_slice());
                for role in &body.roles {
                    let (field, leading) = match role.kind {
                        RoleKind::Leader => ("leader", true),
                        RoleKind::ExecutiveDeputy => ("executive-deputy", true),
                        RoleKind::Deputy => ("deputy", false),
                        RoleKind::Member => ("members", false),
                        RoleKind::Liaison => ("liaison", false),
                    };
                    let role_of = Role {
                        leads: leading,
                        needed: leading,
                        due: None,
                    };
                    walk.named(body.at, field, role.label.clone(), &role.parties, role_of);
                }
                walk.parties(body.at, "负责人", &body.responsible, leads);
                walk.texts("职责", &body.duties);
                if let Some(office) = &body.office {
                    walk.office(body.at, office);
                }
            }),
            PartKind::WorkingGroups(groups) => groups.items.iter().for_each(|g| self.group(g)),
            PartKind::Duties(duties) => {
                for duty in &duties.items {
                    self.within(&duty.scope.text, |walk| {
                        walk.parties(duty.at, "责任领导", &duty.leader, leads);
                        walk.parties(duty.at, "牵头科室", &duty.lead, needed);
                        walk.parties(
                            duty.at,
                            "第一责任人",
                            &duty.first_responsible,
                            Role::default(),
                        );
                    });
                }
                self.texts("正文", duties.closing.as_slice());
            }
            PartKind::Goals(goals) => goals.items.iter().for_each(|goal| {
                self.within(&goal.name.text, |walk| {
                    walk.parties(goal.at, "责任单位", &goal.owner, needed)
                });
            }),
            PartKind::Tasks(tasks) => tasks.items.iter().for_each(|task| {
                let due = |role: Role| Role {
                    due: task.due,
                    ..role
                };
                self.within(&task.task.text, |walk| {
                    walk.parties(task.at, "牵头领导", &task.leader, due(leads));
                    walk.parties(task.at, "责任单位", &task.lead, due(needed));
                    walk.parties(task.at, "责任人", &task.accountable, due(needed));
                    walk.parties(task.at, "配合单位", &task.support, Role::default());
                    walk.texts("具体举措", &task.measures);
                });
            }),
            PartKind::Phases(phases) => phases.iter().for_each(|p| self.texts("正文", &p.text)),
            PartKind::Procedure(procedure) => procedure.steps.iter().for_each(|step| {
                self.within(&step.step.text, |walk| {
                    walk.parties(step.at, "承办人", &step.by, Role::default());
                    walk.texts("正文", &step.text);
                });
            }),
            PartKind::Items(list) => list.items.iter().for_each(|item| {
                self.texts("正文", item.lead.as_slice());
                self.texts("正文", &item.text);
                item.body.iter().for_each(|part| self.part(part));
            }),
            PartKind::Mechanisms(list) => list.items.iter().for_each(|one| {
                self.within(&one.name.text, |walk| {
                    walk.parties(one.at, "责任人", &one.by, Role::default());
                    walk.texts("正文", &one.text);
                    one.body.iter().for_each(|part| walk.part(part));
                });
            }),
            PartKind::Contingencies(list) => list.items.iter().for_each(|one| {
                self.within(&one.when.text, |walk| {
                    walk.parties(one.at, "承办人", &one.by, Role::default());
                    walk.texts("正文", &one.response);
                    one.body.iter().for_each(|part| walk.part(part));
                });
            }),
            PartKind::Coverage(coverage) => coverage.items.iter().for_each(|area| {
                self.within(&area.area.text, |walk| {
                    walk.parties(area.at, "责任领导", &area.leader, leads);
                    walk.parties(area.at, "责任单位", &area.lead, Role::default());
                    walk.parties(area.at, "责任人", &area.responsible, needed);
                    walk.parties(area.at, "工作人员", &area.staff, Role::default());
                });
            }),
            PartKind::Contacts(contacts) => contacts.items.iter().for_each(|contact| {
                let who = std::slice::from_ref(&contact.who);
                self.parties(contact.at, "通讯录", who, Role::default());
            }),
            PartKind::Assessment(one) => one.items.iter().for_each(|score| {
                self.within(&score.item.text, |walk| {
                    walk.parties(score.at, "考核单位", &score.by, Role::default());
                });
            }),
            PartKind::Basis(_) | PartKind::BlankForm(_) => {}
            PartKind::Enumeration(enumeration) => self.texts("正文", &enumeration.items),
        }
    }

    fn office(&mut self, at: Origin, office: &BodyOffice) {
        let heads =
            |heads: &[OfficeHead]| heads.iter().map(|h| h.party.clone()).collect::<Vec<_>>();
        self.within("办公室", |walk| {
            let needed = Role {
                needed: true,
                ..Role::default()
            };
            walk.parties(at, "办公室主任", &heads(&office.head), needed);
            walk.parties(
                at,
                "办公室常务副主任",
                &heads(&office.executive_deputy),
                Role::default(),
            );
            walk.parties(at, "办公室副主任", &heads(&office.deputy), Role::default());
            walk.parties(at, "成员单位", &office.units, Role::default());
            walk.parties(at, "工作人员", &office.staff, Role::default());
            walk.texts("办公室职责", &office.duties);
        });
    }

    fn group(&mut self, group: &WorkingGroup) {
        let leads = Role {
            leads: true,
            needed: true,
            due: None,
        };
        self.within(&group.name.text, |walk| {
            walk.parties(group.at, "责任领导", &group.responsible_leader, leads);
            walk.parties(group.at, "责任人", &group.responsible, Role::default());
            walk.parties(group.at, "人员配备", &group.staff, Role::default());
            walk.texts("工作任务", &group.duties);
            group.lines.iter().for_each(|line| walk.group(line));
        });
    }
}
