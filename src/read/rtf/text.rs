//! Takes the signs of an .rtf; gives paragraphs and tables.

mod boxed;

use std::collections::BTreeMap;

use encoding_rs::{Encoding, GB18030, WINDOWS_1252};

use super::set::{Goes, Set};
use crate::read::flow::{Align, BROKEN, BesideKind, Block, Cell, Flow, Look, Paragraph, Shown};

/// Reads.
#[derive(Default)]
pub(super) struct Reader {
    flow: Flow,
    stack: Vec<Set>,
    set: Set,
    /// Bytes whose encoding is looked at when all of them are there.
    bytes: Vec<u8>,
    /// How many characters more stand in for one that was given by its number.
    skip: usize,
    /// The first half of a character.
    half: Option<u16>,
    gbk: bool,
    fonts: BTreeMap<i32, bool>,
    reds: Vec<bool>,
    color: (i32, i32, i32),
    text: String,
    /// How many characters of it there are.
    count: usize,
    looks: Vec<(usize, Shown)>,
    label: String,
    beside: String,
    gone: String,
    hidden: String,
    cell: Vec<String>,
    cells: Vec<String>,
    /// How cells are merged: with the one above, with the one before.
    merges: Vec<(bool, bool)>,
    merge: (bool, bool),
    rows: Vec<Vec<Cell>>,
    optional: bool,
    /// What lies around the boxes that are open.
    around: Vec<Self>,
}

impl Reader {
    pub(super) fn depth(&self) -> usize {
        self.stack.len()
    }

    pub(super) fn open(&mut self) {
        self.flush();
        self.stack.push(self.set);
        self.optional = false;
    }

    pub(super) fn close(&mut self) {
        self.flush();
        let Some(outer) = self.stack.pop() else {
            return;
        };
        if self.set.boxes > outer.boxes {
            self.close_box();
        }
        let ended = self.set.goes;
        if let (Goes::Beside(kind), true) = (ended, ended != outer.goes) {
            let words = std::mem::take(&mut self.beside);
            let says = words.chars().any(char::is_alphabetic);
            let words: Vec<&str> = words.split_whitespace().collect();
            let words = words.join(" ");
            self.flow.aside(kind, if says { &words } else { "" });
        }
        // A page that ends within a group has ended behind it.
        let page = self.set.page && ended == outer.goes;
        self.set = outer;
        self.set.page |= page;
        self.skip = 0;
    }

