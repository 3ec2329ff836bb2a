//! HTML files of the whole sample, read by somebody who knows nothing of how
//! they were made.

use fangan::document::Document;
use fangan::engine::Session;
use fangan::layout::layout;
use fangan::layout::pages::Item;
use fangan::write::html;

use crate::common::{reading, workspace};

/// The sample, with every document it makes.
fn sample() -> (Session, Vec<Document>) {
    let session = workspace::sample();
    let cards = session.plans.cards().iter();
    let plans: Vec<String> = cards.map(|p| p.id.value.clone()).collect();
    let documents: Vec<Document> = plans
        .iter()
        .flat_map(|id| workspace::documents(&session, id))
        .collect();
    assert!(documents.len() >= 5);
    (session, documents)
}

/// The file, with the lines of the pages.
fn written(session: &Session, document: &Document) -> String {
    let style = session.style_of(document.form);
    let (pages, _) = layout(document, style, &session.fonts);
    html::write(document, style, &pages.seams)
}

/// The text of the document, without spaces and the table of contents.
fn text_of_file(html: &str) -> String {
    let tree = reading::html(html);
    let main = tree.descendants().find(|n| n.has_tag_name("main"));
    let texts = main.unwrap().descendants().filter(|n| n.is_text());
    texts
        .flat_map(|n| n.text().unwrap_or_default().chars())
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// The text of the pages, without spaces and what is repeated on each of them.
fn text_of_pages(session: &Session, document: &Document) -> String {
    let style = session.style_of(document.form);
    let (pages, _) = layout(document, style, &session.fonts);
    let items = pages.pages.iter().flat_map(|page| &page.items);
    items
        .filter_map(|item| match item {
            Item::Text(run) if !run.artifact => Some(run.text.as_str()),
            _ => None,
        })
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
        .collect()
}

#[test]
fn pages_and_files_hold_the_same_text() {
    let (session, documents) = sample();
    for document in &documents {
        let html = written(&session, document);
        let (file, pages) = (text_of_file(&html), text_of_pages(&session, document));
        assert!(file.chars().count() > 300, "{}", document.id);
        let same = file.chars().zip(pages.chars()).take_while(|(a, b)| a == b);
        let same = same.count();
        let near = |text: &str| -> String {
            text.chars()
                .skip(same.saturating_sub(10))
                .take(40)
                .collect()
        };
        assert!(
            file == pages,
            "{}\n  file:  {}\n  pages: {}",
            document.id,
            near(&file),
            near(&pages)
        );
    }
}

#[test]
fn every_file_stands_alone_and_its_links_arrive() {
    let (session, documents) = sample();
    for document in &documents {
        let html = written(&session, document);
        for word in ["http:", "https:", "url(", "@import", "src=", "<script"] {
            assert!(!html.contains(word), "{}: {word}", document.id);
        }
        let tree = reading::html(&html);
        let ids: Vec<&str> = tree
            .descendants()
            .filter_map(|n| n.attribute("id"))
            .collect();
        for (i, id) in ids.iter().enumerate() {
            assert!(!ids[..i].contains(id), "{}: {id} twice", document.id);
        }
        for link in tree.descendants().filter_map(|n| n.attribute("href")) {
            let target = link.strip_prefix('#').expect(link);
            assert!(ids.contains(&target), "{}: {link}", document.id);
        }
    }
}
