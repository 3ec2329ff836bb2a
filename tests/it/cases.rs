//! Stories: a folder each, `input.yaml` beside the words it makes,
//! `expected.txt`. A person can read both.
//!
//! `FANGAN_BLESS=1 cargo test --test it cases` writes the words anew: read the
//! difference before committing it.

use crate::common::data;
use crate::common::words::text_of;
use crate::common::workspace;

#[test]
fn every_story_reads_as_expected() {
    let mut wrong = Vec::new();
    for (story, input) in data::stories() {
        let session = workspace::session(&[("data/a.yaml", &input)]);
        let id = session.plans.cards()[0].id.value.clone();
        let documents = workspace::documents(&session, &id);
        let text: Vec<String> = documents.iter().map(text_of).collect();
        let text = text.join("\n\n") + "\n";
        let expected = story.join("expected.txt");
        if std::env::var_os("FANGAN_BLESS").is_some() {
            std::fs::write(&expected, &text).unwrap();
        }
        let expected = std::fs::read_to_string(&expected).unwrap_or_default();
        if text != expected.replace("\r\n", "\n") {
            wrong.push(format!(
                "{}\n--- expected\n{expected}\n--- found\n{text}",
                story.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
