//! Takes what a morning asks for; gives it as a document, to be printed and laid on a
//! desk.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Agenda, Matter, Why};
use crate::diagnostic::Report;
use crate::engine::{Output, Printer, Session};
use crate::model::date::full_date;
use crate::model::{Form, Plan};
use crate::write::Format;

/// What the template sees as `paper`.
#[derive(Serialize)]
struct Paper {
    day: String,
    groups: Vec<Group>,
}

/// What is told for one reason.
#[derive(Serialize)]
struct Group {
    heading: String,
    /// Whether its rows stand unit by unit.
    by_unit: bool,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    unit: String,
    day: String,
    what: String,
    who: String,
    plan: String,
}

/// Writes it; its files are called `today`, with the day.
pub fn print(session: &Session, agenda: &Agenda, formats: &[Format]) -> (Vec<Output>, Report) {
    // The plan is only a frame; a fault of the template is told at the template.
    let Some(at) = session.plans.cards().first().map(|plan| plan.id.at) else {
        return (Vec::new(), Report::default());
    };
    let frame = Plan::paper(
        format!("today-{}", agenda.day),
        "agenda",
        Form::Plain,
        agenda.day,
        at,
    );
    let groups = agenda.groups().map(|(why, matters)| Group {
        heading: session.locale.ui(why.heading(), &[]),
        by_unit: matches!(why, Why::Due | Why::Overdue),
        rows: matters
            .iter()
            .map(|one| row(session, one, agenda.day))
            .collect(),
    });
    let paper = Paper {
        day: full_date(agenda.day),
        groups: groups.collect(),
    };
    Printer::new(session).print(&frame, &paper, formats)
}

fn row(session: &Session, matter: &Matter, today: NaiveDate) -> Row {
    let mut who = matter.said();
    if let Some(days) = matter.days {
        let days = [("days", days.to_string())];
        let days = session.locale.ui("state-days", &days);
        who = [who, days]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join("，");
    }
    Row {
        unit: matter.unit.clone(),
        // What is of today needs no day.
        day: matter
            .day
            .filter(|day| *day != today)
            .map_or(String::new(), full_date),
        what: matter.what.clone(),
        who,
        plan: matter
            .plan
            .as_ref()
            .map_or(String::new(), |plan| plan.title.clone()),
    }
}
