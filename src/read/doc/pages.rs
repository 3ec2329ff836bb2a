//! Takes the pages of properties of a .doc (MS-DOC 2.9.33 and 2.9.174, ChpxFkp and
//! PapxFkp); gives for stretches of the file what is set in them.

use crate::read::compound::{u16_at, u32_at};

/// A stretch of the file and its properties.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch<'s> {
    pub from: u32,
    pub until: u32,
    /// The style, of paragraphs.
    pub style: u16,
    pub properties: &'s [u8],
}

/// Bytes of a page.
const PAGE: usize = 512;

/// All stretches, in the order of the file; `paragraphs` tells which pages they are.
pub(super) fn stretches<'s>(stream: &'s [u8], table: &[u8], paragraphs: bool) -> Vec<Stretch<'s>> {
    let mut found = Vec::new();
    let count = table.len().saturating_sub(4) / 8;
    for n in 0..count {
        let Some(number) = u32_at(table, 4 * (count + 1) + 4 * n) else {
            break;
        };
        let start = (number & 0x3F_FFFF) as usize * PAGE;
        if let Some(page) = stream.get(start..start + PAGE) {
            found.extend(of_page(page, paragraphs));
        }
    }
    found.sort_by_key(|stretch| stretch.from);
    found
}

fn of_page(page: &[u8], paragraphs: bool) -> Vec<Stretch<'_>> {
    let count = page[PAGE - 1] as usize;
    let width = if paragraphs { 13 } else { 1 };
    let stretch = |n: usize| {
        let (from, until) = (u32_at(page, 4 * n)?, u32_at(page, 4 * n + 4)?);
        let offset = *page.get(4 * (count + 1) + width * n)? as usize * 2;
        let bytes = match (offset, paragraphs) {
            (0, _) => &[][..],
            (at, false) => page.get(at + 1..at + 1 + page[at] as usize)?,
            (at, true) => match *page.get(at)? as usize {
                0 => {
                    let length = 2 * *page.get(at + 1)? as usize;
                    page.get(at + 2..at + 2 + length)?
                }
                length => page.get(at + 1..at + 2 * length)?,
            },
        };
        let style = if paragraphs {
            u16_at(bytes, 0).unwrap_or(0)
        } else {
            0
        };
        Some(Stretch {
            from,
            until,
            style,
            properties: if paragraphs {
                bytes.get(2..).unwrap_or(&[])
            } else {
                bytes
            },
        })
    };
    (0..count).filter_map(stretch).collect()
}

/// The stretch that a place lies in.
pub(super) fn at<'a, 's>(stretches: &'a [Stretch<'s>], place: u32) -> Option<&'a Stretch<'s>> {
    let behind = stretches.partition_point(|stretch| stretch.from <= place);
    let found = stretches.get(behind.checked_sub(1)?)?;
    (place < found.until).then_some(found)
}
