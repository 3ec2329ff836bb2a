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
use crate::standing;
pub use crate::standing::Difference;
use crate::write::Format;

/// What the template sees.
#[derive(Serialize)]
struct Paper {
    title: String,
    from: String,
    to: String,
    rows: Vec<Row>,
    /// Whether any of them marks who is another.
    marked: bool,
}

#[derive(Serialize)]
struct Row {
    place: String,
    label: String,
    before: Vec<Said>,
    after: Vec<Said>,
}

/// Who stands in a place; of several, whether it is they that changed.
#[derive(Serialize)]
struct Said {
    words: String,
    changed: bool,
}

/// Whoever does not stand on the other side; where nobody stands on both, all are
/// others, and nothing is marked.
fn said(words: &[String], others: &[String]) -> Vec<Said> {
    let common = words.iter().any(|words| others.contains(words));
    let one = |words: &String| Said {
        words: words.clone(),
        changed: common && !others.contains(words),
    };
    words.iter().map(one).collect()
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
        before: said(&d.before, &d.after),
        after: said(&d.after, &d.before),
    };
    let rows: Vec<Row> = found.iter().map(row).collect();
    let sides = rows
        .iter()
        .flat_map(|row| row.before.iter().chain(&row.after));
    let marked = sides.into_iter().any(|said| said.changed);
    let paper = Paper {
        title: plan.title.value.clone(),
        from: full_date(from),
        to: full_date(to),
        rows,
        marked,
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
