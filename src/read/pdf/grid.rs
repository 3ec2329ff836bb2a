//! Takes the ruled lines of a page; gives the tables between them.

use super::{Char, Rule, Sheet};
use crate::read::flow::Cell;

/// A table of a page: its lines, and what lies between them.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// From the left.
    xs: Vec<f32>,
    /// From the top.
    ys: Vec<f32>,
    rules: Vec<Rule>,
    texts: Vec<Vec<String>>,
}

/// Rules this near are one, mm.
const NEAR: f32 = 1.2;

fn apart(mut places: Vec<f32>) -> Vec<f32> {
    places.sort_by(f32::total_cmp);
    places.dedup_by(|a, b| (*a - *b).abs() < NEAR);
    places
}

/// The tables of a page: rules that touch each other, at least two each way.
pub(super) fn of(sheet: &Sheet) -> Vec<Grid> {
    let mut groups: Vec<Vec<Rule>> = Vec::new();
    let rules = sheet
        .rules
        .iter()
        .filter(|rule| rule.thickness() < 1.5 && rule.width.max(rule.height) > 3.0);
    for rule in rules.take(5_000) {
        let touches = |group: &Vec<Rule>| group.iter().any(|other| meet(rule, other));
        let (mut near, far): (Vec<Vec<Rule>>, Vec<Vec<Rule>>) =
            groups.into_iter().partition(touches);
        let mut own = vec![*rule];
        own.extend(near.drain(..).flatten());
        groups = far;
        groups.push(own);
    }
    let grids = groups.into_iter().filter_map(|rules| {
        let ends = |rule: &Rule| match rule.is_level() {
            true => (Some(rule.middle()), None),
            false => (None, Some(rule.x + rule.width / 2.0)),
        };
        let ys = apart(rules.iter().filter_map(|rule| ends(rule).0).collect());
        let xs = apart(rules.iter().filter_map(|rule| ends(rule).1).collect());
        (xs.len() > 2 && ys.len() > 2).then(|| Grid {
            texts: vec![vec![String::new(); xs.len() - 1]; ys.len() - 1],
            xs,
            ys,
            rules,
        })
    });
    grids.collect()
}

fn meet(one: &Rule, other: &Rule) -> bool {
    let across = one.x < other.x + other.width + NEAR && other.x < one.x + one.width + NEAR;
    let down = one.y < other.y + other.height + NEAR && other.y < one.y + one.height + NEAR;
    across && down
}

impl Grid {
    pub(super) fn top(&self) -> f32 {
        self.ys[0]
    }

    /// Where a character stands: its column and row.
    fn place(&self, c: &Char) -> Option<(usize, usize)> {
        let (x, y) = (c.x + c.advance / 2.0, c.y - 0.35 * c.em());
        let column = self
            .xs
            .windows(2)
            .position(|pair| (pair[0]..pair[1]).contains(&x))?;
        let row = self
            .ys
            .windows(2)
            .position(|pair| (pair[0]..pair[1]).contains(&y))?;
        Some((column, row))
    }

    pub(super) fn holds(&self, c: &Char) -> bool {
        self.place(c).is_some()
    }

    /// Whether a level line parts two rows in a column.
    fn parted(&self, column: usize, row: usize) -> bool {
        let middle = (self.xs[column] + self.xs[column + 1]) / 2.0;
        let y = self.ys[row];
        self.rules.iter().any(|rule| {
            let over = (rule.x - NEAR..rule.x + rule.width + NEAR).contains(&middle);
            rule.is_level() && over && (rule.middle() - y).abs() < NEAR
        })
    }

    /// Whether an upright line parts two columns in a row.
    fn divided(&self, column: usize, row: usize) -> bool {
        let middle = (self.ys[row] + self.ys[row + 1]) / 2.0;
        let x = self.xs[column];
        self.rules.iter().any(|rule| {
            let over = (rule.y - NEAR..rule.y + rule.height + NEAR).contains(&middle);
            !rule.is_level() && over && (rule.x + rule.width / 2.0 - x).abs() < NEAR
        })
    }

    /// The first row and column of the cell that a place belongs to.
    fn origin(&self, mut column: usize, mut row: usize) -> (usize, usize) {
        while column > 0 && !self.divided(column, row) {
            column -= 1;
        }
        while row > 0 && !self.parted(column, row) {
            row -= 1;
        }
        (column, row)
    }

    /// Puts characters into cells, each made a text by `said`.
    pub(super) fn fill(&mut self, chars: &[&Char], said: impl Fn(&[&Char]) -> String) {
        let mut cells: Vec<Vec<Vec<&Char>>> =
            vec![vec![Vec::new(); self.xs.len() - 1]; self.ys.len() - 1];
        for c in chars {
            if let Some((column, row)) = self.place(c) {
                let (column, row) = self.origin(column, row);
                cells[row][column].push(c);
            }
        }
        for (row, cells) in cells.iter().enumerate() {
            for (column, chars) in cells.iter().enumerate() {
                self.texts[row][column] = said(chars);
            }
        }
    }

    /// The rows of cells.
    pub(super) fn rows(&self) -> Vec<Vec<Cell>> {
        let rows = (0..self.ys.len() - 1).map(|row| {
            let mut cells: Vec<Cell> = Vec::new();
            for column in 0..self.xs.len() - 1 {
                let joined = column > 0 && !self.divided(column, row);
                match cells.last_mut().filter(|_| joined) {
                    Some(last) => last.span += 1,
                    None => cells.push(Cell {
                        text: self.texts[row][column].clone(),
                        span: 1,
                        covered: row > 0 && !self.parted(column, row),
                    }),
                }
            }
            cells
        });
        rows.collect()
    }
}
