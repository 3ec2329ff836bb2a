//! Puts a CID-keyed CFF table together. Codes are CIDs are glyph numbers.

use super::super::{Glyph, Outline};
use super::dict::{entry, five, op};
use super::width::with_width;
use super::{STANDARD_STRINGS, index, index_head};
use crate::write::pdf::deflate::Coder;

/// What is the same in every table cut from a face.
pub(in super::super) struct Frame {
    pub(super) name: Vec<u8>,
    pub(super) notice: Option<Vec<u8>>,
    pub(super) copyright: Option<Vec<u8>>,
    /// Operands of the Top DICT's FontMatrix and FontBBox.
    pub(super) matrix: Option<Vec<u8>>,
    pub(super) bounds: Option<Vec<u8>>,
    pub(super) groups: Vec<Group>,
}

/// A font DICT with its Private DICT.
pub(super) struct Group {
    /// The width that charstrings tell theirs from.
    pub nominal: i32,
    /// Operands of its FontMatrix.
    pub matrix: Option<Vec<u8>>,
    pub name: Option<Vec<u8>>,
    /// Without subroutines.
    pub private: Vec<u8>,
}

/// 0.001 0 0 0.001 0 0, and one to one. Left out they mean the same, but some
/// printers show blank pages then.
const THOUSANDTH: [u8; 12] = [
    0x1E, 0xA0, 0x01, 0xFF, 0x8B, 0x8B, 0x1E, 0xA0, 0x01, 0xFF, 0x8B, 0x8B,
];
const ONE: [u8; 6] = [0x8C, 0x8B, 0x8B, 0x8C, 0x8B, 0x8B];
const ZERO: u8 = 0x8B;
/// The font's first two strings, 391 and 392, and 0. A validator looks for ROS at its
/// place behind numbers as short as these.
const ADOBE_IDENTITY: [u8; 5] = [0xF8, 0x1B, 0xF8, 0x1C, ZERO];

impl Frame {
    /// The table of these glyphs, compressed.
    pub(crate) fn program(&self, glyphs: &[&Glyph], coder: &Coder) -> Option<Vec<u8>> {
        let head = self.head(glyphs)?;
        Some(coder.stream(&head, None, glyphs.iter().map(|glyph| &glyph.part)))
    }

    /// The charstring of a glyph with another width, in the face's units.
    pub(crate) fn copy(&self, outline: &Outline, width: i32) -> Option<Vec<u8>> {
        let nominal = self.groups.get(usize::from(outline.group))?.nominal;
        with_width(
            &outline.bytes,
            i16::try_from(width.checked_sub(nominal)?).ok()?,
        )
    }

    /// The table up to the charstrings, which come last.
    fn head(&self, glyphs: &[&Glyph]) -> Option<Vec<u8>> {
        let mut used: Vec<u8> = glyphs.iter().map(|glyph| glyph.group).collect();
        used.sort_unstable();
        used.dedup();
        let groups = used
            .iter()
            .map(|group| self.groups.get(usize::from(*group)));
        let groups: Vec<&Group> = groups.collect::<Option<_>>()?;

        let mut strings = Strings(vec![b"Adobe".to_vec(), b"Identity".to_vec()]);
        let (top, places) = self.top(&mut strings)?;
        let names: Vec<Option<[u8; 5]>> = groups
            .iter()
            .map(|group| strings.number(&group.name))
            .collect();

        // Header: version 1.0, four bytes long, offsets of four bytes (6).
        let mut table = vec![1, 0, 4, 4];
        table.extend(index([self.name.len()].into_iter(), &self.name)?);
        // The DICT is the end of its INDEX.
        table.extend(index([top.len()].into_iter(), &top)?);
        let top = table.len() - top.len();
        table.extend(index(strings.0.iter().map(Vec::len), &strings.0.concat())?);
        // No global subroutines.
        table.extend([0, 0]);

        let settle = |table: &mut Vec<u8>, place: usize| {
            let here = five(table.len())?;
            table
                .get_mut(top + place..top + place + 5)?
                .copy_from_slice(&here);
            Some(())
        };
        settle(&mut table, places.charset)?;
        charset(&mut table, glyphs.len())?;
        settle(&mut table, places.select)?;
        select(&mut table, glyphs, &used)?;
        let mut dicts = Vec::new();
        for (group, name) in groups.iter().zip(names) {
            let mut dict = Vec::new();
            entry(
                &mut dict,
                group.matrix.as_deref().unwrap_or(&ONE),
                op::FONT_MATRIX,
            );
            if let Some(name) = name {
                entry(&mut dict, &name, op::FONT_NAME);
            }
            let private = [five(group.private.len())?, five(table.len())?].concat();
            entry(&mut dict, &private, op::PRIVATE);
            table.extend_from_slice(&group.private);
            dicts.push(dict);
        }
        settle(&mut table, places.array)?;
        table.extend(index(dicts.iter().map(Vec::len), &dicts.concat())?);
        settle(&mut table, places.charstrings)?;
        table.extend(index_head(glyphs.iter().map(|glyph| glyph.len))?);
        Some(table)
    }

