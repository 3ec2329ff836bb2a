//! Takes a paragraph; sets its lines as rows, as its kind asks.

use crate::document::{Paragraph, ParagraphKind};
use crate::layout::line::justify::{Fill, Line};
use crate::layout::line::{Shape, inline_lines};
use crate::layout::page::row::{Flow, Row};
use crate::layout::text::setter::{Setter, Type};

/// Rows of text lines, a line of the grid each.
pub(super) fn rows(setter: &Setter, lines: Vec<Line>, kind: Type) -> Vec<Row> {
    let gap = setter.style.line() - kind.em();
    lines
        .into_iter()
        .map(|line| Row::line(line, gap, kind.em()))
        .collect()
}

/// Sets a paragraph of the document.
pub(super) fn paragraph(setter: &mut Setter, flow: &mut Flow, paragraph: &Paragraph) {
    let kind = setter.text_type();
    let indent = setter.style.text.indent * kind.cell;
    let right = flow.width;
    let shape = match paragraph.kind {
        ParagraphKind::Body => Shape::justified(indent, 0.0, right),
        ParagraphKind::Addressees | ParagraphKind::Flush => Shape::justified(0.0, 0.0, right),
        ParagraphKind::Centered => Shape::all(Fill::Center, 0.0, right),
        ParagraphKind::Right => Shape::all(Fill::Right, 0.0, right),
        ParagraphKind::Note => return note(setter, flow, paragraph),
        ParagraphKind::TableNote => return table_note(setter, flow, paragraph),
        ParagraphKind::PanelTitle => return panel_title(setter, flow, paragraph),
    };
    let lines = inline_lines(setter, kind, &paragraph.text, shape);
    let rows = rows(setter, lines, kind);
    let from = flow.rows.len();
    flow.push_kept(rows, setter.style.spacing.orphan_lines);
    flow.loosen_first(from);
    if paragraph.kind == ParagraphKind::Addressees {
        flow.no_text(from);
    }
}

/// 附注: on the line after the date, which it stays with (GB/T 9704 7.3.6).
fn note(setter: &mut Setter, flow: &mut Flow, paragraph: &Paragraph) {
    let kind = setter.text_type();
    let indent = setter.style.text.indent * kind.cell;
    let lines = inline_lines(
        setter,
        kind,
        &paragraph.text,
        Shape::justified(indent, 0.0, flow.width),
    );
    if let Some(last) = flow.rows.last_mut() {
        last.keep = true;
    }
    flow.gap(setter.blank(setter.style.note.blank));
    let from = flow.rows.len();
    flow.push_kept(rows(setter, lines, kind), 1);
    flow.keep_from(from, false);
}

/// The title of a panel: in the middle, in the face of table titles, with what
/// follows it.
fn panel_title(setter: &mut Setter, flow: &mut Flow, paragraph: &Paragraph) {
    let kind = setter
        .text_type()
        .with_role(setter.style.table.caption_face);
    let shape = Shape::all(Fill::Center, 0.0, flow.width);
    let lines = inline_lines(setter, kind, &paragraph.text, shape);
    let from = flow.rows.len();
    flow.push_kept(rows(setter, lines, kind), 1);
    flow.keep_from(from, true);
    flow.no_text(from);
}

/// A remark below a table, in the table's type.
fn table_note(setter: &mut Setter, flow: &mut Flow, paragraph: &Paragraph) {
    let style = &setter.style.table;
    let (face, size, pitch, margin) = (style.face, style.size, style.pitch.mm(), style.margin);
    let kind = setter.type_of(face, size);
    let lines = inline_lines(
        setter,
        kind,
        &paragraph.text,
        Shape::justified(0.0, 0.0, flow.width),
    );
    if let Some(last) = flow.rows.last_mut() {
        last.keep = true;
    }
    flow.gap(margin);
    let gap = pitch - kind.em();
    let rows = lines
        .into_iter()
        .map(|line| Row::line(line, gap, kind.em()))
        .collect();
    flow.push_kept(rows, setter.style.spacing.orphan_lines);
}
