//! Takes a face and the glyphs shown; gives the font file to embed: a whole TrueType
//! file, so that every reader opens it, in which only these glyphs have an outline.
//! Glyphs keep their numbers. Faces with other outlines go in as they are.

use std::collections::{BTreeMap, BTreeSet};

use skrifa::raw::{FontRef, types::Tag};

use crate::diagnostic::{Code, Diagnostic};
use crate::layout::font::Face;

/// Tables that go over as they are, where a face has them.
const KEPT: [&[u8; 4]; 9] = [
    b"OS/2", b"cvt ", b"fpgm", b"gasp", b"head", b"hhea", b"maxp", b"name", b"prep",
];

/// The file of a face, with the glyphs and what each shows alone.
///
/// # Errors
/// `font-unusable` when the face can no longer be read.
pub(super) fn program(
    face: &Face,
    glyphs: &BTreeMap<u16, Option<char>>,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    let cut = face.with_data(|data, index| {
        let font = FontRef::from_index(data, index).ok()?;
        match font.table_data(Tag::new(b"glyf")) {
            Some(_) => cut(&font, glyphs),
            None => Some(data.to_vec()),
        }
    });
    cut.flatten().ok_or_else(|| {
        let card = face.card();
        let diagnostic = Diagnostic::new(Code::FontUnusable)
            .arg("font", card.family.clone())
            .arg("reason", "unreadable")
            .hint("font-damaged");
        Box::new(match card.file.place().path() {
            Some(path) => diagnostic.at(path.to_path_buf()),
            None => diagnostic,
        })
    })
}

fn cut(font: &FontRef, wanted: &BTreeMap<u16, Option<char>>) -> Option<Vec<u8>> {
    let table = |tag: &[u8; 4]| Some(font.table_data(Tag::new(tag))?.as_bytes());
    let (head, loca, glyf) = (table(b"head")?, table(b"loca")?, table(b"glyf")?);
    let count = usize::from(number(table(b"maxp")?, 4)?);
    let long = number(head, 50)? != 0;
    let offset = |n: usize| match long {
        true => Some(u32::from_be_bytes(loca.get(4 * n..4 * n + 4)?.try_into().ok()?) as usize),
        false => Some(2 * usize::from(number(loca, 2 * n)?)),
    };
    let record = |glyph: u16| glyf.get(offset(glyph.into())?..offset(usize::from(glyph) + 1)?);
    let mut kept = BTreeSet::from([0]);
    let mut under_way: Vec<u16> = wanted.keys().copied().collect();
    while let Some(glyph) = under_way.pop() {
        if kept.insert(glyph) {
            under_way.extend(parts(record(glyph)?)?);
        }
    }
    let (mut places, mut outlines) = (Vec::with_capacity(4 * count + 4), Vec::new());
    let mut widths = Vec::with_capacity(4 * count);
    let hmtx = table(b"hmtx")?;
    let all_long = usize::from(number(table(b"hhea")?, 34)?);
    for glyph in 0..count {
        places.extend((outlines.len() as u32).to_be_bytes());
        let number_of = u16::try_from(glyph).ok()?;
        if kept.contains(&number_of) {
            outlines.extend_from_slice(record(number_of)?);
            outlines.resize(outlines.len().next_multiple_of(4), 0_u8);
        }
        let shown = kept.contains(&number_of);
        let metrics = metrics(hmtx, all_long, glyph).filter(|_| shown);
        widths.extend(metrics.unwrap_or_default());
    }
    places.extend((outlines.len() as u32).to_be_bytes());

    let mut tables: BTreeMap<&[u8; 4], Vec<u8>> = BTreeMap::new();
    for tag in KEPT {
        if let Some(bytes) = table(tag) {
            tables.insert(tag, bytes.to_vec());
        }
    }
    tables
        .get_mut(b"head")?
        .get_mut(50..52)?
        .copy_from_slice(&[0, 1]);
    tables.get_mut(b"head")?.get_mut(8..12)?.fill(0);
    let count = u16::try_from(count).ok()?.to_be_bytes();
    tables
        .get_mut(b"hhea")?
        .get_mut(34..36)?
        .copy_from_slice(&count);
    // No glyph names.
    let mut post = vec![0, 3];
    post.resize(32, 0);
    tables.insert(b"post", post);
    tables.insert(b"cmap", cmap(wanted));
    tables.insert(b"glyf", outlines);
    tables.insert(b"hmtx", widths);
    tables.insert(b"loca", places);
    file(&tables)
}

