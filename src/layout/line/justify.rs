//! Takes a line of atoms and its width; gives runs of glyphs at their places,
//! stretched or squeezed to the edge.

use std::ops::Range;

use super::sums::{pair_squeeze, script_gap, squeeze_room, stretch_weight};
use crate::layout::font::Fit;
use crate::layout::pages::{FaceId, Glyph, Item, TextRun};
use crate::layout::text::atom::{Atom, Atoms, PlacedGlyph};
use crate::layout::text::class::Class;
use crate::layout::text::setter::Setter;

/// How a line is filled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Fill {
    /// As wide as its text, from `x`; squeezed where it would leave the measure.
    Natural,
    /// From edge to edge.
    Justify,
    /// Centred in the measure.
    Center,
    /// To the right edge.
    Right,
    /// Spread over the width, first and last character at the edges.
    Spread,
}

/// A line with its runs; `x` runs from the left edge of the type area, `y` is 0
/// at the top of the em box.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub items: Vec<Item>,
    /// Left edge of its first cell, mm.
    pub left: f32,
    /// Right edge of its last cell, mm.
    pub right: f32,
    /// How much of what its marks can lose they lost, 0 to 1.
    pub squeezed: f32,
    /// Its number among the lines of texts that may have several.
    pub seam: Option<u32>,
}

/// The cells of a line before it is filled.
struct Cells {
    cells: Vec<Cell>,
    width: f32,
}

/// The cell of an atom.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    /// Left edge, from 0.
    x: f32,
    /// How far the atom's glyphs are moved within it.
    shift: f32,
    /// How much the atom could lose at its right (positive) or left (negative).
    squeeze: f32,
    /// How much more than others the gap after it is stretched.
    weight: f32,
}

/// Whether marks at the ends of a line lose their blank halves.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Trim {
    /// An opening mark at the start.
    pub start: bool,
    /// A closing mark or stop at the end.
    pub end: bool,
}

/// Sets a whole text as one line, every mark on its full cell.
pub(crate) fn set_whole(setter: &Setter, atoms: &Atoms, edges: Range<f32>, fill: Fill) -> Line {
    let all = 0..atoms.atoms.len();
    set_line(setter, atoms, all, edges, fill, Trim::default())
}

/// Sets one line between two edges, mm.
pub(crate) fn set_line(
    setter: &Setter,
    atoms: &Atoms,
    line: Range<usize>,
    edges: Range<f32>,
    fill: Fill,
    trim: Trim,
) -> Line {
    let slice = &atoms.atoms[line.clone()];
    let mut cells = cells(setter, atoms, &line, trim);
    let (mut left, mut right) = (edges.start, edges.end);
    if fill == Fill::Justify {
        let (before, after) = overhang(setter, atoms, slice);
        left += before;
        right -= after;
    }
    let room = right - left - cells.width;
    let mut squeezed = 0.0;
    if room < -0.001 && fill != Fill::Spread {
        squeezed = squeeze(&mut cells, -room);
    }
    let x = match fill {
        Fill::Natural => left,
        Fill::Justify | Fill::Spread => {
            if room > 0.0 {
                let most = match fill {
                    Fill::Spread => f32::INFINITY,
                    _ => UNFILLED * slice.first().map_or(0.0, |a| atoms.spans[a.span].kind.cell),
                };
                stretch(&mut cells, room, most);
            }
            left
        }
        Fill::Center => {
            let (before, after) = blank_ends(slice, &cells);
            let middle = (right - left - cells.width) / 2.0;
            let most = middle.max(0.0);
            left + middle.max(-before) + ((after - before) / 2.0).clamp(-most, most)
        }
        Fill::Right => (right - cells.width).max(left),
    };
    let mut items = runs(setter, atoms, slice, &cells, x);
    if fill == Fill::Spread {
        join(&mut items);
    }
    Line {
        items,
        left: x,
        right: x + cells.width,
        squeezed,
        seam: None,
    }
}

/// Marks runs that are parts of one spread word.
fn join(items: &mut [Item]) {
    let others = items.len().saturating_sub(1);
    for item in items.iter_mut().take(others) {
        if let Item::Text(run) = item {
            run.joins_next = true;
        }
    }
}

