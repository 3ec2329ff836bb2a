//! Takes a Document, a style and fonts; gives Pages.

pub mod pages;
