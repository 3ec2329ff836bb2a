//! Takes a chart; sets it as wide as the text, its words in 仿宋, its lines as
//! rules. A chart is never cut; one higher than a page is made smaller.

use super::ground::Ground;
use crate::document::figure::{Figure, WIDTH};
use crate::layout::font::Role;
use crate::layout::line::justify::Fill;
use crate::layout::page::row::{Flow, Row};
use crate::layout::pages::{Ink, Item, Rule};
use crate::layout::style::Pt;
use crate::layout::text::atom::Atoms;
use crate::layout::text::setter::Setter;

/// Thickness of the lines, mm.
const THICK: f32 = 0.25;

/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// Sets a chart.
pub(super) fn figure(setter: &mut Setter, flow: &mut Flow, figure: &Figure) {
    if figure.height <= 0.0 {
        return;
    }
    // Upright pages take the whole width; sideways ones need not.
    let narrow = setter.style.page.text_width.min(flow.width);
    let room = flow.height - 2.0 * setter.style.line();
    let em = (narrow / WIDTH).min(room / figure.height);
    let left = (flow.width - WIDTH * em) / 2.0;
    let kind = setter.type_of(Role::FangSong, Pt(em * POINTS));
    let mut ground = Ground::default();
    let mut rule = |x: f32, y: f32, width: f32, height: f32| {
        ground.items.push(Item::Rule(Rule {
            x: left + x * em,
            y: y * em,
            width: (width * em).max(THICK),
            height: (height * em).max(THICK),
            ink: Ink::Black,
        }));
    };
    for [x, y, wide, high] in &figure.boxes {
        rule(*x, *y, *wide, 0.0);
        rule(*x, y + high, *wide, 0.0);
        rule(*x, *y, 0.0, *high);
        rule(x + wide, *y, 0.0, *high);
    }
    for [x, y, right, bottom] in &figure.lines {
        rule(*x, *y, right - x, bottom - y);
    }
    for words in &figure.words {
        let mut atoms = Atoms::default();
        atoms.push(setter, kind, &words.text, words.from);
        let width: f32 = atoms.atoms.iter().map(|atom| atom.width).sum();
        let x = left + words.x * em - width / 2.0;
        ground.line(setter, &atoms, x..x, words.y * em, Fill::Natural);
    }
    flow.gap_at_least(setter.leading());
    flow.push(Row::new(ground.items, 0.0, figure.height * em + THICK));
    flow.gap(setter.leading());
}
