//! Takes the people of a body; sets labels of equal width, names in a column
//! and posts in another (typesetting.md section 9). All padding is geometry.

use crate::diagnostic::Origin;
use crate::document::{PeopleGroup, PeopleList, PeopleRow, plain_text};
use crate::layout::line::justify::{Fill, Line, set_whole};
use crate::layout::line::{self, Shape};
use crate::layout::page::row::{Flow, Row};
use crate::layout::style::PeopleStyle;
use crate::layout::text::atom::Atoms;
use crate::layout::text::class::Class;
use crate::layout::text::setter::{Setter, Type};

/// Where the columns stand, mm.
struct Columns {
    label: f32,
    /// Width of the longest label, without its colon.
    label_width: f32,
    name: f32,
    post: f32,
    right: f32,
}

/// Labels are as wide as 副组长 at least (typesetting.md 9.1).
const SHORTEST_LABEL: f32 = 3.0;

/// Longer names do not push everybody's posts to the right, in characters.
const LONG_NAME: f32 = 5.0;

/// Sets a list of people.
pub(super) fn people(setter: &mut Setter, flow: &mut Flow, list: &PeopleList) {
    let kind = setter.text_type();
    let columns = columns(setter, list, kind, flow.width);
    for group in &list.groups {
        // A post takes the rest of its line; names alone stand side by side.
        let mut rows = Vec::new();
        let first = setter.place.text;
        for part in group
            .rows
            .chunk_by(|a, b| a.post.is_empty() == b.post.is_empty())
        {
            if list.columns > 1 && part[0].post.is_empty() {
                rows.extend(side_by_side(setter, part, kind, &columns, list.columns));
            } else {
                rows.extend(part.iter().flat_map(|row| one(setter, row, kind, &columns)));
            }
        }
        // A label is said with the first of those who bear it.
        let next = std::mem::replace(&mut setter.place.text, first);
        let first = flow.rows.len();
        let gap = setter.style.line() - kind.em();
        for (i, (mut line, hangs)) in rows.into_iter().enumerate() {
            if i == 0 {
                let label = label(setter, group, kind, &columns);
                line.items.splice(0..0, label);
            }
            // The parts of a person stay together.
            if let (true, Some(last)) = (hangs, flow.rows.last_mut()) {
                last.keep = true;
            }
            flow.push(Row::line(line, gap, kind.em()));
        }
        setter.place.text = next;
        // A role's first row does not stand alone at the foot of a page.
        let alone = flow.rows.len() - first;
        if alone > 1 {
            flow.rows[first].keep = true;
        }
    }
}

/// Width of the column of names, in cells: that of the longest one that does not
/// push its own post aside.
pub(crate) fn name_cells(list: &PeopleList, style: &PeopleStyle) -> f32 {
    let rows = list.groups.iter().flat_map(|g| &g.rows);
    let with_post = rows.filter(|row| !plain_text(&row.post).is_empty());
    let lengths = with_post.map(|row| row.name.chars().count() as f32);
    let short = lengths.filter(|length| *length <= LONG_NAME);
    short.fold(style.name_width, f32::max)
}

fn columns(setter: &Setter, list: &PeopleList, kind: Type, right: f32) -> Columns {
    let chars = |text: &str| text.chars().count() as f32;
    let labels = list
        .groups
        .iter()
        .map(|g| chars(&g.label))
        .filter(|n| *n > 0.0)
        .map(|n| n.max(SHORTEST_LABEL))
        .fold(0.0, f32::max);
    let style = &setter.style.people;
    let longest = name_cells(list, style);
    let label = setter.style.text.indent * kind.cell;
    let name = label
        + if labels > 0.0 {
            (labels + 1.0) * kind.cell
        } else {
            0.0
        };
    Columns {
        label,
        label_width: labels * kind.cell,
        name,
        post: name + (longest + style.gap) * kind.cell,
        right,
    }
}

/// The label, spread over the width of the longest, and its colon.
fn label(
    setter: &mut Setter,
    group: &PeopleGroup,
    kind: Type,
    columns: &Columns,
) -> Vec<crate::layout::pages::Item> {
    if group.label.is_empty() {
        return Vec::new();
    }
    let from = group.rows.first().and_then(|r| r.from);
    let mut items = spread(
        setter,
        &group.label,
        kind,
        columns.label,
        columns.label_width,
        from,
    )
    .items;
    let colon = Atoms::of(setter, kind, "：");
    let x = columns.label + columns.label_width;
    items.extend(set_whole(setter, &colon, x..x + kind.cell, Fill::Natural).items);
    items
}

