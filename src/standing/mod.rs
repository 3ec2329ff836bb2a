//! Takes a plan on a day; gives every place in it where somebody stands.

mod differences;
mod forms;
mod people;
mod rota;

pub use differences::{Difference, differences};

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::diagnostic::{Lang, Locale, Origin};
use crate::model::{Part, PartKind, Party, PartyKind, PersonId, Plan, RoleKind, Section, Text};

/// A place where somebody stands, or a text that names somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// The record, the role as the locale names it, and which of several texts
    /// of one record.
    pub key: (Origin, &'static str, usize),
    /// Heading and body or table: 组织领导，防汛抗旱指挥部.
    pub place: String,
    /// 总指挥, 牵头领导 …
    pub label: String,
    /// Who stands there as printed.
    pub words: Vec<String>,
    /// Who stands there, units and categories among them.
    pub parties: Vec<Party>,
    /// Which of our people.
    pub people: Vec<PersonId>,
    /// Whether anybody or anything stands there, and not only 待定.
    pub filled: bool,
    /// What the role leads: counted against the limit.
    pub leads: bool,
    /// Whether somebody must stand there.
    pub needed: bool,
    /// By when.
    pub due: Option<NaiveDate>,
    /// The day on duty, in a rota.
    pub duty: Option<NaiveDate>,
    /// Where it was written.
    pub at: Origin,
}

/// All of them, in the order of the plan.
pub fn slots(plan: &Plan) -> Vec<Slot> {
    let mut walk = Walk {
        slots: Vec::new(),
        place: Vec::new(),
    };
    walk.texts("role-title", std::slice::from_ref(&plan.title));
    walk.lines(plan.at, "role-addressees", &plan.addressees);
    walk.texts("role-text", &plan.preamble);
    let notice = plan.notice.iter().flat_map(|notice| &notice.text);
    walk.texts("role-text", &notice.cloned().collect::<Vec<_>>());
    walk.parties(
        plan.at,
        "role-signatory",
        &plan.signatories,
        Role::default(),
    );
    plan.sections.iter().for_each(|s| walk.section(s));
    for piece in &plan.pieces {
        walk.place.push(piece.title.text.clone());
        walk.texts("role-text", &piece.preamble);
        piece.body.iter().for_each(|p| walk.part(p));
        piece.sections.iter().for_each(|s| walk.section(s));
        walk.place.pop();
    }
    walk.texts("role-note", plan.note.as_slice());
    for attachment in &plan.attachments {
        walk.place.push(attachment.label.clone());
        walk.texts("role-title", std::slice::from_ref(&attachment.title));
        attachment.body.iter().for_each(|p| walk.part(p));
        attachment.sections.iter().for_each(|s| walk.section(s));
        walk.place.pop();
    }
    walk.lines(plan.at, "role-copies", &plan.copies);
    // What an attachment takes over from the text is the same place again.
    let mut seen = BTreeSet::new();
    walk.slots.retain(|slot| seen.insert(slot.key));
    walk.slots
}

/// Place and role in one phrase.
pub fn named(slot: &Slot) -> String {
    [slot.place.as_str(), slot.label.as_str()]
        .join("，")
        .trim_matches('，')
        .to_string()
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
        ("", title) => Locale::of(Lang::Zh).ui("role-vacant", &[("title", title.to_string())]),
        (name, "") => name.to_string(),
        (name, title) => format!("{name}（{title}）"),
    }
}

/// The name of a role or text as the locale has it. Documents are Chinese.
pub(super) fn said(role: &str) -> String {
    Locale::of(Lang::Zh).ui(role, &[])
}

/// Nobody: a vacant post, or still open.
fn is_empty(party: &Party) -> bool {
    matches!(party.kind, PartyKind::Vacant(_) | PartyKind::Open)
}

impl Walk {
    fn within(&mut self, words: &str, walk: impl FnOnce(&mut Self)) {
        self.place.push(words.to_string());
        walk(self);
        self.place.pop();
    }

