//! Takes a plan; gives a row for everything that it lays on somebody.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::concern::{self, Concern};
use super::{Of, Time};
use crate::diagnostic::{Locale, Origin};
use crate::model::date::{full_date, last_day_of_month};
use crate::model::{Due, Organisation, PartKind, Plan, reference};
use crate::standing;

/// What somebody has to do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A task.
    Task,
    /// A figure to reach.
    Goal,
    /// A day on duty.
    Rota,
    /// Matters assigned.
    Duty,
    /// A phase of the plan.
    Phase,
    /// Any other place.
    Role,
}

impl Kind {
    /// Key of its name in the locale's `ui`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Task => "ledger-task",
            Self::Goal => "ledger-goal",
            Self::Rota => "ledger-rota",
            Self::Duty => "ledger-duty",
            Self::Phase => "ledger-phase",
            Self::Role => "ledger-role",
        }
    }
}

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Number of the plan in the ledger.
    pub plan: usize,
    /// What it is.
    pub kind: Kind,
    /// What is to be done, or where somebody stands.
    pub what: String,
    /// 牵头领导, 组长, 接访领导.
    pub role: String,
    /// Where a task says that it comes from.
    pub source: Option<String>,
    /// By when, in words.
    pub when: String,
    /// The day it is due, or on duty.
    pub day: Option<NaiveDate>,
    /// The day of every month on which it is due.
    pub monthly: Option<u32>,
    /// Whether its progress says that it is done.
    pub done: bool,
    /// Who, as printed.
    pub who: Vec<String>,
    /// Whom it concerns.
    pub concern: Concern,
    /// First and last day of the plan.
    pub plan_time: crate::model::Period,
}

impl Row {
    pub(super) fn concerns(&self, of: Of) -> bool {
        match of {
            Of::All => true,
            _ if self.kind == Kind::Phase => true,
            Of::Person(person) => self.concern.people.contains(&person),
            Of::Unit(unit) => self.concern.units.contains(&unit),
        }
    }

    /// What has a day must lie in the range; what has none is of any time.
    pub(super) fn within(&self, time: Time) -> bool {
        self.day.is_none_or(|day| {
            time.from.is_none_or(|from| from <= day) && time.until.is_none_or(|until| day <= until)
        })
    }

    /// Still due before what has no day, and that before what is past.
    pub(super) fn order(&self, today: NaiveDate) -> (u8, Option<NaiveDate>, Kind, usize) {
        let group = match self.day {
            Some(day) if day >= today => 0,
            None => 1,
            Some(_) => 2,
        };
        (group, self.day, self.kind, self.plan)
    }
}

/// All rows of a plan, in its order; the plan's number is not known yet.
pub(super) fn of(
    plan: &Plan,
    organisation: &Organisation,
    locale: &Locale,
    time: Time,
) -> Vec<Row> {
    let about = About::of(plan);
    let row = |kind, what: String, role: String| Row {
        plan: 0,
        kind,
        what,
        role,
        source: None,
        when: String::new(),
        day: None,
        monthly: None,
        done: false,
        who: Vec::new(),
        concern: Concern::default(),
        plan_time: plan.in_force,
    };
    let mut rows = Vec::new();
    for slot in standing::slots(plan, locale) {
        if slot.parties.is_empty() {
            continue;
        }
        let said = about.get(&slot.key.0);
        let kind = said.map_or(Kind::Role, |(kind, ..)| *kind);
        // A task says itself what it is; elsewhere the place does.
        let what = match said {
            Some((_, what, _)) => what.clone(),
            None => slot.place.clone(),
        };
        let on = slot.duty.unwrap_or(time.as_of);
        let when = match (slot.duty, said) {
            (Some(day), _) => full_date(day),
            (None, Some((.., when))) => when.clone(),
            (None, None) => slot.due.map(full_date).unwrap_or_default(),
        };
        // The day stands in a column of its own.
        let role = slot.label.strip_prefix(&when).unwrap_or(&slot.label);
        let role = role.to_string();
        // Parts that are due at times of their own are rows of their own.
        for due in about.parts(&slot.key.0) {
            rows.push(Row {
                when: due.when.clone(),
                monthly: monthly(&due.when),
                day: due.last_day,
                done: about.done.contains(&slot.key.0),
                source: about.sources.get(&slot.key.0).cloned(),
                who: slot.parties.iter().map(named).collect(),
                concern: concern::of(&slot.parties, organisation, on),
                ..row(kind, part_of(&what, &due.part), role.clone())
            });
        }
        if !about.parts(&slot.key.0).is_empty() {
            continue;
        }
        let done = about.done.contains(&slot.key.0);
        let monthly = monthly(&when);
        let day = slot.due.or(slot.duty);
        let day = day.or_else(|| monthly.and_then(|number| next(number, plan, time)));
        rows.push(Row {
            when,
            monthly,
            day,
            done,
            source: about.sources.get(&slot.key.0).cloned(),
            who: slot.parties.iter().map(named).collect(),
            concern: concern::of(&slot.parties, organisation, on),
            ..row(kind, what, role)
        });
    }
    for part in plan.parts() {
        if let PartKind::Phases(phases) = &part.kind {
            rows.extend(phases.items.iter().map(|phase| Row {
                when: phase.period(),
                day: phase.until.and_then(|until| until.last_day()),
                ..row(Kind::Phase, phase.name.text.clone(), String::new())
            }));
        }
    }
    rows
}

