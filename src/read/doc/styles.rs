//! Takes the styles of a .doc (MS-DOC 2.9.271, STSH); gives what each sets.

use super::sprm::{CharacterSet, ParagraphSet};
use crate::read::compound::u16_at;

/// A style.
#[derive(Debug, Clone, Default)]
struct Style {
    base: Option<u16>,
    paragraph: Vec<u8>,
    characters: Vec<u8>,
}

/// The styles of a file, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<Style>);

/// How far styles are based on each other.
const DEEPEST: usize = 12;

impl Styles {
    /// Reads them; what cannot be followed sets nothing.
    pub(super) fn read(bytes: &[u8]) -> Styles {
        let mut styles = Vec::new();
        let head = u16_at(bytes, 0).unwrap_or(0) as usize;
        let base = u16_at(bytes, 4).unwrap_or(10) as usize;
        let mut at = 2 + head;
        while let Some(length) = u16_at(bytes, at) {
            let Some(own) = bytes.get(at + 2..at + 2 + length as usize) else {
                break;
            };
            styles.push(style(own, base).unwrap_or_default());
            at += 2 + length as usize;
        }
        Styles(styles)
    }

    /// Sets what a style sets, that which it is based on first.
    pub(super) fn apply(
        &self,
        number: u16,
        paragraph: &mut ParagraphSet,
        characters: &mut CharacterSet,
    ) {
        let mut line = Vec::new();
        let mut next = Some(number);
        while let Some(style) = next.and_then(|number| self.0.get(number as usize)) {
            line.push(style);
            next = style.base.filter(|_| line.len() < DEEPEST);
        }
        for style in line.into_iter().rev() {
            paragraph.apply(&style.paragraph);
            characters.apply(&style.characters);
        }
    }
}

fn style(bytes: &[u8], base: usize) -> Option<Style> {
    let kind = u16_at(bytes, 2)? & 0xF;
    let based = u16_at(bytes, 2)? >> 4;
    // Behind the fixed part stands the name, then what is set.
    let name = u16_at(bytes, base)? as usize;
    let mut at = base + 2 + 2 * name + 2;
    let mut sets = Vec::new();
    for _ in 0..(u16_at(bytes, 4)? & 0xF) {
        let Some(length) = u16_at(bytes, at) else {
            break;
        };
        sets.push(bytes.get(at + 2..at + 2 + length as usize)?.to_vec());
        at += 2 + length as usize;
        at += at % 2;
    }
    let mut sets = sets.into_iter();
    let mut style = Style {
        base: (based != 0xFFF).then_some(based),
        ..Style::default()
    };
    if kind == 1 {
        style.paragraph = sets
            .next()
            .and_then(|set| set.get(2..).map(<[u8]>::to_vec))
            .unwrap_or_default();
    }
    style.characters = sets.next().unwrap_or_default();
    Some(style)
}
