//! Takes the rows of a panel; gives them in a ruled box that goes on over pages.

use crate::document::Panel;
use crate::layout::page::row::{Anchor, Flow, Frame};
use crate::layout::text::setter::Setter;

/// Blank between the box and what stands in it at its sides, cells: a line holds
/// one character less than outside.
pub(crate) const SIDE: f32 = 0.5;

/// Level of its bookmark: it stands in whatever chapter it is in.
const DEEPEST: u8 = 5;

/// The flow that a panel's blocks fill.
pub(super) fn flow(setter: &Setter, around: &Flow) -> Flow {
    let mut flow = Flow::new(inner_width(setter, around.width), around.height);
    flow.height -= 2.0 * above(setter);
    flow
}

/// Width of what stands in a panel.
pub(in crate::layout) fn inner_width(setter: &Setter, width: f32) -> f32 {
    width - 2.0 * SIDE * setter.text_type().cell
}

/// Blank between the rules and the rows, mm: half a line's.
fn above(setter: &Setter) -> f32 {
    setter.leading() / 2.0
}

/// Puts the rows that a panel, the block of that number, filled into the flow around
/// it.
pub(super) fn close(
    setter: &mut Setter,
    around: &mut Flow,
    inside: Flow,
    (number, panel): (u32, &Panel),
) {
    let frame = Frame {
        number,
        left: 0.0,
        width: around.width,
        above: above(setter),
        rule: setter.style.table.rule.mm(),
    };
    let left = SIDE * setter.text_type().cell;
    around.gap(setter.leading() + frame.above);
    around.anchor(Anchor {
        level: DEEPEST,
        title: panel.title(),
        name: panel.anchor.clone(),
    });
    for mut row in inside.rows {
        row.top += frame.above;
        row.below += frame.above;
        row.left += left;
        row.frames.iter_mut().for_each(|inner| inner.left += left);
        row.frames.push(frame);
        around.push(row);
    }
    around.gap(setter.leading() + frame.above);
}
