//! Takes the pictures on pages; puts each into the file once.

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream};

use super::object::{dictionary, name};
use crate::document::{Image, ImageFormat};
use crate::layout::pages::{Item, Pages};

/// Pictures of a file in the order of their first use, by the words that stand for
/// them.
#[derive(Default)]
pub(super) struct Images(Vec<(String, ObjectId)>);

impl Images {
    /// Puts the pictures of all pages into the file. Their pixels are packed already:
    /// those of a PNG as PDF has them, too.
    pub(super) fn add(file: &mut File, pages: &Pages) -> Self {
        let mut images = Self::default();
        let items = pages.pages.iter().flat_map(|page| &page.items);
        for item in items {
            if let Item::Picture(picture) = item
                && images.number(&picture.image).is_none()
                && let Some(stream) = stream(&picture.image)
            {
                let id = file.add_object(stream);
                images.0.push((picture.image.digest.clone(), id));
            }
        }
        images
    }

    /// Which of them a picture is.
    pub(super) fn number(&self, image: &Image) -> Option<usize> {
        self.0
            .iter()
            .position(|(digest, _)| *digest == image.digest)
    }

    /// What pages call them; nothing where there are none.
    pub(super) fn resources(&self) -> Option<Object> {
        let named = self.0.iter().enumerate();
        let named: Dictionary = named
            .map(|(n, (_, id))| (format!("I{n}"), Object::Reference(*id)))
            .collect();
        (!named.is_empty()).then_some(Object::Dictionary(named))
    }
}

/// Pixels as an object of the file; a drawing is drawn on its page.
fn stream(image: &Image) -> Option<Stream> {
    let colours = if image.grey { 1 } else { 3 };
    let space = if image.grey {
        "DeviceGray"
    } else {
        "DeviceRGB"
    };
    let mut dict = dictionary([
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", Object::Integer(image.width.into())),
        ("Height", Object::Integer(image.height.into())),
        ("ColorSpace", name(space)),
        ("BitsPerComponent", Object::Integer(8)),
    ]);
    match image.format {
        ImageFormat::Jpeg => {
            dict.set("Filter", name("DCTDecode"));
            Some(Stream::new(dict, image.bytes.clone()))
        }
        ImageFormat::Svg => None,
        ImageFormat::Png => {
            dict.set("Filter", name("FlateDecode"));
            let rows = dictionary([
                ("Predictor", Object::Integer(15)),
                ("Colors", Object::Integer(colours)),
                ("BitsPerComponent", Object::Integer(8)),
                ("Columns", Object::Integer(image.width.into())),
            ]);
            dict.set("DecodeParms", Object::Dictionary(rows));
            Some(Stream::new(dict, packed(&image.bytes)))
        }
    }
}

/// The packed pixels of a PNG: what its IDAT chunks hold, one behind the other.
fn packed(file: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(file.len());
    let mut rest = file.get(8..).unwrap_or_default();
    while let [a, b, c, d, kind @ ..] = rest {
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let Some(data) = kind.get(4..4 + length) else {
            break;
        };
        if kind.starts_with(b"IDAT") {
            out.extend(data);
        }
        // The checksum stands behind it.
        rest = kind.get(8 + length..).unwrap_or_default();
    }
    out
}
