//! How fine pictures are.

/// Dots to an inch, within what a screen shows and a machine has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dpi(u16);

impl Dpi {
    /// So many; nothing where a page could not be read, or is larger than anything
    /// that prints it needs.
    pub fn new(dots: u16) -> Option<Self> {
        (36..=600).contains(&dots).then_some(Self(dots))
    }

    /// Dots to a millimetre.
    pub(super) fn to_millimetre(self) -> f32 {
        f32::from(self.0) / 25.4
    }
}

impl Default for Dpi {
    /// A line of text is read without being enlarged.
    fn default() -> Self {
        Self(150)
    }
}