    /// The Top DICT (9), and where in it offsets are to be settled.
    fn top(&self, strings: &mut Strings) -> Option<(Vec<u8>, Places)> {
        let mut top = Vec::new();
        entry(&mut top, &ADOBE_IDENTITY, op::ROS);
        for (text, op) in [(&self.copyright, op::COPYRIGHT), (&self.notice, op::NOTICE)] {
            if let Some(number) = strings.number(text) {
                entry(&mut top, &number, op);
            }
        }
        entry(
            &mut top,
            self.matrix.as_deref().unwrap_or(&THOUSANDTH),
            op::FONT_MATRIX,
        );
        entry(
            &mut top,
            self.bounds.as_deref().unwrap_or(&[ZERO; 4]),
            op::FONT_BBOX,
        );
        let mut later = |op: u16| {
            let place = top.len();
            entry(&mut top, &five(0)?, op);
            Some(place)
        };
        let (charset, charstrings) = (later(op::CHARSET)?, later(op::CHAR_STRINGS)?);
        entry(&mut top, &five(65_535)?, op::CID_COUNT);
        let mut later = |op: u16| {
            let place = top.len();
            entry(&mut top, &five(0)?, op);
            Some(place)
        };
        let (array, select) = (later(op::FD_ARRAY)?, later(op::FD_SELECT)?);
        let places = Places {
            charset,
            charstrings,
            array,
            select,
        };
        Some((top, places))
    }
}

/// Where offsets stand in the Top DICT.
struct Places {
    charset: usize,
    charstrings: usize,
    array: usize,
    select: usize,
}

/// The font's own strings (10).
struct Strings(Vec<Vec<u8>>);

impl Strings {
    fn sid(&self, place: usize) -> Option<[u8; 5]> {
        five(STANDARD_STRINGS + place)
    }

    fn number(&mut self, text: &Option<Vec<u8>>) -> Option<[u8; 5]> {
        self.0.push(text.clone()?);
        self.sid(self.0.len() - 1)
    }
}

/// Glyphs 1, 2, … are CIDs 1, 2, …: one range (13, format 2).
fn charset(table: &mut Vec<u8>, glyphs: usize) -> Option<()> {
    match glyphs.checked_sub(2) {
        Some(left) => {
            table.extend([2, 0, 1]);
            table.extend(u16::try_from(left).ok()?.to_be_bytes());
        }
        None => table.push(0),
    }
    Some(())
}

/// Which font DICT each glyph belongs to (19): one range, or one by one.
fn select(table: &mut Vec<u8>, glyphs: &[&Glyph], used: &[u8]) -> Option<()> {
    if used.len() == 1 {
        table.extend([3, 0, 1, 0, 0, 0]);
        table.extend(u16::try_from(glyphs.len()).ok()?.to_be_bytes());
        return Some(());
    }
    table.push(0);
    for glyph in glyphs {
        table.push(used.binary_search(&glyph.group).ok()? as u8);
    }
    Some(())
}
