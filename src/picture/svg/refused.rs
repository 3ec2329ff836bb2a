//! Takes what stands in an SVG; gives why it is not drawn.

/// What of an SVG is not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Words: their faces are on another machine.
    Words,
    /// A photograph in it.
    Photograph,
    /// A program in it, or what moves.
    Program,
    /// What lies in another file.
    Elsewhere,
    /// Colours that pass into each other, patterns.
    Shades,
    /// Shadows, blur, masks.
    Effects,
    /// What lies half seen over something else.
    Glass,
    /// What is cut by anything but an upright rectangle.
    Cut,
}

impl Refused {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Words,
        Self::Photograph,
        Self::Program,
        Self::Elsewhere,
        Self::Shades,
        Self::Effects,
        Self::Glass,
        Self::Cut,
    ];

    /// What is done about it: a key of the locales' hints.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Words => "svg-words",
            Self::Photograph => "svg-photograph",
            Self::Program => "svg-program",
            Self::Elsewhere => "svg-elsewhere",
            Self::Shades => "svg-shades",
            Self::Effects => "svg-effects",
            Self::Glass => "svg-glass",
            Self::Cut => "svg-cut",
        }
    }
}
