//! Takes the head of a red-head document; sets it above the text: labels,
//! issuers' marks, document number, signatories, red rule (GB/T 9704 7.2).

use super::ground::Ground;
use super::signatories::Signatories;
use crate::document::RedHead;
use crate::layout::line::justify::Fill;
use crate::layout::page::row::{Flow, Row};
use crate::layout::pages::Ink;
use crate::layout::style::Pt;
use crate::layout::text::atom::Atoms;
use crate::layout::text::setter::Setter;

/// Copy number, secrecy and urgency, one to a line from `y` on.
pub(super) fn labels(setter: &mut Setter, ground: &mut Ground, head: &RedHead, y: f32) -> f32 {
    let text = setter.text_type();
    let label = text.with_role(setter.style.red_head.label_face);
    let lines = [
        (&head.copy_number, text),
        (&head.secrecy, label),
        (&head.urgency, label),
    ];
    let mut y = y;
    for (words, kind) in lines {
        if let Some(words) = words {
            ground.text(setter, kind, words, 0.0, y);
            y += setter.style.line();
        }
    }
    y
}

/// Sets the head of a red-head document.
pub(super) fn red_head(setter: &mut Setter, flow: &mut Flow, head: &RedHead) {
    let style = setter.style.red_head.clone();
    let mut ground = Ground::default();
    labels(setter, &mut ground, head, 0.0);
    let mark_top = style.mark_top - setter.style.page.top;
    let mut foot = marks(
        setter,
        &mut ground,
        head,
        mark_top,
        style.mark_size,
        flow.width,
    );
    foot = number_line(
        setter,
        &mut ground,
        head,
        foot + setter.blank_below_mark(style.number_blank),
        flow.width,
    );
    foot += style.rule_gap;
    ground.red_rule(0.0, foot, flow.width, style.rule_thickness);
    foot += style.rule_thickness;
    flow.push(Row {
        keep: true,
        ..Row::new(ground.items, 0.0, foot)
    });
    flow.gap(setter.blank_below_mark(setter.style.title.blank_before));
}

/// Issuers' marks in red, 文件 beside the middle of several; gives their foot.
pub(super) fn marks(
    setter: &mut Setter,
    ground: &mut Ground,
    head: &RedHead,
    top: f32,
    largest: Pt,
    width: f32,
) -> f32 {
    let style = &setter.style.red_head;
    let (face, gap, limit) = (style.mark_face, style.mark_gap, style.mark_width.min(width));
    let suffix = head.suffix.clone().unwrap_or_default();
    let count = |s: &str| s.chars().count() as f32;
    let joint = head.marks.len() > 1;
    let names = head.marks.iter().map(|m| count(m)).fold(0.0, f32::max);
    let beside = if joint && !suffix.is_empty() {
        gap
    } else {
        0.0
    };
    let cells = names + beside + count(&suffix);
    if cells == 0.0 {
        return top;
    }
    let largest = largest.0 * setter.mark_scale;
    let size = Pt(largest.min(limit / cells / crate::layout::style::MM_PER_PT));
    let kind = setter.type_of(face, size).with_ink(Ink::Red);
    let em = kind.em();
    let left = (width - cells * em) / 2.0;
    if !joint {
        let mut atoms = Atoms::of(setter, kind, head.marks.first().map_or("", String::as_str));
        atoms.push(setter, kind, &suffix, None);
        ground.line(setter, &atoms, 0.0..width, top, Fill::Center);
        return top + em;
    }
    let pitch = em * (1.0 + gap);
    let mut y = top;
    for mark in &head.marks {
        let atoms = Atoms::of(setter, kind, mark);
        ground.line(setter, &atoms, left..left + names * em, y, Fill::Spread);
        y += pitch;
    }
    let foot = y - pitch + em;
    let middle = (top + foot - em) / 2.0;
    ground.text(setter, kind, &suffix, left + (names + gap) * em, middle);
    foot
}

/// Document number; in upward documents at the left, on the line of the last
/// signatory, or below it where they would meet. Gives the foot of the line.
fn number_line(
    setter: &mut Setter,
    ground: &mut Ground,
    head: &RedHead,
    y: f32,
    width: f32,
) -> f32 {
    let kind = setter.text_type();
    let number = Atoms::of(setter, kind, head.number.as_deref().unwrap_or_default());
    match head.signatories.split_first() {
        Some((label, names)) if !names.is_empty() => {
            let side = setter.style.red_head.upward_side * kind.cell;
            let own: f32 = number.atoms.iter().map(|a| a.width).sum();
            let short = setter.style.people.name_width;
            let cells = (width - 2.0 * side) / kind.cell;
            let signatories = Signatories::arrange(label, names, short, own / kind.cell, cells);
            let lines = signatories.lines.len() - usize::from(!signatories.apart);
            let number_y = y + lines as f32 * setter.style.line();
            ground.line(setter, &number, side..width, number_y, Fill::Natural);
            signatories.set(setter, ground, (label, names), width - side, y);
            setter.seams.signatories = signatories.lines;
            setter.seams.number_apart = signatories.apart;
            number_y + kind.em()
        }
        _ => {
            ground.line(setter, &number, 0.0..width, y, Fill::Center);
            y + kind.em()
        }
    }
}
