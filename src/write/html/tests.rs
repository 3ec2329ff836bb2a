mod sample;

use std::sync::Arc;

use sample::{document, everything, heading, person, table, words};

use super::write;
use crate::document::*;
use crate::layout::seams::Seams;
use crate::layout::style::Style;

/// Every text of a document in reading order, without spaces.
fn text_of(blocks: &[Block]) -> String {
    let plain = |inlines: &Inlines| plain_text(inlines);
    let mut out = String::new();
    for block in blocks {
        let text = match block {
            Block::RedHead(h) => {
                let labels = [&h.copy_number, &h.secrecy, &h.urgency];
                let head: String = labels.into_iter().flatten().cloned().collect();
                let end = h.suffix.iter().chain(&h.number).chain(&h.signatories);
                head + &h.marks.concat() + &end.cloned().collect::<String>()
            }
            Block::Title(t) | Block::Subtitle(t) => plain(t),
            Block::Heading(h) => {
                let run_in = h.run_in.as_ref().map(plain).unwrap_or_default();
                h.number.clone() + &plain(&h.text) + &run_in
            }
            Block::Paragraph(p) => plain(&p.text),
            Block::PeopleList(list) => {
                let rows = |g: &PeopleGroup| -> String {
                    let rows = g.rows.iter().map(|r| r.name.clone() + &plain(&r.post));
                    rows.collect()
                };
                let groups = list.groups.iter();
                groups
                    .map(|g| format!("{}：{}", g.label, rows(g)))
                    .collect()
            }
            Block::Table(t) => {
                let cells = t.head.iter().chain(&t.body).flat_map(|r| &r.cells);
                let body: String = cells.flat_map(|c| &c.paragraphs).map(plain).collect();
                t.caption.as_ref().map(plain).unwrap_or_default() + &body
            }
            Block::Terms(terms) | Block::Attendance(terms) => {
                let lines = terms.iter().map(|t| t.label.clone() + &plain(&t.text));
                lines.collect()
            }
            Block::AttachmentNote(n) => {
                let items = n.items.iter().map(|(a, b)| format!("{a}{b}"));
                n.label.clone() + &items.collect::<String>()
            }
            Block::Signature(s) => {
                let stamps = s.stamps.iter().map(|s| s.post.clone() + &s.name);
                s.issuers.concat() + &stamps.collect::<String>() + &s.date
            }
            Block::Attachment(a) => a.label.clone() + &text_of(&a.blocks),
            Block::Record(r) => [&r.copies, &r.printed_by, &r.printed_date]
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
            Block::Figure(f) => f.words.iter().map(|w| w.text.as_str()).collect(),
            Block::KeepTogether(inner) => text_of(inner),
            Block::Panel(panel) => text_of(&panel.blocks),
            Block::Picture(_) => String::new(),
            Block::Contents(_) => String::new(),
        };
        out.push_str(&text);
    }
    out.split_whitespace().collect()
}

/// The text of the body as somebody would extract it.
fn extracted(html: &str) -> String {
    let tree = parse(html);
    let body = tree.descendants().find(|n| n.has_tag_name("body"));
    let texts = body.unwrap().descendants().filter_map(|n| n.text());
    let mut out = String::new();
    let mut last = None;
    for text in texts {
        // `Node::text` gives an element's first text as well as the text node.
        if last != Some(text.as_ptr()) {
            out.extend(text.split_whitespace());
        }
        last = Some(text.as_ptr());
    }
    out
}

fn parse(html: &str) -> roxmltree::Document<'_> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..roxmltree::ParsingOptions::default()
    };
    roxmltree::Document::parse_with_options(html, options).expect("well-formed")
}

#[test]
fn the_text_of_the_file_is_the_text_of_the_document() {
    let document = everything();
    let html = write(&document, &Style::default(), &Seams::default());
    assert_eq!(extracted(&html), text_of(&document.blocks));
}

