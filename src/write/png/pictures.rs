//! Takes the pictures on pages; gives their pixels as they are drawn.

use std::collections::BTreeMap;

use tiny_skia::{IntSize, Pixmap};

use crate::document::Image;
use crate::layout::pages::{Item, Pages};
use crate::picture::pixels;

/// Pixels of each picture, by the word that stands for it.
pub(super) struct Pictures(BTreeMap<String, Pixmap>);

impl Pictures {
    pub(super) fn of(pages: &Pages) -> Self {
        let mut found = BTreeMap::new();
        for item in pages.pages.iter().flat_map(|page| &page.items) {
            if let Item::Picture(picture) = item
                && !found.contains_key(&picture.image.digest)
            {
                let drawn = pixmap(&picture.image);
                found.extend(drawn.map(|drawn| (picture.image.digest.clone(), drawn)));
            }
        }
        Self(found)
    }

    pub(super) fn get(&self, image: &Image) -> Option<&Pixmap> {
        self.0.get(&image.digest)
    }
}

fn pixmap(image: &Image) -> Option<Pixmap> {
    let colours = if image.grey { 1 } else { 3 };
    let pixels = pixels(image)?;
    let mut whole = Vec::with_capacity(pixels.len() / colours * 4);
    for pixel in pixels.chunks_exact(colours) {
        match pixel {
            [red, green, blue] => whole.extend([*red, *green, *blue, 255]),
            _ => whole.extend([pixel[0], pixel[0], pixel[0], 255]),
        }
    }
    Pixmap::from_vec(whole, IntSize::from_wh(image.width, image.height)?)
}
