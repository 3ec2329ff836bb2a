//! Takes the characters of a .doc and what is set of them; gives paragraphs and
//! tables.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::pages::{self, Stretch};
use super::pieces::{Char, Text};
use super::sprm::{CharacterSet, ParagraphSet, cells, far};
use super::styles::Styles;
use crate::read::flow::{BROKEN, BesideKind, Block, Cell, Flow, Look, Paragraph};
use crate::read::lists::Lists;

/// What a text is read with.
pub(super) struct Reader<'b> {
    pub text: &'b Text<'b>,
    pub paragraphs: Vec<Stretch<'b>>,
    pub characters: Vec<Stretch<'b>>,
    pub styles: Styles,
    /// By the character that is its anchor, the characters of a text box.
    pub boxes: BTreeMap<usize, Range<usize>>,
    pub lists: Lists,
    /// Properties that the others name.
    pub far: Vec<u8>,
}

/// The text of boxes, among those that a head gives the lengths of.
const BOXES: usize = 6;

/// A row of a table as it is gathered.
#[derive(Default)]
struct Row {
    cells: Vec<String>,
    /// Paragraphs of the cell that is open.
    open: Vec<String>,
    /// Of a table within it, the cells of the row that is open.
    inner: Vec<String>,
    /// And paragraphs of its cell that is open.
    inner_open: Vec<String>,
}

impl Row {
    /// A paragraph of a cell.
    fn paragraph(&mut self, text: String, set: &ParagraphSet) {
        if set.depth <= 1 {
            self.end_inner();
            self.open.push(text);
        } else if set.ends_inner_row {
            self.end_inner();
        } else {
            self.inner_open.push(text);
            if set.ends_inner_cell {
                self.inner
                    .push(std::mem::take(&mut self.inner_open).concat());
            }
        }
    }

    /// A row of a table within a cell is a line of it.
    fn end_inner(&mut self) {
        if !self.inner.is_empty() {
            self.open.push(std::mem::take(&mut self.inner).join("\t"));
        }
        self.open.append(&mut self.inner_open);
    }
}

