//! Takes procedures; gives their chart: a box for each step, from top to bottom,
//! joined by arrows.

use super::figure::{Figure, LINE, PAD, SIDE, Tree, WIDTH, width, wrapped};

/// From a box to the next, em.
pub const ARROW: f32 = 1.5;
/// Blank between two procedures, em.
const APART: f32 = 2.0;
/// Boxes are at least and at most this wide, em.
const WIDE: (f32, f32) = (10.0, 24.0);
/// Height of an arrow's head, and of the level lines that it is made of, em.
const HEAD: f32 = 0.5;
const STEP: f32 = 0.05;

/// Procedures below each other: each its name, its steps, and of a step the lines
/// below its name.
pub fn flow(procedures: &[Tree]) -> Figure {
    let steps = procedures.iter().flat_map(|one| &one.below);
    let boxes = procedures.iter().chain(steps);
    let texts = boxes.flat_map(|tree| {
        let lines = tree.below.iter().filter(|line| line.below.is_empty());
        std::iter::once(&tree.text).chain(lines.map(|line| &line.text))
    });
    let widest = texts.map(|text| width(text)).fold(0.0, f32::max);
    let wide = (widest + 2.0 * SIDE).clamp(WIDE.0, WIDE.1);
    let mut figure = Figure::default();
    for one in procedures {
        if figure.height > 0.0 {
            figure.height += APART;
        }
        let mut first = true;
        if !one.text.is_empty() {
            figure.step(&one.text, one, &[], wide);
            first = false;
        }
        for step in &one.below {
            if !first {
                figure.arrow();
            }
            figure.step(&step.text, step, &step.below, wide);
            first = false;
        }
    }
    figure
}

impl Figure {
    fn step(&mut self, text: &str, tree: &Tree, below: &[Tree], wide: f32) {
        let most = wide - 2.0 * SIDE;
        let mut texts = vec![(wrapped(text, most), tree.from)];
        texts.extend(
            below
                .iter()
                .map(|line| (wrapped(&line.text, most), line.from)),
        );
        let lines: usize = texts.iter().map(|(lines, _)| lines.len()).sum();
        let high = lines as f32 * LINE + PAD;
        self.boxes
            .push([(WIDTH - wide) / 2.0, self.height, wide, high]);
        let mut top = self.height + PAD / 2.0;
        for (lines, from) in texts {
            let rows = lines.len() as f32 * LINE;
            self.said(lines, from, WIDTH / 2.0, top);
            top += rows;
        }
        self.height += high;
    }

    /// A line downwards, its head made of level lines that grow shorter.
    fn arrow(&mut self) {
        let (middle, tip) = (WIDTH / 2.0, self.height + ARROW);
        self.lines.push([middle, self.height, middle, tip]);
        let count = (HEAD / STEP) as usize;
        for n in 1..count {
            let (half, y) = (n as f32 * STEP * 0.5, tip - n as f32 * STEP);
            self.lines.push([middle - half, y, middle + half, y]);
        }
        self.height = tip;
        self.arrows.push(self.boxes.len());
    }
}
