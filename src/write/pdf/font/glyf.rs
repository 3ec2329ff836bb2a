//! TrueType: takes `glyf` records; gives a font file with the tables that PDF
//! asks for (PDF 1.7, 9.9; OpenType, "Organization of an OpenType Font").

use skrifa::raw::{FontRef, types::Tag};

use super::composite::taken_apart;
use super::{Glyph, Outline};
use crate::write::pdf::deflate::{Coder, Part, settled};

/// Tables that go over as they are, where a face has them.
const KEPT: [&[u8; 4]; 4] = [b"cvt ", b"fpgm", b"name", b"prep"];
/// Largest `glyf` that short offsets reach.
const SHORT: usize = 2 * 65_535;

/// A face's tables.
pub(super) struct Reader<'a> {
    head: &'a [u8],
    hhea: &'a [u8],
    hmtx: &'a [u8],
    maxp: &'a [u8],
    loca: &'a [u8],
    glyf: &'a [u8],
    kept: Vec<(Tag, &'a [u8])>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(font: &FontRef<'a>) -> Option<Self> {
        let table = |tag: &[u8; 4]| Some(font.table_data(Tag::new(tag))?.as_bytes());
        // A variable face would show its default, as `subsetter` does.
        let kept = KEPT
            .iter()
            .filter_map(|tag| Some((Tag::new(tag), table(tag)?)));
        Some(Self {
            head: table(b"head").filter(|t| t.len() >= 54)?,
            hhea: table(b"hhea").filter(|t| t.len() >= 36)?,
            hmtx: table(b"hmtx")?,
            maxp: table(b"maxp").filter(|t| t.len() >= 6)?,
            loca: table(b"loca")?,
            glyf: table(b"glyf")?,
            kept: kept.collect(),
        })
    }

    pub(super) fn glyphs(&self) -> u16 {
        number(self.maxp, 4).unwrap_or(0)
    }

    /// A glyph that stands alone: a composite one is taken apart. Damaged ones and
    /// odd composites are not.
    pub(super) fn outline(&self, glyph: u16) -> Option<Outline> {
        let record = self.record(glyph)?;
        let mut bytes = if record.is_empty() || number(record, 0)? <= 0x7FFF {
            record.to_vec()
        } else {
            taken_apart(record, &|part| self.record(part))?
        };
        let bounds = bytes.get(2..10).and_then(|bounds| bounds.try_into().ok());
        // Whole words, so that sums of parts are sums of the table.
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        Some(Outline {
            bytes,
            group: 0,
            metrics: self.metrics(usize::from(glyph))?,
            bounds,
        })
    }

    /// What the file has of a glyph.
    fn record(&self, glyph: u16) -> Option<&'a [u8]> {
        let glyph = usize::from(glyph);
        let offset = |n: usize| -> Option<usize> {
            if number(self.head, 50)? == 0 {
                return Some(2 * usize::from(number(self.loca, 2 * n)?));
            }
            let long = self.loca.get(4 * n..4 * n + 4)?;
            usize::try_from(u32::from_be_bytes(long.try_into().ok()?)).ok()
        };
        self.glyf.get(offset(glyph)?..offset(glyph + 1)?)
    }

    /// Advance and left side bearing.
    fn metrics(&self, glyph: usize) -> Option<[u8; 4]> {
        let long = usize::from(number(self.hhea, 34)?);
        let last = long.checked_sub(1)?;
        let advance = number(self.hmtx, 4 * glyph.min(last))?;
        let bearing = if glyph < long {
            number(self.hmtx, 4 * glyph + 2)
        } else {
            number(self.hmtx, 4 * long + 2 * (glyph - long))
        };
        let ([a, b], [c, d]) = (advance.to_be_bytes(), bearing?.to_be_bytes());
        Some([a, b, c, d])
    }

    pub(super) fn frame(&self) -> Option<Frame> {
        let mut head = self.head.get(..54)?.to_vec();
        // The sum of the whole file is filled in at the end.
        head[8..12].fill(0);
        let mut tables = Vec::new();
        let mut bytes = Vec::new();
        for (tag, table) in &self.kept {
            tables.push(Entry::new(*tag, table));
            bytes.extend_from_slice(table);
            bytes.resize(bytes.len().next_multiple_of(4), 0);
        }
        Some(Frame {
            head,
            hhea: self.hhea.get(..36)?.to_vec(),
            maxp: maxp_of_simple(self.maxp),
            tables,
            settled: settled(&bytes),
            settled_len: bytes.len(),
        })
    }
}

/// What is the same in every file cut from a face.
pub(super) struct Frame {
    head: Vec<u8>,
    hhea: Vec<u8>,
    maxp: Vec<u8>,
    tables: Vec<Entry>,
    settled: Part,
    settled_len: usize,
}

/// A line of the table directory.
struct Entry {
    tag: Tag,
    sum: u32,
    len: usize,
}

impl Entry {
    fn new(tag: Tag, table: &[u8]) -> Self {
        Self {
            tag,
            sum: sum(table),
            len: table.len(),
        }
    }
}