impl Reader<'_> {
    /// The flow; `lengths` are how long the text and its companions are.
    pub(super) fn flow(mut self, lengths: &[u32; 8]) -> Flow {
        let mut flow = Flow::default();
        let chars = &self.text.chars;
        let mut ends = Vec::new();
        let mut end = 0;
        for length in lengths {
            let from = end;
            end = chars.len().min(end + *length as usize);
            ends.push(from..end);
        }
        let main: Vec<Char> = chars[ends[0].clone()].to_vec();
        let boxed: Vec<Char> = chars[ends[BOXES].clone()].to_vec();
        self.main(&main, &boxed, &mut flow);
        let mut anchored = vec![false; boxed.len()];
        for range in self.boxes.values() {
            let within = range.start..range.end.min(anchored.len());
            anchored
                .get_mut(within)
                .into_iter()
                .for_each(|part| part.fill(true));
        }
        let left = boxed.iter().zip(anchored).filter(|(_, anchored)| !anchored);
        self.aside(left.map(|(c, _)| *c).collect(), BesideKind::Box, &mut flow);
        const KINDS: [(usize, BesideKind); 4] = [
            (1, BesideKind::Note),
            (2, BesideKind::Margin),
            (4, BesideKind::Comment),
            (5, BesideKind::Note),
        ];
        for (n, kind) in KINDS {
            let part: Vec<Char> = self.text.chars[ends[n].clone()].to_vec();
            self.aside(part, kind, &mut flow);
        }
        flow
    }

    /// Notes what stands beside the text, each paragraph for itself; the number of
    /// a page says nothing.
    fn aside(&self, chars: Vec<Char>, kind: BesideKind, flow: &mut Flow) {
        for piece in chars.split(|c| c.sign == '\r') {
            let words = self.shown(piece, &mut Flow::default());
            let says = words.chars().any(char::is_alphabetic);
            flow.aside(kind, if says { &words } else { "" });
        }
    }

    /// What is anchored in a paragraph: a table in a box is text of the document,
    /// words in one stand beside it, everything else is a picture.
    fn drawn(&mut self, anchors: Vec<usize>, boxed: &[Char], flow: &mut Flow) {
        for anchor in anchors {
            let text = self.boxes.get(&anchor);
            let Some(chars) = text.and_then(|range| boxed.get(range.clone())) else {
                flow.aside(BesideKind::Picture, "");
                continue;
            };
            let mut inner = Flow::default();
            self.main(chars, &[], &mut inner);
            flow.take_box(inner);
        }
    }

    /// The text, and where it has anchors that of the boxes.
    fn main(&mut self, chars: &[Char], boxed: &[Char], flow: &mut Flow) {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut row = Row::default();
        let mut start = 0;
        let mut new_page = false;
        for (n, c) in chars.iter().enumerate() {
            if !matches!(c.sign, '\r' | '\u{7}' | '\u{c}') && n + 1 < chars.len() {
                continue;
            }
            let from = start;
            let own = &chars[start..n];
            let own = if matches!(c.sign, '\r' | '\u{7}' | '\u{c}') {
                own
            } else {
                &chars[start..=n]
            };
            start = n + 1;
            let (set, base) = self.paragraph_set(*c);
            let in_table = set.in_table || set.depth > 0;
            if set.ends_row && c.sign == '\u{7}' {
                let merged = self.merged(*c);
                rows.push(finished(std::mem::take(&mut row), &merged));
                continue;
            }
            let text = self.shown(own, flow);
            let anchor = |(k, c): (usize, &Char)| {
                let gone = || self.character_set(*c, CharacterSet::default()).deleted;
                (c.sign == '\u{8}' && !gone()).then_some(from + k)
            };
            let anchors: Vec<usize> = own.iter().enumerate().filter_map(anchor).collect();
            if in_table {
                self.drawn(anchors, boxed, flow);
                let label = self.label(&set, &text);
                let text = text.trim_matches('\n').replace('\n', &BROKEN.to_string());
                row.paragraph(label.unwrap_or_default() + &text, &set);
                // A cell within a cell ends with a paragraph.
                if c.sign == '\u{7}' && set.depth <= 1 {
                    let lines: Vec<String> = row
                        .open
                        .drain(..)
                        .filter(|line| !line.trim().is_empty())
                        .collect();
                    row.cells.push(lines.join("\n"));
                }
                continue;
            }
            rows.extend(left(&mut row));
            if !rows.is_empty() {
                flow.blocks.push(Block::Table(std::mem::take(&mut rows)));
            }
            self.drawn(anchors, boxed, flow);
            let label = self.label(&set, &text);
            let says = !text.trim().is_empty();
            if says || c.sign == '\r' {
                flow.push(Paragraph {
                    look: self.look(own, &set, base),
                    new_page: says && (new_page || set.page_before == Some(true)),
                    text,
                    label,
                });
            }
            new_page = c.sign == '\u{c}' || new_page && !says;
        }
        rows.extend(left(&mut row));
        if !rows.is_empty() {
            flow.blocks.push(Block::Table(rows));
        }
    }

    /// What is set of the paragraph that a mark ends.
    fn paragraph_set(&self, mark: Char) -> (ParagraphSet, CharacterSet) {
        let mut set = ParagraphSet::default();
        let mut characters = CharacterSet::default();
        let stretch = pages::at(&self.paragraphs, mark.at);
        self.styles
            .apply(stretch.map_or(0, |s| s.style), &mut set, &mut characters);
        let properties = stretch.map_or(&[][..], |s| s.properties);
        set.apply(properties);
        set.apply(far(properties, &self.far));
        set.apply(&self.further(mark));
        (set, characters)
    }

    /// How the cells of the row that a mark ends are merged.
    fn merged(&self, mark: Char) -> Vec<(bool, bool)> {
        let stretch = pages::at(&self.paragraphs, mark.at);
        let properties = stretch.map_or(&[][..], |s| s.properties);
        match cells(far(properties, &self.far)) {
            none if none.is_empty() => cells(properties),
            merged => merged,
        }
    }

    /// The properties that a piece has beside those of its characters: a list of
    /// them, or a single one.
    fn further(&self, c: Char) -> Cow<'_, [u8]> {
        let (single, number) = (c.piece & 1 == 0, c.piece >> 1);
        match (single, number & 0x7F, (c.piece >> 8) as u8) {
            (false, ..) => match self.text.further.get(number as usize) {
                Some(list) => Cow::Borrowed(*list),
                None => Cow::Borrowed(&[]),
            },
            (true, 0x41, yes) => Cow::Owned(vec![0x00, 0x08, yes]),
            (true, 0x55, yes) => Cow::Owned(vec![0x35, 0x08, yes]),
            (true, 0x5C, yes) => Cow::Owned(vec![0x3C, 0x08, yes]),
            (true, 0x05, align) => Cow::Owned(vec![0x03, 0x24, align]),
            _ => Cow::Borrowed(&[]),
        }
    }

    fn label(&mut self, set: &ParagraphSet, text: &str) -> Option<String> {
        let list = set.list.filter(|list| (1..0xF801).contains(list));
        let list = list.filter(|_| !text.trim().is_empty())?;
        self.lists
            .next((u32::from(list), u32::from(set.level.unwrap_or(0))))
    }

    fn character_set(&self, c: Char, base: CharacterSet) -> CharacterSet {
        let mut set = base;
        if let Some(stretch) = pages::at(&self.characters, c.at) {
            set.apply(stretch.properties);
        }
        set.apply(&self.further(c));
        set
    }

    /// What a reader sees of characters.
    fn shown(&self, chars: &[Char], flow: &mut Flow) -> String {
        let mut out = String::new();
        let (mut gone, mut hidden) = (String::new(), String::new());
        let mut fields: Vec<bool> = Vec::new();
        for c in chars {
            let set = self.character_set(*c, CharacterSet::default());
            match c.sign {
                '\u{13}' => fields.push(false),
                '\u{14}' => {
                    if let Some(shown) = fields.last_mut() {
                        *shown = true;
                    }
                }
                '\u{15}' => {
                    fields.pop();
                }
                _ if fields.contains(&false) => {}
                '\u{1}' if !set.deleted => flow.aside(BesideKind::Picture, ""),
                sign if set.deleted => gone.push(sign),
                sign if set.hidden => hidden.push(sign),
                '\t' => out.push('\t'),
                '\u{b}' => out.push('\n'),
                '\u{1e}' => out.push('-'),
                sign if sign.is_control() || sign == '\u{200b}' => {}
                sign => out.push(sign),
            }
        }
        flow.aside(BesideKind::Deleted, &gone);
        flow.aside(BesideKind::Hidden, &hidden);
        out
    }

    fn look(&self, chars: &[Char], set: &ParagraphSet, base: CharacterSet) -> Look {
        let seen: Vec<&Char> = chars.iter().filter(|c| !c.sign.is_control()).collect();
        let text: String = seen.iter().map(|c| c.sign).collect();
        let runs = seen.iter().enumerate().map(|(n, c)| {
            let set = self.character_set(**c, base);
            let (bold, red) = (set.bold == Some(true), set.red == Some(true));
            (n, (set.size.unwrap_or(20), bold, red))
        });
        let align = set.align.unwrap_or_default();
        Look::of(align, &text, (0, false, false), runs)
    }
}

/// A row that nothing ends: its words are there all the same.
fn left(row: &mut Row) -> Option<Vec<Cell>> {
    row.end_inner();
    let says = !row.cells.is_empty() || !row.open.is_empty();
    says.then(|| finished(std::mem::take(row), &[]))
}

fn finished(mut row: Row, merged: &[(bool, bool)]) -> Vec<Cell> {
    if !row.open.is_empty() {
        row.cells.push(row.open.join("\n"));
    }
    Cell::row(row.cells, merged)
}
