//! Takes an edit of a paragraph; says it as a table of opinions does: 将“…”改为“…”.

use std::ops::Range;

/// What changed in a paragraph: which characters went, and what came for them.
pub(super) type Edit = (Range<usize>, String);

/// The sentence of the locale that says an edit, and what goes into it.
pub(super) type Said = (&'static str, Vec<(&'static str, String)>);

const STOPS: &str = "。！？；\n";
const COMMAS: &str = "，。；：、！？（）“”《》\n";

/// Clauses up to so many characters are quoted whole.
const CLAUSE: usize = 24;

/// So much of a longer one is quoted on either side.
const BESIDE: usize = 6;

/// The first and last character of the sentence that a range lies in.
pub(super) fn sentence(text: &[char], range: &Range<usize>) -> Range<usize> {
    within(text, range, STOPS)
}

/// What stands between two of these marks; the one at its end is part of a sentence.
fn within(text: &[char], range: &Range<usize>, marks: &str) -> Range<usize> {
    let is_mark = |c: &char| marks.contains(*c);
    let first = range.start.min(text.len());
    // What is put in behind a stop is said of the sentence before it.
    let from = match range.is_empty() && first > 0 && is_mark(&text[first - 1]) {
        true => first - 1,
        false => first,
    };
    let start = text[..from]
        .iter()
        .rposition(is_mark)
        .map_or(0, |at| at + 1);
    let last = range.end.max(from).min(text.len());
    let ends = last > start && last > from && is_mark(&text[last - 1]) && marks == STOPS;
    let end = match ends {
        true => last,
        false => text[last..]
            .iter()
            .position(is_mark)
            .map_or(text.len(), |at| {
                last + at + usize::from(marks == STOPS && text[last + at] != '\n')
            }),
    };
    start..end.max(last)
}

/// The words in a range with edits in them made.
pub(super) fn edited(text: &[char], range: &Range<usize>, edits: &[Edit]) -> String {
    let mut out = String::new();
    let mut at = range.start;
    for (gone, new) in edits {
        out.extend(&text[at.min(gone.start)..gone.start]);
        out.push_str(new);
        at = gone.end.max(at);
    }
    out.extend(&text[at.min(range.end)..range.end]);
    out
}

/// Edits within one sentence.
pub(super) fn of_sentence(text: &[char], whole: &Range<usize>, edits: &[Edit]) -> Said {
    let words = |range: Range<usize>| text[range].iter().collect::<String>();
    let [(gone, new)] = edits else {
        return (
            "consult-rewritten",
            vec![("new", edited(text, whole, edits))],
        );
    };
    if new.is_empty() {
        return ("consult-deleted", vec![("old", words(gone.clone()))]);
    }
    if gone.is_empty() {
        let start = gone.start.saturating_sub(CLAUSE / 2).max(whole.start);
        let before = words(start..gone.start);
        let behind = words(gone.start..(gone.start + CLAUSE / 2).min(whole.end));
        return match before.is_empty() {
            true => (
                "consult-put-before",
                vec![("old", behind), ("new", new.clone())],
            ),
            false => (
                "consult-put-behind",
                vec![("old", before), ("new", new.clone())],
            ),
        };
    }
    let clause = within(text, gone, COMMAS);
    let shown = match clause.len() <= CLAUSE {
        true => clause,
        false => {
            let start = gone.start.saturating_sub(BESIDE).max(clause.start);
            start..(gone.end + BESIDE).min(clause.end)
        }
    };
    let now = edited(text, &shown, edits);
    ("consult-changed", vec![("old", words(shown)), ("new", now)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, edits: &[(Range<usize>, &str)]) -> (String, Said) {
        let chars: Vec<char> = text.chars().collect();
        let edits: Vec<Edit> = edits
            .iter()
            .map(|(range, new)| (range.clone(), new.to_string()))
            .collect();
        let whole = sentence(&chars, &edits[0].0);
        let words = chars[whole.clone()].iter().collect();
        (words, of_sentence(&chars, &whole, &edits))
    }

    const TEXT: &str = "每周二接待来访群众，地点设在一楼。每月通报一次。";

    #[test]
    fn an_edit_is_said_by_its_clause_and_quoted_by_its_sentence() {
        let (sentence, (key, args)) = said(TEXT, &[(2..3, "三")]);
        assert_eq!(sentence, "每周二接待来访群众，地点设在一楼。");
        assert_eq!(key, "consult-changed");
        assert_eq!(args[0].1, "每周二接待来访群众");
        assert_eq!(args[1].1, "每周三接待来访群众");
    }

    #[test]
    fn what_is_put_in_or_taken_out_is_said_as_that() {
        let (sentence, (key, args)) = said(TEXT, &[(23..23, "年底总结。")]);
        assert_eq!((&*sentence, key), ("每月通报一次。", "consult-put-behind"));
        assert_eq!(args[1].1, "年底总结。");
        let (sentence, (key, args)) = said(TEXT, &[(17..24, "")]);
        assert_eq!((&*sentence, key), ("每月通报一次。", "consult-deleted"));
        assert_eq!(args[0].1, "每月通报一次。");
    }

    #[test]
    fn several_edits_of_a_sentence_give_the_sentence_anew() {
        let (_, (key, args)) = said(TEXT, &[(2..3, "三"), (14..15, "二")]);
        assert_eq!(key, "consult-rewritten");
        assert_eq!(args[0].1, "每周三接待来访群众，地点设在二楼。");
    }
}
