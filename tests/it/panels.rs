//! Panels: counted by themselves, referred to, ruled on every page they stand on.

use fangan::document::{Block, Inline, Panel};
use fangan::engine::{self, Session, Wanted};
use fangan::layout::layout;
use fangan::layout::pages::{Item, Page, Rule};

use crate::common::words::text_of;
use crate::common::workspace;

const LONG: &str = "逐户走访高龄独居老人，帮助联系送餐、助洁、助医等服务，做到底数清、情况明。";

fn session() -> Session {
    let long = LONG.repeat(42);
    let data = format!(
        "\
organisation: {{name: 青石镇人民政府}}
plan: {{id: a, title: 养老服务方案, form: plain, date: 2026-03-20}}
章节:
  - 标题: 服务供给
    内容:
      - 正文: 建设内容见@{{item:second}}，其中@{{item:food}}先行建设；总的要求见@{{item:first}}。
      - {{专栏: {{编号: first, 标题: 总的要求, 内容: 不公开的一段。}}, 内部: 是}}
      - 专栏:
          编号: second
          标题: 重点工程
          内容:
            - 条目: [{{编号: food, 小标题: 社区食堂, 内容: 新建6处。}}]
            - 正文: {long}
      - 正文: 各村抓好落实。
"
    );
    workspace::session(&[("data/a.yaml", data)])
}

fn document(session: &Session, public: bool) -> fangan::document::Document {
    let wanted = Wanted {
        public,
        ..workspace::wanted()
    };
    let plan = &session.opened().next().unwrap();
    let (mut documents, report) = engine::documents(session, plan, &wanted);
    assert!(!report.has_errors(), "{report:#?}");
    documents.remove(0)
}

fn panels(document: &fangan::document::Document) -> Vec<&Panel> {
    let panels = document.walk().filter_map(|block| match block {
        Block::Panel(panel) => Some(panel),
        _ => None,
    });
    panels.collect()
}

#[test]
fn a_panel_has_a_number_that_texts_refer_to() {
    let session = session();
    let whole = document(&session, false);
    let panels = panels(&whole);
    let titles: Vec<String> = panels.iter().map(|panel| panel.title()).collect();
    assert_eq!(titles, ["专栏1　总的要求", "专栏2　重点工程"]);
    let text = text_of(&whole);
    assert!(
        text.contains("见专栏2，其中专栏2第1项先行建设；总的要求见专栏1。"),
        "{text}"
    );
    let links = whole.walk().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(&paragraph.text),
        _ => None,
    });
    let links = links.flatten().filter_map(|inline| match inline {
        Inline::Run(run) => run.link.as_deref().map(|link| (run.text.as_str(), link)),
        Inline::Break => None,
    });
    let found: Vec<_> = links.filter(|(text, _)| text.ends_with('2')).collect();
    assert_eq!(found, [("专栏2", panels[1].anchor.as_str())]);
}

#[test]
fn a_public_edition_counts_what_it_has() {
    let session = session();
    let public = document(&session, true);
    let titles: Vec<String> = panels(&public).iter().map(|panel| panel.title()).collect();
    assert_eq!(titles, ["专栏1　重点工程"]);
    let text = text_of(&public);
    assert!(text.contains("见专栏1，其中专栏1第1项"), "{text}");
    assert!(text.contains("（不公开的条款）") && !text.contains("不公开的一段"));
}

fn rules(page: &Page) -> Vec<&Rule> {
    let rules = page.items.iter().filter_map(|item| match item {
        Item::Rule(rule) => Some(rule),
        Item::Text(_) | Item::Picture(_) => None,
    });
    rules.collect()
}

#[test]
fn its_box_is_closed_on_every_page() {
    let session = session();
    let document = document(&session, true);
    let style = session.style_of(document.form);
    let (pages, report) = layout(&document, style, &session.fonts);
    assert!(!report.has_errors(), "{report:#?}");
    assert!(pages.pages.len() >= 3, "{}", pages.pages.len());
    let (left, width) = (style.page.left, style.page.text_width);
    let foot = style.page.top + style.page.text_height;
    for page in &pages.pages {
        let rules = rules(page);
        assert_eq!(rules.len(), 4, "{rules:?}");
        let (top, bottom) = (rules[0], rules[1]);
        assert!((top.x - left).abs() < 0.01 && (top.width - width).abs() < 0.01);
        assert!(top.y >= style.page.top - 0.01 && bottom.y + bottom.height <= foot + 0.01);
        // What stands between them keeps clear of all four.
        let inside = page.items.iter().filter_map(|item| match item {
            Item::Text(run) if run.y > top.y && run.y < bottom.y => Some(run),
            _ => None,
        });
        let mut count = 0;
        for run in inside {
            count += 1;
            assert!(run.x > left + 1.0, "{}", run.text);
            assert!(
                run.y - top.y > 5.0 && bottom.y - run.y > 1.0,
                "{}",
                run.text
            );
        }
        assert!(count > 0);
    }
}
