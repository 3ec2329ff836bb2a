//! Takes a PNG; gives it with eight bits a colour on white paper, and nothing else
//! in the file.

use std::io::Cursor;

use png::{BitDepth, ColorType, Decoder, Encoder, Limits, Transformations};

use super::{PIXELS, Unusable, bounded, image};
use crate::document::{Image, ImageFormat};

/// Memory that a decoder may take.
const MEMORY: usize = 8 * PIXELS as usize;

pub(super) fn picture(bytes: &[u8]) -> Result<Image, Unusable> {
    let (pixels, size, grey) = read(bytes)?;
    encoded(&pixels, size, grey)
}

/// Pixels of a file that was made here.
pub(super) fn pixels(bytes: &[u8]) -> Result<Vec<u8>, Unusable> {
    Ok(read(bytes)?.0)
}

/// Pixels, width and height, and whether they are grey.
type Pixels = (Vec<u8>, (u32, u32), bool);

fn read(bytes: &[u8]) -> Result<Pixels, Unusable> {
    let damaged = |_| Unusable::Damaged;
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MEMORY });
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let header = decoder.read_header_info().map_err(damaged)?;
    bounded(header.width, header.height)?;
    let mut reader = decoder.read_info().map_err(damaged)?;
    let size = reader.output_buffer_size().ok_or(Unusable::Large)?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(damaged)?;
    pixels.truncate(frame.buffer_size());
    let (pixels, grey) = match frame.color_type {
        ColorType::Grayscale => (pixels, true),
        ColorType::GrayscaleAlpha => (on_white::<1>(&pixels), true),
        ColorType::Rgba => (on_white::<3>(&pixels), false),
        _ => (pixels, false),
    };
    Ok((pixels, (frame.width, frame.height), grey))
}

/// Pixels whose last value says how much of them is seen, on white.
fn on_white<const COLOURS: usize>(pixels: &[u8]) -> Vec<u8> {
    let seen = |colour: u8, alpha: u8| {
        let (colour, alpha) = (u32::from(colour), u32::from(alpha));
        // At most 255.
        ((colour * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    let pixels = pixels.chunks_exact(COLOURS + 1);
    pixels
        .flat_map(|pixel| (0..COLOURS).map(move |n| seen(pixel[n], pixel[COLOURS])))
        .collect()
}

/// A file of pixels.
pub(super) fn encoded(pixels: &[u8], size: (u32, u32), grey: bool) -> Result<Image, Unusable> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, size.0, size.1);
    encoder.set_color(match grey {
        true => ColorType::Grayscale,
        false => ColorType::Rgb,
    });
    encoder.set_depth(BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(|_| Unusable::Damaged)?;
    let written = writer.write_image_data(pixels);
    written.map_err(|_| Unusable::Damaged)?;
    writer.finish().map_err(|_| Unusable::Damaged)?;
    Ok(image(file, ImageFormat::Png, size, grey))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_seen_is_paper() {
        assert_eq!(
            on_white::<3>(&[10, 20, 30, 0, 10, 20, 30, 255]),
            [255, 255, 255, 10, 20, 30]
        );
        assert_eq!(on_white::<1>(&[0, 128]), [127]);
    }
}
