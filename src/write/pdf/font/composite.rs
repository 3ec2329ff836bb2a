//! Takes a composite glyph, one that is put together from other glyphs; gives a
//! simple one that draws the same: the parts' outlines, moved and scaled
//! (OpenType, "glyf").

use skrifa::raw::tables::glyf::{Anchor, Component, CompositeGlyphFlags, CurvePoint, Glyph};
use skrifa::raw::{FontData, FontRead};

/// How deep parts may have parts. More than any face has; less than a face that
/// holds itself.
const DEEPEST: u8 = 6;

/// Flags of a simple glyph's point.
const ON_CURVE: u8 = 0x01;
const X_SHORT: u8 = 0x02;
const Y_SHORT: u8 = 0x04;
const X_SAME_OR_POSITIVE: u8 = 0x10;
const Y_SAME_OR_POSITIVE: u8 = 0x20;
const OVERLAP: u8 = 0x40;

/// The simple glyph that draws what `record` does; `find` gives the records of
/// its parts.
///
/// `None` where parts are joined at points rather than placed, where offsets are
/// scaled with their part, and where anything is damaged.
pub(super) fn taken_apart<'a>(
    record: &'a [u8],
    find: &impl Fn(u16) -> Option<&'a [u8]>,
) -> Option<Vec<u8>> {
    let outline = Outline::of(record, find, 0)?;
    outline.record(record.get(2..10)?)
}

/// Contours, one after the other.
#[derive(Default)]
struct Outline {
    points: Vec<CurvePoint>,
    /// Number of each contour's last point.
    ends: Vec<u16>,
}

impl Outline {
    fn of<'a>(
        record: &'a [u8],
        find: &impl Fn(u16) -> Option<&'a [u8]>,
        depth: u8,
    ) -> Option<Self> {
        let mut outline = Self::default();
        if record.is_empty() {
            return Some(outline);
        }
        match Glyph::read(FontData::new(record)).ok()? {
            Glyph::Simple(glyph) => {
                outline.points.extend(glyph.points());
                let ends = glyph.end_pts_of_contours().iter();
                outline.ends.extend(ends.map(|end| end.get()));
                let whole = outline.points.len() == glyph.num_points();
                (whole && outline.points.iter().all(|point| !point.cubic)).then_some(outline)
            }
            Glyph::Composite(glyph) => {
                let mut more = true;
                for part in glyph.components() {
                    if depth == DEEPEST {
                        return None;
                    }
                    more = part.flags.contains(CompositeGlyphFlags::MORE_COMPONENTS);
                    let name = u16::try_from(part.glyph.to_u32()).ok()?;
                    let mut own = Self::of(find(name)?, find, depth + 1)?;
                    own.place(&part)?;
                    outline.add(own)?;
                }
                (!more).then_some(outline)
            }
        }
    }

    /// Scales and moves a part to its place in the whole.
    fn place(&mut self, part: &Component) -> Option<()> {
        let Anchor::Offset { x, y } = part.anchor else {
            return None;
        };
        let scale = [
            part.transform.xx,
            part.transform.xy,
            part.transform.yx,
            part.transform.yy,
        ];
        let [xx, xy, yx, yy] = scale.map(|factor| factor.to_f32());
        let scaled = [xx, xy, yx, yy] != [1.0, 0.0, 0.0, 1.0];
        let offset_scaled = CompositeGlyphFlags::SCALED_COMPONENT_OFFSET;
        if scaled && part.flags.contains(offset_scaled) {
            return None;
        }
        let whole = |value: f32| {
            let value = value.round();
            let fits = (f32::from(i16::MIN)..=f32::from(i16::MAX)).contains(&value);
            fits.then_some(value as i16)
        };
        for point in &mut self.points {
            let (px, py) = (f32::from(point.x), f32::from(point.y));
            point.x = whole(px * xx + py * xy + f32::from(x))?;
            point.y = whole(px * yx + py * yy + f32::from(y))?;
        }
        Some(())
    }

    fn add(&mut self, part: Self) -> Option<()> {
        let before = u16::try_from(self.points.len()).ok()?;
        for end in part.ends {
            self.ends.push(end.checked_add(before)?);
        }
        self.points.extend(part.points);
        Some(())
    }

    /// The outline as a simple glyph in this box.
    fn record(&self, bounds: &[u8]) -> Option<Vec<u8>> {
        let contours = i16::try_from(self.ends.len()).ok()?;
        let mut record = contours.to_be_bytes().to_vec();
        record.extend_from_slice(bounds);
        let ends = self.ends.iter().flat_map(|end| end.to_be_bytes());
        record.extend(ends);
        // No instructions: those of the parts would not fit the whole.
        record.extend([0, 0]);
        let (mut xs, mut ys) = (Vec::new(), Vec::new());
        let mut last = (0, 0);
        for (i, point) in self.points.iter().enumerate() {
            let mut flags = if point.on_curve { ON_CURVE } else { 0 };
            // Parts may lie over each other.
            if i == 0 {
                flags |= OVERLAP;
            }
            flags |= step(point.x, last.0, &mut xs, X_SHORT, X_SAME_OR_POSITIVE)?;
            flags |= step(point.y, last.1, &mut ys, Y_SHORT, Y_SAME_OR_POSITIVE)?;
            record.push(flags);
            last = (point.x, point.y);
        }
        record.append(&mut xs);
        record.append(&mut ys);
        Some(record)
    }
}

