//! Takes the signatories of an upward document; says how many stand on each line,
//! so that none meets the document number, and sets them (GB/T 9704 7.2.6).

use super::ground::Ground;
use crate::layout::line::justify::Fill;
use crate::layout::text::atom::Atoms;
use crate::layout::text::setter::Setter;

/// How 签发人： and the names stand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Signatories {
    /// How many names stand on each line: two, or one that is long.
    pub lines: Vec<u8>,
    /// Whether the number has a line of its own below them.
    pub apart: bool,
    /// Width of each name, in cells: two characters take the room of three.
    widths: Vec<f32>,
}

/// Longer names have a line of their own, in cells.
const LONG: f32 = 5.0;

/// Between two names, and between number and names, in cells.
const GAP: f32 = 1.0;

impl Signatories {
    /// Arranges them beside a number so wide, in `room`; all in cells.
    pub(super) fn arrange(
        label: &str,
        names: &[String],
        short: f32,
        number: f32,
        room: f32,
    ) -> Self {
        let width = |name: &String| match name.chars().count() {
            2 => short,
            n => n as f32,
        };
        let widths: Vec<f32> = names.iter().map(width).collect();
        let label = label.chars().count() as f32;
        let mut paired = Vec::new();
        let mut rest = &widths[..];
        while let Some(first) = rest.first() {
            let both = rest.get(1).is_some_and(|next| first.max(*next) <= LONG);
            let count = if both { 2 } else { 1 };
            paired.push(count as u8);
            rest = &rest[count..];
        }
        let single = vec![1; names.len()];
        for lines in [paired.clone(), single] {
            let one = Self {
                lines,
                apart: false,
                widths: widths.clone(),
            };
            // The label stands on the first line only.
            let beside = if one.lines.len() == 1 { label } else { 0.0 };
            if number + GAP + beside + one.width() <= room && label + one.width() <= room {
                return one;
            }
        }
        Self {
            lines: paired,
            apart: true,
            widths,
        }
    }

    /// Width of the column of first names that have one beside them.
    fn first_column(&self) -> f32 {
        self.pairs().map(|(first, _)| first).fold(0.0, f32::max)
    }

    /// Names that stand beside each other.
    fn pairs(&self) -> impl Iterator<Item = (f32, f32)> {
        let mut at = 0;
        let pairs = self.lines.iter().map(move |count| {
            let pair = (at, at + 1);
            at += usize::from(*count);
            (*count == 2).then_some(pair)
        });
        pairs
            .flatten()
            .map(|(a, b)| (self.widths[a], self.widths[b]))
    }

    /// Width of all names.
    fn width(&self) -> f32 {
        let second = self.pairs().map(|(_, second)| second).fold(0.0, f32::max);
        let both = match second {
            0.0 => 0.0,
            second => self.first_column() + GAP + second,
        };
        self.widths.iter().copied().fold(both, f32::max)
    }

    /// Sets them from `y` on, the last column up to `right`.
    pub(super) fn set(
        &self,
        setter: &mut Setter,
        ground: &mut Ground,
        (label, names): (&str, &[String]),
        right: f32,
        y: f32,
    ) {
        let kind = setter.text_type();
        let name_kind = kind.with_role(setter.style.red_head.signatory_face);
        let left = right - self.width() * kind.cell;
        let label_width = label.chars().count() as f32 * kind.cell;
        ground.text(setter, kind, label, left - label_width, y);
        let second = left + (self.first_column() + GAP) * kind.cell;
        let mut all = names.iter().zip(&self.widths);
        for (n, count) in self.lines.iter().enumerate() {
            let y = y + n as f32 * setter.style.line();
            let line = all.by_ref().take(usize::from(*count));
            for (x, (name, width)) in [left, second].into_iter().zip(line) {
                let atoms = Atoms::of(setter, name_kind, name);
                let fill = if atoms.atoms.len() > 1 {
                    Fill::Spread
                } else {
                    Fill::Natural
                };
                ground.line(setter, &atoms, x..x + width * kind.cell, y, fill);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arranged(names: &[&str], number: f32) -> (Vec<u8>, bool) {
        let names: Vec<String> = names.iter().map(|name| name.to_string()).collect();
        let found = Signatories::arrange("签发人：", &names, 3.0, number, 26.0);
        (found.lines, found.apart)
    }

    const LONG_NAME: &str = "古丽巴哈尔·艾则孜·库尔班江";

    #[test]
    fn two_names_stand_on_a_line_and_a_long_one_alone() {
        assert_eq!(arranged(&["赵一鸣", "龙䶮"], 9.0), (vec![2], false));
        let three = ["赵一鸣", "龙䶮", LONG_NAME];
        assert_eq!(arranged(&three, 9.0), (vec![2, 1], false));
        let long_between = ["赵一鸣", LONG_NAME, "龙䶮"];
        assert_eq!(arranged(&long_between, 9.0), (vec![1, 1, 1], false));
    }

    #[test]
    fn the_number_stands_below_names_that_leave_it_no_room() {
        assert_eq!(arranged(&[LONG_NAME], 9.0), (vec![1], true));
        assert_eq!(arranged(&["赵一鸣", LONG_NAME], 14.0), (vec![1, 1], true));
        assert_eq!(
            arranged(&["欧阳文清", "司马相如"], 14.0),
            (vec![1, 1], false)
        );
    }
}
