//! A place for each glyph of a face, filled when first needed and then never
//! changed, so that threads read it without a lock.

use std::sync::OnceLock;

const PAGE: usize = 256;

/// Places for the glyphs of one page.
type Page<T> = OnceLock<Box<[OnceLock<T>]>>;

/// Places for 65,536 glyphs; room is taken by pages.
pub(super) struct Slots<T> {
    pages: Box<[Page<T>]>,
}

impl<T> Slots<T> {
    pub(super) fn new() -> Self {
        Self {
            pages: (0..PAGE).map(|_| OnceLock::new()).collect(),
        }
    }

    /// What is there.
    pub(super) fn get(&self, glyph: u16) -> Option<&T> {
        let glyph = usize::from(glyph);
        self.pages[glyph / PAGE].get()?[glyph % PAGE].get()
    }

    /// Fills a place; whoever comes second finds it filled, with the same.
    pub(super) fn fill(&self, glyph: u16, make: impl FnOnce() -> T) {
        let glyph = usize::from(glyph);
        let page =
            self.pages[glyph / PAGE].get_or_init(|| (0..PAGE).map(|_| OnceLock::new()).collect());
        page[glyph % PAGE].get_or_init(make);
    }
}
