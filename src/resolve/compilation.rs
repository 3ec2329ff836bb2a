//! Takes all plans as written; puts into a document of several what the plans
//! that it names say.

use crate::diagnostic::{Code, Diagnostic, Report, nearest};
use crate::load::raw::{Piece, Plan, Raw};

/// Fills in every piece that names a plan of a file of its own.
pub fn gather(raw: &mut Raw) -> Report {
    let mut report = Report::default();
    let named = |piece: &Piece| piece.plan.is_some();
    if !raw.plans.iter().any(|plan| plan.pieces.iter().any(named)) {
        return report;
    }
    let all = raw.plans.clone();
    for plan in &mut raw.plans {
        let own = plan.id.value.clone();
        for piece in &mut plan.pieces {
            let Some(name) = &piece.plan else { continue };
            let is = |p: &&Plan| p.id.value == name.value || p.title.value == name.value;
            match all.iter().filter(|p| p.id.value != own).find(is) {
                Some(found) => fill(piece, found),
                None => {
                    let fault = Diagnostic::new(Code::UnknownPlan).arg("name", &name.value);
                    let ids = all.iter().map(|p| p.id.as_str());
                    let near = nearest(name, ids.filter(|id| *id != own));
                    report.push(match near {
                        Some(near) => fault
                            .hint_with("did-you-mean", [("name", near.to_string())])
                            .at(name.at),
                        None => fault.hint("list-plans").at(name.at),
                    });
                }
            }
        }
    }
    report
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
    piece.internal |= plan.internal;
}
