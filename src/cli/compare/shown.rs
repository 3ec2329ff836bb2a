//! What `compare` found, in words.

use crate::cli::terminal::Terminal;
use crate::engine::compare::Compared;
use crate::office::compare::{Difference, DifferenceKind, Located, Place};

/// Longer words stand on a line of their own.
const LONGEST: usize = 60;

/// Shows all of it: what can be written, what cannot and why, and what stands
/// beside the text.
pub(super) fn show(compared: &Compared, terminal: &Terminal) {
    let (found, asides) = (&compared.differences, &compared.asides);
    let patched = found.iter().filter(|(_, one)| !one.edits.is_empty());
    let patched = patched.count();
    let args = [
        ("count", found.len().to_string()),
        ("patched", patched.to_string()),
        ("settle", (found.len() - patched).to_string()),
        ("asides", asides.len().to_string()),
    ];
    // That nothing differs is only said where nothing at all came back.
    let summary = match found.is_empty() && !asides.is_empty() {
        true => "compare-asides-only",
        false => "compare-summary",
    };
    terminal.result(&terminal.locale.ui(summary, &args));
    for settle in [false, true] {
        let chosen = found.iter();
        let chosen = chosen.filter(|(_, one)| one.edits.is_empty() == settle);
        let chosen: Vec<_> = chosen.collect();
        if settle && !chosen.is_empty() {
            terminal.result(&terminal.locale.ui("compare-to-settle", &[]));
        }
        for (difference, one) in chosen {
            show_one(difference, one, settle, terminal);
        }
    }
    if compared.ours > 0 {
        terminal.result(&in_words("compare-ours", compared.ours, terminal));
    }
    if compared.numbers > 0 {
        terminal.result(&in_words("compare-numbers", compared.numbers, terminal));
    }
    if !asides.is_empty() {
        terminal.result(&terminal.locale.ui("compare-asides", &args));
    }
    for (aside, place) in asides {
        let words = aside.said(|key, args| terminal.locale.ui(key, args));
        match place {
            Some(_) => terminal.result(&format!("  {}  {words}", at(place.as_ref(), terminal))),
            None => terminal.result(&format!("  {words}")),
        }
        // A sentence has room for some words only; none are lost.
        if aside.words.chars().count() > LONGEST {
            terminal.result(&format!("      “{}”", aside.words));
        }
    }
}

fn show_one(difference: &Difference, one: &Located, settle: bool, terminal: &Terminal) {
    let spots = one.spots.iter();
    let mut places: Vec<String> = spots.map(|s| at(s.place.as_ref(), terminal)).collect();
    places.dedup();
    let happened = match (difference.kind, one.spots.first()) {
        (DifferenceKind::Split(count), _) => in_words("compare-split", count, terminal),
        (DifferenceKind::Joined(count), _) => in_words("compare-joined", count, terminal),
        (DifferenceKind::Moved, first) => {
            let words = terminal.locale.ui("compare-moved", &[]);
            format!("{}  {words}", quoted(first.map_or("", |spot| &spot.old)))
        }
        (_, Some(spot)) => format!("{} → {}", quoted(&spot.old), quoted(&spot.new)),
        (_, None) => String::new(),
    };
    terminal.result(&format!("  {}  {happened}", places.join(" → ")));
    if settle {
        terminal.result(&format!(
            "      {}",
            terminal.locale.ui(one.why.word(), &[])
        ));
    }
    for spot in &one.spots {
        if !spot.context.is_empty() && spot.context != spot.old {
            terminal.result(&format!("      …{}…", breaks(&spot.context)));
            terminal.result(&format!("    → …{}…", breaks(&spot.now)));
        } else if one.spots.len() == 1 && spot.new.contains('\n') {
            terminal.result(&format!("    → {}", breaks(&spot.new)));
        }
    }
    show_also(one, terminal);
}

/// Where else the same is printed.
fn show_also(one: &Located, terminal: &Terminal) {
    if !one.also.is_empty() {
        let places: Vec<String> = one.also.iter().map(|words| quoted(words)).collect();
        let args = [("places", places.concat())];
        terminal.result(&format!(
            "      {}",
            terminal.locale.ui("compare-also", &args)
        ));
    }
}

fn in_words(key: &str, count: usize, terminal: &Terminal) -> String {
    terminal.locale.ui(key, &[("count", count.to_string())])
}

fn at(place: Option<&Place>, terminal: &Terminal) -> String {
    let shown = place.map(|p| format!("{}:{}:{}", p.path, p.line, p.column));
    shown.unwrap_or_else(|| terminal.locale.ui("compare-nowhere", &[]))
}

/// The end of a paragraph, as word processors show it.
fn breaks(text: &str) -> String {
    text.replace('\n', "¶")
}

fn quoted(text: &str) -> String {
    match text {
        "" => "—".to_string(),
        text => format!("“{}”", breaks(text)),
    }
}
