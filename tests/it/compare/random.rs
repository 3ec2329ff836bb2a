//! Words typed into paragraphs and cells all over the sample's documents: each is
//! one difference, and what was written into the data is none any more.

use super::{PLANS, counts, rewritten, said};
use crate::common::folder::Folder;

/// Types words into the longest run of every so manieth paragraph; gives how many
/// paragraphs were edited.
fn typed_into(text: &mut String, every: usize, first: usize) -> usize {
    let mut out = String::with_capacity(text.len());
    let (mut number, mut count) = (0, 0);
    for part in text.split_inclusive("</w:p>") {
        let runs = part.match_indices("<w:t xml:space=\"preserve\">");
        let runs = runs.map(|(at, mark)| {
            let from = at + mark.len();
            let len = part[from..].find('<').unwrap_or(0);
            (from, len)
        });
        let longest = runs.max_by_key(|(_, len)| *len);
        // Shorter ones are numbers and marks.
        // Words of a table of contents are no text.
        let text = |(_, len): &(usize, usize)| *len >= 9 && !part.contains("ContentsPlace");
        let Some((from, len)) = longest.filter(text) else {
            out.push_str(part);
            continue;
        };
        number += 1;
        if number % every != first {
            out.push_str(part);
            continue;
        }
        let words = &part[from..from + len];
        let middle = words.chars().count() / 2;
        let (at, _) = words.char_indices().nth(middle).unwrap();
        out.push_str(&part[..from + at]);
        out.push_str("另行");
        out.push_str(&part[from + at..]);
        count += 1;
    }
    *text = out;
    count
}

#[test]
fn every_word_typed_in_is_one_difference_and_what_was_written_is_none() {
    let root = Folder::sample();
    root.well(&["build", "--to", "docx"]);
    let mut edits = 0;
    for (n, plan) in PLANS.iter().enumerate() {
        let mut typed = 0;
        rewritten(root.path(), &format!("{plan}.docx"), |parts| {
            let part = parts
                .iter_mut()
                .find(|(name, _)| name == "word/document.xml");
            typed = typed_into(&mut part.unwrap().1, 9, n);
        });
        assert!(typed > 2, "{plan}");
        let words = said(&root.run(&["compare", "edited.docx", plan]));
        let [all, written, left] = counts(&words);
        assert_eq!((all, written + left), (typed, typed), "{plan}: {words}");
        root.well(&["compare", "edited.docx", plan, "--apply"]);
        let words = said(&root.run(&["compare", "edited.docx", plan]));
        assert_eq!(counts(&words), [left, 0, left], "{plan}: {words}");
        root.well(&["check"]);
        edits += typed;
    }
    assert!(edits > 50, "{edits}");
}
