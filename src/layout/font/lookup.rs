//! What each character of a role is set with, remembered for the whole run.
//!
//! Pages of 256 characters are made when first touched; entries are written
//! once, always with the same value, so threads need no lock.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::layout::pages::FaceId;

/// How a character is set in a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    /// By one glyph of its own, whatever stands beside it.
    Glyph {
        face: FaceId,
        glyph: u16,
        /// Design units.
        advance: u16,
    },
    /// Together with its neighbours of the same face.
    InContext { face: FaceId },
    /// No face has it.
    Missing,
}

impl Found {
    pub(crate) fn face(self) -> Option<FaceId> {
        match self {
            Self::Glyph { face, .. } | Self::InContext { face } => Some(face),
            Self::Missing => None,
        }
    }

    // Kind in the top byte (0 is "not looked up yet"), then face, advance, glyph.
    fn pack(self) -> u64 {
        match self {
            Self::Glyph {
                face,
                glyph,
                advance,
            } => 1 << 56 | u64::from(face.0) << 32 | u64::from(advance) << 16 | u64::from(glyph),
            Self::InContext { face } => 2 << 56 | u64::from(face.0) << 32,
            Self::Missing => 3 << 56,
        }
    }

    fn unpack(bits: u64) -> Option<Self> {
        let face = FaceId((bits >> 32) as u16);
        match bits >> 56 {
            1 => Some(Self::Glyph {
                face,
                glyph: bits as u16,
                advance: (bits >> 16) as u16,
            }),
            2 => Some(Self::InContext { face }),
            3 => Some(Self::Missing),
            _ => None,
        }
    }
}

const PAGE: usize = 256;
const PAGES: usize = 0x11_0000 / PAGE;

/// The characters of one role.
pub(super) struct Lookup {
    pages: Box<[OnceLock<Box<[AtomicU64]>>]>,
}

impl Lookup {
    pub(super) fn new() -> Self {
        Self {
            pages: (0..PAGES).map(|_| OnceLock::new()).collect(),
        }
    }

    /// What is known of `c`, or what `find` says of it.
    pub(super) fn get(&self, c: char, find: impl FnOnce() -> Found) -> Found {
        let code = c as usize;
        let page =
            self.pages[code / PAGE].get_or_init(|| (0..PAGE).map(|_| AtomicU64::new(0)).collect());
        let slot = &page[code % PAGE];
        if let Some(found) = Found::unpack(slot.load(Ordering::Relaxed)) {
            return found;
        }
        let found = find();
        slot.store(found.pack(), Ordering::Relaxed);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_back_as_they_went_in() {
        let lookup = Lookup::new();
        let values = [
            Found::Glyph {
                face: FaceId(513),
                glyph: 65535,
                advance: 1000,
            },
            Found::InContext { face: FaceId(7) },
            Found::Missing,
        ];
        for (c, found) in ['一', '\u{10FFFF}', '\0'].into_iter().zip(values) {
            assert_eq!(lookup.get(c, || found), found);
            assert_eq!(lookup.get(c, || Found::Missing), found);
        }
    }
}
