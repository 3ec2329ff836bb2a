//! Takes a finished file, anybody's; gives what can be read in it: the pages of
//! a PDF, the parts of a package, the texts of either. Nothing here knows how
//! our own files are made.

pub mod calendar;
pub(crate) mod compound;
mod guarded;
pub mod markup;
pub mod package;
pub mod pdf;
pub mod separated;

pub(crate) use guarded::guarded;
