//! Takes the pieces of a file; gives the attachments that stand behind its text.

use super::front::could_be_title;
use super::line::{Line, Piece};
use super::typing::{is_blank, tidy};

/// An attachment.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Attached {
    pub title: String,
    pub pieces: Vec<Piece>,
}

/// What stands behind the label of an attachment; nothing where the line has none.
fn labelled(line: &Line) -> Option<String> {
    let raw = line.raw.as_str();
    let rest = ["附件", "附表", "附录"]
        .iter()
        .find_map(|word| raw.strip_prefix(word))?;
    let sign = |c: char| {
        is_blank(c) || c.is_ascii_digit() || "１２３４５６７８９０一二三四五六七八九十-".contains(c)
    };
    let rest = rest.trim_start_matches(sign);
    let title = rest
        .trim_start_matches(['：', ':', '.', '、'])
        .trim_matches(is_blank);
    Some(tidy(title))
}

/// Takes them off the end.
pub(super) fn take(pieces: &mut Vec<Piece>) -> Vec<Attached> {
    let begins = |at: usize| match &pieces[at] {
        Piece::Line(line) => labelled(line).filter(|title| {
            let titled = title.chars().count() <= 40 && !title.ends_with(['。', '；']);
            title.is_empty() || line.new_page && titled || titled && line.is_centered()
        }),
        Piece::Table(_) => None,
    };
    let starts: Vec<(usize, String)> = (1..pieces.len())
        .filter_map(|at| Some((at, begins(at)?)))
        .collect();
    let Some((first, _)) = starts.first() else {
        return Vec::new();
    };
    let first = *first;
    let mut attached = Vec::new();
    for (n, (start, title)) in starts.iter().enumerate() {
        let end = starts.get(n + 1).map_or(pieces.len(), |(next, _)| *next);
        attached.push(one(title, &pieces[start + 1..end]));
    }
    pieces.truncate(first);
    attached
}

/// The title may stand on lines of its own.
fn one(title: &str, pieces: &[Piece]) -> Attached {
    let mut title = title.to_string();
    let mut at = 0;
    let mut look = None;
    while let Some(Piece::Line(line)) = pieces.get(at) {
        let first = title.is_empty();
        let goes_on = look.is_some_and(|look| line.look == look) && line.is_centered() && at < 3;
        if !could_be_title(line) || !(first || goes_on) {
            break;
        }
        title.push_str(&line.text);
        look = Some(line.look);
        at += 1;
    }
    Attached {
        title,
        pieces: pieces[at..].to_vec(),
    }
}
