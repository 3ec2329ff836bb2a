//! Takes plans whose people have changed; makes their current editions anew.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::current;
use super::faults::Faults;
use super::issue;
use super::progress::{OnStep, Progress};
use super::session::{self, Session};
use super::stages;
use super::wanted::Wanted;
use crate::load::Card;
use crate::workspace::Workspace;
use crate::write::Format;

/// Plans that were made anew.
#[derive(Debug)]
pub struct Rebuilt {
    /// Their ids, in the order of the plans.
    pub plans: Vec<String>,
    /// What is wrong with them, and with the data.
    pub faults: Faults,
    /// Whether it was stopped before all were made.
    pub stopped: bool,
}

/// Makes HTML and PDF of the plans of these ids, whatever stands there.
pub fn rebuild(
    workspace: &Workspace,
    ids: &[String],
    clock: NaiveDate,
    on_step: OnStep,
) -> Rebuilt {
    let session = issue::without_taken(workspace, Session::read(workspace));
    let wanted = Wanted {
        as_of: None,
        formats: vec![Format::Html, Format::Pdf],
        ..Wanted::on(session.today(clock))
    };
    let ids: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
    let cards = session.plans.cards().iter();
    let cards: Vec<&Card> = cards.filter(|c| ids.contains(c.id.as_str())).collect();
    let progress = Progress::new(cards.len(), on_step);
    let made = session::each(&session, &cards, |card, plan| {
        progress.step(|| {
            let (outputs, mut report) = match plan {
                Ok(plan) => {
                    let (mut outputs, mut report) = stages::plan(&session, &plan, &wanted);
                    let made = (&mut outputs, &mut report);
                    issue::hold(workspace, &session, &plan, &wanted, made);
                    (outputs, report)
                }
                Err(report) => (Vec::new(), report),
            };
            let mut written = !outputs.is_empty();
            if written {
                current::clear(workspace, &card.id.value, &outputs);
            }
            for output in outputs {
                match workspace.write_output_or_beside(&output.name(), &output.bytes) {
                    Ok(told) => told.into_iter().for_each(|told| report.push(told)),
                    Err(fault) => {
                        report.push(*fault);
                        written = false;
                    }
                }
            }
            (written.then(|| card.id.value.clone()), report)
        })
    });
    let mut report = session.report.clone();
    let mut plans = Vec::new();
    for (written, found) in made.into_iter().flatten() {
        plans.extend(written);
        report.extend(found);
    }
    Rebuilt {
        plans,
        faults: *session.faults(report),
        stopped: progress.stopped(),
    }
}
