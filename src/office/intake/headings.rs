//! Takes the lines of a text; gives headings that somebody forgot to number, or
//! never numbered, the place of numbered ones.

use super::label;
use super::line::{Line, Piece};
use super::number::{Number, Style};
use super::typing::is_blank;

/// Numbers them: with 0, since nobody did.
pub(super) fn number(mut pieces: Vec<Piece>, body_size: u32) -> Vec<Piece> {
    let numbered: Vec<&Line> = lines(&pieces)
        .filter(|line| line.number.is_some())
        .collect();
    let high =
        |line: &&&Line| line.number.is_some_and(|n| n.style == Style::Hanzi) && !line.is_sentence();
    let like = numbered.iter().find(high).map(|line| line.look);
    let plain = lines(&pieces)
        .filter(|line| line.is_sentence())
        .map(|line| (line.look.size, line.look.bold));
    let plain: Vec<(u32, bool)> = plain.collect();
    let usual = |line: &Line| {
        plain
            .iter()
            .filter(|look| **look == (line.look.size, line.look.bold))
            .count()
            * 4
            > plain.len()
    };
    let stands_out = |line: &Line| match like {
        Some(look) => (line.look.size, line.look.bold) == (look.size, look.bold) && !usual(line),
        None => {
            numbered.is_empty() && (line.look.bold || line.look.size > body_size) && !usual(line)
        }
    };
    let heads: Vec<bool> = pieces
        .iter()
        .enumerate()
        .map(|(n, piece)| match piece {
            Piece::Line(line) => {
                let followed =
                    matches!(pieces.get(n + 1), Some(Piece::Line(next)) if next.len() > line.len());
                line.number.is_none()
                    && (2..=20).contains(&line.len())
                    && !line.text.contains(['，', '。', '；', '：'])
                    && !label::begins(&line.raw)
                    && !line.raw.contains(is_blank)
                    && followed
                    && stands_out(line)
            }
            Piece::Table(_) => false,
        })
        .collect();
    for (piece, is_head) in pieces.iter_mut().zip(heads) {
        if let (Piece::Line(line), true) = (piece, is_head) {
            line.number = Some(Number {
                style: Style::Hanzi,
                value: 0,
                comma: false,
            });
        }
    }
    pieces
}

fn lines(pieces: &[Piece]) -> impl Iterator<Item = &Line> {
    pieces.iter().filter_map(|piece| match piece {
        Piece::Line(line) => Some(line),
        Piece::Table(_) => None,
    })
}