/// How far the first and the last glyph of a line reach beyond their cells, mm:
/// a Latin j to the left, an f to the right.
fn overhang(setter: &Setter, atoms: &Atoms, slice: &[Atom]) -> (f32, f32) {
    let ink = |atom: &Atom, glyph: Option<&PlacedGlyph>| {
        let glyph = glyph.filter(|_| atom.class == Class::Latin)?;
        let ink = setter.fonts.ink_bounds(glyph.face, glyph.id)?;
        let em = atoms.spans.get(atom.span)?.kind.em();
        Some((glyph.x + ink.left * em, glyph.x + ink.right * em))
    };
    let first = slice.first().and_then(|a| ink(a, a.glyphs.first()));
    let last = slice
        .last()
        .and_then(|a| Some(ink(a, a.glyphs.last())?.1 - a.width));
    (
        first.map_or(0.0, |(left, _)| (-left).max(0.0)),
        last.unwrap_or(0.0).max(0.0),
    )
}

/// What the first cell of a line leaves blank before its glyph, and the last one
/// after: a centred line is centred by its glyphs, whose marks may be narrower
/// than their cells.
fn blank_ends(slice: &[Atom], cells: &Cells) -> (f32, f32) {
    let shift = |cell: Option<&Cell>| cell.map_or(0.0, |cell| cell.shift);
    let before = slice.first().and_then(|atom| {
        let start = match atom.ink {
            Some((left, _)) => left,
            None => atom.glyphs.first()?.x,
        };
        Some(start + shift(cells.cells.first()))
    });
    let after = slice.last().and_then(|atom| {
        let end = match atom.ink {
            Some((_, right)) => right,
            None => atom.glyphs.last().map(|glyph| glyph.x + glyph.width)?,
        };
        let last = cells.cells.last()?;
        Some(cells.width - last.x - end - last.shift)
    });
    (
        before.unwrap_or(0.0).max(0.0),
        after.unwrap_or(0.0).max(0.0),
    )
}

fn cells(setter: &Setter, atoms: &Atoms, line: &Range<usize>, trim: Trim) -> Cells {
    let mut cells = Vec::with_capacity(line.len());
    let all = &atoms.atoms;
    let mut inked = line.end;
    while inked > line.start + 1 && all[inked - 1].class == Class::Space {
        inked -= 1;
    }
    let mut x = 0.0;
    for i in line.clone() {
        let atom = &all[i];
        let mut width = atom.width;
        let mut cell = Cell {
            x,
            ..Cell::default()
        };
        if i >= inked {
            // Spaces at the end stay in the text and take no room.
            cells.push(cell);
            continue;
        }
        let trimmed = i == line.start && trim.start && atom.class.blank_left();
        if trimmed {
            cell.shift -= atom.width / 2.0;
            width -= atom.width / 2.0;
        }
        if i + 1 < inked {
            let pair = pair_squeeze(atoms, i);
            width -= pair;
            if !trimmed {
                cell.squeeze = squeeze_room(atoms, i);
            }
            width += script_gap(atoms, i, setter.style.spacing.hanzi_latin);
            cell.weight = stretch_weight(atoms, i);
        } else if trim.end && atom.class.blank_right() {
            width -= atom.width / 2.0;
        }
        cells.push(cell);
        x += width;
    }
    Cells { cells, width: x }
}

/// A line whose gaps would grow by more than this is left unfilled, in cells: a
/// few characters do not fly apart because a long number follows.
pub(super) const UNFILLED: f32 = 0.3;

/// Spreads `room` over the gaps, unless one would grow by more than `most`, mm;
/// without a limit over all of them alike.
fn stretch(line: &mut Cells, room: f32, most: f32) {
    let n = line.cells.len();
    if most.is_infinite() && n > 1 {
        let gaps = line.cells.iter_mut().take(n - 1);
        gaps.for_each(|cell| cell.weight = 1.0);
    }
    let total: f32 = line.cells.iter().map(|cell| cell.weight).sum();
    if total <= 0.0 || room / total > most {
        return;
    }
    let mut moved = 0.0;
    for cell in &mut line.cells {
        cell.x += moved;
        moved += room * cell.weight / total;
    }
    line.width += room;
}

/// Takes `excess` out of the blank halves of the marks; gives how much of them.
fn squeeze(line: &mut Cells, excess: f32) -> f32 {
    let total: f32 = line.cells.iter().map(|cell| cell.squeeze).sum();
    if total <= 0.0 {
        return 0.0;
    }
    let share = (excess / total).min(1.0);
    let mut moved = 0.0;
    for cell in &mut line.cells {
        cell.x -= moved;
        moved += cell.squeeze * share;
    }
    line.width -= moved;
    share
}