/// Tasks, goals and duties: what they are and by when, by where they stand.
struct About {
    said: HashMap<Origin, (Kind, String, String)>,
    /// Parts that are due at times of their own.
    parts: HashMap<Origin, Vec<Due>>,
    /// Tasks whose progress says that they are done.
    done: HashSet<Origin>,
    /// Where tasks come from.
    sources: HashMap<Origin, String>,
}

/// What an office writes of what is done: 已完成, 完成, 已办结, 100%.
fn is_done(progress: &str) -> bool {
    const DONE: [&str; 6] = ["已完成", "完成", "全部完成", "已办结", "办结", "100%"];
    let said = progress.trim().trim_end_matches(['。', '；', '，']);
    DONE.contains(&said) || said.starts_with("已完成，") || said.starts_with("已于")
}

impl About {
    fn of(plan: &Plan) -> Self {
        let tasks = plan.tasks().into_iter().map(|task| {
            let when = task.deadline.as_ref().map(|d| d.words.text.clone());
            let what = reference::spoken(&task.task.text).into_owned();
            (task.at, (Kind::Task, what, when.unwrap_or_default()))
        });
        let mut about: HashMap<_, _> = tasks.collect();
        for part in plan.parts() {
            match &part.kind {
                PartKind::Goals(goals) => about.extend(goals.items.iter().map(|goal| {
                    let target = goal.target.as_ref().map_or("", |t| &t.text);
                    let what = format!("{}{target}", goal.name.text);
                    (goal.at, (Kind::Goal, what, String::new()))
                })),
                PartKind::Duties(duties) => about.extend(duties.items.iter().map(|duty| {
                    (
                        duty.at,
                        (Kind::Duty, duty.scope.text.clone(), String::new()),
                    )
                })),
                PartKind::Rota(rota) => {
                    let name = rota.name.as_ref().unwrap_or(&plan.title);
                    about.insert(rota.at, (Kind::Rota, name.text.clone(), String::new()));
                }
                _ => {}
            }
        }
        // A rota without a name is what its attachment is called.
        for attachment in &plan.attachments {
            for part in attachment.parts() {
                if let PartKind::Rota(rota) = &part.kind
                    && rota.name.is_none()
                    && let Some((_, name, _)) = about.get_mut(&rota.at)
                {
                    name.clone_from(&attachment.title.text);
                }
            }
        }
        let tasks = plan.tasks().into_iter();
        let done = plan.tasks().into_iter().filter_map(|task| {
            let progress = task.progress.as_ref()?;
            is_done(&progress.text).then_some(task.at)
        });
        let sources = plan.tasks().into_iter().filter_map(|task| {
            let source = task.source.as_ref()?;
            Some((task.at, source.text.clone()))
        });
        let sources = sources.collect();
        let parts = tasks.filter_map(|task| Some((task.at, task.deadline.as_ref()?.parts.clone())));
        Self {
            said: about,
            parts: parts.collect(),
            done: done.collect(),
            sources,
        }
    }

    fn get(&self, at: &Origin) -> Option<&(Kind, String, String)> {
        self.said.get(at)
    }

    fn parts(&self, at: &Origin) -> &[Due] {
        self.parts.get(at).map_or(&[], Vec::as_slice)
    }
}

/// A part of something; without a name of its own its time tells it.
fn part_of(what: &str, part: &str) -> String {
    match part {
        "" => what.to_string(),
        part => format!("{what}（{part}）"),
    }
}

/// The name; with the title where there is no name.
fn named(party: &crate::model::Party) -> String {
    match party.person() {
        Some(_) => party.name.clone(),
        None => format!("{}{}", party.name, party.title),
    }
}

/// 每月28日前 → 28; 每月底前 → 31.
fn monthly(when: &str) -> Option<u32> {
    let rest = when.strip_prefix("每月")?;
    let rest = rest.trim_end_matches(['前', '内']);
    match rest {
        "底" | "末" | "月底" => Some(31),
        rest => rest.trim_end_matches(['日', '号']).parse().ok(),
    }
}

/// The next such day of a month on which the plan holds.
fn next(number: u32, plan: &Plan, time: Time) -> Option<NaiveDate> {
    let first = time.from.unwrap_or(time.as_of);
    let first = plan.in_force.from.map_or(first, |from| from.max(first));
    let of_month = |month: u32| {
        let (year, month) = (first.year() + (month / 12) as i32, month % 12 + 1);
        let last = last_day_of_month(year, month)?;
        last.with_day(number.clamp(1, last.day()))
    };
    let months = first.month0()..=first.month0() + 1;
    let mut days = months.filter_map(of_month).filter(|day| *day >= first);
    days.next().filter(|day| plan.in_force.contains(*day))
}

/// Every day on which a row is due between two days; for one that comes back,
/// month after month.
pub(super) fn days(row: &Row, time: Time) -> Vec<NaiveDate> {
    let (Some(number), Some(first)) = (row.monthly, row.day) else {
        return row.day.into_iter().collect();
    };
    let last = [time.until, row.plan_time.until]
        .into_iter()
        .flatten()
        .min();
    let last =
        last.unwrap_or_else(|| NaiveDate::from_ymd_opt(first.year(), 12, 31).unwrap_or(first));
    let months = (0..120u32).map_while(|i| {
        let month = first.month0() + i;
        let (year, month) = (first.year() + (month / 12) as i32, month % 12 + 1);
        let end = last_day_of_month(year, month)?;
        end.with_day(number.clamp(1, end.day()))
            .filter(|day| *day <= last)
    });
    months.collect()
}
