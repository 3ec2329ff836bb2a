//! Takes a list of people; gives its markup. Labels and names of two characters
//! are spread by CSS: the text stays 组长 and 张三.

use unicode_width::UnicodeWidthStr;

use super::Writer;
use super::inline::inlines;
use super::lines::Text;
use super::markup::Markup;
use crate::document::{PeopleGroup, PeopleList, PeopleRow};
use crate::layout::measures::name_cells;

impl Writer<'_> {
    /// Roles in order, each with its people.
    pub(super) fn people(&self, list: &PeopleList, out: &mut Markup) {
        let names = name_cells(list, &self.style.people);
        let label = list.groups.iter().map(|g| characters(&g.label));
        let measures = format!(
            "--label:{};--name:{};--columns:{}",
            label.fold(SHORTEST_LABEL, f32::max),
            names,
            list.columns.max(1),
        );
        out.open("dl", &[("class", "people"), ("style", &measures)]);
        let mut number = 0;
        for group in &list.groups {
            self.group(group, number, (list.columns > 1, names), out);
            number += group.rows.len();
        }
        out.close("dl");
    }

    /// A role and its people, of which `number` stand before them; `names` is the
    /// width of the column of names, in cells.
    fn group(
        &self,
        group: &PeopleGroup,
        number: usize,
        (side_by_side, names): (bool, f32),
        out: &mut Markup,
    ) {
        out.open("div", &[("class", self.page_class(number))]);
        if !group.label.is_empty() {
            out.open("dt", &[]);
            out.element("span", &[("class", "spread")], &group.label);
            out.text("：");
            out.close("dt");
        }
        let mut number = number;
        let parts = group
            .rows
            .chunk_by(|a, b| a.post.is_empty() == b.post.is_empty());
        for part in parts {
            let beside = side_by_side && part[0].post.is_empty();
            if beside {
                out.open("dd", &[("class", "columns")]);
            }
            for row in part {
                if beside {
                    let class = self.page_class(number);
                    let slot = self.slot(number);
                    out.open("div", &[("class", class), ("style", &slot)]);
                } else {
                    self.open_row(row, number, names, out);
                }
                write_row(row, &mut self.text(number), out);
                out.close(if beside { "div" } else { "dd" });
                number += 1;
            }
            if beside {
                out.close("dd");
            }
        }
        out.close("div");
    }

    /// Begins a person's row. A name wider than its column pushes its own post
    /// aside, and nobody else's.
    fn open_row(&self, row: &PeopleRow, number: usize, names: f32, out: &mut Markup) {
        let class = self.page_class(number);
        if row.name.chars().count() as f32 <= names {
            return out.open("dd", &[("class", class)]);
        }
        let class = format!("{class} long");
        let left = self.lines(number).first().map_or(0.0, |line| line.left);
        let place = format!("--x:{left:.2}");
        out.open("dd", &[("class", class.trim()), ("style", &place)]);
    }

    /// In which columns of the page a person stands beside others.
    fn slot(&self, number: usize) -> String {
        match self.lines(number).first().and_then(|line| line.slot) {
            Some((column, count)) => format!("--slot:{}/span {count}", column + 1),
            None => String::new(),
        }
    }
}

/// Labels are as wide as 副组长 at least (typesetting.md 9.1).
const SHORTEST_LABEL: f32 = 3.0;

/// Width in hanzi.
fn characters(text: &str) -> f32 {
    text.width() as f32 / 2.0
}

fn write_row(row: &PeopleRow, text: &mut Text, out: &mut Markup) {
    if row.name.is_empty() {
        out.open("span", &[("class", "whole")]);
        inlines(&row.post, text, out);
        out.close("span");
        return;
    }
    let class = if row.name.chars().count() == 2 {
        "name spread"
    } else {
        "name"
    };
    out.element("span", &[("class", class)], &row.name);
    if !row.post.is_empty() {
        out.apart();
        out.open("span", &[]);
        inlines(&row.post, text, out);
        out.close("span");
    }
}
