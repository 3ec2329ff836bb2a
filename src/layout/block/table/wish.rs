//! Takes the cells of a table; gives what each column wants.

use super::columns::Wish;
use super::seat::{Seat, Words};
use crate::document::{Table, plain_text};
use crate::layout::line::breaks::AFTER_DOT;
use crate::layout::line::numbers::INSIDE_DATE;
use crate::layout::text::units::{names_time, names_units};

/// A little room to spare, mm, so that what fits on one line is never squeezed.
const SPARE: f32 = 0.2;

/// Pieces of an enumeration up to this many cells are not broken where the table
/// has room: 退役军人, 2026年6月底前.
const PIECE: f32 = 6.6;

/// A line end that costs this much is not what a column's width is made for.
const JOINED: f32 = INSIDE_DATE;

/// Words up to this many cells are never broken, nor are the first of longer
/// pieces: 林浩然, 民政办.
const SHORT_WORD: f32 = 3.0;

/// What no line end may part rules a column up to so many cells: a name, an
/// account number. Of what is longer, a serial number, so many stay together.
const LONGEST_WHOLE: f32 = 10.0;
const BROKEN_WHOLE: f32 = 7.0;

/// Wishes of `count` columns. `cell` is the width of a hanzi, `padding` that on
/// each side of a cell, mm.
pub(super) fn wishes(
    seats: &[Seat],
    table: &Table,
    count: usize,
    cell: f32,
    padding: f32,
) -> Vec<Wish> {
    let padded = |width: f32| width + 2.0 * padding + SPARE;
    let narrowest = Wish {
        least: 2.0 * padding + cell,
        easy: 2.0 * padding + cell,
        whole: 2.0 * padding + cell,
        ..Wish::default()
    };
    let mut wishes = vec![narrowest; count];
    for seat in seats.iter().filter(|s| s.place.columns == 1) {
        let wish = &mut wishes[seat.place.column];
        let widths = seat.paragraphs.iter().map(|p| p.width);
        let widest = widths.clone().fold(0.0, f32::max);
        let spread = if table.is_short_name(&seat.place) {
            SHORT_WORD * cell
        } else {
            0.0
        };
        wish.easy = wish.easy.max(padded(spread));
        let widest = widest.max(spread);
        wish.longest = wish.longest.max(padded(widest));
        wish.load += widths.sum::<f32>() + 2.0 * padding;
        if seat.place.row < table.head.len() {
            let (least, easy) = head_lines(seat);
            let times = seat.paragraphs.iter().map(|words| time(words) / cell);
            let least = times.filter(|n| *n <= LONGEST_TIME).fold(least, f32::max);
            // 2026年 is as wide as three characters, however many it has.
            let short = seat.paragraphs.iter().map(|words| words.width / cell);
            let short = short.filter(|cells| *cells <= SHORT_HEAD);
            let least = short.fold(least, f32::max);
            // A Latin word is not cut: ISBN.
            let whole = seat
                .paragraphs
                .iter()
                .map(|words| longest_whole(words, false) / cell);
            let whole = whole.fold(0.0, f32::max).min(LONGEST_WHOLE);
            wish.whole = wish.whole.max(padded(whole.max(least.min(STRIP)) * cell));
            let least = least.max(whole).min(LONGEST_WHOLE);
            wish.least = wish.least.max(padded(least * cell));
            wish.easy = wish.easy.max(padded(easy * cell));
            continue;
        }
        wish.filled |= widest > 0.0;
        for words in &seat.paragraphs {
            let whole = |whole| match longest_whole(words, whole) / cell {
                // It is broken anyway.
                cells if cells > LONGEST_WHOLE => BROKEN_WHOLE * cell,
                cells => cells * cell,
            };
            let bare = whole(false).max(words.width.min(STRIP * cell));
            wish.whole = wish.whole.max(padded(bare));
            wish.least = wish.least.max(wish.whole);
            wish.easy = wish.easy.max(padded(whole(true)));
            let text: String = words.atoms.chars().into_iter().collect();
            let units = names_units(&text) || names_time(&text);
            for piece in pieces(words) {
                wish.least = wish.least.max(padded(piece.min(SHORT_WORD * cell)));
                if units && piece <= LONGEST_UNIT * cell {
                    wish.firm = wish.firm.max(padded(piece));
                }
                if piece > PIECE * cell {
                    continue;
                }
                wish.easy = wish.easy.max(padded(piece));
                wish.pieces.push(padded(piece));
            }
        }
    }
    for (i, wish) in wishes.iter_mut().enumerate() {
        wish.pieces.sort_by(f32::total_cmp);
        wish.least = wish.least.max(wish.whole);
        wish.firm = wish.firm.max(wish.least);
        wish.longest = wish.longest.max(wish.firm);
        wish.easy = wish.easy.max(wish.least).min(wish.longest);
        // A column of short texts does not take all that was wished for it; one
        // to be filled by hand does.
        wish.hint = table.columns.get(i).and_then(|c| c.width).map(|chars| {
            let hint = chars.max(1.0) * cell + 2.0 * padding;
            if wish.filled {
                hint.min(wish.longest).max(wish.least)
            } else {
                hint
            }
        });
    }
    wishes
}

