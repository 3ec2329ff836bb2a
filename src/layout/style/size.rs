//! Sizes of type, and points beside millimetres.

use std::collections::BTreeMap;
use std::fmt;

/// A measure in points. In a style sheet a number, or a size by name: 三号.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default)]
pub struct Pt(pub f32);

/// Millimetres in a point.
pub const MM_PER_PT: f32 = 25.4 / 72.0;

impl Pt {
    /// The same length in millimetres.
    pub fn mm(self) -> f32 {
        self.0 * MM_PER_PT
    }
}

impl fmt::Display for Pt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Sizes of type by name: 三号 is 16 pt.
pub(super) type Sizes = BTreeMap<String, Pt>;
