//! Takes the tasks and what was reported; gives 进展汇总表 with 逾期清单, and a
//! 督办通知单 for each unit that is late.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::asked::Asked;
use super::heads::said;
use super::kept::Entry;
use super::month_before;
use crate::diagnostic::Report;
use crate::engine::{Output, Printer, Session};
use crate::model::date::full_date;
use crate::model::{DepartmentId, Form, Plan, ProgressState};
use crate::write::Format;

/// Where a task stands in a month.
#[derive(Debug, Clone, PartialEq)]
pub struct Stand {
    /// The task.
    pub task: Asked,
    /// How far it was the month before.
    pub before: Option<ProgressState>,
    /// What was reported now; nothing where nobody did.
    pub now: Option<Entry>,
    /// Whether its day is past and it is not done.
    pub overdue: bool,
}

impl Stand {
    fn done(&self) -> bool {
        let now = self.now.as_ref().and_then(|entry| entry.state);
        now.or(self.before) == Some(ProgressState::Done)
    }
}

/// Where every task stands in the month, as of a day.
pub fn stands(
    session: &Session,
    asked: &[Asked],
    entries: &[Entry],
    (month, day): (&str, NaiveDate),
) -> Vec<Stand> {
    let of = |task: &Asked, month: &str| {
        let unit = &session.organisation.department(task.unit).id;
        let mut same = entries.iter();
        same.find(|e| e.month == month && e.task == task.id && e.unit == *unit)
    };
    let last = month_before(month).unwrap_or_default();
    let stands = asked.iter().map(|task| {
        let mut stand = Stand {
            before: of(task, &last).and_then(|entry| entry.state),
            now: of(task, month).cloned(),
            overdue: false,
            task: task.clone(),
        };
        stand.overdue = task.day.is_some_and(|due| due < day) && !stand.done();
        stand
    });
    stands.collect()
}

#[derive(Serialize)]
struct Paper {
    name: String,
    /// 2026年4月.
    month: String,
    as_of: String,
    units: Vec<Unit>,
    overdue: Vec<Line>,
    /// Units that have not reported.
    missing: Vec<String>,
    done: usize,
    doing: usize,
    open: usize,
    unsaid: usize,
}

#[derive(Serialize)]
struct Unit {
    name: String,
    reported: bool,
    lines: Vec<Line>,
    late: Vec<Line>,
}

#[derive(Serialize, Clone)]
struct Line {
    unit: String,
    source: String,
    what: String,
    when: String,
    before: String,
    now: String,
    progress: String,
    problem: String,
    next: String,
    by: String,
    overdue: bool,
}

/// The files: `collect-MONTH` and, where a unit is late or has not reported,
/// `supervision-MONTH`.
pub fn papers(
    session: &Session,
    stands: &[Stand],
    (month, day): (&str, NaiveDate),
) -> (Vec<Output>, Report) {
    let Some(at) = session.plans.cards().first().map(|plan| plan.id.at) else {
        return (Vec::new(), Report::default());
    };
    let name = |unit: DepartmentId| session.organisation.department(unit).short(day).to_string();
    let units = stands.chunk_by(|one, other| one.task.unit == other.task.unit);
    let units: Vec<Unit> = units
        .map(|stands| {
            let unit = name(stands[0].task.unit);
            let lines: Vec<Line> = stands.iter().map(|stand| line(stand, &unit)).collect();
            Unit {
                reported: stands.iter().any(|stand| stand.now.is_some()),
                late: lines.iter().filter(|line| line.overdue).cloned().collect(),
                lines,
                name: unit,
            }
        })
        .collect();
    let count = |wanted: Option<ProgressState>| {
        let now = stands
            .iter()
            .map(|s| s.now.as_ref().and_then(|entry| entry.state));
        now.filter(|state| *state == wanted).count()
    };
    let first = NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").ok();
    let paper = Paper {
        name: session.organisation.name.clone(),
        month: first.map_or(month.to_string(), |d| {
            format!("{}年{}月", d.year(), d.month())
        }),
        as_of: full_date(day),
        overdue: units
            .iter()
            .flat_map(|unit| unit.late.iter().cloned())
            .collect(),
        missing: units
            .iter()
            .filter(|u| !u.reported)
            .map(|u| u.name.clone())
            .collect(),
        done: count(Some(ProgressState::Done)),
        doing: count(Some(ProgressState::Doing)),
        open: count(Some(ProgressState::Open)),
        unsaid: count(None),
        units,
    };
    let printer = Printer::new(session);
    let frame = |id: String, template: &str| {
        let mut frame = Plan::paper(id, template, Form::Plain, day, at);
        frame.date = Some(day);
        frame
    };
    let summary = frame(format!("collect-{month}"), "collect-summary");
    let formats = [Format::Pdf, Format::Docx, Format::Xlsx];
    let (mut outputs, mut report) = printer.print(&summary, &paper, &formats);
    if !paper.overdue.is_empty() || !paper.missing.is_empty() {
        let notices = frame(format!("supervision-{month}"), "supervision-notice");
        let made = printer.print(&notices, &paper, &[Format::Pdf, Format::Docx]);
        outputs.extend(made.0);
        report.extend(made.1);
    }
    (outputs, report)
}

fn line(stand: &Stand, unit: &str) -> Line {
    let now = stand.now.as_ref();
    let words = |of: fn(&Entry) -> &String| now.map_or(String::new(), |entry| of(entry).clone());
    let state = |state: Option<ProgressState>| state.map_or(String::new(), |s| said(s).to_string());
    Line {
        unit: unit.to_string(),
        source: stand.task.source.clone(),
        what: stand.task.what.clone(),
        when: stand.task.when.clone(),
        before: state(stand.before),
        now: state(now.and_then(|entry| entry.state)),
        progress: words(|entry| &entry.progress),
        problem: words(|entry| &entry.problem),
        next: words(|entry| &entry.next),
        by: words(|entry| &entry.by),
        overdue: stand.overdue,
    }
}
