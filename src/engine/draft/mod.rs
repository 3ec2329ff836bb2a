//! Takes last year's plan or a template's outline; gives a new plan: drafted,
//! tried in memory, and written only without errors. What a person still has to
//! decide comes back with its lines.

mod outline;
mod renewed;
mod tried;

pub use outline::{Outline, outline};
pub use renewed::{renewed, year_of};

use chrono::NaiveDate;

use super::faults::Faults;
use super::session::Session;
use crate::diagnostic::{Diagnostic, Locale, Place, Report};
use crate::load::renew::Decision;
use crate::load::{self, Input};
use crate::workspace::Workspace;

/// A plan that is not written yet.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its id, and the name of its file.
    pub id: String,
    /// Its text.
    pub text: String,
    /// What a person has to decide.
    pub decisions: Vec<Decision>,
    /// The folder of the plan that it was made from, as seen from the root.
    pub beside: Option<String>,
}

impl Draft {
    /// The same with Chinese keys.
    #[must_use]
    pub fn in_chinese(self) -> Self {
        Self {
            text: load::with_chinese_keys("", &self.text),
            ..self
        }
    }
}

/// A plan that has been written.
#[derive(Debug)]
pub struct Created {
    /// Its file, from the root.
    pub path: String,
    /// Its title.
    pub title: String,
    decisions: Vec<Decision>,
    /// Its warnings, every place found.
    report: Report,
}

/// Why no plan was made.
#[derive(Debug)]
pub enum NotMade {
    /// There is no plan of that id or title; this id comes near.
    UnknownPlan(String),
    /// No year can be made out in the old plan.
    WithoutYear,
    /// The new year is the old one, or none that a plan can have.
    SameYear(i32),
    /// The old plan's text cannot be edited.
    Unreadable,
    /// There is no such outline; there are these.
    UnknownOutline(Vec<String>),
    /// The file is there already.
    Exists(String),
    /// The plan would have errors; where it would stand.
    Faulty(String, Box<Faults>),
    /// The disk's fault.
    Disk(Box<Diagnostic>),
}

/// Tries the draft in memory and writes it beside the plan that it was made from, else
/// below `data/plans/`. Whoever calls has
/// entered the workspace to write.
///
/// # Errors
/// Why it was not written.
pub fn create(workspace: &Workspace, draft: Draft, clock: NaiveDate) -> Result<Created, NotMade> {
    let path = match &draft.beside {
        Some(folder) => format!("{folder}/{}.yaml", draft.id),
        None => workspace.data_path(&format!("plans/{}.yaml", draft.id)),
    };
    if workspace.has(&path) {
        return Err(NotMade::Exists(path));
    }
    let input = Input {
        path: path.clone(),
        bytes: draft.text.clone().into_bytes().into(),
    };
    let session = Session::read_with(workspace, |data| data.push(input));
    let report = tried::faults(&session, &path, &draft.id, session.today(clock));
    if report.has_errors() {
        return Err(NotMade::Faulty(path, session.faults(report.errors())));
    }
    match workspace.create(&path, draft.text.as_bytes()) {
        Ok(true) => Ok(Created {
            path,
            title: session
                .plans
                .by_id(&draft.id)
                .map_or(String::new(), |card| card.title.value.replace('\n', "")),
            decisions: draft.decisions,
            report,
        }),
        Ok(false) => Err(NotMade::Exists(path)),
        Err(fault) => Err(NotMade::Disk(fault)),
    }
}

/// Something that a person has to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The line of the plan's file.
    pub line: u32,
    /// The sentence of the locale that says it, or the code of a fault.
    pub what: String,
    /// The sentence.
    pub words: String,
    /// The goal, task or phase that it is about.
    pub of: Option<String>,
}

impl Created {
    /// Everything open, in the order of lines: what the change of year leaves,
    /// and what the plan's own warnings say.
    pub fn points(&self, locale: &Locale) -> Vec<Point> {
        let decided = self.decisions.iter().map(|decision| {
            let (before, after) = decision.words.clone();
            Point {
                line: decision.line as u32,
                what: decision.what.to_string(),
                words: locale.ui(decision.what, &[("before", before), ("after", after)]),
                of: decision.of.clone(),
            }
        });
        let warned = self.report.iter().filter_map(|fault| {
            let place = fault.primary.as_ref().map(|label| &label.place);
            match place {
                Some(Place::Span(span)) => Some(Point {
                    line: span.line,
                    what: fault.code.name().to_string(),
                    words: locale.message(fault),
                    of: None,
                }),
                _ => None,
            }
        });
        let mut points: Vec<Point> = decided.chain(warned).collect();
        points.sort_by_key(|point| point.line);
        points.dedup();
        points
    }

    /// The same as lines and sentences.
    pub fn open_points(&self, locale: &Locale) -> Vec<(u32, String)> {
        let points = self.points(locale).into_iter();
        let mut points: Vec<(u32, String)> = points.map(|one| (one.line, one.words)).collect();
        points.dedup();
        points
    }
}
