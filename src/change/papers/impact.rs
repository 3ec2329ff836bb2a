//! The impact as a document: a table for each plan, then what needs somebody's
//! attention.

use serde::Serialize;

use super::press::{About, Press};
use crate::change::compare::RoleChange;
use crate::change::impact::{Impact, PlanImpact};
use crate::model::Form;
use crate::model::date::full_date;

/// What the template sees.
#[derive(Serialize)]
struct Paper {
    about: About,
    /// How many roles change, in all plans.
    roles: usize,
    plans: Vec<Plan>,
    without: Vec<Row>,
    open: Vec<Row>,
    overloaded: Vec<Over>,
    free_text: Vec<Text>,
}

#[derive(Serialize)]
struct Plan {
    id: String,
    title: String,
    numbered: bool,
    rows: Vec<Row>,
    /// How many rows there are, where they are too many to be given.
    count: usize,
}

#[derive(Serialize, Clone)]
struct Row {
    plan: String,
    place: String,
    label: String,
    before: Vec<String>,
    after: Vec<String>,
    due: Option<String>,
    file: String,
    line: u32,
    page: Option<usize>,
}

#[derive(Serialize)]
struct Over {
    name: String,
    before: usize,
    after: usize,
    limit: u32,
}

#[derive(Serialize)]
struct Text {
    name: String,
    file: String,
    line: u32,
    sentence: String,
    reference: String,
}

/// Prints it as `change-impact`.
pub(super) fn make(press: &mut Press<'_>, impact: &Impact) {
    let rows = || {
        impact
            .plans
            .iter()
            .flat_map(|p| p.rows.iter().map(move |r| (p, r)))
    };
    let mut due: Vec<_> = rows().filter(|(_, r)| r.due.is_some()).collect();
    due.sort_by_key(|(_, r)| r.due);
    let overloaded = impact.overloaded.iter().map(|o| Over {
        name: o.name.clone(),
        before: o.roles.0,
        after: o.roles.1,
        limit: o.limit,
    });
    let free_text = impact.free_text.iter().map(|f| Text {
        name: f.name.clone(),
        file: f.file.clone(),
        line: f.line,
        sentence: f.sentence.clone(),
        reference: f.reference.clone(),
    });
    let paper = Paper {
        about: press.about.clone(),
        roles: rows().count(),
        plans: impact.plans.iter().map(plan).collect(),
        without: rows()
            .filter(|(_, r)| r.without)
            .map(|(p, r)| row(p, r))
            .collect(),
        open: due.into_iter().map(|(p, r)| row(p, r)).collect(),
        overloaded: overloaded.collect(),
        free_text: free_text.collect(),
    };
    let plan = press.frame("change-impact".to_string(), "change-impact", Form::Plain);
    press.print(&plan, &paper);
}

fn plan(plan: &PlanImpact) -> Plan {
    Plan {
        id: plan.id.clone(),
        title: plan.title.clone(),
        numbered: plan.numbered,
        rows: plan.rows.iter().map(|r| row(plan, r)).collect(),
        count: plan.rows.len(),
    }
}

fn row(plan: &PlanImpact, row: &RoleChange) -> Row {
    Row {
        plan: plan.title.clone(),
        place: row.place.clone(),
        label: row.label.clone(),
        before: row.before.clone(),
        after: row.after.clone(),
        due: row.due.map(full_date),
        file: row.file.clone(),
        line: row.line,
        page: row.page,
    }
}
