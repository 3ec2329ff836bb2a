//! Takes the bytes of a PNG, JPEG or SVG, anybody's; gives a clean file of its pixels or
//! outlines.
//!
//! What else such files carry (where and when a photograph was taken, a smaller copy
//! of what was cut away) goes no further. Transparency lies on white paper.

pub mod drawn;
mod jpeg;
mod png;
mod svg;

use crate::digest::digest;
use crate::document::{Drawing, Image, ImageFormat, Step};

pub use svg::{ELEMENTS, Refused};

/// Why a picture cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// None of the kinds.
    Kind,
    /// It does not hold what it says.
    Damaged,
    /// More pixels than [`PIXELS`].
    Large,
    /// A drawing of more elements than [`ELEMENTS`], or as much to draw.
    Intricate,
    /// A drawing with what is not drawn.
    Refused(Refused),
}

/// Most pixels of a picture: a page at 600 to the inch has fewer.
pub const PIXELS: u64 = 40_000_000;

/// A hand that words of a drawing are set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// 黑体.
    Hei,
    /// 宋体.
    Song,
    /// 楷体.
    Kai,
    /// 仿宋.
    FangSong,
}

/// A letter, em, y upwards.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// Its outline.
    pub steps: Vec<Step>,
    /// How far the next one stands from it.
    pub advance: f32,
}

/// The faces that words of a drawing are set in.
pub trait Letters {
    /// A letter; nothing where no face has it.
    fn letter(&self, c: char, hand: Hand, bold: bool) -> Option<Letter>;
}

/// The picture in a file; the words of a drawing become outlines of those faces.
///
/// # Errors
/// Why it cannot be used.
pub fn lettered(bytes: &[u8], letters: &dyn Letters) -> Result<Image, Unusable> {
    match svg::looks_like_one(bytes) {
        true => svg::picture(bytes, Some(letters)),
        false => picture(bytes),
    }
}

/// The picture in a file; a drawing with words is refused.
///
/// # Errors
/// Why it cannot be used.
pub fn picture(bytes: &[u8]) -> Result<Image, Unusable> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => png::picture(bytes),
        [0xFF, 0xD8, 0xFF, ..] => jpeg::picture(bytes),
        _ if svg::looks_like_one(bytes) => svg::picture(bytes, None),
        _ => Err(Unusable::Kind),
    }
}

/// The pixels of such a clean file: red, green and blue, or grey, one after the other.
/// A drawing has none.
pub fn pixels(image: &Image) -> Option<Vec<u8>> {
    match image.format {
        ImageFormat::Png => png::pixels(&image.bytes).ok(),
        ImageFormat::Jpeg => jpeg::pixels(&image.bytes, image.grey).ok(),
        ImageFormat::Svg => None,
    }
}

/// A drawing as pixels, so many across, for programs that show no drawings.
pub fn shown(drawing: &Drawing, width: u32) -> Option<Image> {
    let (pixels, size) = drawn::pixels(drawing, width)?;
    let pixels: Vec<u8> = pixels
        .chunks_exact(4)
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    png::encoded(&pixels, size, false).ok()
}

/// Whether so many pixels are too many.
fn bounded(width: u32, height: u32) -> Result<(), Unusable> {
    match u64::from(width) * u64::from(height) {
        0 => Err(Unusable::Damaged),
        pixels if pixels > PIXELS => Err(Unusable::Large),
        _ => Ok(()),
    }
}

fn image(bytes: Vec<u8>, format: ImageFormat, size: (u32, u32), grey: bool) -> Image {
    Image {
        digest: digest(&bytes),
        bytes,
        format,
        width: size.0,
        height: size.1,
        grey,
        drawing: None,
    }
}
