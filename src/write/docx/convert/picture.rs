//! Takes a picture; gives a paragraph with it, for programs that show no drawings as
//! pixels, too.

use std::sync::Arc;

use super::Writer;
use crate::diagnostic::Origin;
use crate::document::{self, Image};
use crate::picture;
use crate::write::docx::flow::{Kind, Paragraph, Picture, Piece, Shape};
use crate::write::docx::named::Named;

/// Pixels of a drawing in an inch, where a program shows no drawings.
const FINE: f32 = 300.0;

impl Writer<'_> {
    /// A picture in a line of its own.
    pub(super) fn picture(&mut self, picture: &document::Picture) {
        let page = &self.style.page;
        let room = match self.flow.last.landscape {
            true => (page.text_height, page.text_width),
            false => (page.text_width, page.text_height),
        };
        let room = (room.0, room.1 - 2.0 * self.style.line());
        let (Some(size), Some(image)) = (picture.size(room, self.style.cell()), &picture.image)
        else {
            return;
        };
        let blank = Some(self.measure.half_leading);
        let shape = Shape {
            before: blank,
            after: blank,
            ..Shape::default()
        };
        self.line_with(image.clone(), &picture.alt, size, shape, picture.from);
    }

    /// A line with an image alone.
    pub(super) fn line_with(
        &mut self,
        image: Arc<Image>,
        alt: &str,
        size: (f32, f32),
        shape: Shape,
        from: Option<Origin>,
    ) {
        let (image, drawing) = match &image.drawing {
            None => (image, None),
            Some(lines) => {
                let pixels = picture::shown(lines, (size.0 / 25.4 * FINE).ceil() as u32);
                let Some(pixels) = pixels else { return };
                (Arc::new(pixels), Some(image))
            }
        };
        self.push(Paragraph {
            style: Named::Picture,
            shape,
            pieces: vec![Piece::new(Kind::Picture(Picture {
                image,
                drawing,
                alt: alt.to_string(),
                size,
            }))],
            from,
            ..Paragraph::default()
        });
    }
}
