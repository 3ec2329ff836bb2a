//! Whatever a file holds: reading it ends, and every fault has its place in it.

use fangan::diagnostic::Place;
use fangan::load::{Input, locate};
use proptest::prelude::*;

use crate::common::data::load;

/// Reads the bytes as a data file and as the settings.
fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    let input = |path: &str| Input {
        path: path.into(),
        bytes: bytes.to_vec().into(),
    };
    let (raw, sources, mut report) = load(vec![input("data/a.yaml")], Some(input("fangan.yaml")));
    locate(&sources, &mut report);
    for diagnostic in report.iter() {
        let labels = diagnostic.primary.iter().chain(&diagnostic.related);
        for label in labels {
            let Place::Span(span) = &label.place else {
                return Err(TestCaseError::fail(format!("{diagnostic:?}")));
            };
            let text = &sources.get(span.file).text();
            let lines = text.split('\n').count() as u32;
            prop_assert!(
                span.line >= 1 && span.line <= lines.max(1),
                "{diagnostic:?}"
            );
            let line = text.split('\n').nth(span.line as usize - 1).unwrap();
            let width = line.chars().count() as u32;
            prop_assert!(
                span.column >= 1 && span.column <= width + 1,
                "{diagnostic:?}"
            );
            let end = (span.end_line, span.end_column);
            prop_assert!(end >= (span.line, span.column), "{diagnostic:?}");
        }
    }
    // A file that cannot be read whole says why.
    prop_assert!(raw.broken.is_empty() || report.has_errors());
    Ok(())
}

/// Pieces that data files, right and wrong, are made of.
fn piece() -> impl Strategy<Value = String> {
    let pieces = [
        "\n",
        "\n  ",
        "\n    ",
        "\n- ",
        "\n  - ",
        ": ",
        ":",
        "：",
        ",",
        "，",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "|",
        ">",
        "|\n",
        "#",
        " # ",
        "&a",
        "*a",
        "!t",
        "---\n",
        "@",
        "%",
        "`",
        "\t",
        "\u{3000}",
        "\u{a0}",
        "plan",
        "方案",
        "id",
        "title",
        "sections",
        "章节",
        "body",
        "text",
        "people",
        "人员",
        "姓名",
        "posts",
        "tasks",
        "items",
        "leader",
        "组长",
        "林浩然",
        "待定",
        "2026-03-20",
        "1.10",
        "007",
        "true",
        "是",
        "~",
        "null",
        "一、二",
        "≥95%",
        ">=95%",
        "***",
        "\u{7}",
        "\u{2028}",
        "〔2026〕12号",
        "number",
        "date",
        "deadline",
        "6月底前",
        "-",
        "? ",
    ];
    prop::sample::select(pieces.to_vec()).prop_map(str::to_owned)
}

/// A place of the sample, and what befalls it there.
#[derive(Debug, Clone)]
struct Change {
    at: prop::sample::Index,
    remove: usize,
    insert: String,
}

fn change() -> impl Strategy<Value = Change> {
    (
        any::<prop::sample::Index>(),
        0..4usize,
        prop::option::of(piece()),
    )
        .prop_map(|(at, remove, insert)| Change {
            at,
            remove,
            insert: insert.unwrap_or_default(),
        })
}

fn sample(file: &str) -> Vec<char> {
    let path = format!("{}/data/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap().chars().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes)?;
    }

    #[test]
    fn pieces(pieces in prop::collection::vec(piece(), 0..60)) {
        check(pieces.concat().as_bytes())?;
    }

    #[test]
    fn the_sample_changed(
        file in prop::sample::select(vec!["plans/community-2026.yaml", "organisation.yaml", "calendar.yaml", "plans/care-2026.yaml"]),
        changes in prop::collection::vec(change(), 1..8),
    ) {
        let mut text = sample(file);
        for Change { at, remove, insert } in changes {
            let from = at.index(text.len());
            let until = (from + remove).min(text.len());
            text.splice(from..until, insert.chars());
        }
        check(text.iter().collect::<String>().as_bytes())?;
    }
}
