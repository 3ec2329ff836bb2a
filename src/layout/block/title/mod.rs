//! Takes a title; gives its lines: broken between words, wide in the middle or
//! growing to one side, each centred (GB/T 9704 7.3.1).

mod choose;
mod seam;
mod words;

use std::ops::Range;

use super::paragraph;
use crate::document::Inline;
use crate::layout::line::breaks;
use crate::layout::line::justify::{Fill, Line, Trim, set_line};
use crate::layout::line::narrow;
use crate::layout::line::sums::Sums;
use crate::layout::line::{self, Shape};
use crate::layout::page::row::{Flow, Row};
use crate::layout::text::atom::Atoms;
use crate::layout::text::setter::Setter;

/// Sets the document's or an attachment's title.
pub(super) fn title(setter: &mut Setter, flow: &mut Flow, title: &[Inline], top_line: f32) {
    let style = &setter.style.title;
    let kind = setter.type_of(style.face, style.size);
    let (gap, after) = (style.pitch.mm() - kind.em(), style.blank_after);
    let mut lines = Vec::new();
    for atoms in Atoms::of_inlines(setter, kind, title) {
        lines.extend(title_lines(setter, &atoms, flow.width));
    }
    let from = flow.rows.len();
    for line in lines {
        flow.push(Row {
            keep: true,
            seam: line.seam,
            ..Row::new(line.items, gap, kind.em())
        });
    }
    if let Some(first) = flow.rows.get_mut(from) {
        first.top = (top_line - 1.0).max(0.0) * setter.style.line();
    }
    flow.gap(setter.blank(after));
}

/// Sets lines under the title.
pub(super) fn subtitle(setter: &mut Setter, flow: &mut Flow, text: &[Inline]) {
    let style = &setter.style.subtitle;
    let kind = setter.type_of(style.face, style.size);
    let lines = line::inline_lines(
        setter,
        kind,
        text,
        Shape::all(Fill::Center, 0.0, flow.width),
    );
    flow.gap(setter.leading());
    let from = flow.rows.len();
    flow.push_kept(paragraph::rows(setter, lines, kind), 1);
    flow.keep_from(from, true);
    flow.no_text(from);
    flow.gap(setter.blank(setter.style.title.blank_after));
}

/// A text broken as a title is, each line centred in `width`, mm.
pub(crate) fn title_lines(setter: &mut Setter, atoms: &Atoms, width: f32) -> Vec<Line> {
    let Some(ranges) = title_ranges(setter, atoms, width) else {
        // No way between words: between characters, then.
        return line::lines(setter, atoms, Shape::all(Fill::Center, 0.0, width), false);
    };
    ranges
        .into_iter()
        .map(|range| {
            // A mark at its edge does not move a line out of the middle.
            let trim = Trim {
                start: true,
                end: true,
            };
            let fill = Fill::Center;
            let mut line = set_line(setter, atoms, range.clone(), 0.0..width, fill, trim);
            let narrow = narrow::marks(atoms, range.clone(), trim, line.squeezed);
            line.seam = Some(setter.seam(atoms.byte(range.start), narrow));
            line
        })
        .collect()
}

/// Which atoms stand on which line; nothing where no way leads between words.
fn title_ranges(setter: &Setter, atoms: &Atoms, width: f32) -> Option<Vec<Range<usize>>> {
    let chars = atoms.chars();
    let sums = Sums::new(atoms, &setter.style.spacing);
    let whole = sums.untrimmed(&(0..chars.len()));
    if whole <= width {
        return Some(
            (!chars.is_empty())
                .then_some(0..chars.len())
                .into_iter()
                .collect(),
        );
    }
    let text: String = chars.iter().collect();
    let width_of = |line: &Range<usize>| sums.untrimmed(line);
    let text = seam::Text {
        chars: &chars,
        words: &setter.words.segment(&text),
        costs: &breaks::costs(&atoms.atoms, setter.words, 0),
        limit: width,
        width_of: &width_of,
    };
    choose::lines(&text, atoms.spans[0].kind.cell)
}

/// The text of each line of a title of the given width, mm: for writers that
/// leave pages to others.
pub(crate) fn texts(setter: &mut Setter, title: &[Inline], width: f32) -> Vec<String> {
    let style = &setter.style.title;
    let kind = setter.type_of(style.face, style.size);
    let mut lines = Vec::new();
    for atoms in Atoms::of_inlines(setter, kind, title) {
        let chars = atoms.chars();
        let whole = 0..chars.len();
        let ranges = title_ranges(setter, &atoms, width).unwrap_or_else(|| vec![whole]);
        lines.extend(
            ranges
                .into_iter()
                .map(|range| chars[range].iter().collect()),
        );
    }
    lines
}
