//! Takes the bytes of a PNG or JPEG, anybody's; gives a clean file of its pixels.
//!
//! What else such files carry (where and when a photograph was taken, a smaller copy
//! of what was cut away) goes no further. Transparency lies on white paper.

mod jpeg;
mod png;

use crate::digest::digest;
use crate::document::{Image, ImageFormat};

/// Why a picture cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unusable {
    /// Neither PNG nor JPEG.
    Kind,
    /// It does not hold what it says.
    Damaged,
    /// More pixels than [`PIXELS`].
    Large,
}

/// Most pixels of a picture: a page at 600 to the inch has fewer.
pub const PIXELS: u64 = 40_000_000;

/// The picture in a file.
///
/// # Errors
/// Why it cannot be used.
pub fn picture(bytes: &[u8]) -> Result<Image, Unusable> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => png::picture(bytes),
        [0xFF, 0xD8, 0xFF, ..] => jpeg::picture(bytes),
        _ => Err(Unusable::Kind),
    }
}

/// The pixels of such a clean file: red, green and blue, or grey, one after the other.
pub fn pixels(image: &Image) -> Option<Vec<u8>> {
    match image.format {
        ImageFormat::Png => png::pixels(&image.bytes),
        ImageFormat::Jpeg => jpeg::pixels(&image.bytes, image.grey),
    }
    .ok()
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
    }
}
