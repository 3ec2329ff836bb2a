//! Drawings: what a picture made of lines is made of, however it was written.

/// A drawing, in pixels of a screen from its top left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Pixels across.
    pub width: f32,
    /// Pixels down.
    pub height: f32,
    /// What it is made of; the first lies below.
    pub outlines: Vec<Outline>,
}

/// An outline filled with a colour. A line is one, too: that of its two sides.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// How it runs.
    pub steps: Vec<Step>,
    /// Red, green and blue.
    pub colour: [u8; 3],
    /// Whether what it goes round twice is outside.
    pub even_odd: bool,
    /// Left, top, right and bottom beyond which nothing of it is seen, where it
    /// reaches beyond.
    pub within: Option<[f32; 4]>,
}

/// A step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// A piece begins here.
    Move([f32; 2]),
    /// Straight to a point.
    Line([f32; 2]),
    /// By two points to a third (a cubic Bézier curve).
    Curve([f32; 2], [f32; 2], [f32; 2]),
    /// Back to where the piece began.
    Close,
}

impl Step {
    /// The same with other points.
    pub fn map(self, to: impl Fn([f32; 2]) -> [f32; 2]) -> Self {
        match self {
            Self::Move(point) => Self::Move(to(point)),
            Self::Line(point) => Self::Line(to(point)),
            Self::Curve(a, b, point) => Self::Curve(to(a), to(b), to(point)),
            Self::Close => Self::Close,
        }
    }
}
