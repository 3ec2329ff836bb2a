//! Takes labelled lines and the attachment note; sets them with their texts
//! hanging where the standard asks it.

use super::paragraph;
use crate::document::{AttachmentNote, Inline, Term};
use crate::layout::font::Role;
use crate::layout::line::justify::{Fill, set_whole};
use crate::layout::line::{self, Shape};
use crate::layout::page::row::{Flow, Row};
use crate::layout::text::atom::Atoms;
use crate::layout::text::setter::Setter;

/// Labelled lines: paragraphs that open with a label.
pub(super) fn terms(setter: &mut Setter, flow: &mut Flow, terms: &[Term]) {
    let kind = setter.text_type();
    let indent = setter.style.text.indent * kind.cell;
    for (n, term) in terms.iter().enumerate() {
        setter.place.text = n as u32;
        let mut atoms = Atoms::default();
        atoms.push(setter, kind.with_role(Role::KaiTi), &term.label, term.from);
        for inline in &term.text {
            if let Inline::Run(run) = inline {
                atoms.push_run(setter, kind, run);
            }
        }
        let lines = line::lines(
            setter,
            &atoms,
            Shape::justified(indent, 0.0, flow.width),
            true,
        );
        flow.push_kept(
            paragraph::rows(setter, lines, kind),
            setter.style.spacing.orphan_lines,
        );
    }
}

/// Who was at a meeting: label in 黑体, names hanging behind its colon
/// (GB/T 9704 10.3).
pub(super) fn attendance(setter: &mut Setter, flow: &mut Flow, terms: &[Term]) {
    let kind = setter.text_type();
    let label_kind = kind.with_role(setter.style.minutes.label_face);
    let indent = setter.style.text.indent * kind.cell;
    flow.gap(setter.blank(setter.style.minutes.blank));
    for (n, term) in terms.iter().enumerate() {
        setter.place.text = n as u32;
        let mut atoms = Atoms::default();
        atoms.push(setter, label_kind, &term.label, term.from);
        let label = atoms.fix_label(atoms.atoms.len());
        for inline in &term.text {
            if let Inline::Run(run) = inline {
                atoms.push_run(setter, kind, run);
            }
        }
        let shape = Shape::justified(indent, indent + label, flow.width);
        let lines = line::lines(setter, &atoms, shape, true);
        flow.push_kept(
            paragraph::rows(setter, lines, kind),
            setter.style.spacing.orphan_lines,
        );
    }
}

/// Attachment note: label, numbers below each other, names hanging behind
/// them (GB/T 9704 7.3.4).
pub(super) fn attachment_note(setter: &mut Setter, flow: &mut Flow, note: &AttachmentNote) {
    let kind = setter.text_type();
    let label_x = setter.style.text.indent * kind.cell;
    let label = Atoms::of(setter, kind, &note.label);
    let label_width: f32 = label.atoms.iter().map(|a| a.width).sum();
    let number_x = label_x + label_width;
    let numbers: Vec<Atoms> = note
        .items
        .iter()
        .map(|(n, _)| Atoms::of(setter, kind, n))
        .collect();
    let width = |a: &Atoms| a.atoms.iter().map(|a| a.width).sum::<f32>();
    let widest = numbers.iter().map(width).fold(0.0, f32::max);
    // A numeral and its dot take one character, longer ones half a character more.
    let name_x = number_x + (widest / kind.cell * 2.0).ceil() / 2.0 * kind.cell;
    flow.gap(setter.blank(setter.style.note.attachment_blank));
    for (i, ((_, name), number)) in note.items.iter().zip(&numbers).enumerate() {
        setter.place.text = i as u32;
        let anchor = setter.attachments.get(name).cloned();
        let mut name = Atoms::of(setter, kind, name);
        name.link(0, anchor.as_deref());
        let mut lines = line::lines(
            setter,
            &name,
            Shape::justified(name_x, name_x, flow.width),
            true,
        );
        if let Some(first) = lines.first_mut() {
            if let Some(seam) = first
                .seam
                .and_then(|n| setter.seams.lines.get_mut(n as usize))
            {
                seam.left = name_x;
            }
            let number = set_whole(setter, number, number_x..name_x, Fill::Natural);
            let mut items = number.items;
            if i == 0 {
                let line = set_whole(setter, &label, label_x..flow.width, Fill::Natural);
                items.splice(0..0, line.items);
            }
            first.items.splice(0..0, items);
        }
        let gap = setter.style.line() - kind.em();
        let count = lines.len();
        for (n, line) in lines.into_iter().enumerate() {
            // The note's first line is no line of text beside a signature.
            flow.push(Row {
                keep: n + 1 < count,
                text_lines: 0,
                ..Row::line(line, gap, kind.em())
            });
        }
    }
}
