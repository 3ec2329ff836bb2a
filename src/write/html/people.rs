//! Takes a list of people; gives its markup. Labels and names of two characters
//! are spread by CSS: the text stays 组长 and 张三.

use unicode_width::UnicodeWidthStr;

use super::Writer;
use super::inline::inlines;
use super::markup::Markup;
use crate::document::{PeopleGroup, PeopleList, PeopleRow};

impl Writer<'_> {
    /// Roles in order, each with its people.
    pub fn people(&self, list: &PeopleList, out: &mut Markup) {
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
        for group in &list.groups {
            write_group(group, list.columns > 1, out);
        }
        out.close("dl");
    }
}

/// Labels are as wide as 副组长 at least (gbt9704.md 9.1).
const SHORTEST_LABEL: f32 = 3.0;

/// Width in hanzi.
fn characters(text: &str) -> f32 {
    text.width() as f32 / 2.0
}

fn write_group(group: &PeopleGroup, side_by_side: bool, out: &mut Markup) {
    out.open("div", &[]);
    if !group.label.is_empty() {
        out.open("dt", &[]);
        out.element("span", &[("class", "spread")], &group.label);
        out.text("：");
        out.close("dt");
    }
    let parts = group
        .rows
        .chunk_by(|a, b| a.post.is_empty() == b.post.is_empty());
    for part in parts {
        if side_by_side && part[0].post.is_empty() {
            out.open("dd", &[("class", "columns")]);
            for row in part {
                out.open("div", &[]);
                write_row(row, out);
                out.close("div");
            }
            out.close("dd");
        } else {
            for row in part {
                out.open("dd", &[]);
                write_row(row, out);
                out.close("dd");
            }
        }
    }
    out.close("div");
}

fn write_row(row: &PeopleRow, out: &mut Markup) {
    if row.name.is_empty() {
        out.open("span", &[("class", "whole")]);
        inlines(&row.post, out);
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
        inlines(&row.post, out);
        out.close("span");
    }
}
