//! Takes the rows of each part of a document, and its record; gives finished
//! pages.

use super::draw::TablePart;
use super::frames;
use super::marks;
use super::paginate::{self, Filled};
use super::row::{Content, Flow};
use super::tails;
use crate::document::Form;
use crate::layout::pages::{Bookmark, Inks, Item, Page, Pages};
use crate::layout::seams::{PanelSeam, RecordSeam};
use crate::layout::text::setter::Setter;

/// A stretch of a document that begins on a new page.
pub(crate) struct Part {
    pub flow: Flow,
    pub landscape: bool,
}

/// A record, or the piece of it that stands on one page, ready to be placed, its
/// top at 0.
#[derive(Default)]
pub(crate) struct SetRecord {
    pub items: Vec<Item>,
    pub height: f32,
}

/// A page before its marks.
struct Sheet {
    items: Vec<Item>,
    landscape: bool,
    numbered: bool,
    /// Foot of its rows, mm below the top of the type area.
    foot: f32,
}

/// What all pages share.
pub(crate) struct Frame {
    pub form: Form,
    pub draft: bool,
}

/// Where the parts of a document end.
#[derive(Debug, Default)]
pub(crate) struct Ends {
    /// Parts of more than one page: their number, and how much of the type area's
    /// height their last page fills, less what an earlier one left white.
    pub parts: Vec<(usize, f32)>,
    /// The last part, where the record would stand below it if that had the room.
    pub crowds_record: Option<usize>,
}

/// Puts everything on its page.
pub(crate) fn assemble(
    setter: &mut Setter,
    parts: Vec<Part>,
    record: Vec<SetRecord>,
    frame: &Frame,
) -> (Pages, Ends) {
    let colours = &setter.style.colours;
    let mut pages = Pages {
        inks: Inks {
            red: colours.red.map(|percent| percent / 100.0),
            grey: colours.grey.map(|percent| percent / 100.0),
        },
        ..Pages::default()
    };
    let mut sheets: Vec<Sheet> = Vec::new();
    // A document that begins with an attachment has nothing before it.
    let count = parts.len();
    let parts = parts
        .into_iter()
        .enumerate()
        .filter(|(_, part)| count == 1 || !part.flow.rows.is_empty());
    let mut ends = Ends::default();
    let mut last = 0;
    let line = setter.style.line();
    for (number, part) in parts {
        let before = sheets.len();
        last = number;
        let height = part.flow.height;
        // A closer pitch leaves room below the last line of a full page.
        let page = &setter.style.page;
        let foot = if part.landscape {
            page.text_width
        } else {
            page.text_height
        };
        for mut filled in paginate::fill(part.flow.rows, height, line) {
            tails::lift(setter.fonts, &mut filled, foot);
            let sheet = draw(
                setter,
                filled,
                part.landscape,
                sheets.len(),
                &mut pages.bookmarks,
            );
            sheets.push(sheet);
        }
        if let [earlier @ .., last] = &sheets[before..]
            && !earlier.is_empty()
        {
            let lowest = earlier.iter().map(|sheet| sheet.foot);
            let white = height - lowest.fold(height, f32::min);
            ends.parts.push((number, (last.foot - white) / height));
        }
    }
    let crowded = place_record(setter, &mut sheets, record, frame.form);
    ends.crowds_record = crowded.then_some(last);
    for (index, sheet) in sheets.into_iter().enumerate() {
        pages.pages.push(finish(setter, sheet, index, frame));
    }
    (pages, ends)
}

/// Left edge of the type area on the upright sheet.
fn left(setter: &Setter, index: usize) -> f32 {
    let page = &setter.style.page;
    // The first page is page 1: odd pages have an even index.
    if page.mirrored && index % 2 == 1 {
        page.width - page.left - page.text_width
    } else {
        page.left
    }
}

/// Top left corner of the type area on the page as it is read.
fn corner(setter: &Setter, index: usize, landscape: bool) -> (f32, f32) {
    let page = &setter.style.page;
    if landscape {
        (
            page.height - page.top - page.text_height,
            left(setter, index),
        )
    } else {
        (left(setter, index), page.top)
    }
}

