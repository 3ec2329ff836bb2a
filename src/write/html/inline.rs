//! Takes pieces of a line; gives their markup.

use super::lines::Text;
use super::markup::{Markup, link};
use crate::document::{Face, Inline, Run, plain_text};
use crate::layout::text::words::Words;

/// Writes the pieces in order.
pub(super) fn inlines(pieces: &[Inline], text: &mut Text, out: &mut Markup) {
    for piece in pieces {
        match piece {
            Inline::Run(run) => write_run(run, text, out),
            Inline::Break => text.line_break(out),
        }
    }
}

/// Writes a paragraph. Its last mark takes half a character, as every mark does at
/// a line's end (GB/T 15834 5.1.10), so that it needs no line of its own.
pub(super) fn paragraph(pieces: &[Inline], text: &mut Text, out: &mut Markup) {
    if let Some(Inline::Run(last)) = pieces.last()
        && let Some((at, _)) = last.text.char_indices().next_back()
        && last.text.ends_with(HALVED)
    {
        let before = pieces[..pieces.len() - 1].iter().map(|piece| match piece {
            Inline::Run(run) => run.text.len(),
            Inline::Break => 0,
        });
        text.mark(before.sum::<usize>() + at, "end");
    }
    inlines(pieces, text, out);
}

/// Marks whose right half is blank.
const HALVED: [char; 14] = [
    '。', '，', '、', '；', '：', '？', '！', '）', '〕', '】', '》', '〉', '”', '’',
];

/// Writes a title: lines may end between words only.
pub(super) fn title(pieces: &[Inline], words: &Words, text: &mut Text, out: &mut Markup) {
    let plain = plain_text(pieces);
    let chars: Vec<char> = plain.chars().collect();
    let mut ends = words.segment(&plain);
    drop_doubtful(&mut ends, &chars);
    let mut at = 0;
    for piece in pieces {
        let Inline::Run(run) = piece else {
            text.line_break(out);
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
            write_run(&part, text, out);
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

fn write_run(run: &Run, text: &mut Text, out: &mut Markup) {
    let element = match run.face {
        Face::Normal => None,
        Face::Kai => Some("em"),
        Face::Hei => Some("b"),
        Face::Bold => Some("strong"),
    };
    if let Some(target) = &run.link {
        out.open("a", &[("href", &link(target))]);
    }
    if let Some(name) = element {
        out.open(name, &[]);
    }
    text.write(&run.text, out);
    if let Some(name) = element {
        out.close(name);
    }
    if run.link.is_some() {
        out.close("a");
    }
}
