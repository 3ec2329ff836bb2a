//! Takes words that are counted within a paragraph; gives each with its number
//! and the mark after it.

use super::view;
use crate::document::hanzi_number;
use crate::model::{Enumeration, EnumerationStyle, Text};

/// A member of an enumeration: 一是, the words, the mark after them, unless they
/// end with one.
pub(super) struct Numbered<'e> {
    number: String,
    text: &'e Text,
    end: &'e str,
}

view! {
    Numbered<'_> as one { number, text, end }

    Enumeration as list { intro, items = counted(list.style, &list.items, end(list)), run_in }
}

/// The mark between the members. In one sentence they are parted by ；, as
/// paragraphs of their own each ends with 。.
fn end(list: &Enumeration) -> &str {
    match (&list.end, list.style, list.run_in) {
        (Some(end), ..) => &end.text,
        (None, EnumerationStyle::Ordinal, false) => "。",
        (None, ..) => "；",
    }
}

/// Words with their numbers, and the mark after each that has none of its own.
pub(super) fn counted<'e>(
    style: EnumerationStyle,
    words: &'e [Text],
    mark: &'e str,
) -> Vec<Numbered<'e>> {
    let last = words.len().saturating_sub(1);
    let items = words.iter().enumerate().map(|(i, item)| {
        let ended = item.text.ends_with(['。', '；', '，', '！', '？', '：']);
        Numbered {
            number: enumerator(style, i + 1),
            text: item,
            end: match (ended, i == last) {
                (true, _) => "",
                (false, true) => "。",
                (false, false) => mark,
            },
        }
    });
    items.collect()
}

/// Words one behind the other, without numbers: parted by ；, where none is more than
/// a sentence.
pub(super) fn together(words: &[Text]) -> Vec<Numbered<'_>> {
    let marks = ['。', '；', '！', '？'];
    let sentence = |one: &Text| {
        let inside = one.text.trim_end_matches(marks);
        one.text.ends_with('。') || inside.contains(marks)
    };
    let sentences = words.iter().any(sentence);
    let last = words.len().saturating_sub(1);
    let items = words.iter().enumerate().map(|(i, item)| Numbered {
        number: String::new(),
        text: item,
        end: match item.text.ends_with(marks) {
            true => "",
            false if sentences || i == last => "。",
            false => "；",
        },
    });
    items.collect()
}

/// The number of a member: nothing follows 一是, ① and ⑴ (GB/T 15834 B.3.7).
pub(super) fn enumerator(style: EnumerationStyle, n: usize) -> String {
    let within = |first: char| match n {
        ..=20 => char::from_u32(first as u32 + n as u32 - 1),
        _ => None,
    };
    let sign = match style {
        EnumerationStyle::Ordinal => return format!("{}是", hanzi_number(n)),
        EnumerationStyle::Arabic => return format!("{n}、"),
        EnumerationStyle::Dotted => return format!("{n}."),
        EnumerationStyle::Parenthesised => return format!("（{n}）"),
        EnumerationStyle::Circled => within('①'),
        EnumerationStyle::Bracketed => within('⑴'),
    };
    sign.map_or(format!("（{n}）"), String::from)
}
