//! Takes runs of text; gives atoms: characters as glyphs, each with its place on
//! the grid and what a line must know of it.

pub(super) mod address;
pub(super) mod atom;
pub(super) mod class;
pub(super) mod setter;
pub mod shape;
pub(crate) mod units;
pub(crate) mod words;
