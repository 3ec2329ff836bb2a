//! Takes a table before and after; gathers the differences, row by row and cell
//! by cell.

use super::found::Found;
use super::pairing::{Pairing, Turn};
use super::written::{Cell, Line, plain};
use crate::write::docx::{Step, likeness, steps};

impl Found {
    /// What changed in a table.
    pub fn table(&mut self, old: &[Vec<Cell>], new: &[Vec<Vec<String>>]) {
        let text = |row: &Vec<Cell>| -> String {
            let lines = row.iter().flatten();
            lines.map(|line| line.text.as_str()).collect()
        };
        let whole =
            |row: &Vec<Vec<String>>| -> String { row.concat().iter().map(|t| plain(t)).collect() };
        let before: Vec<String> = old.iter().map(text).collect();
        let after: Vec<String> = new.iter().map(whole).collect();
        let same_shape =
            old.len() == new.len() && old.iter().zip(new).all(|(a, b)| a.len() == b.len());
        let steps = if same_shape {
            (0..old.len()).map(|i| Step::Became(i, i)).collect()
        } else {
            let alike = |i: usize, j: usize| likeness(&before[i], &after[j]);
            steps(&before, &after, &alike)
        };
        for step in steps {
            match step {
                Step::Same(i, j) | Step::Became(i, j) => {
                    for n in 0..old[i].len().max(new[j].len()) {
                        let none: (Cell, Vec<String>) = Default::default();
                        let lines = old[i].get(n).unwrap_or(&none.0);
                        let texts = new[j].get(n).unwrap_or(&none.1);
                        self.cell(lines, texts);
                    }
                }
                Step::Old(i) => old[i].iter().flatten().for_each(|line| self.gone(line)),
                Step::New(j) => {
                    let cells = new[j].iter().map(|cell| cell.concat());
                    self.came(&cells.collect::<Vec<_>>().join(" | "));
                }
            }
        }
    }

    /// What changed in a cell.
    fn cell(&mut self, lines: &[Line], texts: &[String]) {
        let before: Vec<String> = lines.iter().map(|line| line.text.clone()).collect();
        let after: Vec<String> = texts.iter().map(|text| plain(text)).collect();
        let pairing = Pairing {
            before: &before,
            after: &after,
            alike: &|i, j| likeness(&before[i], &after[j]),
            old_line: &|_| true,
            new_line: &|_| true,
        };
        for turn in pairing.turns() {
            match turn {
                Turn::Became(i, j) => self.changed(&lines[i], &after[j]),
                Turn::Split(i, parts) => self.split(&lines[i], &after[parts]),
                Turn::Joined(parts, j) => {
                    let joined: Vec<&Line> = lines[parts].iter().collect();
                    self.joined(&joined, &after[j]);
                }
                Turn::Gone(i) => self.gone(&lines[i]),
                Turn::Came(j) => self.came(&after[j]),
            }
        }
    }
}