impl Frame {
    /// The file of these glyphs, compressed, and its length before.
    pub(super) fn program(&self, glyphs: &[&Glyph], coder: &Coder) -> Option<(Vec<u8>, usize)> {
        let count = u16::try_from(glyphs.len()).ok()?.to_be_bytes();
        let outlines: usize = glyphs.iter().map(|glyph| glyph.len).sum();
        let (mut head, mut hhea, mut maxp) =
            (self.head.clone(), self.hhea.clone(), self.maxp.clone());
        head[50..52].copy_from_slice(&[0, u8::from(outlines > SHORT)]);
        hhea[34..36].copy_from_slice(&count);
        let widest = glyphs
            .iter()
            .map(|glyph| [glyph.metrics[0], glyph.metrics[1]]);
        hhea[10..12].copy_from_slice(&widest.max().unwrap_or_default());
        maxp[4..6].copy_from_slice(&count);
        // No glyph names.
        let mut post = vec![0, 3];
        post.resize(32, 0);
        let hmtx: Vec<u8> = glyphs.iter().flat_map(|glyph| glyph.metrics).collect();
        let loca = loca(glyphs, outlines > SHORT)?;

        // In the order of the file: what changes little first, outlines last.
        let mut stored = Vec::new();
        let mut entries = Vec::new();
        for (tag, table) in [
            (b"head", &head),
            (b"hhea", &hhea),
            (b"maxp", &maxp),
            (b"post", &post),
        ] {
            entries.push(Entry::new(Tag::new(tag), table));
            add(&mut stored, table);
        }
        let mut coded = Vec::new();
        let mut later = Vec::new();
        for (tag, table) in [(b"hmtx", &hmtx), (b"loca", &loca)] {
            later.push(Entry::new(Tag::new(tag), table));
            add(&mut coded, table);
        }
        later.push(Entry {
            tag: Tag::new(b"glyf"),
            sum: glyphs
                .iter()
                .fold(0, |sum, glyph| sum.wrapping_add(glyph.sum)),
            len: outlines,
        });
        let entries: Vec<&Entry> = entries.iter().chain(&self.tables).chain(&later).collect();
        let directory = directory(&entries)?;
        let sums = entries
            .iter()
            .fold(sum(&directory), |all, entry| all.wrapping_add(entry.sum));
        stored[8..12].copy_from_slice(&0xB1B0_AFBA_u32.wrapping_sub(sums).to_be_bytes());

        let stored = [directory, stored].concat();
        let length = stored.len() + self.settled_len + coded.len() + outlines;
        let coded = coder.part(&coded);
        let parts = std::iter::once(&coded).chain(glyphs.iter().map(|glyph| &glyph.part));
        Some((coder.stream(&stored, Some(&self.settled), parts), length))
    }
}

/// A glyph of this width that draws what the one with that code draws: a composite
/// of it alone.
pub(super) fn copy(first: &Glyph, code: u16, width: u16) -> Outline {
    let mut metrics = first.metrics;
    metrics[..2].copy_from_slice(&width.to_be_bytes());
    let mut bytes = Vec::new();
    if let Some(bounds) = first.bounds {
        bytes.extend([0xFF, 0xFF]);
        bytes.extend(bounds);
        // Its place is given, as two bytes (ARGS_ARE_XY_VALUES).
        bytes.extend([0, 2]);
        bytes.extend(code.to_be_bytes());
        bytes.extend([0, 0]);
    }
    Outline {
        bytes,
        group: 0,
        metrics,
        bounds: first.bounds,
    }
}

/// The table of maxima, where composites have become simple glyphs.
fn maxp_of_simple(maxp: &[u8]) -> Vec<u8> {
    let mut maxp = maxp.to_vec();
    // Points and contours, of simple glyphs and of composites.
    for (simple, composite) in [(6, 10), (8, 12)] {
        let most = number(&maxp, simple).max(number(&maxp, composite));
        if let (Some(most), Some(place)) = (most, maxp.get_mut(simple..simple + 2)) {
            place.copy_from_slice(&most.to_be_bytes());
        }
        // Copies are composites of one glyph.
        if maxp.len() >= composite + 2 {
            maxp.copy_within(simple..simple + 2, composite);
        }
    }
    if let Some(parts) = maxp.get_mut(28..32) {
        parts.copy_from_slice(&[0, 1, 0, 1]);
    }
    maxp
}

/// Where each glyph begins, and where the last one ends.
fn loca(glyphs: &[&Glyph], long: bool) -> Option<Vec<u8>> {
    let mut loca = Vec::with_capacity(4 * glyphs.len() + 4);
    let mut at = 0;
    for len in std::iter::once(0).chain(glyphs.iter().map(|glyph| glyph.len)) {
        at += len;
        if long {
            loca.extend(u32::try_from(at).ok()?.to_be_bytes());
        } else {
            loca.extend(u16::try_from(at / 2).ok()?.to_be_bytes());
        }
    }
    Some(loca)
}

/// The table directory: places in the order given, lines in that of the tags.
fn directory(entries: &[&Entry]) -> Option<Vec<u8>> {
    let count = u16::try_from(entries.len()).ok()?;
    let log = count.checked_ilog2()? as u16;
    let range = 16 << log;
    let mut directory = 0x0001_0000_u32.to_be_bytes().to_vec();
    for number in [count, range, log, 16 * count - range] {
        directory.extend(number.to_be_bytes());
    }
    let mut place = 12 + 16 * entries.len();
    let mut lines = Vec::new();
    for entry in entries {
        lines.push((entry, u32::try_from(place).ok()?));
        place += entry.len.next_multiple_of(4);
    }
    lines.sort_by_key(|(entry, _)| entry.tag);
    for (entry, place) in lines {
        directory.extend(entry.tag.to_be_bytes());
        directory.extend(entry.sum.to_be_bytes());
        directory.extend(place.to_be_bytes());
        directory.extend(u32::try_from(entry.len).ok()?.to_be_bytes());
    }
    Some(directory)
}

fn add(file: &mut Vec<u8>, table: &[u8]) {
    file.extend_from_slice(table);
    file.resize(file.len().next_multiple_of(4), 0);
}

/// The sum of a table's words; one that is cut short counts as filled up.
pub(super) fn sum(table: &[u8]) -> u32 {
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
