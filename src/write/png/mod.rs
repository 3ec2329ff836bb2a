//! Takes Pages; gives a picture of each (PNG, ISO/IEC 15948), as fine as is asked for.
//! What stands on a page is written into its picture as well, so that it can be
//! searched and read aloud.

mod draw;
mod file;
mod pictures;

use rayon::prelude::*;

use super::Dpi;
use crate::layout::font::Fonts;
use crate::layout::pages::{Item, Page, Pages};
use draw::{Drawing, Glyphs};
use file::File;
use pictures::Pictures;

/// A picture of each page as it is read.
pub fn files(pages: &Pages, fonts: &Fonts, title: &str, dpi: Dpi) -> Vec<Vec<u8>> {
    let glyphs = Glyphs::of(pages, fonts);
    let pictures = Pictures::of(pages);
    let drawn = pages.pages.par_iter().map(|page| {
        let drawing = Drawing::new(page, pages.inks, fonts, &glyphs, &pictures, dpi);
        let (width, height) = drawing.size();
        let mut file = File::new(width, height, drawing.is_grey(), dpi);
        file.text("Title", title);
        file.text("Description", &words(page));
        drawing.bands(|pixels| file.pixels(pixels));
        file.finish()
    });
    drawn.collect()
}

/// The text of a page, line by line.
fn words(page: &Page) -> String {
    let mut words = String::new();
    let mut last = None;
    for item in &page.items {
        if let Item::Text(run) = item
            && run.is_text()
        {
            if last.replace(run.y).is_some_and(|y| y != run.y) {
                words.push('\n');
            }
            words.push_str(&run.text);
        }
    }
    words
}