/// Glyphs that a composite one is put together from (OpenType, "glyf").
fn parts(record: &[u8]) -> Option<Vec<u16>> {
    let mut parts = Vec::new();
    if record.is_empty() || number(record, 0)? <= 0x7FFF {
        return Some(parts);
    }
    let mut at = 10;
    loop {
        let flags = number(record, at)?;
        parts.push(number(record, at + 2)?);
        // Words instead of bytes; then a scale, two, or a matrix.
        at += if flags & 1 != 0 { 8 } else { 6 };
        at += match flags {
            f if f & 0x08 != 0 => 2,
            f if f & 0x40 != 0 => 4,
            f if f & 0x80 != 0 => 8,
            _ => 0,
        };
        if flags & 0x20 == 0 {
            return Some(parts);
        }
    }
}

/// Advance and left side bearing.
fn metrics(hmtx: &[u8], long: usize, glyph: usize) -> Option<[u8; 4]> {
    let advance = number(hmtx, 4 * glyph.min(long.checked_sub(1)?))?;
    let bearing = match glyph < long {
        true => number(hmtx, 4 * glyph + 2),
        false => number(hmtx, 4 * long + 2 * (glyph - long)),
    };
    let ([a, b], [c, d]) = (advance.to_be_bytes(), bearing?.to_be_bytes());
    Some([a, b, c, d])
}

/// Which glyph shows which character (OpenType, "cmap", format 12).
fn cmap(glyphs: &BTreeMap<u16, Option<char>>) -> Vec<u8> {
    let shown = glyphs
        .iter()
        .filter_map(|(glyph, c)| Some((u32::from((*c)?), *glyph)));
    let mut groups: Vec<(u32, u32)> = shown.map(|(c, glyph)| (c, glyph.into())).collect();
    groups.sort_unstable();
    groups.dedup_by_key(|(c, _)| *c);
    // One subtable: Windows, all of Unicode.
    let mut cmap = [0_u16, 1, 3, 10].map(u16::to_be_bytes).concat();
    cmap.extend(12_u32.to_be_bytes());
    cmap.extend([12_u16, 0].map(u16::to_be_bytes).concat());
    let length = 16 + 12 * groups.len() as u32;
    cmap.extend(
        [length, 0, groups.len() as u32]
            .map(u32::to_be_bytes)
            .concat(),
    );
    for (c, glyph) in groups {
        cmap.extend([c, c, glyph].map(u32::to_be_bytes).concat());
    }
    cmap
}

/// Puts tables into a file (OpenType, "Organization of an OpenType Font").
fn file(tables: &BTreeMap<&[u8; 4], Vec<u8>>) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let log = count.checked_ilog2()? as u16;
    let range = 16 << log;
    let mut file = 0x0001_0000_u32.to_be_bytes().to_vec();
    for number in [count, range, log, 16 * count - range] {
        file.extend(number.to_be_bytes());
    }
    let mut place = 12 + 16 * tables.len();
    let mut head = 0;
    for (tag, table) in tables {
        if *tag == b"head" {
            head = place;
        }
        file.extend(*tag);
        file.extend(sum(table).to_be_bytes());
        file.extend(u32::try_from(place).ok()?.to_be_bytes());
        file.extend(u32::try_from(table.len()).ok()?.to_be_bytes());
        place += table.len().next_multiple_of(4);
    }
    for table in tables.values() {
        file.extend_from_slice(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    let all = 0xB1B0_AFBA_u32.wrapping_sub(sum(&file));
    file.get_mut(head + 8..head + 12)?
        .copy_from_slice(&all.to_be_bytes());
    Some(file)
}

/// The sum of a table's words; one that is cut short counts as filled up.
fn sum(table: &[u8]) -> u32 {
    table.chunks(4).fold(0, |sum, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

fn number(table: &[u8], at: usize) -> Option<u16> {
    let bytes = table.get(at..at + 2)?;
    Some(u16::from_be_bytes(bytes.try_into().ok()?))
}
