//! Single edits of every kind, anywhere in the sample's documents: each is one
//! difference at its place, and what was written into the data is none any more.

use std::ops::Range;

use super::{BREAK, PLANS, counts, rewritten, said};
use crate::common::folder::Folder;

/// The next of a row of numbers without an order, below a bound.
fn next(seed: &mut u64, below: usize) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
    (*seed >> 33) as usize % below.max(1)
}

/// Where each element of that name lies that holds no other of it.
fn elements(xml: &str, name: &str) -> Vec<Range<usize>> {
    let (open, close) = (format!("<w:{name}>"), format!("</w:{name}>"));
    let starts = xml.match_indices(&open).map(|(at, _)| at);
    let ends = starts.filter_map(|at| Some(at..at + xml[at..].find(&close)? + close.len()));
    ends.collect()
}

fn text(xml: &str) -> String {
    let runs = xml.split("<w:t xml:space=\"preserve\">").skip(1);
    runs.filter_map(|run| run.split('<').next()).collect()
}

/// The longest run of an element.
fn longest(xml: &str, within: Range<usize>) -> Option<Range<usize>> {
    const MARK: &str = "<w:t xml:space=\"preserve\">";
    let runs = xml[within.clone()].match_indices(MARK).map(|(at, _)| {
        let from = within.start + at + MARK.len();
        from..from + xml[from..].find('<').unwrap_or(0)
    });
    runs.max_by_key(ExactSizeIterator::len)
}

/// Paragraphs of plain text, in no table.
fn plain(xml: &str) -> Vec<Range<usize>> {
    let tables = elements(xml, "tbl");
    let outside = |at: usize| !tables.iter().any(|table| table.contains(&at));
    let all = elements(xml, "p").into_iter();
    all.filter(|p| {
        let own = &xml[p.clone()];
        own.contains("w:val=\"Text\"")
            && text(own).chars().count() > 14
            && !own.contains("<w:sectPr")
            && outside(p.start)
    })
    .collect()
}

/// Rows in which no cell is merged, heads left out.
fn rows(xml: &str) -> Vec<Range<usize>> {
    let all = elements(xml, "tr").into_iter();
    let bare = |row: &Range<usize>| {
        let own = &xml[row.clone()];
        !own.contains("<w:vMerge") && !own.contains("<w:tblHeader")
    };
    all.filter(bare).collect()
}

fn take(xml: &mut String, range: Range<usize>) -> String {
    let taken = xml[range.clone()].to_string();
    xml.replace_range(range, "");
    taken
}

/// Edits the text once; what was done, and words that stand where it was.
fn edit(xml: &mut String, kind: usize, seed: &mut u64) -> Option<(&'static str, String)> {
    if kind < 3 {
        let all = elements(xml, "p").into_iter();
        let mut runs: Vec<Range<usize>> = all
            .filter(|p| !xml[p.clone()].contains("ContentsPlace"))
            .filter_map(|p| longest(xml, p))
            .collect();
        runs.retain(|run| xml[run.clone()].chars().count() >= 8);
        let run = runs[next(seed, runs.len())].clone();
        let own = xml[run.clone()].to_string();
        let at = 2 + next(seed, own.chars().count() - 5);
        let byte = |n: usize| own.char_indices().nth(n).map_or(own.len(), |(at, _)| at);
        let (from, until) = (run.start + byte(at), run.start + byte(at + 2));
        let what = ["insert", "delete", "replace"][kind];
        match kind {
            0 => xml.insert_str(from, "酌办"),
            1 => xml.replace_range(from..until, ""),
            _ => xml.replace_range(from..until, "酌办"),
        }
        return Some((what, own));
    }
    let found = if kind < 8 { plain(xml) } else { rows(xml) };
    if found.is_empty() {
        return None;
    }
    let n = next(seed, found.len());
    let one = found[n].clone();
    let own = text(&xml[one.clone()]);
    match kind {
        3 => {
            take(xml, one);
            Some(("paragraph gone", own))
        }
        4 => {
            let new = "<w:p><w:r><w:t>请各单位次日上午回报进展。</w:t></w:r></w:p>";
            xml.insert_str(one.end, new);
            Some(("paragraph came", own))
        }
        5 => {
            let run = longest(xml, one)?;
            let stop = xml[run.clone()].find(['，', '。', '；'])? + '，'.len_utf8();
            (stop > 18 && run.start + stop + 18 < run.end).then_some(())?;
            xml.insert_str(run.start + stop, BREAK);
            Some(("split", own))
        }
        6 => {
            let next = found
                .get(n + 1)
                .filter(|next| next.start == one.end)?
                .clone();
            let from = next.start + xml[next.clone()].find("</w:pPr>")? + "</w:pPr>".len();
            xml.replace_range(one.end - "</w:p>".len()..from, "");
            Some(("joined", own))
        }
        7 => {
            let other = found.get(n + 2)?.end;
            let moved = xml[one.clone()].to_string();
            xml.insert_str(other, &moved);
            take(xml, one);
            Some(("paragraph moved", own))
        }
        8 => {
            take(xml, one);
            Some(("row gone", own))
        }
        _ => {
            let next = found
                .get(n + 1)
                .filter(|next| next.start == one.end)?
                .clone();
            let moved = xml[one.clone()].to_string();
            xml.insert_str(next.end, &moved);
            take(xml, one);
            Some(("row moved", own))
        }
    }
}

#[test]
fn any_single_edit_is_one_difference_and_none_once_it_is_written() {
    let root = Folder::sample();
    root.well(&["build", "--to", "docx"]);
    let data = root.files("data");
    let (mut seed, mut edits, mut written) = (2026, 0, 0);
    for (n, plan) in PLANS.iter().enumerate() {
        for round in 0..8 {
            let kind = (n * 8 + round) % 10;
            let mut done = None;
            rewritten(root.path(), &format!("{plan}.docx"), |parts| {
                let part = parts
                    .iter_mut()
                    .find(|(name, _)| name == "word/document.xml");
                done = edit(&mut part.unwrap().1, kind, &mut seed);
            });
            let Some((what, own)) = done else { continue };
            let words = said(&root.run(&["compare", "edited.docx", plan]));
            let [all, can, _] = counts(&words);
            assert_eq!(all, 1, "{plan}, {what} of {own}: {words}");
            edits += 1;
            if can == 0 {
                continue;
            }
            // Written, nothing is left of it, and the data is well.
            written += 1;
            root.well(&["compare", "edited.docx", plan, "--apply"]);
            let words = root.well(&["compare", "edited.docx", plan]);
            assert_eq!(counts(&words)[0], 0, "{plan}, {what} of {own}: {words}");
            root.well(&["check"]);
            for (name, bytes) in &data {
                root.write(&format!("data/{name}"), bytes);
            }
        }
    }
    assert!(edits > 35 && written > 8, "{edits} {written}");
}
