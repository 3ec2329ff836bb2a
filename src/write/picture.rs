//! Takes a picture; gives it as an address that holds it whole.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::document::Image;

/// `data:image/png;base64,…`: files of ours need no other file.
pub(super) fn data(image: &Image) -> String {
    let kind = image.format.media_type();
    format!("data:{kind};base64,{}", STANDARD.encode(&image.bytes))
}
