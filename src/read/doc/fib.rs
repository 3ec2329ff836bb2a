//! Takes the head of a .doc (MS-DOC 2.5, Fib); says where everything lies.

use crate::read::compound::{u16_at, u32_at};

/// Where things lie.
pub(super) struct Fib {
    /// Whether the file has a password.
    pub encrypted: bool,
    /// Which of the two streams of tables is its.
    pub second_table: bool,
    /// Characters of the text, notes, heads, comments, endnotes and boxes.
    pub lengths: [u32; 8],
}

/// The parts that a `place` is asked for, by their number in the head.
pub(super) const STYLES: usize = 1;
pub(super) const CHARACTER_PAGES: usize = 12;
pub(super) const PARAGRAPH_PAGES: usize = 13;
pub(super) const PIECES: usize = 33;
pub(super) const DRAWINGS: usize = 40;
pub(super) const BOXES: usize = 56;
pub(super) const LISTS: usize = 73;
pub(super) const LIST_OVERRIDES: usize = 74;

impl Fib {
    /// Reads it; nothing where it is no such head, or one of Word 6 and older.
    pub(super) fn read(bytes: &[u8]) -> Option<Fib> {
        let known = u16_at(bytes, 0)? == 0xA5EC && u16_at(bytes, 2)? >= 0xC0;
        let flags = u16_at(bytes, 10)?;
        let mut lengths = [0; 8];
        for (n, length) in lengths.iter_mut().enumerate() {
            *length = u32_at(bytes, 76 + 4 * n)?;
        }
        known.then_some(Fib {
            encrypted: flags & 0x100 != 0,
            second_table: flags & 0x200 != 0,
            lengths,
        })
    }
}

/// The bytes of a part within the stream of tables.
pub(super) fn part<'t>(head: &[u8], table: &'t [u8], number: usize) -> Option<&'t [u8]> {
    let at = 154 + 8 * number;
    let (start, length) = (u32_at(head, at)? as usize, u32_at(head, at + 4)? as usize);
    table.get(start..start.checked_add(length)?)
}

/// The same and all that stands behind it: some parts go on behind their end.
pub(super) fn part_on<'t>(head: &[u8], table: &'t [u8], number: usize) -> Option<&'t [u8]> {
    let at = 154 + 8 * number;
    let (start, length) = (u32_at(head, at)? as usize, u32_at(head, at + 4)?);
    table.get(start..).filter(|_| length > 0)
}