#[test]
fn a_short_cell_is_not_torn_on_a_screen() {
    let mut document = everything();
    let long = "矛盾纠纷排查化解和回访，每月一次，报街道综治中心";
    let mut one = table();
    one.body = vec![sample::row(vec![
        sample::cell("12月31日", 1, 1),
        sample::cell("李敏", 1, 1),
        sample::cell(long, 1, 1),
    ])];
    document.blocks = vec![Block::Table(one)];
    let html = write(&document, &Style::default(), &Seams::default());
    let tree = parse(&html);
    let whole = |text: &str| {
        let cell = tree.descendants().filter(|n| n.has_tag_name("td"));
        let mut cell = cell.filter(|n| n.descendants().any(|t| t.text() == Some(text)));
        let class = cell.next().unwrap().attribute("class").unwrap_or_default();
        class.split(' ').any(|c| c == "w")
    };
    assert_eq!(
        [whole("12月31日"), whole("李敏"), whole(long)],
        [true, true, false]
    );
    assert!(html.contains("td.w { white-space: nowrap; }"));
}

#[test]
fn names_that_look_like_markup_are_shown() {
    let hostile = "<script>alert(1)</script>&amp;\"'--></style>]]>\u{0}\u{7}";
    let mut document = everything();
    document.meta.title = hostile.into();
    document.meta.author = hostile.into();
    document.words = Arc::new(WholeWords::new(vec![hostile.into()]));
    document.blocks = vec![
        Block::Title(words(hostile)),
        heading(1, hostile, hostile, Some(hostile)),
        Block::PeopleList(PeopleList {
            columns: 1,
            groups: vec![PeopleGroup {
                label: hostile.into(),
                rows: vec![person(hostile, hostile)],
            }],
        }),
        Block::Attachment(Attachment {
            anchor: hostile.into(),
            label: hostile.into(),
            landscape: false,
            blocks: vec![],
        }),
    ];
    let mut style = Style::default();
    style.draft.text = hostile.into();
    style.faces.fangsong = vec![hostile.into()];
    let html = write(&document, &style, &Seams::default());
    let tree = parse(&html);
    assert!(tree.descendants().all(|n| !n.has_tag_name("script")));
    let styles = tree.descendants().filter(|n| n.has_tag_name("style"));
    assert_eq!(styles.count(), 1);
    let shown = text_of(&document.blocks).replace(['\u{0}', '\u{7}'], "\u{fffd}");
    assert_eq!(extracted(&html), shown);
}

#[test]
fn nothing_leads_out_of_the_file() {
    let html = write(&everything(), &Style::default(), &Seams::default());
    for word in [
        "http:", "https:", "//", "url(", "@import", "<script", "<img",
    ] {
        assert!(!html.contains(word), "{word}");
    }
    let tree = parse(&html);
    let ids: Vec<&str> = tree
        .descendants()
        .filter_map(|n| n.attribute("id"))
        .collect();
    let links = tree.descendants().filter_map(|n| n.attribute("href"));
    let links: Vec<&str> = links.collect();
    assert!(links.len() >= 3);
    for link in links {
        let target = link.strip_prefix('#').expect("a link within the file");
        // The second attachment of the note does not exist here and has no link.
        assert!(ids.contains(&target), "{link}");
    }
}

#[test]
fn tables_keep_their_spans_and_heads() {
    let html = write(
        &document(vec![Block::Table(table())]),
        &Style::default(),
        &Seams::default(),
    );
    let tree = parse(&html);
    let cells: Vec<_> = tree
        .descendants()
        .filter(|n| n.has_tag_name("th") || n.has_tag_name("td"))
        .map(|n| {
            let name = n.tag_name().name();
            let (rows, columns) = (n.attribute("rowspan"), n.attribute("colspan"));
            (name, n.attribute("scope"), rows, columns)
        })
        .collect();
    assert_eq!(cells[0], ("th", Some("col"), Some("2"), None));
    assert_eq!(cells[1], ("th", Some("colgroup"), None, Some("2")));
    assert_eq!(cells[4], ("td", None, Some("2"), None));
    assert_eq!(cells.len(), 9);
    let columns = tree.descendants().filter(|n| n.has_tag_name("col"));
    assert_eq!(columns.count(), 3);
    assert!(html.contains("<caption>重点任务</caption>"));
}

