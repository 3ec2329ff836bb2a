//! What the program numbers carries no number typed by hand: steps, phases, tasks,
//! groups, areas, scores, panels and members of an enumeration. (Headings are looked at where they are
//! resolved.)

use super::Seen;
use super::heading::typed_number;
use crate::diagnostic::{Code, Diagnostic, Report, Words};
use crate::load::raw::{PartKind, Step, Text, WorkingGroup};

pub(super) fn check(seen: &Seen<'_>, report: &mut Report) {
    for part in &seen.parts {
        let mut texts: Vec<&Text> = Vec::new();
        match part {
            PartKind::Enumeration(list) => texts.extend(&list.items),
            PartKind::Procedure(procedure) => steps(&procedure.steps, &mut texts),
            PartKind::Phases(phases) => texts.extend(phases.items.iter().map(|p| &p.name)),
            PartKind::WorkingGroups(groups) => names(&groups.items, &mut texts),
            PartKind::Tasks(tasks) => texts.extend(tasks.items.iter().map(|task| &task.task)),
            PartKind::Goals(goals) => texts.extend(goals.items.iter().map(|goal| &goal.name)),
            PartKind::BodyOfPeople(body) => {
                several(&body.duties, &mut texts);
                texts.extend(&body.groups);
                let office = body.office.as_ref();
                office
                    .iter()
                    .for_each(|office| several(&office.duties, &mut texts));
            }
            PartKind::Contingencies(list) => texts.extend(list.items.iter().map(|c| &c.when)),
            PartKind::Duties(duties) => texts.extend(duties.items.iter().map(|duty| &duty.scope)),
            PartKind::Coverage(areas) => texts.extend(areas.items.iter().map(|area| &area.area)),
            PartKind::Assessment(list) => texts.extend(list.items.iter().map(|score| &score.item)),
            PartKind::Panel(panel) => texts.push(&panel.title),
            PartKind::Items(items) => {
                // What stands first in an item has its number before it.
                let first = items.items.iter().filter(|item| item.title.is_none());
                texts.extend(first.filter_map(|item| item.lead.as_ref().or(item.text.as_ref())));
            }
            _ => {}
        }
        for text in texts {
            let words = text.trim();
            if let Some(number) = typed_number(words)
                .or_else(|| ordinal(words))
                .or_else(|| panel(words))
            {
                let place = Words {
                    at: text.at,
                    words: number.to_string(),
                    nth: 0,
                };
                let fault = Diagnostic::new(Code::TypedNumber).arg("number", number);
                report.push(fault.arg("heading", words).at(place));
            }
        }
    }
}

/// Duties are numbered where there are several of them.
fn several<'a>(of: &'a [Text], texts: &mut Vec<&'a Text>) {
    if of.len() > 1 {
        texts.extend(of);
    }
}

fn steps<'a>(of: &'a [Step], texts: &mut Vec<&'a Text>) {
    for step in of {
        texts.push(&step.step);
        steps(&step.steps, texts);
    }
}

fn names<'a>(of: &'a [WorkingGroup], texts: &mut Vec<&'a Text>) {
    for group in of {
        texts.push(&group.name);
        several(&group.duties, texts);
        names(&group.lines, texts);
    }
}

/// 专栏1 at the start, its number in digits or hanzi.
fn panel(words: &str) -> Option<&str> {
    let rest = words.strip_prefix("专栏")?;
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let after = rest.trim_start().trim_start_matches(number);
    (after.len() < rest.trim_start().len()).then(|| words[..words.len() - after.len()].trim_end())
}

/// 一是, ①, ⑴ at the start.
pub(super) fn ordinal(words: &str) -> Option<&str> {
    let first = words.chars().next()?;
    if matches!(first, '①'..='⒛' | '❶'..='❿') {
        return Some(&words[..first.len_utf8()]);
    }
    let rest = words.strip_prefix(|c| "一二三四五六七八九十".contains(c))?;
    let rest = rest.strip_prefix('是')?;
    Some(&words[..words.len() - rest.len()])
}
