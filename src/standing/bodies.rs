//! Takes a plan; gives its bodies of people.

use crate::model::{BodyOfPeople, Part, PartKind, Plan, Section};

/// The bodies of a plan, with what becomes of their seats.
pub fn bodies(plan: &Plan) -> Vec<&BodyOfPeople> {
    fn of<'p>(parts: &'p [Part], sections: &'p [Section], out: &mut Vec<&'p BodyOfPeople>) {
        for part in parts {
            if let PartKind::BodyOfPeople(body) = &part.kind {
                out.push(body);
            }
        }
        sections.iter().for_each(|s| of(&s.body, &s.sections, out));
    }
    let mut out = Vec::new();
    of(&[], &plan.sections, &mut out);
    plan.pieces
        .iter()
        .for_each(|p| of(&p.body, &p.sections, &mut out));
    plan.attachments
        .iter()
        .for_each(|a| of(&a.body, &a.sections, &mut out));
    out
}
