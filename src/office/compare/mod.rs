//! Takes a DOCX that somebody edited and the flow it was made from; gives every
//! difference with the place in the data that it comes from, and the edits of
//! the data that would bring it about.

mod anchored;
mod aside;
mod base;
mod beside;
mod contents;
mod difference;
mod drawn;
mod edit;
mod elsewhere;
mod found;
mod located;
mod markup;
mod moved;
mod notes;
mod number;
mod pairing;
mod patch;
mod received;
mod returned;
mod sheets;
mod tables;
mod texts;
mod tracked;
mod untouched;
mod written;

pub use aside::{Aside, AsideKind, Tracked};
pub use beside::spots_of;
pub use contents::odd_contents;
pub use difference::{Compared, Difference, DifferenceKind, Spot};
pub use elsewhere::{elsewhere, set_apart};
pub use located::{Located, Place, Shown, Why, locate, places};
pub use patch::{Edit, applied, unified};
pub use received::{Part, Received};
pub use returned::{Returned, read};
pub use sheets::of_sheets;
pub use texts::compared;
pub use tracked::{Stretch, authors};
pub use untouched::new_asides;
pub use written::{Block, Formal, Line, Piece, blocks, headings, texts};
