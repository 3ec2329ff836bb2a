//! Takes what was read in a PDF; gives its pages anew, each character at its place
//! in the face that serves the role of its own.
//!
//! It is a picture of what was measured: what is askew (the mark of a draft) and
//! pictures are left out.

use super::faces;
use crate::layout::font::{Fonts, Role};
use crate::layout::pages::{Glyph, Ink, Item, Page, Pages, Rule, TextRun};
use crate::layout::seams::Place;
use crate::layout::text::shape::shape;
use crate::read::pdf::{Char, Colour, Direction, Sheet, Sheets};

/// All pages, as they are read.
pub(super) fn pages(sheets: &Sheets, fonts: &Fonts) -> Pages {
    let pages = sheets.pages.iter();
    Pages {
        pages: pages.map(|sheet| page(sheets, sheet, fonts)).collect(),
        ..Pages::default()
    }
}

fn page(sheets: &Sheets, sheet: &Sheet, fonts: &Fonts) -> Page {
    let towards = |d: Direction| sheet.chars.iter().filter(move |c| c.direction == d);
    let landscape = towards(Direction::Up).count() > towards(Direction::Right).count();
    let role = |c: &Char| {
        let name = sheets.fonts.get(c.font).map(|font| font.name.as_str());
        name.and_then(faces::role).unwrap_or(Role::SongTi)
    };
    let upright = towards(Direction::Right).flat_map(|c| text(c, c.x, c.y, role(c), fonts));
    // The point (x, y) of the upright sheet is (height − y, x) of the page as it is read.
    let turned = |c: &Char| text(c, sheet.height - c.y, c.x, role(c), fonts);
    let mut page = Page {
        width: sheet.width,
        height: sheet.height,
        landscape,
        items: Vec::new(),
        marks: Vec::new(),
    };
    if landscape {
        (page.width, page.height) = (sheet.height, sheet.width);
        page.items = towards(Direction::Up).flat_map(turned).collect();
        page.marks = upright.collect();
    } else {
        page.items = upright.collect();
    }
    let rules = sheet.rules.iter().map(|rule| {
        let (x, y, width, height) = match landscape {
            true => (
                sheet.height - rule.y - rule.height,
                rule.x,
                rule.height,
                rule.width,
            ),
            false => (rule.x, rule.y, rule.width, rule.height),
        };
        let ink = ink(rule.ink);
        Item::Rule(Rule {
            x,
            y,
            width,
            height,
            ink,
        })
    });
    page.items.extend(rules);
    page
}

/// A character at its place; of several faces when it is a ligature of them.
fn text(c: &Char, x: f32, y: f32, role: Role, fonts: &Fonts) -> Vec<Item> {
    if c.ink == Colour::White || c.text.trim().is_empty() {
        return Vec::new();
    }
    let mut x = x;
    let mut items = Vec::new();
    for shaped in shape(fonts, role, false, &c.text).0 {
        let bytes = shaped.cluster.start as usize..shaped.cluster.end as usize;
        let text = c.text.get(bytes).unwrap_or_default().to_string();
        let cluster = 0..text.len() as u32;
        items.push(Item::Text(TextRun {
            face: shaped.face,
            size: c.size,
            x,
            y,
            ink: ink(c.ink),
            stroke: 0.0,
            text,
            glyphs: vec![Glyph {
                id: shaped.glyph,
                x: shaped.offset * c.em(),
                cluster,
            }],
            artifact: true,
            joins_next: false,
            link: None,
            from: None,
            place: Place::default(),
        }));
        x += shaped.advance * c.em();
    }
    items
}

fn ink(colour: Colour) -> Ink {
    match colour {
        Colour::Red => Ink::Red,
        Colour::Black | Colour::White => Ink::Black,
        Colour::Other => Ink::Grey,
    }
}
