//! Takes the rows of a page; gives the boxes that they stand in, and their rules. A box
//! that goes on over pages is closed on each of them.

use super::paginate::Placed;
use super::row::Frame;
use crate::layout::pages::{Ink, Item, Rule};

/// A box on a page, its top and its foot, measured like the rows.
pub(super) type Boxed = (Frame, f32, f32);

/// Every box.
pub(super) fn boxes(rows: &[Placed]) -> Vec<Boxed> {
    let mut boxes: Vec<Boxed> = Vec::new();
    for (n, placed) in rows.iter().enumerate() {
        let row = &placed.row;
        let depth = row.frames.len();
        for (i, frame) in row.frames.iter().enumerate() {
            // Outer boxes stand farther out.
            let out = frame.above * (i + 1) as f32;
            let foot = placed.y + row.height + out;
            match boxes
                .iter_mut()
                .find(|(one, ..)| one.number == frame.number)
            {
                Some((_, _, end)) => *end = end.max(foot),
                None if n == 0 => boxes.push((*frame, frame.above * (depth - i - 1) as f32, foot)),
                None => boxes.push((*frame, placed.y - out, foot)),
            }
        }
    }
    boxes
}

/// The four rules of a box; all lie within it.
pub(super) fn sides((frame, top, foot): Boxed) -> [Item; 4] {
    let Frame {
        left, width, rule, ..
    } = frame;
    let item = |x: f32, y: f32, width: f32, height: f32| {
        Item::Rule(Rule {
            x,
            y,
            width,
            height,
            ink: Ink::Black,
        })
    };
    [
        item(left, top, width, rule),
        item(left, foot - rule, width, rule),
        item(left, top, rule, foot - top),
        item(left + width - rule, top, rule, foot - top),
    ]
}