/// Text spread over a width; one character stands at the left.
fn spread(
    setter: &mut Setter,
    text: &str,
    kind: Type,
    left: f32,
    width: f32,
    from: Option<Origin>,
) -> Line {
    let mut atoms = Atoms::default();
    atoms.push(setter, kind, text, from);
    let fill = if atoms.atoms.len() > 1 {
        Fill::Spread
    } else {
        Fill::Natural
    };
    set_whole(setter, &atoms, left..left + width, fill)
}

/// A name: one of two hanzi takes the width of three.
fn name(setter: &mut Setter, row: &PeopleRow, kind: Type, left: f32) -> Line {
    let hanzi = row
        .name
        .chars()
        .filter(|c| Class::of(*c) == Class::Hanzi)
        .count();
    let count = row.name.chars().count();
    let cells = if count == 2 && hanzi == 2 {
        setter.style.people.name_width
    } else {
        0.0
    };
    spread(setter, &row.name, kind, left, cells * kind.cell, row.from)
}

/// Lines of one person, and whether each goes on from the one before.
fn one(setter: &mut Setter, row: &PeopleRow, kind: Type, columns: &Columns) -> Vec<(Line, bool)> {
    let mut left = columns.name;
    let mut head = Vec::new();
    let mut right = left;
    if !row.name.is_empty() {
        let line = name(setter, row, kind, columns.name);
        right = line.right;
        left = columns
            .post
            .max(line.right + setter.style.people.gap * kind.cell);
        head = line.items;
    }
    let rest = if row.name.is_empty() {
        columns.name
    } else {
        columns.post
    };
    let mut shape = Shape::all(Fill::Natural, left, columns.right);
    shape.measure.rest = rest;
    let mut lines = if left > columns.post {
        // What a long name leaves is too narrow to be filled from edge to edge.
        line::ragged_lines(setter, kind, &row.post, shape)
    } else {
        shape.inner = Fill::Justify;
        line::inline_lines(setter, kind, &row.post, shape)
    };
    if lines.is_empty() {
        lines.push(Line {
            items: Vec::new(),
            left,
            right,
            squeezed: 0.0,
            seam: Some(setter.seam(0, Vec::new())),
        });
    }
    setter.place.text += 1;
    let seam = lines[0].seam.filter(|_| left > columns.post);
    if let Some(seam) = seam.and_then(|n| setter.seams.lines.get_mut(n as usize)) {
        seam.left = left;
    }
    lines[0].items.splice(0..0, head);
    lines
        .into_iter()
        .enumerate()
        .map(|(i, line)| (line, i > 0))
        .collect()
}

/// People beside each other: as many as fit the columns asked for.
fn side_by_side(
    setter: &mut Setter,
    rows: &[PeopleRow],
    kind: Type,
    columns: &Columns,
    count: u8,
) -> Vec<(Line, bool)> {
    let pitch = (columns.right - columns.name) / f32::from(count.max(1));
    let mut lines: Vec<(Line, bool)> = Vec::new();
    let mut slot = count;
    for row in rows {
        let mut parts = one(setter, row, kind, columns);
        let width = if parts.len() == 1 {
            parts[0].0.right - columns.name
        } else {
            columns.right - columns.name
        };
        // Whoever is wider than a column takes as many as needed.
        let need = ((width + kind.cell * 0.5) / pitch)
            .ceil()
            .clamp(1.0, f32::from(count)) as u8;
        let begins = parts.len() > 1 || need >= count || slot + need > count;
        let first = if begins { 0 } else { slot };
        if let Some(seam) = parts[0].0.seam {
            setter.seams.lines[seam as usize].slot = Some((first, need));
        }
        if begins {
            slot = 0;
            lines.extend(parts.drain(..1));
            slot += need.min(count);
            if !parts.is_empty() {
                lines.append(&mut parts);
                slot = count;
            }
            continue;
        }
        let dx = f32::from(slot) * pitch;
        if let (Some((line, _)), Some((part, _))) = (lines.last_mut(), parts.pop()) {
            line.items
                .extend(part.items.into_iter().map(|item| item.shifted(dx, 0.0)));
            line.right = part.right + dx;
        }
        slot += need;
    }
    lines
}