/// Characters on the longest line of a head: at least, and better. What stands
/// in brackets, （平方米）, has a line of its own.
fn head_lines(head: &Seat) -> (f32, f32) {
    let texts = head.place.cell.paragraphs.iter().map(|p| plain_text(p));
    texts.fold((0.0, 0.0), |(least, easy), text| {
        let parts = text.split('（').enumerate();
        parts.fold((least, easy), |(least, easy), (i, part)| {
            let chars = part.chars().count();
            let (own, better) = match chars {
                0..=3 => (chars, chars),
                _ if i > 0 && chars <= LONGEST_NOTE => (chars, chars),
                4 => (2, 4),
                _ => (chars.div_ceil(3).max(3), chars.div_ceil(2)),
            };
            (least.max(own as f32), easy.max(better as f32))
        })
    })
}

/// So many characters stand on a line at least, whatever else gives way.
const STRIP: f32 = 2.0;

/// A head of up to so many cells is not broken.
const SHORT_HEAD: f32 = 3.6;

/// A note in brackets of up to so many characters, the closing one included, is
/// not broken in a head.
const LONGEST_NOTE: usize = 5;

/// Nor is one with digits, a time, of up to so many cells: （17:30—次日8:30）.
const LONGEST_TIME: f32 = 9.0;

/// Width of what stands in brackets and holds a digit, （8:30—17:30）, mm: a bracket
/// takes half its cell at either end of a line.
fn time(words: &Words) -> f32 {
    let atoms = &words.atoms.atoms;
    let open = atoms
        .iter()
        .position(|a| a.c == '（')
        .unwrap_or(atoms.len());
    let rest = &atoms[open..];
    let close = rest.iter().position(|a| a.c == '）').map_or(0, |at| at + 1);
    let inside = &rest[..close];
    if !inside.iter().any(|atom| atom.c.is_ascii_digit()) {
        return 0.0;
    }
    let width: f32 = inside.iter().map(|atom| atom.width).sum();
    width - inside[0].width
}

/// A unit's name or a time of up to so many cells is not broken where smaller type
/// helps: 各乡镇人民政府, 2026年12月18日.
const LONGEST_UNIT: f32 = 7.1;

/// Width of the longest piece of a text that no line end should part, mm. A name
/// with a dot is cut there where nothing else helps: `whole` says that it is not.
fn longest_whole(words: &Words, whole: bool) -> f32 {
    let mut longest = 0.0_f32;
    let mut width = 0.0;
    for (atom, cost) in words.atoms.atoms.iter().zip(&words.costs) {
        width += atom.width;
        if *cost < JOINED || (!whole && *cost == AFTER_DOT) {
            // A mark at a line's end takes half a cell.
            let mark = atom.class.blank_right();
            longest = longest.max(if mark {
                width - atom.width / 2.0
            } else {
                width
            });
            width = 0.0;
        }
    }
    longest.max(width)
}

/// Widths of the pieces between marks, mm.
fn pieces(words: &Words) -> impl Iterator<Item = f32> {
    let atoms = &words.atoms.atoms;
    let parts = atoms.split_inclusive(|atom| ['、', '，', '；', '。'].contains(&atom.c));
    parts.map(|piece| {
        let width: f32 = piece.iter().map(|atom| atom.width).sum();
        match piece.last() {
            Some(last) if last.class.blank_right() => width - last.width / 2.0,
            _ => width,
        }
    })
}