/// Puts the glyphs of each span and face together.
fn runs(setter: &Setter, atoms: &Atoms, slice: &[Atom], cells: &Cells, left: f32) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut key: Option<(usize, FaceId, Fit)> = None;
    for (k, atom) in slice.iter().enumerate() {
        let span = &atoms.spans[atom.span];
        let kind = &span.kind;
        let bold = kind.bold && setter.fonts.needs_stroke(kind.role);
        let bytes = atom.bytes.start as usize..atom.bytes.end as usize;
        let shown = span.text.get(bytes).unwrap_or_default();
        // A bracket squeezed at its left keeps its ink at its right.
        let lost = if atom.class.blank_left() {
            squeezed(cells, slice, k)
        } else {
            0.0
        };
        let moved = cells.cells[k].shift - lost + dash_shift(slice, k);
        let moved = moved + keep_ink_in(cells, slice, k, moved);
        for (g, glyph) in atom.glyphs.iter().enumerate() {
            let x = left + cells.cells[k].x + glyph.x + moved;
            let fit = match atom.fitted {
                true => setter.fonts.fit(kind.role, kind.bold, glyph.face, glyph.id),
                false => Fit::NONE,
            };
            let now = Some((atom.span, glyph.face, fit));
            if now != key {
                key = now;
                let stroke = if bold { BOLD_STROKE } else { 0.0 } + fit.stroke;
                items.push(Item::Text(TextRun {
                    face: glyph.face,
                    size: kind.size.0 * fit.scale,
                    x,
                    y: (setter.style.grid.ascent - fit.rise) * kind.em(),
                    ink: kind.ink,
                    stroke: kind.size.0 * stroke,
                    // Room for what is left of the line.
                    text: String::with_capacity(3 * (slice.len() - k)),
                    glyphs: Vec::with_capacity(slice.len() - k),
                    artifact: false,
                    joins_next: false,
                    link: span.link.clone(),
                    from: span.from,
                    place: setter.place,
                }));
            }
            let Some(Item::Text(run)) = items.last_mut() else {
                continue;
            };
            let start = if g == 0 || run.glyphs.is_empty() {
                let start = run.text.len() as u32;
                if g == 0 {
                    run.text.push_str(shown);
                }
                start
            } else {
                run.glyphs.last().map_or(0, |last| last.cluster.start)
            };
            run.glyphs.push(Glyph {
                id: glyph.id,
                x: x - run.x,
                cluster: start..run.text.len() as u32,
            });
        }
    }
    items
}

/// Width of the stroke that stands in for a bold face, in em.
const BOLD_STROKE: f32 = 0.03;

/// How much an opening bracket was squeezed: what its cell lacks to its width.
fn squeezed(cells: &Cells, slice: &[Atom], k: usize) -> f32 {
    let (Some(next), cell) = (cells.cells.get(k + 1), cells.cells[k]) else {
        return 0.0;
    };
    if cell.squeeze <= 0.0 {
        return 0.0;
    }
    (slice[k].width - (next.x - cell.x)).clamp(0.0, cell.squeeze)
}

/// How far a mark, moved by `moved` already, must be moved to keep its ink in
/// what its cell has become: not every face leaves the same half blank.
fn keep_ink_in(cells: &Cells, slice: &[Atom], k: usize, moved: f32) -> f32 {
    let atom = &slice[k];
    let Some((ink_left, ink_right)) = atom.ink else {
        return 0.0;
    };
    let end = cells.cells.get(k + 1).map_or(cells.width, |next| next.x);
    let (mut left, mut right) = (0.0, end - cells.cells[k].x);
    // Two opening brackets overlap by the blank half of the second.
    let opens = |k: usize| slice.get(k).is_some_and(|a| a.class.blank_left());
    if opens(k) && opens(k + 1) {
        right += atom.width / 2.0;
    }
    if k > 0 && opens(k) && opens(k - 1) {
        left += slice[k - 1].width / 2.0;
    }
    let (ink_left, ink_right) = (ink_left + moved, ink_right + moved);
    if ink_right - ink_left > right - left {
        (left + right - ink_left - ink_right) / 2.0
    } else {
        (left - ink_left).max(0.0) + (right - ink_right).min(0.0)
    }
}

/// Two halves of a dash touch in the middle, however narrow the face's own.
fn dash_shift(slice: &[Atom], k: usize) -> f32 {
    let atom = &slice[k];
    if atom.class != Class::Dash {
        return 0.0;
    }
    let own: f32 = atom.glyphs.iter().map(|g| g.width).sum();
    let blank = (atom.width - own) / 2.0;
    // Dashes pair from the left: the first of a pair leans right, the second left.
    let before = slice[..k]
        .iter()
        .rev()
        .take_while(|a| a.class == Class::Dash)
        .count();
    let after = slice.get(k + 1).is_some_and(|a| a.class == Class::Dash);
    match before % 2 {
        0 if after => blank,
        1 => -blank,
        _ => 0.0,
    }
}
