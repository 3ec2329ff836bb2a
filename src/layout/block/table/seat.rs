//! Takes a table of the document; gives its cells at their places, each with its
//! paragraphs as atoms.

use crate::document::{Place, Table};
use crate::layout::line::breaks;
use crate::layout::line::cost::FORBIDDEN;
use crate::layout::line::justify::Line;
use crate::layout::style::Pt;
use crate::layout::text::atom::Atoms;
use crate::layout::text::setter::Setter;

/// A cell at its place, and its words.
pub(super) struct Seat<'t> {
    pub place: Place<'t>,
    /// Whether it is set as a head is.
    pub header: bool,
    pub paragraphs: Vec<Words>,
}

/// A paragraph of a cell.
pub(super) struct Words {
    pub atoms: Atoms,
    /// What a line end after each atom costs.
    pub costs: Vec<f32>,
    /// Width on one line, mm.
    pub width: f32,
}

impl Words {
    fn new(setter: &Setter, atoms: Atoms) -> Self {
        Self {
            costs: breaks::costs(&atoms.atoms, setter.words, 0),
            width: atoms.atoms.iter().map(|a| a.width).sum(),
            atoms,
        }
    }

    /// The number or name that one of its lines ends inside.
    pub(super) fn torn(&self, setter: &Setter, lines: &[Line]) -> Option<String> {
        let seams = lines.iter().skip(1).filter_map(|line| line.seam);
        let starts = seams.filter_map(|seam| setter.seams.lines.get(seam as usize));
        let starts: Vec<u32> = starts.map(|seam| seam.start).collect();
        if starts.is_empty() {
            return None;
        }
        let joined = |i: &usize| self.costs[*i] == FORBIDDEN;
        let count = self.costs.len();
        let begins = |i: &usize| starts.contains(&self.atoms.byte(i + 1));
        let end = (0..count.saturating_sub(1)).find(|i| joined(i) && begins(i))?;
        let from = (0..end).rev().take_while(joined).last().unwrap_or(end);
        let to = (end..count).find(|i| !joined(i)).unwrap_or(count - 1);
        Some(self.atoms.atoms[from..=to].iter().map(|a| a.c).collect())
    }

    /// Bytes of the cell's text up to its end.
    fn end(&self) -> u32 {
        self.atoms.before + self.atoms.len()
    }
}

/// The cells of a table at their places, with their words in that size.
pub(super) fn seats<'t>(setter: &mut Setter, table: &'t Table, size: Pt) -> Vec<Seat<'t>> {
    let style = &setter.style.table;
    let body = setter.type_of(style.face, size);
    let head = setter.type_of(style.head_face, size);
    let seat = |place: Place<'t>| {
        let header = place.cell.header || place.row < table.head.len();
        let kind = if header { head } else { body };
        let mut paragraphs: Vec<Words> = Vec::new();
        for paragraph in &place.cell.paragraphs {
            let before = paragraphs.last().map_or(0, Words::end);
            let mut parts = Atoms::of_inlines(setter, kind, paragraph);
            parts.iter_mut().for_each(|part| part.before += before);
            let words = parts.into_iter().map(|atoms| Words::new(setter, atoms));
            paragraphs.extend(words);
        }
        Seat {
            place,
            header,
            paragraphs,
        }
    };
    table.places().into_iter().map(seat).collect()
}
