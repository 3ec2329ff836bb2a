//! Takes the people of a body; gives their lines: label, name and post each at
//! a tab stop, labels and short names spread by geometry, never by characters.

use super::Writer;
use crate::document::{PeopleGroup, PeopleList, PeopleRow};
use crate::write::docx::flow::{Kind, Paragraph, Piece, Shape, Side};
use crate::write::docx::measure::characters;
use crate::write::docx::named::Named;

/// Longer names do not push everybody's posts to the right, in characters.
const LONG_NAME: f32 = 5.0;

/// Keeps what ends at a tab stop before it, twips.
const HAIR: i32 = 16;

/// Where the columns stand.
struct Columns {
    label: i32,
    label_width: i32,
    name: i32,
    post: i32,
}

impl Writer<'_> {
    /// A list of people (typesetting.md section 9).
    pub(super) fn people(&mut self, list: &PeopleList) {
        let columns = self.columns(list);
        for group in &list.groups {
            if list.columns > 1 {
                self.side_by_side(group, &columns, list.columns);
            } else {
                for (n, row) in group.rows.iter().enumerate() {
                    self.person(group, row, &columns, n == 0);
                }
            }
        }
    }

    fn columns(&self, list: &PeopleList) -> Columns {
        let count = |text: &str| text.chars().count() as f32;
        let labels = list.groups.iter().map(|g| count(&g.label));
        let labels = labels.fold(0.0, f32::max);
        let names = list.groups.iter().flat_map(|g| &g.rows);
        let names = names.filter(|r| !r.post.is_empty()).map(|r| count(&r.name));
        let style = &self.style.people;
        let longest = names
            .filter(|n| *n <= LONG_NAME)
            .fold(style.name_width, f32::max);
        let label = self.measure.cells(self.style.text.indent);
        let beside = if labels > 0.0 { labels + 1.0 } else { 0.0 };
        let name = label + self.measure.cells(beside);
        Columns {
            label,
            label_width: self.measure.cells(labels),
            name,
            post: name + self.measure.cells(longest + style.gap),
        }
    }

    /// The label and its colon; labels shorter than the longest are spread.
    fn label(&self, group: &PeopleGroup, columns: &Columns) -> Vec<Piece> {
        if group.label.is_empty() {
            return Vec::new();
        }
        let look = self.text_look();
        let count = group.label.chars().count();
        let free = columns.label_width - self.measure.cells(count as f32);
        let mut pieces = Vec::new();
        // The blank goes between the characters, not before the colon.
        let last = group
            .label
            .char_indices()
            .next_back()
            .map_or(0, |(at, _)| at);
        let (first, last) = group.label.split_at(last);
        if free > 0 && count > 1 {
            let track = (free - HAIR).max(0) / (count as i32 - 1);
            pieces.push(Piece::spread(first, look, None, Some(track)));
            pieces.push(Piece::text(last, look, None));
        } else {
            pieces.push(Piece::text(group.label.as_str(), look, None));
        }
        pieces.push(Piece::text("：", look, None));
        pieces
    }

    /// A name; one of two hanzi takes the width of three.
    fn name(&self, row: &PeopleRow) -> (Piece, i32) {
        let hanzi = row.name.chars().count() == 2 && characters(&row.name) == 2.0;
        let wide = self.measure.cells(self.style.people.name_width);
        let own = self.measure.text(&row.name);
        let free = if hanzi { (wide - own).max(0) } else { 0 };
        // One run, so that the name stays one; the blank behind it ends short of
        // the next tab stop.
        let gap = self.measure.cells(self.style.people.gap);
        let track = (free > 0).then(|| free.min(gap) - HAIR);
        let look = self.text_look();
        (Piece::spread(&row.name, look, row.from, track), own + free)
    }

    fn person(&mut self, group: &PeopleGroup, row: &PeopleRow, columns: &Columns, first: bool) {
        let mut pieces = if first {
            self.label(group, columns)
        } else {
            Vec::new()
        };
        let labelled = !pieces.is_empty();
        if labelled {
            pieces.push(Piece::new(Kind::Tab));
        }
        let mut tabs = vec![columns.name];
        let mut left = columns.name;
        if !row.name.is_empty() {
            let (name, width) = self.name(row);
            pieces.push(name);
            if !row.post.is_empty() {
                pieces.push(Piece::new(Kind::Tab));
                let gap = self.measure.cells(self.style.people.gap);
                tabs.push(columns.post.max(columns.name + width + gap));
                left = columns.post;
            }
        }
        pieces.extend(self.pieces(&row.post, self.text_look()));
        let begins = if labelled {
            columns.label
        } else {
            columns.name
        };
        self.push(Paragraph {
            style: Named::People,
            shape: Shape {
                left: Some(left),
                first: Some(begins - left),
                tabs: stops(tabs),
                ..Shape::default()
            },
            pieces,
            from: row.from,
            ..Paragraph::default()
        });
    }

    /// People beside each other, as many to a line as there is room for.
    fn side_by_side(&mut self, group: &PeopleGroup, columns: &Columns, count: u8) {
        let count = i32::from(count.max(1));
        let pitch = ((self.measure.width - columns.name) / count).max(1);
        let mut lines: Vec<(Vec<Piece>, Vec<i32>)> = Vec::new();
        let mut slot = count;
        for row in &group.rows {
            let (name, mut width) = self.name(row);
            let post = self.pieces(&row.post, self.text_look());
            let mut pieces = Vec::new();
            let mut stop = None;
            if !row.name.is_empty() {
                pieces.push(name);
                if !post.is_empty() {
                    pieces.push(Piece::new(Kind::Tab));
                    stop = Some((columns.post - columns.name).max(width));
                    width = (columns.post - columns.name).max(width);
                }
            } else {
                width = 0;
            }
            width += post
                .iter()
                .map(|p| self.measure.text(p.plain()))
                .sum::<i32>();
            pieces.extend(post);
            let need = (width + self.measure.cell / 2 + pitch - 1) / pitch;
            let need = need.clamp(1, count);
            if slot + need > count || lines.is_empty() {
                lines.push((Vec::new(), Vec::new()));
                slot = 0;
            }
            if let Some((line, stops)) = lines.last_mut() {
                let x = columns.name + slot * pitch;
                stops.push(x);
                stops.extend(stop.map(|stop| x + stop));
                if slot > 0 {
                    line.push(Piece::new(Kind::Tab));
                }
                line.extend(pieces);
            }
            slot += need;
        }
        for (n, (line, tabs)) in lines.into_iter().enumerate() {
            let mut pieces = if n == 0 {
                self.label(group, columns)
            } else {
                Vec::new()
            };
            let labelled = !pieces.is_empty();
            if labelled {
                pieces.push(Piece::new(Kind::Tab));
            }
            pieces.extend(line);
            let begins = if labelled {
                columns.label
            } else {
                columns.name
            };
            self.push(Paragraph {
                style: Named::People,
                shape: Shape {
                    left: Some(columns.name),
                    first: Some(begins - columns.name),
                    tabs: stops(tabs),
                    ..Shape::default()
                },
                pieces,
                from: group.rows.first().and_then(|row| row.from),
                ..Paragraph::default()
            });
        }
    }
}

/// Stops at which texts begin.
fn stops(at: Vec<i32>) -> Vec<(i32, Side)> {
    at.into_iter().map(|at| (at, Side::Left)).collect()
}
