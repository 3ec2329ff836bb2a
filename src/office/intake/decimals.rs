//! Takes the pieces of a text; marks lines that are numbered 1, 1.1, 1.1.1, as
//! emergency plans are. Whether a number is one only its neighbours tell: 2.5公里.

use super::line::Piece;
use super::number::{Number, Style};
use super::typing::{is_blank, tidy};
use crate::character::half_width;

/// Marks them, where they are.
pub(super) fn mark(pieces: &mut [Piece]) {
    let found = [false, true].map(|dotted| follow(pieces, dotted));
    let Some(found) = found.into_iter().flatten().next() else {
        return;
    };
    for (at, counts, text) in found {
        if let Piece::Line(line) = &mut pieces[at] {
            line.number = Some(Number {
                style: Style::Decimal(counts.len() as u8),
                value: counts.last().copied().unwrap_or(0),
                comma: false,
            });
            line.text = tidy(&text);
        }
    }
}

/// Where a line stands, its number, and its words.
type Numbered = (usize, Vec<u32>, String);

/// The lines whose numbers follow each other; `dotted` where those of the first
/// level are 1. and not 1. Nothing where they are too few.
fn follow(pieces: &[Piece], dotted: bool) -> Option<Vec<Numbered>> {
    let mut now: Vec<u32> = Vec::new();
    let mut found = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let Piece::Line(line) = piece else { continue };
        let Some((counts, text)) = split(&line.raw, dotted) else {
            continue;
        };
        let above = counts.len() - 1;
        let next = now.get(above).map_or(1, |count| count + 1);
        if above <= now.len()
            && counts[..above] == now[..above.min(now.len())]
            && counts[above] == next
        {
            now.clone_from(&counts);
            found.push((at, counts, text));
        }
    }
    let below = |count: u32| found.iter().any(|(_, counts, _)| *counts == [count, 1]);
    let several = found
        .iter()
        .filter(|(_, counts, _)| counts.len() > 1)
        .count()
        > 1;
    let mut chapters = found.iter().filter(|(_, counts, _)| counts.len() == 1);
    let whole = !dotted || chapters.all(|(_, counts, _)| below(counts[0]));
    (several && whole).then_some(found)
}

/// 1.2 and what stands behind it.
fn split(text: &str, dotted: bool) -> Option<(Vec<u32>, String)> {
    let plain: String = text.chars().map(half_width).collect();
    let end = plain.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, rest) = plain.split_at(end);
    let bare = number.trim_end_matches('.');
    let counts: Option<Vec<u32>> = bare.split('.').map(|part| part.parse().ok()).collect();
    let counts = counts.filter(|counts| counts.iter().all(|count| (1..100).contains(count)))?;
    let blank = rest.starts_with(is_blank);
    let first = match counts.len() {
        1 if dotted => bare != number,
        1 => blank && bare == number,
        2..=4 => blank || rest.starts_with(crate::character::is_hanzi),
        _ => return None,
    };
    // The words as they were typed.
    let words: String = text.chars().skip(end).collect();
    let words = words.trim_matches(is_blank).to_string();
    (first && !words.is_empty()).then_some((counts, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_dots_are_parted_from_words() {
        for (text, dotted, counts, words) in [
            ("1　总则", false, vec![1], "总则"),
            ("1.1 编制目的", false, vec![1, 1], "编制目的"),
            ("３．１.２分级响应", false, vec![3, 1, 2], "分级响应"),
            ("2. 组织体系", true, vec![2], "组织体系"),
        ] {
            assert_eq!(
                split(text, dotted),
                Some((counts, words.to_string())),
                "{text}"
            );
        }
        for text in ["1.提高认识", "2026年3月", "12小时降雨", "1.1", "0.5 公里"] {
            assert_eq!(split(text, false), None, "{text}");
        }
    }
}
