//! Pictures, decoded by others, and how far two of them differ; those of README and
//! docs are kept here.

use std::path::PathBuf;

use super::folder::repository;

/// A picture as it is seen.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    /// Red, green and blue of each pixel, row by row.
    pub pixels: Vec<[u8; 3]>,
    /// Names and texts that go with it.
    pub texts: Vec<(String, String)>,
}

impl Picture {
    /// A PNG.
    pub fn png(bytes: &[u8]) -> Self {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().expect("a PNG");
        let mut buffer = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut buffer).unwrap();
        let parts = info.color_type.samples();
        let pixel = |part: &[u8]| match parts {
            1 | 2 => [part[0]; 3],
            _ => [part[0], part[1], part[2]],
        };
        let texts = reader.info().utf8_text.iter();
        let texts = texts.map(|text| (text.keyword.clone(), text.get_text().unwrap()));
        Self {
            width: info.width as usize,
            height: info.height as usize,
            pixels: buffer[..info.buffer_size()]
                .chunks_exact(parts)
                .map(pixel)
                .collect(),
            texts: texts.collect(),
        }
    }

    /// A PPM as poppler writes it: three numbers in lines of their own, then bytes.
    pub fn ppm(bytes: &[u8]) -> Self {
        let mut parts = bytes.splitn(4, |byte| *byte == b'\n');
        let mut line = || std::str::from_utf8(parts.next().unwrap()).unwrap();
        assert_eq!(line(), "P6");
        let size: Vec<usize> = line().split(' ').map(|n| n.parse().unwrap()).collect();
        assert_eq!(line(), "255");
        let pixels = parts.next().unwrap().chunks_exact(3);
        Self {
            width: size[0],
            height: size[1],
            pixels: pixels.map(|p| [p[0], p[1], p[2]]).collect(),
            texts: Vec::new(),
        }
    }

    /// How many pixels have a colour.
    pub fn count(&self, colour: [u8; 3]) -> usize {
        self.pixels.iter().filter(|pixel| **pixel == colour).count()
    }

    /// The share of pixels that the other one has not, nor beside them: edges may be
    /// softened differently and lie a pixel off.
    pub fn apart_from(&self, other: &Self) -> f64 {
        assert_eq!(
            (self.width, self.height),
            (other.width, other.height),
            "sizes"
        );
        let astray = (0..self.pixels.len()).filter(|at| {
            let same = self.pixels[*at] == other.pixels[*at];
            !same && (self.is_astray(*at, other) || other.is_astray(*at, self))
        });
        astray.count() as f64 / self.pixels.len() as f64
    }

    fn is_astray(&self, at: usize, other: &Self) -> bool {
        let (x, y) = (at % self.width, at / self.width);
        let mut least = [255_u8; 3];
        let mut most = [0_u8; 3];
        for row in y.saturating_sub(1)..=(y + 1).min(self.height - 1) {
            for column in x.saturating_sub(1)..=(x + 1).min(self.width - 1) {
                let pixel = other.pixels[row * self.width + column];
                for part in 0..3 {
                    least[part] = least[part].min(pixel[part]);
                    most[part] = most[part].max(pixel[part]);
                }
            }
        }
        let pixel = self.pixels[at];
        (0..3).any(|part| {
            pixel[part] < least[part].saturating_sub(64)
                || pixel[part] > most[part].saturating_add(64)
        })
    }
}

/// So much of a picture may be softened differently by another browser.
const ALIKE: f64 = 0.01;

/// Writes a picture of README or docs; with `FANGAN_PICTURES=check` holds the one that
/// is there to it instead.
pub fn keep(name: &str, bytes: &[u8]) {
    match std::env::var_os("FANGAN_PICTURES") {
        Some(word) if word == "check" => hold(name, bytes),
        _ => std::fs::write(place(name), bytes).unwrap(),
    }
}

/// Holds the picture that is there to the one that is made now.
pub fn hold(name: &str, bytes: &[u8]) {
    let kept = Picture::png(&std::fs::read(place(name)).unwrap());
    let apart = Picture::png(bytes).apart_from(&kept);
    assert!(
        apart < ALIKE,
        "docs/pictures/{name}.png is out of date ({apart:.4}): cargo test --test it -- --ignored pictures"
    );
}

fn place(name: &str) -> PathBuf {
    repository().join(format!("docs/pictures/{name}.png"))
}
