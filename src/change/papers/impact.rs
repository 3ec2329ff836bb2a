//! The impact as a table for each plan.

use serde::Serialize;

use super::frame::frame;
use super::{About, Press};
use crate::change::impact::{Impact, RoleChange};
use crate::model::Form;
use crate::model::date::full_date;

#[derive(Serialize)]
struct Paper {
    about: About,
    plans: Vec<Plan>,
    without: Vec<String>,
    open: Vec<String>,
    overloaded: Vec<String>,
    free_text: Vec<String>,
}

#[derive(Serialize)]
struct Plan {
    title: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    role: String,
    before: String,
    after: String,
    source: String,
}

/// Prints it as `change-impact`.
pub fn make(press: &mut Press<'_>, impact: &Impact) {
    let plan = |p: &crate::change::impact::PlanImpact| Plan {
        title: p.title.clone(),
        rows: p.rows.iter().map(row).collect(),
    };
    let rows = || impact.plans.iter().flat_map(|p| p.rows.iter());
    let bare = rows().filter(|r| r.without);
    let mut due: Vec<_> = rows().filter_map(|r| r.due.map(|due| (due, r))).collect();
    due.sort_by_key(|(due, _)| *due);
    let paper = Paper {
        about: press.about.clone(),
        plans: impact.plans.iter().map(plan).collect(),
        without: bare.map(role).collect(),
        open: due
            .iter()
            .map(|(due, r)| {
                let (before, after) = (list(&r.before), list(&r.after));
                format!("{}，{}：由{before}转{after}", full_date(*due), role(r))
            })
            .collect(),
        overloaded: impact
            .overloaded
            .iter()
            .map(|o| {
                format!(
                    "{}由{}项增至{}项，上限为{}项",
                    o.name, o.roles.0, o.roles.1, o.limit
                )
            })
            .collect(),
        free_text: impact
            .free_text
            .iter()
            .map(|f| {
                format!(
                    "{}第{}行：“{}”，可改写为{}",
                    f.file, f.line, f.sentence, f.reference
                )
            })
            .collect(),
    };
    let title = format!("{}人事变动影响一览", press.about.date);
    let names = ("change-impact".to_string(), "change-impact", title);
    let plan = frame(press, names, Form::Plain, Vec::new(), None);
    press.print(&plan, &paper);
}

fn role(row: &RoleChange) -> String {
    match row.place.as_str() {
        "" => row.label.clone(),
        place => format!("{place}，{}", row.label),
    }
}

fn list(words: &[String]) -> String {
    match words {
        [] => "—".to_string(),
        words => words.join("、"),
    }
}

fn row(row: &RoleChange) -> Row {
    Row {
        role: role(row),
        before: list(&row.before),
        after: list(&row.after),
        source: format!(
            "{}:{}",
            row.file.rsplit('/').next().unwrap_or(&row.file),
            row.line
        ),
    }
}
