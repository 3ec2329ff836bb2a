//! Takes the parts of a .doc that speak of text boxes (MS-DOC 2.8.30, PlcfSpa, and
//! 2.8.32, PlcftxbxTxt); says which stretch of their text each anchor shows.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::read::compound::u32_at;

/// Bytes that a drawing has behind its place: its number is the first.
const DRAWING: usize = 26;
/// Bytes that a text has behind its place, and where the number of its drawing is.
const TEXT: usize = 22;
const NUMBER: usize = 14;

/// By the character of the text that is the anchor, the characters of the boxes'
/// text.
pub(super) fn read(drawings: &[u8], texts: &[u8]) -> BTreeMap<usize, Range<usize>> {
    let mut shown: BTreeMap<u32, Range<usize>> = BTreeMap::new();
    for (range, more) in entries(texts, TEXT) {
        if let Some(number) = u32_at(more, NUMBER) {
            shown.entry(number).or_insert(range);
        }
    }
    let anchors = entries(drawings, DRAWING).filter_map(|(place, more)| {
        let range = shown.get(&u32_at(more, 0)?)?;
        Some((place.start, range.clone()))
    });
    anchors.collect()
}

/// The entries of such a part: a place and the next one, and the bytes behind.
fn entries(part: &[u8], width: usize) -> impl Iterator<Item = (Range<usize>, &[u8])> {
    let count = part.len().saturating_sub(4) / (4 + width);
    (0..count).filter_map(move |n| {
        let (from, until) = (u32_at(part, 4 * n)?, u32_at(part, 4 * n + 4)?);
        let start = 4 * (count + 1) + width * n;
        let more = part.get(start..start + width)?;
        Some((from as usize..(until as usize).max(from as usize), more))
    })
}
