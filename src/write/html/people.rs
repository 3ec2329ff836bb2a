//! Takes a list of people; gives its markup. Labels and names of two characters
//! are spread by CSS: the text stays 组长 and 张三.

use unicode_width::UnicodeWidthStr;

use super::Writer;
use super::inline::inlines;
use super::lines::Text;
use super::markup::Markup;
use crate::document::{PeopleGroup, PeopleList, PeopleRow};

impl Writer<'_> {
    /// Roles in order, each with its people.
    pub(super) fn people(&self, list: &PeopleList, out: &mut Markup) {
        let names = || list.groups.iter().flat_map(|g| &g.rows).map(|r| &r.name);
        let label = list.groups.iter().map(|g| characters(&g.label));
        let measures = format!(
            "--label:{};--name:{};--columns:{}",
            label.fold(SHORTEST_LABEL, f32::max),
            names()
                .map(|n| characters(n))
                .fold(self.style.people.name_width, f32::max),
            list.columns.max(1),
        );
        out.open("dl", &[("class", "people"), ("style", &measures)]);
        let mut number = 0;
        for group in &list.groups {
            self.group(group, number, list.columns > 1, out);
            number += group.rows.len();
        }
        out.close("dl");
    }

    fn group(&self, group: &PeopleGroup, number: usize, side_by_side: bool, out: &mut Markup) {
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
                let class = self.page_class(number);
                if beside {
                    let slot = self.slot(number);
                    out.open("div", &[("class", class), ("style", &slot)]);
                } else {
                    out.open("dd", &[("class", class)]);
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
