//! Takes a page's characters; gives its lines.

use super::faces;
use super::row::Spot;
use crate::character;
use crate::layout::font::Role;
use crate::read::pdf::{Char, Direction, Sheet, Sheets};

/// Characters on one baseline, from the left.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    /// Page, from 0.
    pub page: usize,
    /// Baseline, mm from the top.
    pub y: f32,
    /// Its characters.
    pub chars: Vec<&'a Char>,
    /// Names of fonts, by number.
    sheets: &'a Sheets,
}

impl<'a> Line<'a> {
    /// What it says; a gap between characters adds nothing.
    pub(super) fn text(&self) -> String {
        self.chars.iter().map(|c| c.text.as_str()).collect()
    }

    /// First character that has ink.
    pub(super) fn first(&self) -> &'a Char {
        self.inked().next().unwrap_or(self.chars[0])
    }

    /// Last character that has ink.
    pub(super) fn last(&self) -> &'a Char {
        self.inked().last().unwrap_or(self.chars[0])
    }

    fn inked(&self) -> impl Iterator<Item = &'a Char> {
        self.chars
            .iter()
            .copied()
            .filter(|c| !c.text.trim().is_empty())
    }

    /// Left edge, mm.
    pub(super) fn left(&self) -> f32 {
        self.first().x
    }

    /// Right edge of the last character's em, mm. A hanzi is an em wide,
    /// whatever gap the file adds to its advance.
    pub(super) fn right(&self) -> f32 {
        let last = self.last();
        last.x + last.advance.min(last.em())
    }

    /// Middle between the edges, mm.
    pub(super) fn centre(&self) -> f32 {
        (self.left() + self.right()) / 2.0
    }

    /// Middle of its ink, mm: the blank half of a mark at either end is none.
    pub(super) fn ink_centre(&self) -> f32 {
        let blank = |c: &Char, marks: &str| {
            let wide = c.advance > 0.6 * c.em() && marks.contains(c.text.as_str());
            if wide { c.em() / 2.0 } else { 0.0 }
        };
        let left = self.left() + blank(self.first(), "“‘（〔【《〈");
        let right = self.right() - blank(self.last(), "”’）〕】》〉。，、；：？！");
        (left + right) / 2.0
    }

    /// Whether it is a row of a table of contents: dots that lead to a number.
    pub(super) fn leads_to_page(&self) -> bool {
        let text = self.text();
        let dots = text
            .trim_end()
            .trim_end_matches(|c: char| c.is_ascii_digit());
        dots.len() < text.trim_end().len() && dots.trim_end().ends_with("…………")
    }

    /// Size of most of its characters, pt.
    pub(super) fn size(&self) -> f32 {
        most(self.inked().map(|c| (c.size * 100.0).round() as i32)) as f32 / 100.0
    }

    /// Upper edge of its em box.
    pub(super) fn top(&self) -> f32 {
        self.y - 0.88 * self.size() * 25.4 / 72.0
    }

    /// Lower edge of its em box.
    pub(super) fn bottom(&self) -> f32 {
        self.y + 0.12 * self.size() * 25.4 / 72.0
    }

    /// Where it stands.
    pub(super) fn spot(&self) -> Spot {
        let right = self.last().x + self.last().advance;
        Spot::part(self.page, [self.left(), self.top(), right, self.bottom()])
    }

    /// Name of a character's font.
    pub(super) fn font_of(&self, c: &Char) -> &'a str {
        &self.sheets.fonts[c.font].name
    }

    /// Whether most of its hanzi are set in a face of this role.
    pub(super) fn is_set_in(&self, role: Role) -> bool {
        let hanzi = || self.chars.iter().filter(|c| is_hanzi(&c.text));
        let right = hanzi().filter(|c| faces::serves(self.font_of(c), role));
        hanzi().count() > 0 && 2 * right.count() > hanzi().count()
    }

    /// Name of the font of most of its hanzi.
    pub(super) fn font(&self) -> &'a str {
        let hanzi = self.chars.iter().filter(|c| is_hanzi(&c.text));
        let font = most(hanzi.map(|c| c.font as i32));
        self.sheets.fonts.get(font as usize).map_or("", |f| &f.name)
    }

    /// Whether it starts with a hanzi, whose left edge is the line's.
    pub(super) fn starts_with_hanzi(&self) -> bool {
        is_hanzi(&self.first().text)
    }

    /// Whether it ends with a hanzi, whose right edge is the line's.
    pub(super) fn ends_with_hanzi(&self) -> bool {
        is_hanzi(&self.last().text)
    }
}

/// The value that comes most often; 0 for none.
fn most(values: impl Iterator<Item = i32>) -> i32 {
    let mut values: Vec<i32> = values.collect();
    values.sort_unstable();
    let groups = values.chunk_by(|a, b| a == b);
    groups.max_by_key(|g| g.len()).map_or(0, |g| g[0])
}

/// Whether a text is one hanzi.
pub(super) fn is_hanzi(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(character::is_hanzi) && chars.next().is_none()
}

/// The lines of a page that run to the right, from the top. Characters for which
/// `skip` holds are left out.
pub(super) fn lines<'a>(
    sheets: &'a Sheets,
    page: usize,
    skip: impl Fn(&Sheet, &Char) -> bool,
) -> Vec<Line<'a>> {
    let sheet = &sheets.pages[page];
    let mut chars: Vec<&Char> = sheet
        .chars
        .iter()
        .filter(|c| c.direction == Direction::Right && !skip(sheet, c))
        .collect();
    chars.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut lines: Vec<Line> = Vec::new();
    for c in chars {
        match lines.last_mut() {
            Some(line) if (c.y - line.y).abs() < 1.0 => line.chars.push(c),
            _ => lines.push(Line {
                page,
                y: c.y,
                chars: vec![c],
                sheets,
            }),
        }
    }
    for line in &mut lines {
        line.chars.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    lines.retain(|line| line.chars.iter().any(|c| !c.text.trim().is_empty()));
    lines
}