    fn parties(&mut self, at: Origin, label: &'static str, parties: &[Party], role: Role) {
        self.named(at, label, said(label), parties, role);
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
            parties: parties.to_vec(),
            people: parties.iter().filter_map(Party::person).collect(),
            filled: parties.iter().any(|p| !is_empty(p)),
            leads: role.leads,
            needed: role.needed,
            due: role.due,
            duty: None,
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
                label: said(label),
                words: vec![text.text.clone()],
                filled: true,
                parties: Vec::new(),
                people: Vec::new(),
                leads: false,
                needed: false,
                due: None,
                duty: None,
                at: text.at,
            });
        }
    }

    /// Lines that are no texts of their own.
    fn lines(&mut self, at: Origin, label: &'static str, lines: &[String]) {
        let text = |line: &String| Text {
            text: line.clone(),
            at,
        };
        self.texts(label, &lines.iter().map(text).collect::<Vec<_>>());
    }

    fn section(&mut self, section: &Section) {
        let heading = section
            .heading
            .as_ref()
            .map_or("", |h| h.text.as_str())
            .to_string();
        self.texts("role-heading", section.heading.as_slice());
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
            PartKind::Text(texts) => self.texts("role-text", texts),
            PartKind::BodyOfPeople(body) => self.within(&body.name.text, |walk| {
                walk.texts("role-text", std::slice::from_ref(&body.name));
                walk.texts("role-intro", body.intro.as_slice());
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
                walk.parties(body.at, "role-in-charge", &body.responsible, leads);
                walk.texts("role-duties", &body.duties);
                if let Some(office) = &body.office {
                    walk.office(body.at, office);
                }
            }),
            PartKind::WorkingGroups(groups) => groups.items.iter().for_each(|g| self.group(g)),
            PartKind::Duties(duties) => {
                for duty in &duties.items {
                    self.within(&duty.scope.text, |walk| {
                        walk.texts("role-text", std::slice::from_ref(&duty.scope));
                        walk.parties(duty.at, "role-responsible-leader", &duty.leader, leads);
                        walk.parties(duty.at, "role-lead-unit", &duty.lead, needed);
                        walk.parties(
                            duty.at,
                            "role-first-responsible",
                            &duty.first_responsible,
                            Role::default(),
                        );
                    });
                }
                self.texts("role-text", duties.closing.as_slice());
            }
            PartKind::Goals(goals) => goals.items.iter().for_each(|goal| {
                self.within(&goal.name.text, |walk| {
                    walk.texts("role-text", std::slice::from_ref(&goal.name));
                    walk.texts("role-text", goal.target.as_slice());
                    walk.texts("role-text", goal.baseline.as_slice());
                    walk.parties(goal.at, "role-owner", &goal.owner, needed);
                });
            }),
            PartKind::Tasks(tasks) => tasks.items.iter().for_each(|task| {
                let due = |role: Role| Role {
                    due: task.due,
                    ..role
                };
                self.within(&task.task.text, |walk| {
                    walk.parties(task.at, "role-task-leader", &task.leader, due(leads));
                    walk.parties(task.at, "role-owner", &task.lead, due(needed));
                    walk.parties(task.at, "role-accountable", &task.accountable, due(needed));
                    walk.parties(task.at, "role-support", &task.support, Role::default());
                    walk.texts("role-text", std::slice::from_ref(&task.task));
                    for text in [&task.category, &task.progress, &task.note] {
                        walk.texts("role-text", text.as_slice());
                    }
                    walk.texts("role-measures", &task.measures);
                });
            }),
            PartKind::Phases(phases) => phases.iter().for_each(|phase| {
                self.texts("role-text", std::slice::from_ref(&phase.name));
                self.texts("role-text", &phase.text);
            }),
            PartKind::Procedure(procedure) => procedure.steps.iter().for_each(|step| {
                self.within(&step.step.text, |walk| {
                    walk.parties(step.at, "role-step-by", &step.by, Role::default());
                    walk.texts("role-text", std::slice::from_ref(&step.step));
                    walk.texts("role-text", &step.text);
                    walk.texts("role-text", step.within.as_slice());
                });
            }),
            PartKind::Items(list) => list.items.iter().for_each(|item| {
                self.texts("role-text", item.title.as_slice());
                self.texts("role-text", item.lead.as_slice());
                self.texts("role-text", &item.text);
                item.body.iter().for_each(|part| self.part(part));
            }),
            PartKind::Enumeration(enumeration) => self.texts("role-text", &enumeration.items),
            PartKind::Rota(rota) => self.rota(rota),
            PartKind::Mechanisms(_)
            | PartKind::Contingencies(_)
            | PartKind::Basis(_)
            | PartKind::Chart(_)
            | PartKind::Coverage(_)
            | PartKind::Contacts(_)
            | PartKind::Assessment(_)
            | PartKind::BlankForm(_) => self.form(&part.kind, leads, needed),
        }
    }
}
