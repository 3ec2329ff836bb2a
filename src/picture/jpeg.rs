//! Takes a JPEG; gives it without what cameras and office programs put into it. One
//! in printing inks, or turned by a note of the camera, becomes a PNG of its pixels.

use std::io::Cursor;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::{Unusable, bounded, image, png};
use crate::document::{Image, ImageFormat};

/// What its segments say.
#[derive(Default)]
struct Head {
    width: u32,
    height: u32,
    colours: u8,
    /// How the camera was held: 1 to 8 as Exif counts, 1 upright.
    turned: u16,
}

pub(super) fn picture(bytes: &[u8]) -> Result<Image, Unusable> {
    let (clean, head) = clean(bytes).ok_or(Unusable::Damaged)?;
    bounded(head.width, head.height)?;
    let grey = head.colours == 1;
    // Whatever is wrong with it is found here.
    let pixels = pixels(&clean, grey)?;
    let size = (head.width, head.height);
    let channels = if grey { 1 } else { 3 };
    if pixels.len() != (size.0 * size.1) as usize * channels {
        return Err(Unusable::Damaged);
    }
    match (head.colours, head.turned) {
        (1 | 3, 0 | 1) => Ok(image(clean, ImageFormat::Jpeg, size, grey)),
        (_, turned) => {
            let (pixels, size) = upright(&pixels, size, channels, turned);
            png::encoded(&pixels, size, grey)
        }
    }
}

/// Pixels of a file, grey or red, green and blue.
pub(super) fn pixels(bytes: &[u8], grey: bool) -> Result<Vec<u8>, Unusable> {
    let wanted = match grey {
        true => ColorSpace::Luma,
        false => ColorSpace::RGB,
    };
    // How many there are was looked at before.
    let most = usize::from(u16::MAX);
    let options = DecoderOptions::default()
        .set_max_width(most)
        .set_max_height(most)
        .jpeg_set_out_colorspace(wanted);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
    decoder.decode().map_err(|_| Unusable::Damaged)
}

/// The file without segments that say nothing of its pixels.
fn clean(bytes: &[u8]) -> Option<(Vec<u8>, Head)> {
    let mut head = Head::default();
    let mut out = vec![0xFF, 0xD8];
    let mut at = 2;
    loop {
        // Fill bytes may stand before a marker.
        while *bytes.get(at)? == 0xFF && *bytes.get(at + 1)? == 0xFF {
            at += 1;
        }
        let (0xFF, marker) = (*bytes.get(at)?, *bytes.get(at + 1)?) else {
            return None;
        };
        if marker == 0xD9 {
            out.extend([0xFF, 0xD9]);
            return (head.width > 0).then_some((out, head));
        }
        let length = usize::from(u16::from_be_bytes([
            *bytes.get(at + 2)?,
            *bytes.get(at + 3)?,
        ]));
        let mut end = at + 2 + length;
        let segment = bytes.get(at + 4..end)?;
        match marker {
            0xC0..=0xC2 => {
                let half = |n: usize| {
                    Some(u32::from(u16::from_be_bytes([
                        *segment.get(n)?,
                        *segment.get(n + 1)?,
                    ])))
                };
                (head.height, head.width) = (half(1)?, half(3)?);
                head.colours = *segment.get(5)?;
            }
            // Kinds that hardly any program reads.
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => return None,
            0xE1 => head.turned = orientation(segment).unwrap_or(head.turned),
            _ => {}
        }
        if marker == 0xDA {
            end = scan_end(bytes, end)?;
        }
        // Of applications' segments those stay that say how colours are stored.
        if !matches!(marker, 0xE1..=0xED | 0xEF | 0xFE) {
            out.extend(bytes.get(at..end)?);
        }
        at = end;
    }
}

/// Where the entropy-coded data that begins there ends.
fn scan_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match (*bytes.get(at)?, *bytes.get(at + 1)?) {
            (0xFF, 0x00 | 0xD0..=0xD7) => at += 2,
            (0xFF, 0xFF) => at += 1,
            (0xFF, _) => return Some(at),
            _ => at += 1,
        }
    }
}

/// How the camera was held, as Exif has it (tag 0x0112 of the first directory).
fn orientation(segment: &[u8]) -> Option<u16> {
    let tiff = segment.strip_prefix(b"Exif\0\0")?;
    let little = tiff.starts_with(b"II");
    let short = |at: usize| {
        let two = [*tiff.get(at)?, *tiff.get(at + 1)?];
        Some(if little {
            u16::from_le_bytes(two)
        } else {
            u16::from_be_bytes(two)
        })
    };
    let start = match little {
        true => short(4)?,
        false => short(6)?,
    };
    let start = usize::from(start);
    let count = usize::from(short(start)?);
    let entry = |n: usize| start + 2 + 12 * n;
    let found = (0..count).find(|n| short(entry(*n)) == Some(0x0112))?;
    short(entry(found) + 8).filter(|turned| (1..=8).contains(turned))
}

/// Pixels as they are meant to be seen.
fn upright(pixels: &[u8], size: (u32, u32), channels: usize, turned: u16) -> (Vec<u8>, (u32, u32)) {
    let (width, height) = (size.0 as usize, size.1 as usize);
    let lies = turned >= 5;
    let (across, down) = if lies {
        (height, width)
    } else {
        (width, height)
    };
    let mut out = Vec::with_capacity(pixels.len());
    for y in 0..down {
        for x in 0..across {
            let (from_x, from_y) = match turned {
                2 => (width - 1 - x, y),
                3 => (width - 1 - x, height - 1 - y),
                4 => (x, height - 1 - y),
                5 => (y, x),
                6 => (y, height - 1 - x),
                7 => (width - 1 - y, height - 1 - x),
                8 => (width - 1 - y, x),
                _ => (x, y),
            };
            let at = (from_y * width + from_x) * channels;
            out.extend(&pixels[at..at + channels]);
        }
    }
    (out, (across as u32, down as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_picture_is_set_upright() {
        // Two rows of three.
        let pixels = [1, 2, 3, 4, 5, 6];
        assert_eq!(
            upright(&pixels, (3, 2), 1, 6),
            (vec![4, 1, 5, 2, 6, 3], (2, 3))
        );
        assert_eq!(
            upright(&pixels, (3, 2), 1, 8),
            (vec![3, 6, 2, 5, 1, 4], (2, 3))
        );
        assert_eq!(
            upright(&pixels, (3, 2), 1, 3),
            (vec![6, 5, 4, 3, 2, 1], (3, 2))
        );
    }
}