#[test]
fn sections_nest_as_the_headings_do() {
    let html = write(&everything(), &Style::default(), &Seams::default());
    let tree = parse(&html);
    let section = |id: &str| {
        let found = tree.descendants().find(|n| n.attribute("id") == Some(id));
        found.unwrap()
    };
    let inner = section("（一）分级负责。");
    assert_eq!(inner.parent().unwrap(), section("一、组织领导"));
    assert_eq!(
        section("二、保障措施").parent().unwrap().tag_name().name(),
        "article"
    );
    // The signature belongs to the document, not to its last chapter.
    let signature = tree
        .descendants()
        .find(|n| n.has_tag_name("footer"))
        .unwrap();
    assert_eq!(signature.parent().unwrap().tag_name().name(), "article");
    // A chapter of an attachment is one level below the attachment's title.
    let attachment = section("attachment-tasks");
    assert!(attachment.descendants().any(|n| n.has_tag_name("h2")));
    assert!(attachment.descendants().any(|n| n.has_tag_name("h3")));
}

#[test]
fn a_long_document_has_a_table_of_contents_and_a_short_one_none() {
    let contents = |count: usize| {
        let blocks = (0..count).map(|i| heading(1, &format!("{i}、"), "标题", None));
        write(
            &document(blocks.collect()),
            &Style::default(),
            &Seams::default(),
        )
        .contains("<nav")
    };
    assert!(!contents(7));
    assert!(contents(8));
}

#[test]
fn only_a_draft_carries_the_mark_and_no_text_of_it() {
    let mut document = everything();
    let draft = write(&document, &Style::default(), &Seams::default());
    assert!(draft.contains("@right-bottom"));
    assert!(draft.contains("<body class=\"draft\">"));
    document.draft = false;
    let issued = write(&document, &Style::default(), &Seams::default());
    assert!(!issued.contains("@right-bottom"));
    assert!(issued.contains("<body>"));
}

#[test]
fn measures_come_from_the_style() {
    let mut style = Style::default();
    let html = write(&everything(), &style, &Seams::default());
    assert!(html.contains("--size: 16pt;") && html.contains("--characters: 28;"));
    assert!(
        html.contains("size: 210mm 297mm; margin: 34.5"),
        "type area"
    );
    assert!(html.contains("size: 297mm 210mm"), "landscape");
    style.text.size.0 = 14.0;
    style.page.top = 30.0;
    let other = write(&everything(), &style, &Seams::default());
    assert!(other.contains("--size: 14pt;"));
    assert!(!other.contains("margin: 34.5"));
}

#[test]
fn titles_break_between_words_only() {
    let mut document = document(vec![Block::Title(words(
        "青石街道2026年邻里纠纷信访接待、调解实施方案",
    ))]);
    document.words = Arc::new(WholeWords::new(vec!["青石街道".into()]));
    let html = write(&document, &Style::default(), &Seams::default());
    let title = html.split("<h1 class=\"title\">").nth(1).unwrap();
    let title = title.split("</h1>").next().unwrap();
    let parts: Vec<&str> = title.split("<wbr/>").collect();
    assert!(parts.contains(&"青石街道"), "{parts:?}");
    assert!(parts.contains(&"2026年"), "{parts:?}");
    assert!(parts.contains(&"邻里"), "{parts:?}");
    assert!(
        parts.iter().any(|p| p.starts_with("信访接待、")),
        "{parts:?}"
    );
    assert_eq!(extracted(&html), text_of(&document.blocks));
}
