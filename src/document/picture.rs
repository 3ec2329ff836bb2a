//! Pictures: what a document says of one, and its pixels or outlines as a clean file.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::drawing::Drawing;
use crate::diagnostic::Origin;

/// A picture in a document.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Picture {
    /// Its file, as the plan names it.
    pub file: String,
    /// What it shows, for whoever cannot see it.
    pub alt: String,
    /// Width in characters of the text; else as large as it is.
    pub width: Option<u32>,
    /// The picture itself, once its file was read.
    pub image: Option<Arc<Image>>,
    /// Where it was written.
    pub from: Option<Origin>,
}

/// Pixels, or outlines, as a file that has nothing else in it: no place, no camera, no
/// transparency, no inks, no words.
#[derive(Debug, PartialEq)]
pub struct Image {
    /// The file.
    pub bytes: Vec<u8>,
    /// Of which kind it is.
    pub format: ImageFormat,
    /// Pixels across; a drawing has them on a screen, the last one in part.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Whether its pixels are grey, else red, green and blue; eight bits each.
    pub grey: bool,
    /// The word that stands for the file.
    pub digest: String,
    /// What it draws, where it is no pixels.
    pub drawing: Option<Drawing>,
}

/// Kinds of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageFormat {
    /// PNG without transparency, not interlaced.
    Png,
    /// JPEG of one or three colours.
    Jpeg,
    /// SVG of filled outlines.
    Svg,
}

impl ImageFormat {
    /// How files of the kind end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
            Self::Svg => "svg",
        }
    }

    /// What it is called in messages between programs.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Svg => "image/svg+xml",
        }
    }
}

impl Hash for Image {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest.hash(state);
    }
}

impl Picture {
    /// Width and height in millimetres within a room, where a character of the text
    /// is so wide: as wide as is said, else as its pixels are on a screen, and never
    /// larger than the room.
    pub fn size(&self, room: (f32, f32), cell: f32) -> Option<(f32, f32)> {
        let image = self.image.as_ref()?;
        let (across, down) = match &image.drawing {
            Some(drawing) => (drawing.width, drawing.height),
            None => (image.width as f32, image.height as f32),
        };
        let ratio = down / across.max(0.001);
        let natural = across * 25.4 / SCREEN;
        let wanted = self.width.map_or(natural, |width| width as f32 * cell);
        let width = wanted.min(room.0).min(room.1 / ratio.max(0.001));
        Some((width, width * ratio))
    }
}

/// Pixels of a screen in an inch.
const SCREEN: f32 = 96.0;