/// Writes how far a point lies from the last one; gives the flags that say how.
fn step(value: i16, last: i16, bytes: &mut Vec<u8>, short: u8, same: u8) -> Option<u8> {
    let by = i32::from(value) - i32::from(last);
    Some(match (u8::try_from(by.abs()), by) {
        (_, 0) => same,
        (Ok(size), 1..) => {
            bytes.push(size);
            short | same
        }
        (Ok(size), _) => {
            bytes.push(size);
            short
        }
        _ => {
            bytes.extend(i16::try_from(by).ok()?.to_be_bytes());
            0
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A square of side 100 with its corner at the origin.
    fn square() -> Vec<u8> {
        let corners = [(0, 0), (0, 100), (100, 100), (100, 0)];
        let points = corners.map(|(x, y)| CurvePoint::on_curve(x, y));
        let outline = Outline {
            points: points.to_vec(),
            ends: vec![3],
        };
        outline.record(&[0; 8]).unwrap()
    }

    /// A composite of parts: flags without `MORE_COMPONENTS`, glyph, and what follows.
    fn composite(parts: &[(u16, u16, &[i16])]) -> Vec<u8> {
        let mut record = vec![0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0];
        for (i, (flags, glyph, numbers)) in parts.iter().enumerate() {
            let more = if i + 1 < parts.len() { 0x20 } else { 0 };
            record.extend((flags | more).to_be_bytes());
            record.extend(glyph.to_be_bytes());
            numbers.iter().for_each(|n| record.extend(n.to_be_bytes()));
        }
        record
    }

    /// Corners of what is left of glyph 1 when its parts are taken apart; glyph 0
    /// is the square, glyph 2 another composite.
    fn corners(whole: &[u8], other: &[u8]) -> Option<Vec<(i16, i16)>> {
        let square = square();
        let glyphs = [&square, whole, other];
        let find = |glyph: u16| glyphs.get(usize::from(glyph)).copied();
        let flat = taken_apart(whole, &find)?;
        let Glyph::Simple(glyph) = Glyph::read(FontData::new(&flat)).unwrap() else {
            panic!("still composite")
        };
        assert_eq!(glyph.num_points(), glyph.points().count());
        Some(glyph.points().map(|p| (p.x, p.y)).collect())
    }

    const WORDS_PLACE: u16 = 0x1 | 0x2;

    #[test]
    fn parts_are_moved_scaled_and_turned() {
        let half = 0x2000;
        let whole = composite(&[
            (WORDS_PLACE, 0, &[10, -300]),
            (WORDS_PLACE | 0x8, 0, &[0, 0, half]),
            (WORDS_PLACE | 0x80, 0, &[1, 2, 0, 0x4000, -0x4000, 0]),
        ]);
        let found = corners(&whole, &[]).unwrap();
        assert_eq!(
            found,
            [
                [(10, -300), (10, -200), (110, -200), (110, -300)],
                [(0, 0), (0, 50), (50, 50), (50, 0)],
                // A quarter turn to the left: (x, y) → (−y, x).
                [(1, 2), (-99, 2), (-99, 102), (1, 102)],
            ]
            .concat()
        );
    }

    #[test]
    fn parts_may_have_parts() {
        let whole = composite(&[(WORDS_PLACE, 2, &[1000, 0]), (WORDS_PLACE, 0, &[0, 0])]);
        let other = composite(&[(WORDS_PLACE, 0, &[0, 500])]);
        let found = corners(&whole, &other).unwrap();
        assert_eq!(found[0], (1000, 500));
        assert_eq!(found.len(), 8);
    }

    #[test]
    fn whatever_is_damaged_does_no_harm() {
        let whole = composite(&[(WORDS_PLACE | 0x8, 0, &[7, 7, 0x3000]), (0x3, 2, &[1, 1])]);
        let other = composite(&[(WORDS_PLACE, 0, &[0, 0])]);
        let mut state = 1_u32;
        for _ in 0..4000 {
            let mut records = [square(), whole.clone(), other.clone()];
            for record in &mut records {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = (state >> 8) as usize % record.len();
                record[at] = (state >> 24) as u8;
            }
            let find = |glyph: u16| records.get(usize::from(glyph)).map(Vec::as_slice);
            let _ = taken_apart(&records[1], &find);
        }
    }

    #[test]
    fn what_cannot_be_placed_is_left_to_others() {
        let joined_at_points = composite(&[(0x1, 0, &[0, 1])]);
        let scaled_offset = composite(&[(WORDS_PLACE | 0x8 | 0x800, 0, &[5, 5, 0x2000])]);
        let itself = composite(&[(WORDS_PLACE, 1, &[0, 0])]);
        let missing = composite(&[(WORDS_PLACE, 9, &[0, 0])]);
        let far = composite(&[(WORDS_PLACE, 0, &[32_700, 0])]);
        let mut cut = composite(&[(WORDS_PLACE, 0, &[0, 0]), (WORDS_PLACE, 0, &[0, 0])]);
        cut.truncate(20);
        for whole in [joined_at_points, scaled_offset, itself, missing, far, cut] {
            assert_eq!(corners(&whole, &[]), None);
        }
    }
}
