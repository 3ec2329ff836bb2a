//! A table of contents with pages, where a plan asks for one.

use std::fmt::Write as _;

use fangan::diagnostic::Code;
use fangan::document::Block;
use fangan::engine::{self, Session};
use fangan::layout::layout;
use fangan::layout::pages::{Item, Page};
use fangan::write::Format;

use crate::common::folder::Folder;
use crate::common::reading::{self, Text};
use crate::common::workspace;
use crate::compare::{replace, rewritten};

fn session(plan: &str, chapters: usize) -> Session {
    let mut data = format!(
        "organisation: {{name: 柳河街道办事处}}\nissuers: [{{id: office, name: 柳河街道办事处, code: 柳街办发}}]\nplan: {{id: a, title: 防汛应急预案, issuers: [office], number: {{year: 2026, serial: 3}}, date: 2026-03-20, {plan}}}\nsections:\n"
    );
    let long = "落实责任，加强巡查，及时处置。".repeat(60);
    for n in 0..chapters {
        writeln!(data, "  - {{heading: 第{n}方面工作, body: {long}, sections: [{{heading: 其中第{n}项, body: {long}}}]}}").unwrap();
    }
    data.push_str("attachments: [{id: t, title: 物资表, body: 略。}]\n");
    workspace::session(&[("data/a.yaml", data)])
}

fn artifacts(page: &Page) -> String {
    let texts = page.items.iter().filter_map(|item| match item {
        Item::Text(run) if run.artifact => Some(run.text.as_str()),
        _ => None,
    });
    texts.collect()
}

#[test]
fn headings_stand_with_the_pages_on_which_they_are() {
    let session = session("form: red-head, issued-by: true, contents: true", 12);
    let plan = &session.opened().next().unwrap();
    let (documents, _) = engine::documents(&session, plan, &workspace::wanted());
    let document = &documents[0];
    let style = session.style_of(document.form);
    let (pages, report) = layout(document, style, &session.fonts);
    assert!(!report.has_errors(), "{report:#?}");
    let first = pages
        .pages
        .iter()
        .position(|page| artifacts(page).contains("目　录"));
    let first = first.expect("a page of contents");
    assert_eq!(first, 1, "behind the notice");
    let table: String = pages.pages[first..first + 2]
        .iter()
        .map(artifacts)
        .collect();
    let entries = document.walk().find_map(|block| match block {
        Block::Contents(entries) => Some(entries.clone()),
        _ => None,
    });
    let entries = entries.unwrap();
    assert_eq!(
        entries.len(),
        25,
        "24 headings and an attachment: {entries:?}"
    );
    let mut from = 0;
    for entry in &entries {
        let mark = pages.bookmarks.iter().find(|b| b.anchor == entry.anchor);
        let page = (mark.unwrap().page + 1).to_string();
        let at = table[from..].find(entry.label()).unwrap();
        let rest = table[from + at + entry.label().len()..].trim_start_matches('…');
        assert!(
            rest.starts_with(&page),
            "{}: {page} in {rest:.12}",
            entry.label()
        );
        from += at;
    }
}

#[test]
fn no_text_stands_twice() {
    let session = session("form: plain, contents: true", 6);
    let plan = &session.opened().next().unwrap();
    let (outputs, _) = engine::plan(&session, plan, &workspace::wanted());
    // Some formats have a file for each page; a picture or a table has none of
    // the plan's running text.
    for format in Format::ALL {
        let same = outputs.iter().filter(|output| output.format == *format);
        if [Format::Xlsx, Format::Csv, Format::Ics, Format::Png].contains(format) {
            continue;
        }
        let texts = same.map(|output| {
            let (Text::Whole(text) | Text::Part(text)) = reading::text_of(output);
            text
        });
        let texts: String = texts.collect();
        assert_eq!(texts.matches("其中第3项").count(), 1, "{format:?}: {texts}");
    }
    let html = outputs.iter().find(|output| output.format == Format::Html);
    let html = String::from_utf8_lossy(&html.unwrap().bytes);
    assert!(html.contains("data-page=\"2\""), "pages on paper");
}

