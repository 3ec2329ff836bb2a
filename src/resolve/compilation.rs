//! Takes a document of several plans; puts into it what the plans that it names
//! say.

use crate::diagnostic::{Code, Diagnostic, Report, Sources, nearest};
use crate::load::Plans;
use crate::load::raw::{Piece, Plan, Text};

/// Fills in every piece that names a plan of a file of its own. What is wrong
/// with that plan is told at that plan.
pub(super) fn gather(plan: &mut Plan, plans: &Plans, sources: &Sources, report: &mut Report) {
    let own = plan.id.value.clone();
    let also = plan
        .issued_by
        .iter_mut()
        .flat_map(|notice| &mut notice.also);
    for piece in plan.pieces.iter_mut().chain(also) {
        let Some(name) = &piece.plan else { continue };
        match plans.find_other(name, &own) {
            Some(card) => {
                if let Ok(found) = plans.open(card, sources) {
                    fill(piece, &found.plan);
                }
            }
            None => report.push(unknown(name, plans, &own)),
        }
    }
}

fn unknown(name: &Text, plans: &Plans, own: &str) -> Diagnostic {
    let fault = Diagnostic::new(Code::UnknownPlan).arg("name", &name.value);
    let ids = plans.cards().iter().map(|card| card.id.as_str());
    match nearest(name, ids.filter(|id| *id != own)) {
        Some(near) => fault
            .hint_with("did-you-mean", [("name", near.to_string())])
            .at(name.at),
        None => fault.hint("list-plans").at(name.at),
    }
}

/// What the piece itself says stays.
fn fill(piece: &mut Piece, plan: &Plan) {
    piece.title.get_or_insert_with(|| plan.title.clone());
    if piece.preamble.is_none() {
        piece.preamble = plan.preamble.clone();
    }
    if piece.body.is_empty() && piece.sections.is_empty() {
        piece.sections = plan.sections.clone();
    }
    if piece.numbering.is_empty() {
        piece.numbering = plan.numbering.clone();
    }
    piece.internal |= plan.withheld();
}
