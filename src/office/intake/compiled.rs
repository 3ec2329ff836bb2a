//! Takes the pieces of a file that holds several plans, 第1篇, 第2篇 …; parts them.

use super::day;
use super::front;
use super::line::{Line, Piece};
use super::number::hanzi;
use super::typing::{is_blank, tidy};

/// One of several plans.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Compiled {
    pub title: String,
    pub pieces: Vec<Piece>,
}

/// The title that stands behind 第1篇.
fn title(line: &Line) -> Option<String> {
    let rest = line.raw.strip_prefix('第')?;
    let (count, rest) = rest.split_once('篇')?;
    let signs: Vec<char> = count.trim_matches(is_blank).chars().collect();
    let counted =
        signs.iter().all(char::is_ascii_digit) && !signs.is_empty() || hanzi(&signs).is_some();
    let title = tidy(rest.trim_start_matches(|c| is_blank(c) || "：:、.".contains(c)));
    let short = (2..=40).contains(&title.chars().count()) && !line.is_sentence();
    (counted && short).then_some(title)
}

/// Parts them off, from the first one on; nothing where there are no two.
pub(super) fn take(pieces: &mut Vec<Piece>) -> Vec<Compiled> {
    let begins = |piece: &Piece| match piece {
        Piece::Line(line) => title(line),
        Piece::Table(_) => None,
    };
    let starts: Vec<(usize, String)> = pieces
        .iter()
        .enumerate()
        .filter_map(|(n, piece)| Some((n, begins(piece)?)))
        .collect();
    if starts.len() < 2 {
        return Vec::new();
    }
    let end = |n: usize| starts.get(n + 1).map_or(pieces.len(), |(next, _)| *next);
    let found = starts
        .iter()
        .enumerate()
        .map(|(n, (start, title))| Compiled {
            title: title.clone(),
            pieces: pieces[start + 1..end(n)].to_vec(),
        });
    let found: Vec<Compiled> = found.collect();
    pieces.truncate(starts[0].0);
    // What stands above the first one is the title of all, if anything.
    pieces.retain(|piece| !matches!(piece, Piece::Line(line) if day::alone(&line.raw).is_some() || front::is_junk(&line.raw)));
    found
}
