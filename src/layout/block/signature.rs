//! Takes the signature; sets issuers and date at the right (GB/T 9704 7.3.5),
//! with at least two lines of text on their page.

use super::seals::Seals;
use super::title;
use crate::document::{Signature, Stamp};
use crate::layout::line::justify::{Fill, Line, set_whole};
use crate::layout::page::row::{Flow, Row};
use crate::layout::text::atom::Atoms;
use crate::layout::text::setter::{Setter, Type};

/// A text, its width and its number in the signature.
struct Part {
    number: u32,
    atoms: Atoms,
    width: f32,
    /// Height of its type, mm.
    em: f32,
}

/// Sets the signature.
pub(super) fn signature(setter: &mut Setter, flow: &mut Flow, signature: &Signature) {
    let kind = setter.text_type();
    let part = |setter: &mut Setter, number: usize, text: &str| {
        let atoms = Atoms::of(setter, kind, text);
        let width = atoms.atoms.iter().map(|a| a.width).sum();
        Part {
            number: number as u32,
            atoms,
            width,
            em: kind.em(),
        }
    };
    let issuers: Vec<Part> = (0..)
        .zip(&signature.issuers)
        .map(|(n, name)| part(setter, n, name))
        .collect();
    let date = part(setter, issuers.len(), &signature.date);
    let before = Before::new(flow);
    flow.keep_lines(setter.style.signature.keep_lines);
    if !signature.stamps.is_empty() {
        stamped(setter, flow, kind, &signature.stamps, &date);
        return before.release(flow, setter.style.line());
    }
    let from = flow.rows.len();
    if signature.seal {
        sealed(setter, flow, kind, &issuers, &date);
    } else {
        flow.gap(setter.blank(setter.style.signature.plain_blank));
        unsealed(setter, flow, kind, &issuers, &date);
    }
    flow.keep_from(from, false);
    before.release(flow, setter.style.line());
    for (name, part) in signature.issuers.iter().zip(&issuers) {
        if part.width > flow.width {
            setter.cannot_fit(name, flow.width, None);
        }
    }
}

/// The rows before a signature, as they stood together without it.
struct Before {
    keeps: Vec<bool>,
}

impl Before {
    fn new(flow: &Flow) -> Self {
        Self {
            keeps: flow.rows.iter().map(|row| row.keep).collect(),
        }
    }

    /// Where text, what follows it and the signature take more than a page, or would
    /// leave much of one white, the signature takes the last rows before it along, of a
    /// long attachment note or a table; rows of seals that still find no room part from
    /// each other.
    fn release(self, flow: &mut Flow, line: f32) {
        let signature = self.keeps.len();
        // A remark may follow, and is kept with it.
        let room = flow.height - line;
        let held = |rows: &[Row]| {
            let kept = rows[..signature].iter().rev().take_while(|row| row.keep);
            signature - kept.count()
        };
        let height = |rows: &[Row]| -> f32 {
            let first = rows.first().map_or(0.0, |row| row.top - row.gap);
            let rows = rows.iter().map(|row| row.gap - row.give + row.height);
            first - NOTHING + rows.sum::<f32>()
        };
        let from = held(&flow.rows);
        // What stands between the text and the signature, and leaves a page to it.
        let between = flow.rows[from..signature].iter().skip(LAST_ROWS);
        let between: f32 = between.map(|row| row.gap + row.height).sum();
        let fits = height(&flow.rows[from..]) <= room;
        if fits && between <= MOST_BETWEEN * flow.height || signature == 0 {
            return;
        }
        for (row, keep) in flow.rows.iter_mut().zip(&self.keeps) {
            row.keep = *keep;
        }
        for row in flow.rows[..signature].iter_mut().rev().take(LAST_ROWS) {
            row.keep = true;
        }
        let from = held(&flow.rows);
        if height(&flow.rows[from..]) <= room {
            return;
        }
        let last = flow.rows.len().saturating_sub(2);
        for row in flow.rows.iter_mut().take(last).skip(signature) {
            row.keep = false;
        }
    }
}

