//! Takes a plan on two days; gives whom it names differently, and a page of that.

use chrono::NaiveDate;
use serde::Serialize;

use super::printer::{Papers, Printer};
use super::session::Session;
use super::side::Side;
use super::version;
use super::wanted::Wanted;
use crate::load::raw;
use crate::model::date::full_date;
use crate::model::{Form, Plan};
use crate::standing::{self, Difference};
use crate::write::Format;

/// What the template sees.
#[derive(Serialize)]
struct Paper {
    title: String,
    from: String,
    to: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    place: String,
    label: String,
    before: Vec<String>,
    after: Vec<String>,
}

/// The places where others stand.
pub fn differences(before: &Side, after: &Side) -> Vec<Difference> {
    let on = |side: &Side| {
        let plan = &side.opened.plan;
        version::resolved(side.session, plan, &Wanted::on(side.day)).0
    };
    standing::differences(&on(before), &on(after), &after.session.locale)
}

/// Whether the plan has a rota.
pub fn has_rota(side: &Side) -> bool {
    let plan = &side.opened.plan;
    let plan = version::resolved(side.session, plan, &Wanted::on(side.day)).0;
    let slots = standing::slots(&plan, &side.session.locale);
    slots.iter().any(|slot| slot.duty.is_some())
}

/// What differs as an HTML page in `diff/`, named after the plan and the two days.
pub fn page(
    session: &Session,
    plan: &raw::Plan,
    (from, to): (NaiveDate, NaiveDate),
    found: &[Difference],
) -> Papers {
    let row = |d: &Difference| Row {
        place: d.place.clone(),
        label: String::new(),
        before: d.before.clone(),
        after: d.after.clone(),
    };
    let paper = Paper {
        title: plan.title.value.clone(),
        from: full_date(from),
        to: full_date(to),
        rows: found.iter().map(row).collect(),
    };
    let id = format!("{}-{from}-{to}", plan.id.value);
    let frame = Plan::paper(id, "difference", Form::Plain, to, plan.at);
    let (mut outputs, report) = Printer::new(session).print(&frame, &paper, &[Format::Html]);
    for output in &mut outputs {
        output.id = format!("diff/{}", output.id);
    }
    Papers {
        outputs,
        faults: report.has_errors().then(|| session.faults(report)),
    }
}
