//! What has been drawn of a plan, so that a browser gets only what is new.

use crate::write::svg::Outlines;

/// The outlines that have been drawn of a plan's glyphs.
#[derive(Debug)]
pub(super) struct Drawn {
    /// Told from those that another run of the server, or other faces, have drawn.
    pub epoch: String,
    /// The faces.
    pub faces: String,
    /// The outlines.
    pub outlines: Outlines,
}
