//! Takes a page's number; gives the number and the mark of a draft, both on
//! the upright sheet and no part of the text (GB/T 9704 7.5).

use crate::layout::line::justify::{Fill, set_whole};
use crate::layout::pages::{Ink, Item};
use crate::layout::style::Side;
use crate::layout::text::atom::Atoms;
use crate::layout::text::class::Class;
use crate::layout::text::setter::Setter;

fn artifacts(items: Vec<Item>, dx: f32, dy: f32) -> Vec<Item> {
    items
        .into_iter()
        .map(|mut item| {
            item.shift(dx, dy);
            if let Item::Text(run) = &mut item {
                run.artifact = true;
            }
            item
        })
        .collect()
}

/// — 1 —, at the outer side or in the middle. `left` is the type area's edge.
pub(super) fn page_number(setter: &mut Setter, number: usize, left: f32) -> Vec<Item> {
    let style = setter.style.page_number.clone();
    let kind = setter.type_of(style.face, style.size);
    let text = format!("{dash} {number} {dash}", dash = style.dash);
    let mut atoms = Atoms::of(setter, kind, &text);
    for atom in atoms.atoms.iter_mut().filter(|a| a.class == Class::Space) {
        atom.width = style.gap * kind.em();
    }
    let blank = style.blank * kind.em();
    let width = setter.style.page.text_width;
    let (fill, from, to) = match style.side {
        Side::Center => (Fill::Center, 0.0, width),
        Side::Outer if number % 2 == 1 => (Fill::Right, blank, width - blank),
        Side::Outer => (Fill::Natural, blank, width - blank),
    };
    let line = set_whole(setter, &atoms, from..to, fill);
    // A dash lies in the middle of the em box.
    artifacts(line.items, left, style.y - kind.em() / 2.0)
}

/// 草稿, above the type area at the right.
pub(super) fn draft(setter: &mut Setter, left: f32) -> Vec<Item> {
    let style = setter.style.draft.clone();
    let kind = setter.type_of(style.face, style.size).with_ink(Ink::Grey);
    let atoms = Atoms::of(setter, kind, &style.text);
    let width = setter.style.page.text_width;
    let line = set_whole(setter, &atoms, 0.0..width, Fill::Right);
    artifacts(line.items, left, style.top)
}
