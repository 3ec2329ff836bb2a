//! Takes a finished document; gives the bytes of a file.

pub mod html;
