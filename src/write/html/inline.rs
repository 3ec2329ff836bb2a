//! Takes pieces of a line; gives their markup.

use super::markup::{Markup, link};
use crate::document::{Face, Inline, Run, plain_text};
use crate::layout::words::Words;

/// Writes the pieces in order.
pub(super) fn inlines(pieces: &[Inline], out: &mut Markup) {
    for piece in pieces {
        match piece {
            Inline::Run(run) => write_run(run, out),
            Inline::Break => out.void("br", &[]),
        }
    }
}

/// Writes a paragraph. Its last mark takes half a character, as every mark does at
/// a line's end (GB/T 15834 5.1.10), so that it needs no line of its own.
pub(super) fn paragraph(pieces: &[Inline], out: &mut Markup) {
    let Some((Inline::Run(last), before)) = pieces.split_last() else {
        return inlines(pieces, out);
    };
    let mark = last
        .text
        .chars()
        .next_back()
        .filter(|c| HALVED.contains(*c));
    let Some(mark) = mark.filter(|_| last.link.is_none()) else {
        return inlines(pieces, out);
    };
    inlines(before, out);
    let text = last.text.strip_suffix(mark).unwrap_or(&last.text);
    if !text.is_empty() {
        let rest = Run {
            text: text.to_string(),
            ..last.clone()
        };
        write_run(&rest, out);
    }
    out.element("span", &[("class", "end")], &mark.to_string());
}

/// Marks whose right half is blank.
const HALVED: &str = "。，、；：？！）〕】》〉”’";

/// Writes a title: lines may end between words only.
pub(super) fn title(pieces: &[Inline], words: &Words, out: &mut Markup) {
    let text = plain_text(pieces);
    let chars: Vec<char> = text.chars().collect();
    let mut ends = words.segment(&text);
    drop_doubtful(&mut ends, &chars);
    let mut at = 0;
    for piece in pieces {
        let Inline::Run(run) = piece else {
            out.void("br", &[]);
            at += 1;
            continue;
        };
        let (start, end) = (at, at + run.text.chars().count());
        let cuts = ends.iter().filter(|cut| start < **cut && **cut <= end);
        let cuts = cuts.filter(|cut| between_words(&chars, **cut));
        for cut in cuts.copied().filter(|cut| *cut < end).chain([end]) {
            let part = Run {
                text: chars[at..cut].iter().collect(),
                ..run.clone()
            };
            write_run(&part, out);
            if cut < end || ends.contains(&cut) && between_words(&chars, cut) {
                out.void("wbr", &[]);
            }
            at = cut;
        }
    }
}

/// Two words of one character each beside each other are mostly one word that
/// the dictionary lacks: 邻里.
fn drop_doubtful(ends: &mut Vec<usize>, chars: &[char]) {
    let all = ends.clone();
    let length = |i: usize| all[i] - i.checked_sub(1).map_or(0, |before| all[before]);
    // 年 after its number is a word of its own.
    let counts = |i: usize| all[i] > 1 && chars[all[i] - 2].is_ascii_digit();
    let doubtful =
        |i: usize| i + 1 < all.len() && length(i) == 1 && length(i + 1) == 1 && !counts(i);
    let kept = (0..all.len()).filter(|i| !doubtful(*i)).map(|i| all[i]);
    *ends = kept.collect();
}

/// Whether a line may end there. Marks have rules of their own, and a number
/// keeps what it counts.
fn between_words(chars: &[char], cut: usize) -> bool {
    let before = cut.checked_sub(1).and_then(|i| chars.get(i));
    match (before, chars.get(cut)) {
        (Some(before), Some(after)) => {
            before.is_alphanumeric() && after.is_alphanumeric() && !before.is_ascii_digit()
        }
        _ => false,
    }
}

fn write_run(run: &Run, out: &mut Markup) {
    let element = match run.face {
        Face::Normal => None,
        Face::Kai => Some("em"),
        Face::Hei => Some("b"),
        Face::Bold => Some("strong"),
    };
    if let Some(target) = &run.link {
        out.open("a", &[("href", &link(target))]);
    }
    match element {
        Some(name) => out.element(name, &[], &run.text),
        None => out.text(&run.text),
    }
    if run.link.is_some() {
        out.close("a");
    }
}
