//! CFF: takes charstrings; gives a CID-keyed CFF table of them (Adobe Technical
//! Notes 5176, The Compact Font Format, and 5177, The Type 2 Charstring Format).

mod dict;
mod flatten;
mod table;
mod width;

pub(super) use table::Frame;

use skrifa::GlyphId;
use skrifa::raw::ps::cff::{CffFontRef, index::Index};
use skrifa::raw::{FontData, FontRead, FontRef, types::Tag};

use super::Outline;
use dict::{Dict, op};
use flatten::flatten;
use table::Group;

/// The strings that every font knows (TN 5176, appendix A).
const STANDARD_STRINGS: usize = 391;

/// A face's CFF table.
pub(super) struct Reader<'a> {
    data: &'a [u8],
    font: CffFontRef<'a>,
    /// Local subroutines by font DICT.
    local: Vec<Index<'a>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(font: &FontRef<'a>) -> Option<Self> {
        let data = font.table_data(Tag::new(b"CFF "))?.as_bytes();
        let font = CffFontRef::new_cff(data, 0, None).ok()?;
        let local = |group: u16| {
            let offset = font.subfont(group, &[]).ok()?.subrs_offset() as usize;
            if offset == 0 {
                return Some(Index::Empty);
            }
            Index::new(data.get(offset..)?, false).ok()
        };
        let local = (0..font.num_subfonts()).map(local).collect::<Option<_>>()?;
        Some(Self { data, font, local })
    }

    pub(super) fn glyphs(&self) -> u16 {
        u16::try_from(self.font.num_glyphs()).unwrap_or(u16::MAX)
    }

    /// A glyph's charstring, standing by itself.
    pub(super) fn outline(&self, glyph: u16) -> Option<Outline> {
        let group = self.font.subfont_index(GlyphId::from(glyph))?;
        let local = self.local.get(usize::from(group))?;
        let charstring = self.font.charstrings().get(usize::from(glyph))?;
        let global = self.font.global_subrs();
        let bytes = if local.count() + global.count() == 0 {
            charstring.to_vec()
        } else {
            flatten(charstring, global, local)?
        };
        Some(Outline {
            bytes,
            group: u8::try_from(group).ok()?,
            metrics: [0; 4],
            bounds: None,
        })
    }

    /// What every table cut from this one has in common.
    pub(super) fn frame(&self) -> Option<Frame> {
        let cff = skrifa::raw::ps::cff::v1::Cff::read(FontData::new(self.data)).ok()?;
        let top = Dict::new(cff.top_dicts().get(0)?)?;
        if top
            .number(op::CHARSTRING_TYPE)
            .is_some_and(|kind| kind != 2)
        {
            return None;
        }
        let strings = cff.strings();
        let string = |dict: &Dict, op: u16| -> Option<Vec<u8>> {
            let own = dict.number(op)?.checked_sub(STANDARD_STRINGS)?;
            Some(strings.get(own)?.to_vec())
        };
        let group = |dict: &Dict| -> Option<Group> {
            let private = dict.numbers(op::PRIVATE)?;
            let (size, offset) = (*private.first()?, *private.get(1)?);
            let private = self.data.get(offset..offset.checked_add(size)?)?;
            let private = Dict::new(private)?;
            Some(Group {
                nominal: private.integer(op::NOMINAL_WIDTH)?,
                matrix: dict.get(op::FONT_MATRIX).map(<[u8]>::to_vec),
                name: string(dict, op::FONT_NAME),
                private: private.without(op::SUBRS),
            })
        };
        let groups = if self.font.is_cid() {
            let array = self.data.get(top.number(op::FD_ARRAY)?..)?;
            let array = Index::new(array, false).ok()?;
            let groups = (0..array.count()).map(|i| group(&Dict::new(array.get(i as usize)?)?));
            groups.collect::<Option<Vec<_>>>()?
        } else {
            // The matrix of a font with names of glyphs is the Top DICT's.
            vec![Group {
                matrix: None,
                ..group(&top)?
            }]
        };
        let matrix = top.get(op::FONT_MATRIX).map(<[u8]>::to_vec);
        // Matrices below a Top DICT without one are read in two ways.
        if matrix.is_none() && groups.iter().any(|group| group.matrix.is_some()) {
            return None;
        }
        Some(Frame {
            name: cff.names().get(0)?.to_vec(),
            notice: string(&top, op::NOTICE),
            copyright: string(&top, op::COPYRIGHT),
            matrix,
            bounds: top.get(op::FONT_BBOX).map(<[u8]>::to_vec),
            groups,
        })
    }
}

/// An INDEX (TN 5176, 5); nothing when it grows too large.
fn index(lengths: impl ExactSizeIterator<Item = usize>, data: &[u8]) -> Option<Vec<u8>> {
    let mut index = index_head(lengths)?;
    index.extend_from_slice(data);
    Some(index)
}

/// An INDEX up to its data.
fn index_head(lengths: impl ExactSizeIterator<Item = usize>) -> Option<Vec<u8>> {
    let count = lengths.len();
    let mut offsets = Vec::with_capacity(count + 1);
    let mut end = 1;
    offsets.push(end);
    for len in lengths {
        end += u32::try_from(len).ok()?;
        offsets.push(end);
    }
    let mut index = u16::try_from(count).ok()?.to_be_bytes().to_vec();
    if count == 0 {
        return Some(index);
    }
    let size = (end.ilog2() / 8 + 1) as usize;
    index.push(size as u8);
    for offset in offsets {
        index.extend_from_slice(&offset.to_be_bytes()[4 - size..]);
    }
    Some(index)
}
