//! Takes texts and rules with their places; gives the ink of a block that is no
//! flow of lines: a head, a chart.

use std::ops::Range;

use crate::layout::line::justify::{Fill, set_whole};
use crate::layout::pages::{Ink, Item, Rule};
use crate::layout::text::atom::Atoms;
use crate::layout::text::setter::{Setter, Type};

/// Ink whose places are measured from the left edge and the top of what it is
/// drawn on.
#[derive(Default)]
pub(super) struct Ground {
    pub items: Vec<Item>,
}

impl Ground {
    /// Adds text that stands at `x`, its em box at `y`; gives its right end.
    pub(super) fn text(
        &mut self,
        setter: &mut Setter,
        kind: Type,
        text: &str,
        x: f32,
        y: f32,
    ) -> f32 {
        let atoms = Atoms::of(setter, kind, text);
        self.line(setter, &atoms, x..x, y, Fill::Natural)
    }

    /// Adds a line filled between two edges, a text of its own; gives its right end.
    pub(super) fn line(
        &mut self,
        setter: &mut Setter,
        atoms: &Atoms,
        edges: Range<f32>,
        y: f32,
        fill: Fill,
    ) -> f32 {
        let right = if edges.end > edges.start {
            edges.end
        } else {
            edges.start + 1000.0
        };
        setter.place.text += 1;
        let line = set_whole(setter, atoms, edges.start..right, fill);
        self.items
            .extend(line.items.into_iter().map(|item| item.shifted(0.0, y)));
        line.right
    }

    /// Adds a red rule.
    pub(super) fn red_rule(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.items.push(Item::Rule(Rule {
            x,
            y,
            width,
            height,
            ink: Ink::Red,
        }));
    }
}
