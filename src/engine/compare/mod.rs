//! Takes the DOCX of a plan that somebody changed; gives what was changed, found
//! again in the data. An edit that does anything but remove its own difference is
//! left to a person.

mod adopted;
mod compared;
mod formal;
mod patched;
mod trial;
mod undo;
mod whose;

pub use adopted::{Adopted, adopted};
pub use compared::{Compared, NotCompared, compare};
pub use undo::undo;
