//! Takes chapters and parts as written; gives them resolved.

use crate::load::raw;
use crate::model::{
    Enumeration, EnumerationStyle, HeadingStyle, Part, PartKind, Procedure, Section, Step,
};

use super::Context;
use super::frame::Frame;
use super::rules;
use super::tasks::Written;

/// What parts need to know of the plan they stand in.
pub(super) struct Around<'a> {
    pub title: &'a str,
    pub frame: Frame,
    /// All tasks of the plan, for `tasks: from-plan`.
    pub tasks: Vec<Written<'a>>,
}

impl Context<'_> {
    pub(super) fn sections(&mut self, raw: &[raw::Section], around: &Around<'_>) -> Vec<Section> {
        let public = self.public;
        let shown = raw.iter().filter(|s| !(public && s.internal));
        shown.map(|s| self.section(s, around)).collect()
    }

    fn section(&mut self, raw: &raw::Section, around: &Around<'_>) -> Section {
        let heading = self.optional_line(&raw.heading);
        if let Some(heading) = &heading {
            rules::check_heading(heading, &mut self.report);
        }
        let mut body = self.body(&raw.body, around);
        if !raw.basis.is_empty() {
            let kind = PartKind::Basis(self.cited(&raw.basis));
            body.insert(0, Part { kind, at: raw.at });
        }
        Section {
            heading,
            heading_style: match &raw.heading_style {
                Some(style) => style.value,
                None => HeadingStyle::StandAlone,
            },
            numbering: raw.numbering.clone(),
            body,
            sections: self.sections(&raw.sections, around),
            at: raw.at,
        }
    }

    pub(super) fn body(&mut self, raw: &[raw::Part], around: &Around<'_>) -> Vec<Part> {
        let public = self.public;
        let shown = raw.iter().filter(|p| !(public && p.internal));
        shown
            .map(|part| Part {
                kind: self.part(&part.kind, around),
                at: part.at,
            })
            .collect()
    }

    fn part(&mut self, raw: &raw::PartKind, around: &Around<'_>) -> PartKind {
        match raw {
            raw::PartKind::Text(text) => PartKind::Text(self.paragraphs(text)),
            raw::PartKind::BodyOfPeople(body) => {
                PartKind::BodyOfPeople(Box::new(self.body_of_people(body, around.title)))
            }
            raw::PartKind::WorkingGroups(groups) => {
                PartKind::WorkingGroups(self.working_groups(groups))
            }
            raw::PartKind::Duties(duties) => PartKind::Duties(self.duties(duties)),
            raw::PartKind::Goals(goals) => PartKind::Goals(self.goals(goals)),
            raw::PartKind::Tasks(tasks) => {
                PartKind::Tasks(self.tasks(tasks, &around.tasks, around.frame))
            }
            raw::PartKind::Phases(phases) => PartKind::Phases(self.phases(phases)),
            raw::PartKind::Procedure(procedure) => PartKind::Procedure(self.procedure(procedure)),
            raw::PartKind::Items(items) => PartKind::Items(self.items(items, around)),
            raw::PartKind::Mechanisms(list) => PartKind::Mechanisms(self.mechanisms(list, around)),
            raw::PartKind::Contingencies(list) => {
                PartKind::Contingencies(self.contingencies(list, around))
            }
            raw::PartKind::Basis(words) => PartKind::Basis(self.cited(words)),
            raw::PartKind::Chart(kind) => PartKind::Chart(super::charts::empty(*kind)),
            raw::PartKind::Coverage(coverage) => PartKind::Coverage(self.coverage(coverage)),
            raw::PartKind::Contacts(contacts) => PartKind::Contacts(self.contacts(contacts)),
            raw::PartKind::Assessment(one) => PartKind::Assessment(self.assessment(one)),
            raw::PartKind::BlankForm(form) => PartKind::BlankForm(self.blank_form(form)),
            raw::PartKind::Enumeration(list) => PartKind::Enumeration(self.enumeration(list)),
            raw::PartKind::Rota(rota) => PartKind::Rota(Box::new(self.rota(rota, around.frame))),
        }
    }

    fn procedure(&mut self, raw: &raw::Procedure) -> Procedure {
        Procedure {
            steps: self.steps(&raw.steps),
            kind: self.optional_line(&raw.kind),
            style: raw.style.value,
        }
    }

    fn steps(&mut self, raw: &[raw::Step]) -> Vec<Step> {
        let steps = raw.iter().map(|step| Step {
            step: self.line(&step.step),
            text: step.text.iter().flat_map(|t| self.paragraphs(t)).collect(),
            within: self.optional_line(&step.within),
            by: self.distinct(&step.by),
            steps: self.steps(&step.steps),
            at: step.at,
        });
        steps.collect()
    }

    fn enumeration(&mut self, raw: &raw::Enumeration) -> Enumeration {
        let end = match (&raw.end, raw.style.value, raw.run_in) {
            (Some(end), ..) => end.value.clone(),
            // In one sentence the members are parted by ；, as paragraphs of
            // their own each ends with 。.
            (None, EnumerationStyle::Ordinal, false) => "。".to_string(),
            (None, ..) => "；".to_string(),
        };
        Enumeration {
            intro: self.optional_line(&raw.intro),
            style: raw.style.value,
            items: raw.items.iter().map(|i| self.line(i)).collect(),
            end,
            run_in: raw.run_in,
        }
    }
}
