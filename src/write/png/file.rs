//! Takes pixels and texts; gives a PNG file (ISO/IEC 15948), the same bytes
//! everywhere: no clock, and one way to compress.

use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

use super::Dpi;

/// A file under way.
pub(super) struct File {
    out: Vec<u8>,
    packed: ZlibEncoder<Vec<u8>>,
    width: usize,
    grey: bool,
}

impl File {
    pub(super) fn new(width: u32, height: u32, grey: bool, dpi: Dpi) -> Self {
        let mut file = Self {
            out: b"\x89PNG\r\n\x1a\n".to_vec(),
            packed: ZlibEncoder::new(Vec::new(), Compression::new(6)),
            width: width as usize,
            grey,
        };
        let mut head = [width.to_be_bytes(), height.to_be_bytes()].concat();
        // Eight bits a part; grey, or red, green and blue.
        head.extend([8, if grey { 0 } else { 2 }, 0, 0, 0]);
        file.chunk(b"IHDR", &head);
        // sRGB, as it looks best.
        file.chunk(b"sRGB", &[0]);
        let metre = ((dpi.to_millimetre() * 1000.0).round() as u32).to_be_bytes();
        file.chunk(b"pHYs", &[&metre[..], &metre, &[1]].concat());
        file
    }

    /// A text that goes with the picture, under one of the names of the standard.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::new(6));
        // Memory takes whatever comes, here and below.
        let _ = packed.write_all(text.as_bytes());
        let packed = packed.finish().unwrap_or_default();
        // Packed, by the one way there is; in no language that is said, and with the
        // name in none.
        let text = [name.as_bytes(), &[0, 1, 0, 0, 0], &packed].concat();
        self.chunk(b"iTXt", &text);
    }

    /// Whole rows of pixels, four bytes each.
    pub(super) fn pixels(&mut self, pixels: &[u8]) {
        let mut line = Vec::with_capacity(1 + 3 * self.width);
        for row in pixels.chunks_exact(4 * self.width) {
            // As they are: type is mostly paper, and shrinks best so.
            line.clear();
            line.push(0);
            let pixels = row.chunks_exact(4);
            match self.grey {
                true => line.extend(pixels.map(|pixel| pixel[0])),
                false => pixels.for_each(|pixel| line.extend(&pixel[..3])),
            }
            let _ = self.packed.write_all(&line);
        }
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        let fresh = ZlibEncoder::new(Vec::new(), Compression::new(6));
        let packed = std::mem::replace(&mut self.packed, fresh).finish();
        self.chunk(b"IDAT", &packed.unwrap_or_default());
        self.chunk(b"IEND", &[]);
        self.out
    }

    fn chunk(&mut self, name: &[u8; 4], content: &[u8]) {
        // No page has four gigabytes.
        self.out.extend((content.len() as u32).to_be_bytes());
        let start = self.out.len();
        self.out.extend(name);
        self.out.extend(content);
        let mut sum = Crc::new();
        sum.update(&self.out[start..]);
        self.out.extend(sum.sum().to_be_bytes());
    }
}
