//! Takes a heading; sets it in the face of its level, with text run in where
//! it has some. It never ends a page.

use super::paragraph;
use crate::document::{Heading, Inline, plain_text};
use crate::layout::line::justify::Fill;
use crate::layout::line::{self, Shape};
use crate::layout::page::row::{Anchor, Flow};
use crate::layout::text::atom::Atoms;
use crate::layout::text::setter::{Setter, Type};

/// Sets a heading.
pub(super) fn heading(setter: &mut Setter, flow: &mut Flow, heading: &Heading) {
    let text = setter.text_type();
    let level = setter.style.heading(heading.kind, heading.level);
    let kind = Type {
        bold: level.bold,
        ..text.with_role(level.face)
    };
    let mut atoms = Atoms::default();
    atoms.push(setter, kind, &heading.number, heading.from);
    push_inlines(setter, &mut atoms, kind, &heading.text);
    if let Some(run_in) = &heading.run_in {
        push_inlines(setter, &mut atoms, text, run_in);
    }
    let indent = setter.style.heading_indent(heading.kind) * text.cell;
    let shape = if heading.is_centered() {
        Shape::all(Fill::Center, 0.0, flow.width)
    } else {
        Shape::justified(indent, 0.0, flow.width)
    };
    let lines = line::lines(setter, &atoms, shape, true);
    flow.anchor(Anchor {
        level: heading.level,
        title: format!("{}{}", heading.number, plain_text(&heading.text)),
        name: heading.anchor.clone(),
    });
    let from = flow.rows.len();
    flow.push_kept(
        paragraph::rows(setter, lines, text),
        setter.style.spacing.orphan_lines,
    );
    if heading.run_in.is_none() {
        flow.keep_from(from, true);
        flow.no_text(from);
    }
}

fn push_inlines(setter: &mut Setter, atoms: &mut Atoms, kind: Type, inlines: &[Inline]) {
    for inline in inlines {
        // A heading has no forced breaks; one that came all the same is nothing.
        if let Inline::Run(run) = inline {
            atoms.push_run(setter, kind, run);
        }
    }
}