fn draw(
    setter: &mut Setter,
    filled: Filled,
    landscape: bool,
    index: usize,
    bookmarks: &mut Vec<Bookmark>,
) -> Sheet {
    let (x, y) = corner(setter, index, landscape);
    let mut items = Vec::new();
    let leading = setter.leading();
    let mut tables = paginate::table_runs(&filled.rows).into_iter().peekable();
    let page = index as u32;
    for boxed in frames::boxes(&filled.rows) {
        let (frame, top, foot) = boxed;
        setter.seams.panels.push(PanelSeam {
            block: frame.number,
            page,
            top,
            height: foot - top,
        });
        items.extend(frames::sides(boxed).map(|item| item.shifted(x, y)));
    }
    let mut foot = None;
    for (n, placed) in filled.rows.into_iter().enumerate() {
        let seams = &mut setter.seams;
        seams.block_on(placed.row.block, page);
        let seam = placed.row.seam.map(|number| number as usize);
        if let Some(seam) = seam.and_then(|number| seams.lines.get_mut(number)) {
            seam.page = page;
            seam.gap = foot.map_or(leading, |foot| placed.y - foot);
        }
        foot = Some(placed.y + placed.row.height);
        if let Some(anchor) = placed.row.anchor {
            bookmarks.push(Bookmark {
                level: anchor.level,
                title: anchor.title,
                anchor: anchor.name,
                page: index,
                y: y + placed.y,
            });
        }
        let (drawn, top) = match placed.row.content {
            Content::Items(drawn) => (drawn, placed.y),
            // A table draws all its rows on the page at the first of them.
            Content::Cells { table, row } => match tables.next_if(|(first, _)| *first == n) {
                Some((_, count)) => (
                    table.draw(
                        &TablePart {
                            first: row,
                            count,
                            y: placed.y,
                            page,
                        },
                        seams,
                    ),
                    0.0,
                ),
                None => continue,
            },
        };
        let x = x + placed.row.left;
        items.extend(drawn.into_iter().map(|item| item.shifted(x, y + top)));
    }
    Sheet {
        items,
        landscape,
        numbered: true,
        foot: filled.foot,
    }
}

/// Puts the record at the foot of the last page; where it finds no room there,
/// or that page is odd, on a page of its own without a number (7.4, 7.5). Says whether
/// nothing but room was lacking.
fn place_record(
    setter: &mut Setter,
    sheets: &mut Vec<Sheet>,
    record: Vec<SetRecord>,
    form: Form,
) -> bool {
    let Some(last) = record.last() else {
        return false;
    };
    let height = setter.style.page.text_height;
    // A letter's record stands on its last page, odd or even (10.1).
    let even = setter.style.record.even_page && form != Form::Letter;
    let fits =
        |sheet: &Sheet| !sheet.landscape && sheet.foot + setter.leading() + last.height <= height;
    let blank = || Sheet {
        items: Vec::new(),
        landscape: false,
        numbered: false,
        foot: 0.0,
    };
    let may_stay = record.len() == 1
        && sheets.last().is_some_and(|sheet| !sheet.landscape)
        && (!even || sheets.len().is_multiple_of(2));
    let stays = may_stay && sheets.last().is_some_and(fits);
    let before = sheets.len();
    if !stays {
        if even && !(sheets.len() + record.len()).is_multiple_of(2) {
            sheets.push(blank());
        }
        sheets.extend(record.iter().map(|_| blank()));
    }
    let first = sheets.len().saturating_sub(record.len());
    let above = |sheet: &Sheet| height - record.first().map_or(0.0, |r| r.height) - sheet.foot;
    setter.seams.record = RecordSeam {
        own: !stays,
        blank: sheets.len() > before + record.len(),
        above: sheets.get(first).map_or(0.0, above),
    };
    for (index, piece) in record.into_iter().enumerate() {
        let index = first + index;
        let (x, y) = corner(setter, index, false);
        let Some(sheet) = sheets.get_mut(index) else {
            continue;
        };
        let y = y + height - piece.height;
        let items = piece.items.into_iter();
        sheet.items.extend(items.map(|item| item.shifted(x, y)));
    }
    may_stay && !stays
}

fn finish(setter: &mut Setter, sheet: Sheet, index: usize, frame: &Frame) -> Page {
    let first_page = match frame.form {
        Form::Letter => setter.style.letter.first_page_number,
        _ => setter.style.page_number.first_page,
    };
    let left = left(setter, index);
    let mut marked = Vec::new();
    if sheet.numbered && (index > 0 || first_page) {
        marked.extend(marks::page_number(setter, index + 1, left));
    }
    if frame.draft && sheet.numbered {
        marked.extend(marks::draft(setter, left));
    }
    let (width, height) = (setter.style.page.width, setter.style.page.height);
    let (width, height) = if sheet.landscape {
        (height, width)
    } else {
        (width, height)
    };
    Page {
        width,
        height,
        landscape: sheet.landscape,
        items: sheet.items,
        marks: marked,
    }
}