/// Differences below this are none, mm.
const NOTHING: f32 = 0.02;

/// What stands between text and signature takes no more of a page, if it is to go over
/// to the next one as a whole.
const MOST_BETWEEN: f32 = 0.45;

/// Rows before a signature that it takes along where text is too far above.
const LAST_ROWS: usize = 2;

/// A part at its left edge.
fn at(setter: &mut Setter, part: &Part, x: f32, right: f32) -> Line {
    setter.place.text = part.number;
    let line = set_whole(setter, &part.atoms, x..right, Fill::Natural);
    let number = setter.seam(0, Vec::new());
    if let Some(seam) = setter.seams.lines.last_mut() {
        // Beside the name before it, unless a row begins with it.
        (seam.left, seam.gap) = (x, -part.em);
    }
    Line {
        seam: Some(number),
        ..line
    }
}

fn push(setter: &Setter, flow: &mut Flow, kind: Type, line: Line, blank: f32) {
    let gap = setter.style.line() - kind.em() + blank * setter.style.line();
    flow.push(Row {
        text_lines: 0,
        ..Row::line(line, gap, kind.em())
    });
}

/// Lines left blank above the first row of seals, and between the rows: less where so
/// many rows would otherwise not stand on a page with the last lines of text.
fn blanks(setter: &Setter, flow: &Flow, seals: &Seals, rows: usize) -> [f32; 2] {
    let (style, line) = (setter.style, setter.style.line());
    // Seals below each other do not touch.
    let lines = seals.apart / line;
    let least = [style.fitting.sealed_blank, lines - 1.0];
    let above = setter.close_up(style.signature.sealed_blank, least[0]);
    let usual = [above, setter.close_up(lines.ceil(), lines) - 1.0];
    let room = flow.height / line - style.signature.keep_lines as f32;
    let fits = |[above, between]: [f32; 2]| {
        above + rows as f32 + between * (rows - 1) as f32 + 1.0 <= room + NOTHING
    };
    if !fits(usual) && fits(least) {
        least
    } else {
        usual
    }
}

/// With seals: date with four characters blank at its right, the name centred
/// above it; seals of joint issuers stand in rows of up to three.
fn sealed(setter: &mut Setter, flow: &mut Flow, kind: Type, issuers: &[Part], date: &Part) {
    let style = setter.style.signature.clone();
    let date_right = flow.width - style.sealed_right * kind.cell;
    let date_x = date_right - date.width;
    let centre = date_x + date.width / 2.0;
    let seals = Seals {
        width: flow.width,
        centre,
        apart: style.seal + 2.0,
        cell: kind.cell,
    };
    let widths: Vec<f32> = issuers.iter().map(|p| p.width).collect();
    let rows = seals.rows(&widths);
    let [above, step] = blanks(setter, flow, &seals, rows.len());
    flow.gap(setter.blank(above));
    let mut parts = issuers.iter();
    let top = flow.rows.len();
    for (n, centres) in rows.iter().enumerate() {
        let blank = if n == 0 { 0.0 } else { step };
        let names: Vec<&Part> = parts.by_ref().take(centres.len()).collect();
        if let [name] = names[..]
            && name.width > seals.room()
        {
            broken(setter, flow, kind, name, &seals, blank);
            continue;
        }
        let mut line = Line {
            items: Vec::new(),
            left: 0.0,
            right: 0.0,
            squeezed: 0.0,
            seam: None,
        };
        for (centre, part) in centres.iter().zip(names) {
            let x = (centre - part.width / 2.0).max(0.0);
            let part = at(setter, part, x, flow.width);
            line.seam = line.seam.or(part.seam);
            line.items.extend(part.items);
        }
        push(setter, flow, kind, line, blank);
        // At the head of a page a seal has its upper half above the name.
        if let Some(row) = flow.rows.last_mut() {
            row.top = (style.seal - kind.em()) / 2.0;
        }
    }
    // A line less of blank still holds the seal, and may save a page (7.3.5.5).
    let least = setter.style.fitting.sealed_blank;
    let give = (above - least).max(0.0) * setter.style.line();
    if let Some(first) = flow.rows.get_mut(top) {
        first.give = give;
    }
    let line = at(setter, date, date_x, flow.width);
    push(setter, flow, kind, line, 0.0);
}