    /// A byte of text.
    pub(super) fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        if self.set.goes == Goes::Colors {
            if byte == b';' {
                let (red, green, blue) = std::mem::take(&mut self.color);
                self.reds.push(red > 180 && green < 90 && blue < 90);
            }
            return;
        }
        self.bytes.push(byte);
    }

    /// Puts the bytes so far into words.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let chinese = self.fonts.get(&self.set.font).copied().unwrap_or(false);
        let encoding: &Encoding = match self.gbk || chinese {
            true => GB18030,
            false => WINDOWS_1252,
        };
        let text = encoding.decode_without_bom_handling(&bytes).0;
        self.put(&text);
    }

    fn put(&mut self, text: &str) {
        match self.set.goes {
            Goes::Text if self.set.deleted => self.gone.push_str(text),
            Goes::Text if self.set.hidden => self.hidden.push_str(text),
            Goes::Text => {
                let shown = (self.set.size, self.set.bold, self.set.red);
                if self.looks.last().is_none_or(|(_, last)| *last != shown) {
                    self.looks.push((self.count, shown));
                }
                self.count += text.chars().count();
                self.text.push_str(text);
            }
            Goes::Number => self.label.push_str(text),
            Goes::Beside(_) => self.beside.push_str(text),
            Goes::Fonts | Goes::Colors | Goes::Nowhere => {}
        }
    }

    /// A word of control.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
        // A character by its number, and what older programs show instead.
        if word == "u" {
            self.flush();
            self.unit(number.unwrap_or(0) as u16);
            self.skip = self.set.fallback;
            return;
        }
        if self.skip > 0 && !word.is_empty() {
            self.skip = 0;
        }
        self.flush();
        let on = number != Some(0);
        let value = number.unwrap_or(0);
        let optional = std::mem::replace(&mut self.optional, word == "*");
        match word {
            "ansicpg" => self.gbk = value == 936 || value == 54936,
            "uc" => self.set.fallback = usize::try_from(value).unwrap_or(1),
            "fonttbl" => self.set.goes = Goes::Fonts,
            "colortbl" => self.set.goes = Goes::Colors,
            "fcharset" => {
                self.fonts.insert(self.set.font, value == 134);
            }
            "f" | "af" => self.set.font = value,
            "red" => self.color.0 = value,
            "green" => self.color.1 = value,
            "blue" => self.color.2 = value,
            "fldrslt" if self.set.goes == Goes::Nowhere => {}
            "stylesheet" | "info" | "fldinst" | "listtable" | "listoverridetable" | "revtbl"
            | "generator" | "xmlnstbl" | "themedata" | "datastore" | "latentstyles"
            | "nonshppict" | "nesttableprops" | "shpinst" | "bkmkstart" | "bkmkend" | "atnid"
            | "atnauthor" | "atrfstart" | "atrfend" | "atndate" | "atnref" => {
                self.set.goes = Goes::Nowhere
            }
            "shptxt" if self.is_text() => self.open_box(),
            "shptxt" => self.set.goes = Goes::Beside(BesideKind::Box),
            "annotation" => self.set.goes = Goes::Beside(BesideKind::Comment),
            "footnote" => self.set.goes = Goes::Beside(BesideKind::Note),
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
            | "footerf" => self.set.goes = Goes::Beside(BesideKind::Margin),
            "pict" | "object" => {
                if self.set.goes == Goes::Text {
                    self.flow.aside(BesideKind::Picture, "");
                }
                self.set.goes = Goes::Nowhere;
            }
            "listtext" | "pntext" => self.set.goes = Goes::Number,
            "shp" | "shppict" => {}
            _ if optional => self.set.goes = Goes::Nowhere,
            _ if self.set.goes == Goes::Nowhere => {}
            "b" => self.set.bold = on,
            "fs" => self.set.size = u32::try_from(value).unwrap_or(0),
            "cf" => {
                let red = usize::try_from(value).ok().and_then(|n| self.reds.get(n));
                self.set.red = red.copied().unwrap_or(false);
            }
            "deleted" => self.set.deleted = on,
            "v" => self.set.hidden = on,
            "plain" => {
                self.set = Set {
                    goes: self.set.goes,
                    fallback: self.set.fallback,
                    align: self.set.align,
                    in_table: self.set.in_table,
                    page: self.set.page,
                    boxes: self.set.boxes,
                    ..Set::default()
                };
            }
            "pard" => {
                self.set.align = Align::Left;
                self.set.in_table = false;
                self.set.page = false;
            }
            "qc" => self.set.align = Align::Center,
            "qr" => self.set.align = Align::Right,
            "ql" | "qj" => self.set.align = Align::Left,
            "intbl" => self.set.in_table = true,
            "pagebb" => self.set.page = true,
            "par" | "sect" => self.paragraph(),
            "page" => {
                if !self.text.trim().is_empty() {
                    self.paragraph();
                }
                self.set.page = true;
            }
            "line" => self.put("\n"),
            "tab" | "nestcell" => self.put("\t"),
            "nestrow" => self.put("\n"),
            "emdash" => self.put("—"),
            "endash" => self.put("–"),
            "lquote" => self.put("‘"),
            "rquote" => self.put("’"),
            "ldblquote" => self.put("“"),
            "rdblquote" => self.put("”"),
            "bullet" => self.put("•"),
            "emspace" => self.put("\u{3000}"),
            "cell" | "row" | "trowd" | "cellx" if self.set.goes != Goes::Text => self.put("\t"),
            "trowd" => self.merges.clear(),
            "clvmrg" => self.merge.0 = true,
            "clmrg" => self.merge.1 = true,
            "cellx" => {
                let merge = std::mem::take(&mut self.merge);
                self.merges.push(merge);
            }
            "cell" => {
                self.cell_line();
                let lines: Vec<String> = self.cell.drain(..).collect();
                self.cells.push(lines.join("\n"));
            }
            "row" => self.row(),
            _ => {}
        }
    }

    fn unit(&mut self, unit: u16) {
        let whole = match self.half.take() {
            Some(first) => char::decode_utf16([first, unit]).next(),
            None if (0xD800..0xDC00).contains(&unit) => {
                self.half = Some(unit);
                return;
            }
            None => char::decode_utf16([unit]).next(),
        };
        let sign = whole.and_then(Result::ok).unwrap_or('\u{FFFD}');
        self.put(sign.encode_utf8(&mut [0; 4]));
    }

    fn taken(&mut self) -> String {
        self.count = 0;
        std::mem::take(&mut self.text)
    }

    fn cell_line(&mut self) {
        self.asides();
        let text = self.taken();
        self.looks.clear();
        let text = text
            .trim_matches(['\n', '\t'])
            .replace('\n', &BROKEN.to_string());
        let label = std::mem::take(&mut self.label);
        if !text.trim().is_empty() {
            self.cell.push(label.trim().to_string() + &text);
        }
    }

    fn row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        self.rows.push(Cell::row(cells, &self.merges));
    }

    fn asides(&mut self) {
        let (gone, hidden) = (
            std::mem::take(&mut self.gone),
            std::mem::take(&mut self.hidden),
        );
        self.flow.aside(BesideKind::Deleted, &gone);
        self.flow.aside(BesideKind::Hidden, &hidden);
    }

    /// The end of a paragraph.
    fn paragraph(&mut self) {
        match self.set.goes {
            Goes::Text => {}
            Goes::Beside(_) => return self.beside.push(' '),
            _ => return,
        }
        if self.set.in_table {
            return self.cell_line();
        }
        self.end_table();
        self.asides();
        let text = self.taken();
        let label = std::mem::take(&mut self.label);
        let label = label.trim().to_string();
        let look = self.look(&text);
        self.looks.clear();
        let new_page = self.set.page && !text.trim().is_empty();
        self.set.page &= !new_page;
        self.flow.push(Paragraph {
            label: (!label.is_empty()).then_some(label),
            look,
            new_page,
            text,
        });
    }

    fn look(&self, text: &str) -> Look {
        let runs = self.looks.iter().copied();
        Look::of(self.set.align, text, (0, false, false), runs)
    }

    fn end_table(&mut self) {
        // A row that nothing ends is one all the same.
        let rest: Vec<String> = self.cell.drain(..).collect();
        if !rest.is_empty() {
            self.cells.push(rest.join("\n"));
        }
        if !self.cells.is_empty() {
            self.row();
        }
        if !self.rows.is_empty() {
            let rows = std::mem::take(&mut self.rows);
            self.flow.blocks.push(Block::Table(rows));
        }
    }

    /// All of it.
    pub(super) fn done(mut self) -> Flow {
        self.flush();
        self.set.goes = Goes::Text;
        self.set.in_table = false;
        if !self.text.trim().is_empty() {
            self.paragraph();
        }
        self.end_table();
        self.asides();
        self.flow
    }
}
