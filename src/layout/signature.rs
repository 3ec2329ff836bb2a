//! Takes the signature; sets issuers and date at the right (GB/T 9704 7.3.5),
//! with at least two lines of text on their page.

use super::atom::Atoms;
use super::justify::{Fill, Line, set_whole};
use super::row::{Flow, Row};
use super::setter::{Setter, Type};
use crate::document::Signature;

/// A text and its width.
struct Part {
    atoms: Atoms,
    width: f32,
}

/// Sets the signature.
pub(super) fn signature(setter: &mut Setter, flow: &mut Flow, signature: &Signature) {
    let kind = setter.text_type();
    let part = |setter: &mut Setter, text: &str| {
        let atoms = Atoms::of(setter, kind, text);
        let width = atoms.atoms.iter().map(|a| a.width).sum();
        Part { atoms, width }
    };
    let issuers: Vec<Part> = signature
        .issuers
        .iter()
        .map(|name| part(setter, name))
        .collect();
    let date = part(setter, &signature.date);
    flow.keep_lines(setter.style.signature.keep_lines);
    let blank = if signature.seal {
        setter.style.signature.sealed_blank
    } else {
        setter.style.signature.plain_blank
    };
    flow.gap(setter.blank(blank));
    let from = flow.rows.len();
    if signature.seal {
        sealed(setter, flow, kind, &issuers, &date);
    } else {
        unsealed(setter, flow, kind, &issuers, &date);
    }
    flow.keep_from(from, false);
    for (name, part) in signature.issuers.iter().zip(&issuers) {
        if part.width > flow.width {
            setter.cannot_fit(name, flow.width, None);
        }
    }
}

fn at(setter: &Setter, part: &Part, x: f32, right: f32) -> Line {
    set_whole(setter, &part.atoms, x, right, Fill::Natural)
}

fn push(setter: &Setter, flow: &mut Flow, kind: Type, line: Line, blank: f32) {
    let gap = setter.style.line() - kind.em() + blank * setter.style.line();
    flow.push(Row {
        text_lines: 0,
        ..Row::line(line, gap, kind.em())
    });
}

/// With seals: date with four characters blank at its right, the name centred
/// above it; seals of joint issuers stand in rows of up to three.
fn sealed(setter: &Setter, flow: &mut Flow, kind: Type, issuers: &[Part], date: &Part) {
    let style = &setter.style.signature;
    let date_right = flow.width - style.sealed_right * kind.cell;
    let date_x = date_right - date.width;
    let centre = date_x + date.width / 2.0;
    let widest = issuers.iter().map(|p| p.width).fold(0.0, f32::max);
    let pitch = (widest + kind.cell).max(style.seal + 2.0);
    let in_row = if issuers.len() > 1 {
        1 + ((centre - pitch / 2.0) / pitch).max(0.0) as usize
    } else {
        1
    };
    let rows: Vec<&[Part]> = issuers.rchunks(in_row.clamp(1, 3)).rev().collect();
    // Seals below each other do not touch.
    let step = ((style.seal + 2.0) / setter.style.line()).ceil() - 1.0;
    for (n, row) in rows.iter().enumerate() {
        let mut line = Line {
            items: Vec::new(),
            left: 0.0,
            right: 0.0,
        };
        for (k, part) in row.iter().enumerate() {
            let from_last = (row.len() - 1 - k) as f32;
            let x = (centre - from_last * pitch - part.width / 2.0)
                .min(flow.width - part.width)
                .max(0.0);
            line.items.extend(at(setter, part, x, flow.width).items);
        }
        push(setter, flow, kind, line, if n == 0 { 0.0 } else { step });
    }
    push(
        setter,
        flow,
        kind,
        at(setter, date, date_x, flow.width),
        0.0,
    );
}

/// Without: names with two characters blank at their right, the date's first
/// character two to the right of the name's; a longer date turns that round.
fn unsealed(setter: &Setter, flow: &mut Flow, kind: Type, issuers: &[Part], date: &Part) {
    let style = &setter.style.signature;
    let right = flow.width - style.plain_right * kind.cell;
    let indent = style.date_indent * kind.cell;
    let widest = issuers.iter().map(|p| p.width).fold(0.0, f32::max);
    let (name_x, date_x) = if date.width > widest {
        let date_x = right - date.width;
        (Some(date_x - indent), date_x)
    } else {
        let x = right - widest;
        (None, (x + indent).min(flow.width - date.width))
    };
    for part in issuers {
        // Names of several issuers begin below each other.
        let x = name_x.unwrap_or(right - widest).max(0.0);
        push(setter, flow, kind, at(setter, part, x, flow.width), 0.0);
    }
    push(
        setter,
        flow,
        kind,
        at(setter, date, date_x, flow.width),
        0.0,
    );
}
