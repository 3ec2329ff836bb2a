//! Takes a Document, a style and fonts; gives Pages.

pub mod font;
pub mod pages;
pub mod shape;
pub mod style;