/// A name too long to stand centred on the date, broken between words.
fn broken(
    setter: &mut Setter,
    flow: &mut Flow,
    kind: Type,
    name: &Part,
    seals: &Seals,
    blank: f32,
) {
    let left = seals.centre - seals.room() / 2.0;
    setter.place.text = name.number;
    let lines = title::title_lines(setter, &name.atoms, seals.room());
    let first = lines.first().and_then(|line| line.seam);
    if let Some(seam) = first.and_then(|n| setter.seams.lines.get_mut(n as usize)) {
        (seam.left, seam.width) = (left, seals.room());
    }
    for (n, mut line) in lines.into_iter().enumerate() {
        line.items.iter_mut().for_each(|item| item.shift(left, 0.0));
        push(setter, flow, kind, line, if n == 0 { blank } else { 0.0 });
    }
}

/// With name stamps: each with its post left of it on one middle line, the host
/// first; the date below (7.3.5.3).
fn stamped(setter: &mut Setter, flow: &mut Flow, kind: Type, stamps: &[Stamp], date: &Part) {
    let style = setter.style.signature.clone();
    let large = setter.type_of(style.stamp_face, style.stamp_size);
    let right = flow.width - style.stamp_right * kind.cell;
    let height = large.em().max(kind.em());
    // Names of two characters are as wide as those of three; all stand below
    // each other.
    let names: Vec<Atoms> = stamps
        .iter()
        .map(|s| Atoms::of(setter, large, &s.name))
        .collect();
    let width = |atoms: &Atoms| atoms.atoms.iter().map(|a| a.width).sum::<f32>();
    let least = setter.style.people.name_width * large.cell;
    let widest = names.iter().map(width).fold(least, f32::max);
    let posts: Vec<Atoms> = stamps
        .iter()
        .map(|s| Atoms::of(setter, kind, &s.post))
        .collect();
    flow.gap(setter.blank(style.stamp_blank));
    let from = flow.rows.len();
    for (n, (name, post)) in names.iter().zip(&posts).enumerate() {
        setter.place.text = n as u32;
        let fill = match name.atoms.len() {
            0 | 1 => Fill::Right,
            _ => Fill::Spread,
        };
        let mut line = set_whole(setter, name, right - widest..right, fill);
        shift(&mut line, (height - large.em()) / 2.0);
        let post_right = right - widest - style.stamp_post * kind.cell;
        let mut post = set_whole(setter, post, 0.0..post_right, Fill::Right);
        shift(&mut post, (height - kind.em()) / 2.0);
        line.items.splice(0..0, post.items);
        let gap = setter.style.line() - kind.em();
        flow.push(Row {
            text_lines: 0,
            ..Row::line(line, gap, height)
        });
    }
    flow.gap(setter.blank(style.stamp_date_blank));
    setter.place.text = names.len() as u32;
    let line = set_whole(setter, &date.atoms, 0.0..right, Fill::Right);
    push(setter, flow, kind, line, 0.0);
    flow.keep_from(from, false);
}

fn shift(line: &mut Line, down: f32) {
    line.items.iter_mut().for_each(|item| item.shift(0.0, down));
}

/// Without: names with two characters blank at their right, the date's first
/// character two to the right of the name's; a longer date turns that round.
fn unsealed(setter: &mut Setter, flow: &mut Flow, kind: Type, issuers: &[Part], date: &Part) {
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
        let line = at(setter, part, x, flow.width);
        push(setter, flow, kind, line, 0.0);
    }
    let line = at(setter, date, date_x, flow.width);
    push(setter, flow, kind, line, 0.0);
}
