//! Text as it is written, through every stage: nothing lost, nothing doubled,
//! in order, in HTML and PDF alike.

use fangan::engine::{self, Session};
use fangan::write::{Format, Output};

use crate::common::{data, reading, words::text_of, workspace};

/// The sample, loaded whole.
fn sample() -> Session {
    let files = data::texts(env!("CARGO_MANIFEST_DIR").as_ref());
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(p, t)| (p.as_str(), t.as_str()))
        .collect();
    workspace::session(&files)
}

#[test]
fn the_sample_is_without_fault() {
    let report = workspace::checked(&sample());
    let codes: Vec<&str> = report.iter().map(|d| d.code.name()).collect();
    assert!(codes.is_empty(), "{codes:?}");
}

#[test]
fn html_and_pdf_hold_the_text_of_the_document_in_order() {
    assert!(holds_in_order(&sample(), 300) >= 9);
}

/// The fifteen forms that real plans take (tests/cases/story/f01 … f15), and
/// every other story.
#[test]
fn every_form_of_plan_comes_out_whole_in_html_and_pdf() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/story");
    let mut forms = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !path.is_dir() {
            continue;
        }
        let text = std::fs::read_to_string(path.join("input.yaml")).unwrap();
        let session = workspace::session(&[("data/a.yaml", &text)]);
        let found = holds_in_order(&session, 100);
        forms += usize::from(found > 0 && name.starts_with('f'));
    }
    assert_eq!(forms, 15);
}

/// How many documents there are, each of at least so many characters.
fn holds_in_order(session: &Session, least: usize) -> usize {
    let mut found = 0;
    for plan in &session.opened().collect::<Vec<_>>() {
        let (documents, _) = engine::documents(session, plan, &workspace::wanted());
        found += documents.len();
        for document in documents {
            let expected = squeezed(&text_of(&document));
            assert!(expected.chars().count() > least, "{}", document.id);
            let style = session.style_of(document.form);
            let mut report = Default::default();
            let files = fangan::write::write(
                &document,
                style,
                &session.fonts,
                &[Format::Html, Format::Pdf, Format::Docx],
                &mut report,
            );
            for Output { format, bytes, .. } in files {
                let found = match format {
                    Format::Html => reading::text_of_html(&bytes),
                    Format::Pdf => reading::text_of_pdf(&bytes),
                    Format::Docx => reading::text_of_docx(&bytes),
                    Format::Xlsx => continue,
                    Format::Ics => continue,
                };
                let found = squeezed(&found);
                assert_same(&document.id, format, &expected, &found);
            }
        }
    }
    found
}

fn assert_same(id: &str, format: Format, expected: &str, found: &str) {
    if expected == found {
        return;
    }
    let at = expected
        .chars()
        .zip(found.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let around = |text: &str| {
        text.chars()
            .skip(at.saturating_sub(20))
            .take(50)
            .collect::<String>()
    };
    panic!(
        "{id} {format:?} at {at}:\n  {}\n  {}",
        around(expected),
        around(found)
    );
}

/// Without white space: how words are spread is geometry.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn chinese_keys_say_the_same_as_english_ones() {
    let files = data::texts(env!("CARGO_MANIFEST_DIR").as_ref());
    let chinese: Vec<(String, String)> = files
        .iter()
        .map(|(path, text)| (path.clone(), fangan::load::with_chinese_keys(path, text)))
        .collect();
    let key = |text: &str| text.lines().any(|line| line.starts_with("岗位:"));
    assert!(chinese.iter().any(|(_, text)| key(text)));
    let chinese: Vec<(&str, &str)> = chinese
        .iter()
        .map(|(p, t)| (p.as_str(), t.as_str()))
        .collect();
    let (english, chinese) = (sample(), workspace::session(&chinese));
    for plan in &english.opened().collect::<Vec<_>>() {
        let id = plan.id.as_str();
        assert_eq!(
            workspace::documents(&english, id),
            workspace::documents(&chinese, id)
        );
    }
}

#[test]
fn every_story_can_be_written_with_chinese_keys() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/story");
    let mut stories = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        let english = std::fs::read_to_string(path.join("input.yaml")).unwrap();
        let chinese = fangan::load::with_chinese_keys("data/a.yaml", &english);
        assert_ne!(english, chinese);
        let words = |text: &str| {
            let session = workspace::session(&[("data/a.yaml", text)]);
            let id = session.plans.cards()[0].id.value.clone();
            let documents = workspace::documents(&session, &id);
            documents.iter().map(text_of).collect::<Vec<_>>()
        };
        assert_eq!(words(&english), words(&chinese), "{}", path.display());
        stories += 1;
    }
    assert!(stories >= 15);
}
