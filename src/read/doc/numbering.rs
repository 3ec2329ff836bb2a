//! Takes the lists of a .doc (MS-DOC 2.9.131 and 2.9.192, LSTF, LVL and LFO); gives
//! them as lists that count.

use std::collections::BTreeMap;

use crate::read::compound::{u16_at, u32_at};
use crate::read::lists::{LEVELS, Level, Lists};
use crate::read::numerals::Numerals;

/// Reads them; what cannot be followed is no list.
pub(super) fn read(lists: Option<&[u8]>, overrides: Option<&[u8]>) -> Lists {
    let mut found = Lists::default();
    if let Some(lists) = lists {
        let _ = levels(lists, &mut found);
    }
    if let Some(overrides) = overrides {
        let _ = numbers(overrides, &mut found);
    }
    found
}

/// The levels of each list stand behind the table of all lists.
fn levels(bytes: &[u8], found: &mut Lists) -> Option<()> {
    let count = u16_at(bytes, 0)? as usize;
    let mut at = 2 + 28 * count;
    for n in 0..count {
        let id = u32_at(bytes, 2 + 28 * n)?;
        let simple = bytes.get(2 + 28 * n + 26)? & 1 != 0;
        let own = if simple { 1 } else { LEVELS };
        let mut levels = Vec::new();
        for _ in 0..own {
            let (level, end) = level(bytes, at)?;
            levels.push(level);
            at = end;
        }
        found.levels.insert(id, levels);
    }
    Some(())
}

/// A level, and where it ends.
fn level(bytes: &[u8], at: usize) -> Option<(Level, usize)> {
    let start = u32_at(bytes, at)?;
    let numerals = numerals(*bytes.get(at + 4)?);
    let (characters, paragraph) = (*bytes.get(at + 24)? as usize, *bytes.get(at + 25)? as usize);
    let text = at + 28 + characters + paragraph;
    let length = u16_at(bytes, text)? as usize;
    let units: Option<Vec<u16>> = (0..length)
        .map(|n| u16_at(bytes, text + 2 + 2 * n))
        .collect();
    let mut words = String::new();
    for unit in units? {
        match unit {
            0..=8 => words.push_str(&format!("%{}", unit + 1)),
            unit => words.extend(char::from_u32(u32::from(unit))),
        }
    }
    let level = Level {
        text: words,
        numerals,
        start,
    };
    Some((level, text + 2 + 2 * length))
}

/// What the codes of numbers mean (MS-OSHARED 2.2.1.3, MSONFC).
fn numerals(code: u8) -> Numerals {
    match code {
        1 => Numerals::UpperRoman,
        2 => Numerals::LowerRoman,
        3 => Numerals::Upper,
        4 => Numerals::Lower,
        9..=11 | 14 | 16 | 17 | 30..=39 => Numerals::Hanzi,
        18 | 28 | 29 => Numerals::Circled,
        23 | 255 => Numerals::None,
        _ => Numerals::Digits,
    }
}

/// What paragraphs name: a list, with levels that begin elsewhere.
fn numbers(bytes: &[u8], found: &mut Lists) -> Option<()> {
    let count = u32_at(bytes, 0)? as usize;
    let mut at = 4 + 16 * count;
    for n in 0..count {
        let own = 4 + 16 * n;
        let id = u32_at(bytes, own)?;
        let changed = *bytes.get(own + 12)? as usize;
        let mut begins = BTreeMap::new();
        at += 4;
        for _ in 0..changed {
            let (start, flags) = (u32_at(bytes, at)?, u32_at(bytes, at + 4)?);
            let place = (flags & 0xF) as usize;
            at += 8;
            if flags & 0x20 != 0 {
                let (level, end) = level(bytes, at)?;
                at = end;
                begins.insert(place, level.start);
                // Another look of a level is one of the list's own.
                if let Some(levels) = found.levels.get_mut(&id)
                    && let Some(shared) = levels.get_mut(place)
                {
                    *shared = level;
                }
            } else if flags & 0x10 != 0 {
                begins.insert(place, start);
            }
        }
        found.lists.insert(n as u32 + 1, (id, begins));
    }
    Some(())
}
