//! What YAML allows and data does not: anchors, aliases, tags, several
//! documents, and nesting beyond all sense.

use saphyr_parser::{Event, Parser};

use super::{Candidate, Typed};
use crate::diagnostic::{Code, Edit, FileId};
use crate::load::yaml::{DEPTH_LIMIT, FAULTY};

/// All of them in the text, found only by reading it: most texts hold no sign
/// that could be one, and are not read here.
pub(in crate::load) fn refused(file: FileId, text: &str, edits: &[Edit]) -> Vec<Typed> {
    if !has_sign(text) {
        return Vec::new();
    }
    let mut finder = Finder {
        lines: text.lines().collect(),
        found: Vec::new(),
        documents: 0,
    };
    for event in Parser::new_from_str(text) {
        // A fault here is a fault there too, and named by the YAML crate.
        let Ok((event, span)) = event else { break };
        let place = (span.start.line() as u32, span.start.col() as u32 + 1);
        if finder.documents > 1 {
            break;
        }
        finder.event(&event, place);
    }
    let found = finder.found.into_iter();
    found
        .map(|candidate| candidate.typed(file, edits))
        .collect()
}

/// Whether `&`, `*` or `!` stands where a value may start, or `---` after the
/// first line.
fn has_sign(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(i, byte)| {
        let before = i.checked_sub(1).map_or(b'\n', |i| bytes[i]);
        matches!(byte, b'&' | b'*' | b'!')
            && matches!(before, b' ' | b'\t' | b'\n' | b'[' | b'{' | b',' | b':')
    }) || text.contains("\n---")
        || text.starts_with("---")
}

struct Finder<'t> {
    lines: Vec<&'t str>,
    found: Vec<Candidate>,
    documents: usize,
}

impl Finder<'_> {
    fn event(&mut self, event: &Event<'_>, place: (u32, u32)) {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.push(Code::SeveralDocuments, place, 3, "split-documents", false);
                }
            }
            Event::Alias(_) => {
                let len = self.word_at(place).chars().count() as u32;
                self.push(Code::AliasNotAllowed, place, len, "write-out", true);
            }
            Event::Scalar(_, _, anchor, tag) => self.properties(*anchor, tag.is_some(), place),
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                self.properties(*anchor, tag.is_some(), place);
            }
            _ => {}
        }
    }

    fn properties(&mut self, anchor: usize, tag: bool, place: (u32, u32)) {
        if anchor > 0 {
            let at = self.sign_before(place, '&');
            let len = self.word_at(at).chars().count() as u32;
            self.push(Code::AliasNotAllowed, at, len, "write-out", false);
        }
        if tag {
            let at = self.sign_before(place, '!');
            let len = self.word_at(at).chars().count() as u32;
            self.push(Code::TagNotAllowed, at, len, "quote-value", false);
        }
    }

    /// The sign stands before its value, perhaps on the line above.
    fn sign_before(&self, (line, column): (u32, u32), sign: char) -> (u32, u32) {
        let mut until = column as usize;
        for number in (1..=line).rev().take(3) {
            let text = self
                .lines
                .get(number as usize - 1)
                .copied()
                .unwrap_or_default();
            let chars: Vec<char> = text.chars().take(until).collect();
            if let Some(i) = chars.iter().rposition(|c| *c == sign) {
                return (number, i as u32 + 1);
            }
            until = usize::MAX;
        }
        (line, column)
    }

    fn word_at(&self, (line, column): (u32, u32)) -> String {
        let text = self
            .lines
            .get(line as usize - 1)
            .copied()
            .unwrap_or_default();
        text.chars()
            .skip(column as usize - 1)
            .take_while(|c| !c.is_whitespace() && !matches!(c, ',' | ']' | '}'))
            .collect()
    }

    fn push(&mut self, code: Code, at: (u32, u32), len: u32, hint: &'static str, replace: bool) {
        let len = len.max(1);
        let edit = Edit {
            line: at.0,
            column: at.1,
            removed: len,
            inserted: format!("'{FAULTY}'"),
        };
        self.found.push(Candidate {
            code,
            line: at.0,
            column: at.1,
            len,
            word: self.word_at(at),
            hint,
            right: String::new(),
            edits: if replace { vec![edit] } else { Vec::new() },
        });
    }
}

/// The place at which brackets are nested beyond all sense. The YAML crate
/// looks at every open bracket at every word, so it must not see such a text.
/// Brackets in running text count too; nobody leaves hundreds of them open.
pub(in crate::load) fn too_deep(text: &str) -> Option<(u32, u32)> {
    const BEYOND_SENSE: usize = 4 * DEPTH_LIMIT;
    let (mut line, mut column) = (1, 0);
    let mut open = Vec::new();
    for c in text.chars() {
        column += 1;
        match c {
            '\n' => (line, column) = (line + 1, 0),
            '[' | '{' => open.push((line, column)),
            ']' | '}' => drop(open.pop()),
            _ => {}
        }
        if open.len() > BEYOND_SENSE {
            return Some(open[DEPTH_LIMIT]);
        }
    }
    None
}
