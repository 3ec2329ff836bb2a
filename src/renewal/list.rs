//! Takes a plan that was renewed; gives what a person must settle in it, by subject.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::engine::Session;
use crate::engine::draft::Created;

/// What a matter is about, in the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// The holidays of the year.
    Calendar,
    /// Dates of papers, and from when until when they hold.
    Dates,
    /// Numbers that were cleared, and what a draft is called.
    Numbers,
    /// Goals and what last year reached.
    Goals,
    /// Steps and deadlines.
    Phases,
    /// Rotas.
    Rotas,
    /// Papers that plans rest on.
    Bases,
    /// People and units that are gone.
    People,
    /// Years within texts, and what was said of progress.
    Texts,
    /// Tasks that are carried over.
    Carried,
    /// Whatever else the program warns of.
    Others,
}

impl Subject {
    /// Key of its name in the locale's `ui`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Calendar => "renew-calendar",
            Self::Dates => "renew-dates",
            Self::Numbers => "renew-numbers",
            Self::Goals => "renew-goals",
            Self::Phases => "renew-phases",
            Self::Rotas => "renew-rotas",
            Self::Bases => "renew-bases",
            Self::People => "renew-people",
            Self::Texts => "renew-texts",
            Self::Carried => "renew-carried",
            Self::Others => "renew-others",
        }
    }

    /// That of a sentence of the renewal, or of the code of a fault.
    fn of(what: &str) -> Self {
        match what {
            "decide-calendar" | "missing-calendar" | "empty-calendar" => Self::Calendar,
            "decide-date"
            | "decide-roster-date"
            | "decide-printed-date"
            | "decide-in-force"
            | "missing-date"
            | "dated-on-day-off" => Self::Dates,
            "decide-number" | "decide-stage" | "still-open" | "unsigned-number" => Self::Numbers,
            "decide-target"
            | "decide-baseline"
            | "decide-baseline-left"
            | "last-year-differs"
            | "target-below-baseline"
            | "year-twice" => Self::Goals,
            "decide-phase"
            | "decide-deadline"
            | "phase-gap"
            | "phase-overlap"
            | "phase-outside-plan"
            | "deadline-on-holiday"
            | "deadline-before-plan"
            | "deadline-after-plan"
            | "odd-deadline" => Self::Phases,
            "decide-exception"
            | "decide-order"
            | "decide-swaps"
            | "decide-rota"
            | "rota-without-days"
            | "rota-without-holder"
            | "absent-without-cover" => Self::Rotas,
            "decide-year-cited" | "repealed-basis" | "basis-not-in-force" | "misquoted-basis"
            | "unlisted-basis" => Self::Bases,
            "vacant-post" | "vacant-leader" | "vacant-portfolio" | "ended-unit" | "ended-post"
            | "left-but-listed" | "free-text-name" | "former-name" => Self::People,
            "decide-source" | "decide-day-in-text" | "decide-year-left" | "decide-progress"
            | "years-differ" | "wrong-weekday" => Self::Texts,
            _ => Self::Others,
        }
    }
}

/// Something that a person must settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// What it is about.
    pub subject: Subject,
    /// The new plan.
    pub plan: String,
    /// Its title.
    pub title: String,
    /// Line of its file.
    pub line: u32,
    /// What is to be settled.
    pub words: String,
}

/// All of a plan.
pub(super) fn matters(session: &Session, created: &Created, id: &str, title: &str) -> Vec<Matter> {
    let points = created.points(&session.locale).into_iter();
    let all = points.map(|point| Matter {
        subject: Subject::of(&point.what),
        plan: id.to_string(),
        title: title.to_string(),
        line: point.line,
        words: match point.of {
            Some(of) => {
                let args = [("of", of), ("words", point.words)];
                session.locale.ui("renew-of", &args)
            }
            None => point.words,
        },
    });
    all.collect()
}

/// By subject, then as the plans came, then by line; what is said of the calendar is
/// said once for all plans.
pub(super) fn sort(matters: &mut Vec<Matter>) {
    matters.sort_by_key(|one| one.subject);
    let mut said: BTreeSet<String> = BTreeSet::new();
    matters.retain(|one| one.subject != Subject::Calendar || said.insert(one.words.clone()));
}