#[test]
fn a_long_plan_is_offered_one() {
    let codes = |plan: &str, chapters| -> bool {
        let report = workspace::checked(&session(plan, chapters));
        report.iter().any(|f| f.code == Code::LongWithoutContents)
    };
    assert!(codes("form: plain", 10));
    assert!(!codes("form: plain", 9));
    assert!(!codes("form: plain, contents: true", 10));
}

/// Links of a finished PDF: the words of each, and whether its page has it.
fn links(pdf: &[u8]) -> Vec<(String, lopdf::ObjectId)> {
    let file = lopdf::Document::load_mem(pdf).unwrap();
    let mut found = Vec::new();
    for page in file.get_pages().into_values() {
        for link in file.get_page_annotations(page).unwrap() {
            let words = lopdf::decode_text_string(link.get(b"Contents").unwrap()).unwrap();
            let to = link.get(b"Dest").unwrap().as_array().unwrap();
            found.push((words, to[0].as_reference().unwrap()));
        }
    }
    found
}

#[test]
fn a_click_on_an_entry_leads_to_its_heading() {
    let session = session("form: plain, contents: true", 12);
    let plan = &session.opened().next().unwrap();
    let (outputs, _) = engine::plan(&session, plan, &workspace::wanted());
    let pdf = outputs
        .iter()
        .find(|one| one.format == Format::Pdf)
        .unwrap();
    let links = links(&pdf.bytes);
    let file = lopdf::Document::load_mem(&pdf.bytes).unwrap();
    // The words of a heading, and behind the dots its page.
    for n in 0..12 {
        let words = format!("第{n}方面工作");
        let to = links.iter().find(|(link, _)| link.contains(&words));
        let to = to.unwrap_or_else(|| panic!("{words}: {links:?}")).1;
        let page = file.get_pages().into_iter().find(|(_, id)| *id == to);
        let page = page.unwrap().0 as usize - 1;
        let (documents, _) = engine::documents(&session, plan, &workspace::wanted());
        let (pages, _) = layout(
            &documents[0],
            session.style_of(documents[0].form),
            &session.fonts,
        );
        let texts = pages.pages[page]
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Text(run) if !run.artifact => Some(run.text.as_str()),
                _ => None,
            });
        assert!(
            texts.collect::<String>().contains(&words),
            "{words} on {page}"
        );
    }
    // The line is one link, its page number with it.
    let lines = links.iter().filter(|(link, _)| link.contains("方面工作"));
    let number = |link: &str| link.rsplit(' ').next().map(str::parse::<u32>);
    let numbered = |(link, _): &(String, _)| matches!(number(link), Some(Ok(_)));
    assert_eq!(
        lines.clone().filter(|link| numbered(link)).count(),
        12,
        "{links:?}"
    );
    assert_eq!(lines.count(), 12);
    assert!(!links.iter().any(|(link, _)| link.contains('…')));
}

#[test]
fn a_docx_lists_the_pages_and_none_of_it_is_text() {
    let root = Folder::sample();
    root.well(&["build", "flood-2026", "--to", "docx"]);
    let bytes = std::fs::read(root.join("output/flood-2026.docx")).unwrap();
    let xml = reading::part(&bytes, "word/document.xml");
    let (_, field) = xml.split_once("<w:sdt>").unwrap();
    let (field, _) = field.split_once("</w:sdt>").unwrap();
    assert!(
        field.contains("Table of Contents") && field.contains(" TOC "),
        "{field}"
    );
    let line = field.split("<w:p>").find(|line| line.contains("应急响应<"));
    let line = line.unwrap();
    let page = line.split("<w:t>").nth(1).unwrap();
    assert!(page.starts_with("10<"), "{line}");
    // Compared, it says nothing.
    let words = root.well(&["compare", "output/flood-2026.docx", "flood-2026"]);
    assert!(words.starts_with("0处改动"), "{words}");
    // A heading changed in it alone is pointed out.
    rewritten(root.path(), "flood-2026.docx", |parts| {
        replace(parts, "word/document.xml", "4　应急响应", "4　应急处理");
    });
    let words = root.well(&["compare", "edited.docx", "flood-2026"]);
    assert!(words.starts_with("正文没有改动"), "{words}");
    assert!(
        words.contains("目录里的“4　应急处理”不是哪个标题"),
        "{words}"
    );
}
