//! Origins as attributes: `from="3.17"` is value 17 of file 3.

use crate::diagnostic::{FileId, Origin};

/// The attribute's text.
pub(super) fn write(origin: Origin) -> String {
    format!("{}.{}", origin.file.0, origin.node)
}

/// The origin, if the text is one.
pub(super) fn read(text: &str) -> Option<Origin> {
    let (file, node) = text.split_once('.')?;
    Some(Origin {
        file: FileId(file.parse().ok()?),
        node: node.parse().ok()?,
    })
}
