//! Takes the record (版记); sets it, to stand at the foot of the last page
//! (GB/T 9704 7.4). Where very many addressees or copies fill more than a page,
//! it goes on from page to page, each piece closed by rules of its own.

use crate::document::{Form, Record};
use crate::layout::line::justify::{Fill, Line, set_whole};
use crate::layout::line::{self, Shape};
use crate::layout::page::assemble::SetRecord;
use crate::layout::pages::{Ink, Item, Rule};
use crate::layout::text::atom::Atoms;
use crate::layout::text::setter::{Setter, Type};

/// Sets a record, page by page: one piece, mostly. A letter's has no rules, no
/// printing office and no date.
pub(super) fn record(
    setter: &mut Setter,
    record: &Record,
    form: Form,
    width: f32,
) -> Vec<SetRecord> {
    let style = setter.style.record.clone();
    let kind = setter.type_of(style.face, style.size);
    let side = style.side * kind.cell;
    let letter = form == Form::Letter;
    let mut groups: Vec<Vec<Line>> = Vec::new();
    // No rule stands between 主送 and 抄送.
    let mut named: Vec<Line> = Vec::new();
    let texts = [&record.addressees, &record.copies].into_iter();
    for (n, text) in texts.enumerate() {
        setter.place.text = n as u32;
        let Some(text) = text else { continue };
        named.extend(hanging(setter, kind, text, side, width - side));
    }
    groups.push(named);
    if !letter {
        groups.push(printing(setter, kind, record, side, width - side));
    }
    groups.retain(|lines| !lines.is_empty());
    let pitch = style.pitch.mm();
    let rule = |set: &mut SetRecord, thickness| {
        if !letter {
            rule(set, width, thickness);
        }
    };
    let most = setter.style.page.text_height;
    let mut pages = Vec::new();
    let mut set = SetRecord::default();
    for (n, lines) in groups.into_iter().enumerate() {
        rule(&mut set, if n == 0 { style.thick } else { style.thin });
        for line in lines {
            if set.height + pitch + style.thick > most {
                rule(&mut set, style.thick);
                pages.push(std::mem::take(&mut set));
                rule(&mut set, style.thick);
            }
            let y = set.height + (pitch - kind.em()) / 2.0;
            set.items
                .extend(line.items.into_iter().map(|item| item.shifted(0.0, y)));
            set.height += pitch;
        }
    }
    if set.height > 0.0 {
        rule(&mut set, style.thick);
        pages.push(set);
    }
    pages
}

fn rule(set: &mut SetRecord, width: f32, height: f32) {
    set.items.push(Item::Rule(Rule {
        x: 0.0,
        y: set.height,
        width,
        height,
        ink: Ink::Black,
    }));
    set.height += height;
}

/// 抄送： and who: later lines hang behind the colon.
fn hanging(setter: &mut Setter, kind: Type, text: &str, left: f32, right: f32) -> Vec<Line> {
    let label = text.chars().position(|c| c == '：').map_or(0, |n| n + 1);
    let mut atoms = Atoms::of(setter, kind, text);
    let label = atoms.fix_label(label);
    let shape = Shape::justified(left, left + label, right);
    line::lines(setter, &atoms, shape, false)
}

/// Printing office at the left, date at the right of one line.
fn printing(setter: &mut Setter, kind: Type, record: &Record, left: f32, right: f32) -> Vec<Line> {
    let parts = [
        (&record.printed_by, Fill::Natural),
        (&record.printed_date, Fill::Right),
    ];
    let mut whole = Line {
        items: Vec::new(),
        left,
        right: left,
        squeezed: 0.0,
        seam: None,
    };
    for (text, fill) in parts {
        setter.place.text += 1;
        let Some(text) = text else { continue };
        let atoms = Atoms::of(setter, kind, text);
        let line = set_whole(setter, &atoms, left..right, fill);
        if line.left < whole.right + kind.cell && !whole.items.is_empty() {
            setter.cannot_fit(text, right - left, None);
        }
        whole.right = line.right;
        whole.items.extend(line.items);
    }
    if whole.items.is_empty() {
        Vec::new()
    } else {
        vec![whole]
    }
}
