//! Takes a DOCX that somebody edited and the flow it was made from; gives every
//! difference with the place in the data that it comes from, and the edits of
//! the data that would bring it about.

mod located;
mod patch;
mod received;
mod texts;

pub use located::{Located, Place, locate};
pub use patch::{Edit, applied, unified};
pub use received::{Part, read};
pub use texts::{Difference, differences};
