//! Takes a picture; sets it in the middle, no larger than the page.

use crate::document::Picture;
use crate::layout::page::row::{Flow, Row};
use crate::layout::pages::{self, Item};
use crate::layout::text::setter::Setter;

/// Sets a picture; one whose file could not be read has been told of.
pub(super) fn picture(setter: &mut Setter, flow: &mut Flow, picture: &Picture) {
    // A line for the words below it.
    let room = (flow.width, flow.height - 2.0 * setter.style.line());
    let size = picture.size(room, setter.text_type().cell);
    let (Some((width, height)), Some(image)) = (size, &picture.image) else {
        return;
    };
    let item = Item::Picture(pages::Picture {
        x: (flow.width - width) / 2.0,
        y: 0.0,
        width,
        height,
        image: image.clone(),
        place: setter.place,
    });
    flow.gap(setter.leading());
    flow.push(Row::new(vec![item], 0.0, height));
    flow.gap(setter.leading());
}
