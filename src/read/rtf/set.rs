//! What holds in a group of an .rtf: what its words are, and how they are set.

use crate::read::flow::{Align, BesideKind};

/// What a group's words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Goes {
    /// Text of the document.
    #[default]
    Text,
    /// The number of a paragraph, as it is shown.
    Number,
    /// Words beside the text.
    Beside(BesideKind),
    /// The fonts of the file.
    Fonts,
    /// The colours of the file.
    Colors,
    /// Nothing that is read.
    Nowhere,
}

/// What holds in a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Set {
    pub goes: Goes,
    /// How many characters stand in for one given by its number.
    pub fallback: usize,
    pub font: i32,
    pub size: u32,
    pub bold: bool,
    pub red: bool,
    pub deleted: bool,
    pub hidden: bool,
    pub align: Align,
    pub in_table: bool,
    pub page: bool,
    /// How many boxes it lies in.
    pub boxes: usize,
}

impl Default for Set {
    /// As it is where nothing is said.
    fn default() -> Self {
        Self {
            goes: Goes::Text,
            fallback: 1,
            font: 0,
            size: 24,
            bold: false,
            red: false,
            deleted: false,
            hidden: false,
            align: Align::Left,
            in_table: false,
            page: false,
            boxes: 0,
        }
    }
}
