//! Takes a finished file, anybody's; gives what can be read in it: the pages of
//! a PDF, the parts of a package, the texts of either, the flow of whatever was
//! written in a word processor. Nothing here knows how our own files are made.

pub mod calendar;
pub(crate) mod compound;
pub mod contents;
pub mod doc;
pub mod flow;
mod guarded;
mod lists;
pub mod markup;
pub(crate) mod numerals;
pub mod odt;
pub mod ofd;
pub mod package;
pub mod pdf;
pub mod plain;
pub mod png;
pub mod rtf;
pub mod separated;
pub mod word;
pub mod written;

pub(crate) use guarded::guarded;
