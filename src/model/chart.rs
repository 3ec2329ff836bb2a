//! What a chart shows: boxes below each other, or stretches of time.

use super::{ChartKind, Text};

/// A chart, drawn from what the plan says elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows.
    pub kind: ChartKind,
    /// What stands in it: of an organisation the bodies, of phases each phase
    /// with its time below it.
    pub nodes: Vec<ChartNode>,
}

/// A box, and the boxes below it.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartNode {
    /// Its words.
    pub text: Text,
    /// What hangs below it.
    pub below: Vec<ChartNode>,
}
