//! Where lines may begin and end, mark by mark, and what marks beside each other
//! share: tables over finished pages, in the manner of the public tests of browsers
//! for Chinese text (CSS Text: `line-break` and `text-spacing-trim`), with a reason
//! wherever GB/T 15834 or the style of official documents asks for something else.

use fangan::document::Form;

use crate::measure::*;

/// A cell, mm.
const C: f32 = 156.0 / 28.0;

/// Marks, whether a line may begin and end with one, and what is to be said of it.
struct Kind {
    name: &'static str,
    marks: &'static str,
    begins: bool,
    ends: bool,
    /// Why it is not as the strict set of CSS has it; empty where it is.
    differs: &'static str,
}

const fn kind(
    name: &'static str,
    marks: &'static str,
    begins: bool,
    ends: bool,
    differs: &'static str,
) -> Kind {
    Kind {
        name,
        marks,
        begins,
        ends,
        differs,
    }
}

const KINDS: [Kind; 13] = [
    kind("hanzi", "字一龥〇", true, true, ""),
    kind(
        "closing brackets and quotation marks",
        "”’）〕】》〉」』］｝〗",
        false,
        true,
        "",
    ),
    kind(
        "opening brackets and quotation marks",
        "“‘（〔【《〈「『［｛〖",
        true,
        false,
        "",
    ),
    kind("stops", "。，、．", false, true, ""),
    kind("centred punctuation", "：；？！・·‼⁇⁈⁉", false, true, ""),
    kind("hyphens and connecting marks", "–～〜‐゠", false, true, ""),
    kind("inseparable marks", "…‥⋯", false, true, ""),
    kind("iteration marks", "々〻ゝヽ", false, true, ""),
    kind("marks behind a number", "％℃‰′″￠㎡", false, true, ""),
    kind(
        "marks before a number",
        "￥＄￡№",
        true,
        true,
        "CSS keeps them from a line's end; here only before a number: alone they are \
         signs like any other",
    ),
    kind(
        "dash",
        "—",
        false,
        true,
        "CSS lets a line begin with a dash after a hanzi; official documents do not \
         (clreq, strict)",
    ),
    kind(
        "slash",
        "／",
        false,
        false,
        "a separating slash stands at neither edge (GB/T 15834 5.1.9)",
    ),
    kind(
        "circled numbers",
        "①⑳",
        true,
        false,
        "what they count follows them",
    ),
];

/// Lines of a paragraph that has the mark after so many hanzi, parted by what they
/// begin and end with.
fn edges(mark: char) -> (bool, bool) {
    let (mut begins, mut ends) = (false, false);
    for before in 20..32 {
        let text = format!("{}{mark}{}", "文".repeat(before), "末".repeat(40));
        let pages = set(Form::Plain, vec![body(&text)]);
        let lines = lines(&pages.pages[0]);
        begins |= lines[1..].iter().any(|line| line.text.starts_with(mark));
        let ended = lines[..lines.len() - 1].iter();
        ends |= ended.into_iter().any(|line| line.text.ends_with(mark));
    }
    (begins, ends)
}

#[test]
fn lines_begin_and_end_with_what_may_stand_there() {
    let mut wrong = Vec::new();
    for kind in &KINDS {
        for mark in kind.marks.chars() {
            let found = edges(mark);
            if found != (kind.begins, kind.ends) {
                wrong.push(format!("{mark} ({}): {found:?}", kind.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    // Each reason is one.
    assert!(
        KINDS
            .iter()
            .all(|kind| kind.differs.is_empty() || kind.differs.len() > 20)
    );
}

/// What stays in one piece: no line ends between the two parts.
#[test]
fn what_belongs_together_stays_in_one_piece() {
    for (first, second) in [
        ("—", "—"),
        ("…", "…"),
        ("100", "％"),
        ("36", "℃"),
        ("￥", "100"),
        ("№", "12"),
        ("①", "登"),
        ("《", "书"),
        ("办", "）"),
        ("第3", "号"),
        ("12", "月"),
    ] {
        for before in 18..32 {
            let text = format!("{}{first}{second}{}", "文".repeat(before), "末".repeat(40));
            let pages = set(Form::Plain, vec![body(&text)]);
            let lines = lines(&pages.pages[0]);
            let parted = lines
                .windows(2)
                .any(|pair| pair[0].text.ends_with(first) && pair[1].text.starts_with(second));
            assert!(!parted, "{first}|{second} after {before}");
        }
    }
}

/// How wide marks beside each other are, in cells; `differs` as above.
const PAIRS: [(&str, f32, &str); 16] = [
    ("）", 1.0, ""),
    ("（", 1.0, ""),
    ("））", 1.5, ""),
    ("（（", 1.5, ""),
    ("）（", 1.5, ""),
    ("，（", 1.5, ""),
    ("）。", 1.5, ""),
    ("。”", 1.5, ""),
    ("”、“", 2.0, ""),
    ("》》）", 2.0, ""),
    ("：“", 1.5, ""),
    ("，，", 1.5, ""),
    ("？！", 1.5, ""),
    (
        "·）",
        2.0,
        "CSS halves a middle dot before a bracket; here it keeps its cell, as in names",
    ),
    ("——（", 3.0, ""),
    ("（——", 3.0, ""),
];

#[test]
fn marks_beside_each_other_share_their_blank_halves() {
    for (marks, cells, differs) in PAIRS {
        let pages = set(Form::Plain, vec![body(&format!("文{marks}末"))]);
        let line = &lines(&pages.pages[0])[0];
        let found = (line.last - line.left) / C - 1.0;
        assert!((found - cells).abs() < 0.05, "{marks}: {found} {differs}");
    }
}

/// At the edges of lines: an opening mark loses its blank half at the start, but not
/// where a paragraph begins (CSS: space-first); a closing one always at the end (CSS
/// leaves it where the line has room: GB/T 15834 5.1.10 does not).
#[test]
fn marks_at_the_edges_of_lines_lose_their_blank_halves() {
    let first = set(Form::Plain, vec![body("（文）末")]);
    let first = &lines(&first.pages[0])[0];
    // The bracket's own cell, and its ink in the right half.
    assert!((first.last - first.left) / C > 2.4, "{first:?}");
    let text = format!("{}（{}", "文".repeat(26), "末".repeat(60));
    let pages = set(Form::Plain, vec![body(&text)]);
    let lines = lines(&pages.pages[0]);
    let line = lines
        .iter()
        .find(|line| line.text.starts_with('（'))
        .unwrap();
    let count = line.text.chars().count();
    assert_eq!(count, 28, "{line:?}");
}
