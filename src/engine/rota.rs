//! Takes a plan with rotas; gives what is posted of them: the paper of one holiday, and
//! the messages that tell of changes since the paper was issued.

use chrono::{Datelike, NaiveDate};

use super::current;
use super::session::Session;
use super::version;
use super::wanted::Wanted;
use crate::diagnostic::{Code, Diagnostic, OwnWords, Report};
use crate::load::Opened;
use crate::model::{DayKind, Part, PartKind, Party, Plan, Remark, Rota, RotaDay, Section};
use crate::write::{self, Output, Paged};

/// What a plan's title says of all holidays.
const ANY: &str = "节假日";

/// The paper of one holiday: the plan with the days of that holiday alone. Of a plan
/// with a number it is for work, without that number.
pub fn of_holiday(
    session: &Session,
    opened: &Opened,
    wanted: &Wanted,
    holiday: &str,
) -> (Vec<Output>, Report) {
    let mut report = opened.report.clone();
    let (mut plan, found) = version::printed(session, &opened.plan, wanted);
    let warned = found.leaves_open();
    report.extend(found);
    if !keep(&mut plan, holiday) {
        let fault = Diagnostic::new(Code::NoSuchHoliday).arg("name", holiday);
        let fault = fault.arg("known", holidays(session, opened, wanted).join("、"));
        report.push(fault.at(opened.plan.at));
    }
    if report.has_errors() || session.stops(opened) {
        return (Vec::new(), report);
    }
    plan.id = format!("{}.{holiday}", plan.id);
    let title = &mut plan.title.text;
    *title = match title.contains(ANY) {
        true => title.replacen(ANY, holiday, 1),
        false => format!("{title}（{holiday}）"),
    };
    let numbered = opened.plan.settled_on().is_some();
    let compose = |plan: &Plan| version::composed(session, plan, warned);
    let (documents, found) = match numbered {
        true => current::documents(&plan, &session.locale, compose),
        false => compose(&plan),
    };
    report.extend(found);
    let mut outputs = Vec::new();
    for document in &documents {
        let style = session.style_of(document.form);
        let paged = Paged::new(document, style, &session.fonts).at(wanted.dpi);
        outputs.extend(write::write(&paged, &wanted.formats, &mut report));
    }
    outputs.extend(write::write_plan(&plan, &wanted.formats));
    report.adjust(&session.records.config.severities);
    (outputs, report)
}

/// The rotas of a plan with the people of the day.
pub fn rotas(session: &Session, opened: &Opened, wanted: &Wanted) -> Vec<Rota> {
    let (mut plan, _) = version::resolved(session, &opened.plan, wanted);
    let mut found = Vec::new();
    each(&mut plan, &mut |rota| found.push(rota.clone()));
    found
}

/// The holidays on which somebody has duty, in their order.
pub fn holidays(session: &Session, opened: &Opened, wanted: &Wanted) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for day in rotas(session, opened, wanted)
        .iter()
        .flat_map(|rota| &rota.days)
    {
        if let DayKind::Holiday(name) = &day.kind
            && !names.contains(name)
        {
            names.push(name.clone());
        }
    }
    names
}

/// What is to be told of each change since the paper was issued, as one sends it:
/// 【值班调整】5月2日白班由丁然调整为邓海涛.
pub fn messages(rota: &Rota, words: &OwnWords) -> Vec<String> {
    let said = |day: NaiveDate, slot: &str, from: String, to: String| {
        let told = [
            ("day", format!("{}月{}日", day.month(), day.day())),
            ("slot", slot.to_string()),
            ("from", from),
            ("to", to),
        ];
        words.ui("rota-message", &told)
    };
    let names = |day: &RotaDay, slot: usize| {
        let duty = day.duties.get(slot).into_iter().flatten();
        let names: Vec<String> = duty.map(Party::told_apart).collect();
        names.join("、")
    };
    let mut messages = Vec::new();
    for day in &rota.days {
        for remark in &day.remarks {
            match remark {
                Remark::Replaced {
                    slot,
                    instead_of,
                    by,
                } => {
                    messages.push(said(day.date, slot, instead_of.clone(), by.clone()));
                }
                Remark::Exchanged { with, slots } => {
                    let Some(other) = rota.days.iter().find(|other| other.date == *with) else {
                        continue;
                    };
                    for slot in slots {
                        let (from, to) = (names(other, *slot), names(day, *slot));
                        let name = rota.slots.get(*slot).map_or("", |slot| &slot.name);
                        if from != to {
                            messages.push(said(day.date, name, from, to));
                        }
                    }
                }
                Remark::Moved { .. } => {}
            }
        }
    }
    messages
}

/// Keeps the days of that holiday; whether there are any.
fn keep(plan: &mut Plan, holiday: &str) -> bool {
    let mut any = false;
    each(plan, &mut |rota| {
        rota.days
            .retain(|day| matches!(&day.kind, DayKind::Holiday(name) if name == holiday));
        any |= !rota.days.is_empty();
    });
    any
}

/// Every rota of a plan.
fn each(plan: &mut Plan, with: &mut dyn FnMut(&mut Rota)) {
    for section in &mut plan.sections {
        in_section(section, with);
    }
    for attachment in &mut plan.attachments {
        in_parts(&mut attachment.body, with);
        for section in &mut attachment.sections {
            in_section(section, with);
        }
    }
}

fn in_section(section: &mut Section, with: &mut dyn FnMut(&mut Rota)) {
    in_parts(&mut section.body, with);
    for section in &mut section.sections {
        in_section(section, with);
    }
}

fn in_parts(parts: &mut [Part], with: &mut dyn FnMut(&mut Rota)) {
    for part in parts {
        if let PartKind::Rota(rota) = &mut part.kind {
            with(rota);
        }
    }
}
