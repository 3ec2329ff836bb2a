//! Takes a workspace and a day; gives what that morning asks for (今日): what is
//! due or past, who is on duty, what ends soon, what is lacking. Each matter says
//! in which plan it stands.
//!
//! [`bodies`] looks at bodies that changed and have no paper yet, [`drafts`] at how far
//! papers have come, [`plans`] looks through what the plans lay on people, [`staff`] through the
//! roster and the calendar.

mod bodies;
mod drafts;
mod paper;
mod plans;
mod staff;

pub use paper::print;

use chrono::{Days, NaiveDate};
use serde::{Serialize, Serializer};

use crate::diagnostic::Report;
use crate::engine::Session;
use crate::ledger::Named;
use crate::workspace::Workspace;

/// Days ahead in which what falls due is told.
const AHEAD: u64 = 7;

/// Days ahead in which what ends is told.
const ENDING: u64 = 30;

/// Days back in which what is past and not said to be done is told.
const BACK: u64 = 90;

/// Why something is told, in the order in which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// On duty that day.
    OnDuty,
    /// On duty the day after.
    OnDutyNext,
    /// Past its day, and not said to be done.
    Overdue,
    /// Due within a week.
    Due,
    /// A draft is under way: with whom, and since when.
    Draft,
    /// Units that were asked about a draft have not answered.
    Unanswered,
    /// A body changed, and has no paper yet.
    BodyWithoutPaper,
    /// A change of staff may be announced, and waits on this machine.
    ToAnnounce,
    /// The plan is in force for less than a month more.
    PlanEnds,
    /// The last day of a rota.
    RotaEnds,
    /// Somebody acts, or is in charge, for less than a month more.
    StandInEnds,
    /// Nobody holds the post.
    Vacant,
    /// The holidays of the next year are not known yet.
    NoHolidays,
}

impl Why {
    /// All of them, in their order.
    pub const ALL: [Self; 13] = [
        Self::OnDuty,
        Self::OnDutyNext,
        Self::Overdue,
        Self::Due,
        Self::Draft,
        Self::Unanswered,
        Self::BodyWithoutPaper,
        Self::ToAnnounce,
        Self::PlanEnds,
        Self::RotaEnds,
        Self::StandInEnds,
        Self::Vacant,
        Self::NoHolidays,
    ];

    /// Key of its heading in the locale's `ui`.
    pub fn heading(self) -> &'static str {
        match self {
            Self::OnDuty => "today-on-duty",
            Self::OnDutyNext => "today-on-duty-next",
            Self::Overdue => "today-overdue",
            Self::Due => "today-due",
            Self::Draft => "today-draft",
            Self::Unanswered => "today-unanswered",
            Self::BodyWithoutPaper => "today-body-without-paper",
            Self::ToAnnounce => "today-to-announce",
            Self::PlanEnds => "today-plan-ends",
            Self::RotaEnds => "today-rota-ends",
            Self::StandInEnds => "today-stand-in-ends",
            Self::Vacant => "today-vacant",
            Self::NoHolidays => "today-no-holidays",
        }
    }
}

/// Something that a morning asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Matter {
    /// Why it is told.
    pub why: Why,
    /// Its day.
    #[serde(serialize_with = "as_text")]
    pub day: Option<NaiveDate>,
    /// What it is.
    pub what: String,
    /// The unit that answers for it, as printed; empty where none does.
    pub unit: String,
    /// Who has to do with it, and as what.
    pub who: Vec<Part>,
    /// Where it stands.
    pub plan: Option<Named>,
    /// For how many days it has been so.
    pub days: Option<i64>,
}

/// Who has to do with a matter in one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// 带班领导, 牵头单位; may be empty.
    pub role: String,
    /// Who, as printed.
    pub who: Vec<String>,
}

impl Matter {
    /// 牵头领导罗文斌；责任单位应急办.
    pub fn said(&self) -> String {
        let parts = self.who.iter();
        let parts = parts.map(|part| match part.role.as_str() {
            "" => part.who.join("、"),
            role if part.who.is_empty() => role.to_string(),
            role => format!("{role}：{}", part.who.join("、")),
        });
        parts.collect::<Vec<_>>().join("；")
    }
}

/// What the morning of a day asks for.
#[derive(Debug, Serialize)]
pub struct Agenda {
    /// The day.
    #[serde(serialize_with = "day_as_text")]
    pub day: NaiveDate,
    /// The matters, by why they are told, then by day.
    pub matters: Vec<Matter>,
}

impl Agenda {
    /// The matters that are told for the same reason, reason by reason.
    pub fn groups(&self) -> impl Iterator<Item = (Why, &[Matter])> {
        self.matters
            .chunk_by(|one, other| one.why == other.why)
            .map(|group| (group[0].why, group))
    }
}

/// What the day asks for. Plans with errors are left out and reported.
pub fn agenda(workspace: &Workspace, session: &Session, day: NaiveDate) -> (Agenda, Report) {
    let (mut matters, report) = plans::matters(session, day);
    matters.extend(bodies::without_paper(workspace, session, day));
    matters.extend(bodies::to_announce(workspace, day));
    matters.extend(drafts::matters(session, day));
    matters.extend(staff::matters(session, day));
    // What is due is told unit by unit, all else by its day.
    matters.sort_by(|one, other| {
        let unit = |matter: &Matter| match matter.why {
            Why::Due | Why::Overdue => matter.unit.clone(),
            _ => String::new(),
        };
        (one.why, unit(one), one.day).cmp(&(other.why, unit(other), other.day))
    });
    (Agenda { day, matters }, report)
}

fn as_text<S: Serializer>(day: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
    day.map(|day| day.to_string()).serialize(to)
}

fn day_as_text<S: Serializer>(day: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(day)
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
