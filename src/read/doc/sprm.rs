//! Takes the properties of a .doc as they are packed (MS-DOC 2.2.5, Sprm); gives
//! them one by one, and what they set of a paragraph and of its characters.

use crate::read::compound::{u16_at, u32_at};
use crate::read::flow::Align;

/// One property and its operand.
pub(super) struct Sprm<'b> {
    pub id: u16,
    pub operand: &'b [u8],
}

/// The properties of a list of them; what cannot be followed ends it.
pub(super) fn sprms(mut bytes: &[u8]) -> Vec<Sprm<'_>> {
    let mut found = Vec::new();
    while let Some(id) = u16_at(bytes, 0) {
        let rest = &bytes[2..];
        let (skip, length) = match id >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            _ if id == 0xD608 => (2, u16_at(rest, 0).unwrap_or(1).saturating_sub(1) as usize),
            _ => (1, rest.first().copied().unwrap_or(0) as usize),
        };
        let Some(operand) = rest.get(skip..skip + length) else {
            break;
        };
        found.push(Sprm { id, operand });
        bytes = &rest[skip + length..];
    }
    found
}

/// The further properties that a list names: of a wide table those of its rows are
/// too long to stand with the others (MS-DOC 2.6.2, sprmPHugePapx; 2.6.2,
/// sprmPTableProps; 2.9.216, PrcData).
pub(super) fn far<'d>(properties: &[u8], data: &'d [u8]) -> &'d [u8] {
    let named = |sprm: &Sprm| matches!(sprm.id, 0x6646 | 0x6645 | 0x646B);
    let place = sprms(properties).into_iter().find(named);
    let list = place.and_then(|sprm| {
        let at = u32_at(sprm.operand, 0)? as usize;
        let start = at.checked_add(2)?;
        let length = u16_at(data, at)? as usize;
        data.get(start..start.checked_add(length)?)
    });
    list.unwrap_or(&[])
}

/// What is set of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct ParagraphSet {
    pub style: Option<u16>,
    pub align: Option<Align>,
    pub list: Option<u16>,
    pub level: Option<u8>,
    pub page_before: Option<bool>,
    /// Whether it lies in a table.
    pub in_table: bool,
    /// Whether it ends a row.
    pub ends_row: bool,
    /// How deep tables lie in each other here.
    pub depth: u32,
    pub ends_inner_cell: bool,
    pub ends_inner_row: bool,
}

impl ParagraphSet {
    /// Sets what the properties say.
    pub(super) fn apply(&mut self, bytes: &[u8]) {
        for sprm in sprms(bytes) {
            let first = sprm.operand.first().copied().unwrap_or(0);
            match sprm.id {
                0x4600 => self.style = u16_at(sprm.operand, 0),
                0x2461 | 0x2403 => {
                    self.align = Some(match first {
                        1 => Align::Center,
                        2 => Align::Right,
                        _ => Align::Left,
                    });
                }
                0x460B => self.list = u16_at(sprm.operand, 0),
                0x260A => self.level = Some(first),
                0x2407 => self.page_before = Some(first != 0),
                0x2416 => self.in_table = first != 0,
                0x2417 => self.ends_row = first != 0,
                0x6649 => self.depth = u32_at(sprm.operand, 0).unwrap_or(0),
                0x244B => self.ends_inner_cell = first != 0,
                0x244C => self.ends_inner_row = first != 0,
                _ => {}
            }
        }
    }
}

/// What is set of characters.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct CharacterSet {
    pub size: Option<u32>,
    pub bold: Option<bool>,
    pub red: Option<bool>,
    pub deleted: bool,
    pub hidden: bool,
}

impl CharacterSet {
    /// Sets what the properties say.
    pub(super) fn apply(&mut self, bytes: &[u8]) {
        for sprm in sprms(bytes) {
            let first = sprm.operand.first().copied().unwrap_or(0);
            match sprm.id {
                0x4A43 => self.size = u16_at(sprm.operand, 0).map(u32::from),
                0x0835 => self.bold = Some(matches!(first, 1 | 0x81)),
                0x0800 => self.deleted = first != 0,
                0x083C => self.hidden = first == 1,
                0x2A42 => self.red = Some(first == 6),
                0x6870 => {
                    let [red, green, blue, ..] = *sprm.operand else {
                        continue;
                    };
                    self.red = Some(red > 180 && green < 90 && blue < 90);
                }
                _ => {}
            }
        }
    }
}

/// How the cells of a row are merged: whether each is covered by the one above or
/// by the one before it (MS-DOC 2.9.306, sprmTDefTable).
pub(super) fn cells(bytes: &[u8]) -> Vec<(bool, bool)> {
    let mut cells = Vec::new();
    for sprm in sprms(bytes) {
        match sprm.id {
            0xD608 => {
                let count = sprm.operand.first().copied().unwrap_or(0) as usize;
                let first = 1 + 2 * (count + 1);
                cells = (0..count)
                    .map(|n| {
                        let flags = u16_at(sprm.operand, first + 20 * n).unwrap_or(0);
                        (flags >> 5 & 3 == 1, flags & 3 == 1)
                    })
                    .collect();
            }
            0xD62B => {
                if let [cell, how, ..] = *sprm.operand
                    && let Some(cell) = cells.get_mut(cell as usize)
                {
                    cell.0 = how == 1;
                }
            }
            _ => {}
        }
    }
    cells
}
