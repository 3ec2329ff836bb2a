//! A task or a goal is set once: twice the same, and the deadlines or targets soon
//! differ. Attachments, groups and areas have names of their own.

use super::Seen;
use crate::diagnostic::{Code, Diagnostic, Origin, Report};
use crate::load::raw;
use crate::model::{PartKind, Party, Section};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    let (mut tasks, mut goals) = (Vec::new(), Vec::new());
    for part in seen.plan.parts() {
        match &part.kind {
            PartKind::Tasks(list) => tasks.extend(list.items.iter().map(|task| {
                let who = [
                    &task.leader,
                    &task.lead,
                    &task.responsible,
                    &task.accountable,
                ];
                (&task.task, owners(&who), task.at)
            })),
            PartKind::Goals(list) => goals.extend(
                list.items
                    .iter()
                    .map(|goal| (&goal.name, owners(&[&goal.owner]), goal.at)),
            ),
            _ => {}
        }
    }
    let mut titles: Vec<(&str, Origin)> = Vec::new();
    let attachments = seen.attachments.iter().map(|a| (a.title.as_str(), a.at));
    for (title, at) in attachments.filter(|(title, _)| !title.is_empty()) {
        match titles.iter().find(|(known, _)| *known == title) {
            Some((_, first)) => report.push(name_twice(title, at, *first)),
            None => titles.push((title, at)),
        }
    }
    headings(&seen.plan.sections, report);
    for part in seen.plan.parts() {
        names_once(names(&part.kind), report);
    }
    let said = |texts: &[raw::Text]| {
        let texts = texts.iter();
        texts
            .map(|text| (text.trim().to_string(), text.at))
            .collect()
    };
    names_once(said(&seen.written.addressees), report);
    names_once(said(&seen.written.copies), report);
    names_once(said(&seen.written.issuers), report);
    for (code, set) in [(Code::TaskTwice, tasks), (Code::GoalTwice, goals)] {
        let mut known: Vec<(String, String, Origin)> = Vec::new();
        for (text, owners, at) in set {
            let words: String = text.text.chars().filter(|c| c.is_alphanumeric()).collect();
            let first = known.iter().find(|(w, o, _)| (w, o) == (&words, &owners));
            match first {
                // The same record, gathered once more.
                Some((_, _, first)) if *first == at => {}
                Some((_, _, first)) => {
                    let fault = Diagnostic::new(code).arg("text", &text.text);
                    report.push(fault.at(text.at).related(*first, "first-here"));
                }
                None => known.push((words, owners, at)),
            }
        }
    }
}

/// What tells the records of one list from each other.
fn names(kind: &PartKind) -> Vec<(String, Origin)> {
    let mut names: Vec<(String, Origin)> = Vec::new();
    let mut add = |words: &str, at: Origin| names.push((words.to_string(), at));
    match kind {
        PartKind::WorkingGroups(list) => list.items.iter().for_each(|g| add(&g.name.text, g.at)),
        PartKind::Duties(list) => list.items.iter().for_each(|d| add(&d.scope.text, d.at)),
        PartKind::Coverage(list) => list.items.iter().for_each(|a| add(&a.area.text, a.at)),
        PartKind::Procedure(list) => list.steps.iter().for_each(|s| add(&s.step.text, s.at)),
        PartKind::Phases(list) => list.items.iter().for_each(|p| add(&p.name.text, p.at)),
        PartKind::Mechanisms(list) => list.items.iter().for_each(|m| add(&m.name.text, m.at)),
        PartKind::Enumeration(list) => list.items.iter().for_each(|i| add(&i.text, i.at)),
        PartKind::Items(list) => {
            let titles = list.items.iter().filter_map(|item| item.title.as_ref());
            titles.for_each(|title| add(&title.text, title.at));
        }
        PartKind::Contingencies(list) => list.items.iter().for_each(|c| {
            let level = c.level.as_ref().map_or("", |level| &level.text);
            add(&format!("{}{level}", c.when.text), c.at);
        }),
        PartKind::Assessment(list) => list.items.iter().for_each(|score| {
            let category = score.category.as_ref().map_or("", |text| &text.text);
            add(&format!("{category}{}", score.item.text), score.at);
        }),
        _ => {}
    }
    names
}

fn names_once(names: Vec<(String, Origin)>, report: &mut Report) {
    for (i, (name, at)) in names.iter().enumerate() {
        let first = names[..i].iter().find(|(known, _)| known == name);
        if let Some((_, first)) = first.filter(|_| is_settled(name)) {
            report.push(name_twice(name, *at, *first));
        }
    }
}

/// What is still to be filled in tells nothing apart yet.
fn is_settled(name: &str) -> bool {
    !name.is_empty() && !name.contains("待定") && !super::is_open(name)
}

/// Chapters side by side.
fn headings(sections: &[Section], report: &mut Report) {
    for (i, section) in sections.iter().enumerate() {
        headings(&section.sections, report);
        let Some(heading) = &section.heading else {
            continue;
        };
        let mut before = sections[..i].iter().filter_map(|s| s.heading.as_ref());
        if let Some(first) = before.find(|known| known.text == heading.text) {
            report.push(name_twice(&heading.text, heading.at, first.at));
        }
    }
}

fn name_twice(name: &str, at: Origin, first: Origin) -> Diagnostic {
    let fault = Diagnostic::new(Code::NameTwice).arg("name", name);
    fault.at(at).related(first, "first-here")
}

/// Whoever answers for it: what each unit does for itself is a task of each.
fn owners(lists: &[&Vec<Party>]) -> String {
    let parties = lists.iter().flat_map(|list| list.iter());
    parties
        .map(Party::told_apart)
        .collect::<Vec<_>>()
        .join("、")
}
