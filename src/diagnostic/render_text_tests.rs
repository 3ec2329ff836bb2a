use unicode_width::UnicodeWidthStr;

use super::*;
use crate::diagnostic::{Code, Lang};

fn render(text: &str, line: u32, column: u32, len: u32) -> String {
    let mut sources = Sources::default();
    let file = sources.add("data/plan.yaml", text);
    let mut report = Report::default();
    report.push(
        Diagnostic::new(Code::UnknownParty)
            .arg("name", "林皓然")
            .at(Span::on_line(file, line, column, len))
            .hint_with("did-you-mean", [("name", "林浩然".to_string())]),
    );
    render_text(&report, &sources, Locale::of(Lang::Zh), false)
}

/// The words above the carets, taken out by width of screen.
fn above_carets(rendered: &str) -> String {
    let lines: Vec<&str> = rendered.lines().collect();
    let at = lines.iter().position(|l| l.contains('^')).unwrap();
    let left = lines[at].split('^').next().unwrap().width();
    let right = left + lines[at].matches('^').count();
    let mut place = 0;
    let mut found = String::new();
    for c in lines[at - 1].chars() {
        let width = UnicodeWidthStr::width(c.to_string().as_str());
        if place >= left && place + width <= right {
            found.push(c);
        }
        place += width;
    }
    found
}

#[test]
fn place_source_and_cure_are_shown() {
    let text = render("plan:\n  members: [林皓然, 陈志远]\n", 2, 13, 3);
    assert!(text.starts_with("错误[unknown-party]: 没有叫“林皓然”的岗位、人员或科室\n"));
    assert!(text.contains("--> data/plan.yaml:2:13\n"), "{text}");
    assert!(text.contains("办法: 是不是“林浩然”？"), "{text}");
}

#[test]
fn carets_stand_under_chinese_text() {
    let text = render("职务：街道办事处主任、组长: [林皓然, 陈志远]\n", 1, 17, 3);
    assert_eq!(above_carets(&text), "林皓然", "{text}");
}

#[test]
fn carets_stand_right_after_a_tab_and_a_wide_space() {
    let text = render("\t\u{3000}组长: 林皓然\n", 1, 7, 3);
    assert_eq!(above_carets(&text), "林皓然", "{text}");
}

#[test]
fn a_long_line_is_cut_around_the_fault() {
    let line = format!("{}林皓然{}", "长".repeat(4000), "短".repeat(4000));
    let text = render(&line, 1, 4001, 3);
    assert_eq!(above_carets(&text), "林皓然", "{text}");
    assert!(text.contains("data/plan.yaml:1:4001"), "{text}");
    assert!(text.lines().all(|l| l.width() < 200), "{text}");
    assert!(!text.contains(":::"), "{text}");
}

#[test]
fn places_beyond_the_text_do_not_panic() {
    for (line, column, len) in [(9, 9, 9), (1, 1, 0), (1, 500, 3), (0, 0, 0)] {
        render("组长: 林皓然", line, column, len);
    }
    render("", 1, 1, 1);
}

#[test]
fn control_characters_of_a_file_do_not_reach_the_terminal() {
    let text = render("a: \u{1b}[31m林皓然\n", 1, 9, 3);
    assert!(!text.contains('\u{1b}'), "{text}");
}

#[test]
fn related_places_carry_their_note() {
    let mut sources = Sources::default();
    let first = sources.add("data/a.yaml", "people:\n  - {id: lin}\n");
    let second = sources.add("data/b.yaml", "people:\n  - {id: lin}\n");
    let mut report = Report::default();
    report.push(
        Diagnostic::new(Code::DuplicateId)
            .arg("name", "lin")
            .at(Span::on_line(second, 2, 10, 3))
            .related(Span::on_line(first, 2, 10, 3), "first-here"),
    );
    let text = render_text(&report, &sources, Locale::of(Lang::Zh), false);
    assert!(text.contains("data/a.yaml:2:10"), "{text}");
    assert!(text.contains("--- 第一次写在这里"), "{text}");
}
