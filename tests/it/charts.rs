//! Flow charts: whose steps they show, and what stands in them.

use std::io::{Cursor, Read};

use fangan::document::figure::Figure;
use fangan::document::{Block, Document};
use fangan::engine::{self, Wanted};
use fangan::write::Format;

use crate::common::{data, workspace};

fn figures(document: &Document) -> Vec<&Figure> {
    let figures = document.walk().filter_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    });
    figures.collect()
}

fn words(figure: &Figure) -> Vec<&str> {
    figure
        .words
        .iter()
        .map(|words| words.text.as_str())
        .collect()
}

fn story() -> Document {
    let (_, text) = data::stories()
        .into_iter()
        .find(|(folder, _)| folder.ends_with("procedures"))
        .unwrap();
    let session = workspace::session(&[("data/a.yaml", text)]);
    workspace::documents(&session, "flow-charts").remove(0)
}

#[test]
fn a_flow_chart_shows_the_steps_of_its_chapter_and_else_of_the_plan() {
    let document = story();
    let figures = figures(&document);
    let own = [
        "来访办理",
        "登记受理",
        "信访办，当日",
        "分类交办",
        "核实情况、确定承办科室",
        "何静，1个工作日",
        "调解办理",
        "信访办，10个工作日内",
        "答复群众",
        "吴建国，2个工作日",
        "回访归档",
    ];
    assert_eq!(words(figures[0]), own);
    let all = words(figures[1]);
    assert_eq!(all[..own.len()], own);
    assert_eq!(all[own.len()..][..2], ["接收预警", "应急办，10分钟"]);
}

#[test]
fn its_boxes_stand_below_each_other_and_hold_their_words() {
    let document = story();
    for figure in figures(&document) {
        assert!(figure.boxes.len() >= 6);
        for pair in figure.boxes.windows(2) {
            assert!(pair[1][1] > pair[0][1] + pair[0][3] + 0.5, "{pair:?}");
        }
        for words in &figure.words {
            let around = figure
                .boxes
                .iter()
                .filter(|[_, top, _, high]| *top <= words.y && words.y + 1.0 <= top + high);
            assert_eq!(around.count(), 1, "{}", words.text);
        }
        let last = figure.boxes.last().unwrap();
        assert!((last[1] + last[3] - figure.height).abs() < 0.01);
    }
}

#[test]
fn boxes_are_joined_by_arrows_in_a_word_processor_as_well() {
    let (_, text) = data::stories()
        .into_iter()
        .find(|(folder, _)| folder.ends_with("procedures"))
        .unwrap();
    let session = workspace::session(&[("data/a.yaml", text)]);
    let plan = session.open(session.plans.by_id("flow-charts").unwrap());
    let wanted = Wanted {
        formats: vec![Format::Docx],
        ..workspace::wanted()
    };
    let (outputs, _) = engine::plan(&session, &plan.unwrap(), &wanted);
    let mut package = zip::ZipArchive::new(Cursor::new(&outputs[0].bytes)).unwrap();
    let mut body = String::new();
    let mut part = package.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut body).unwrap();
    drop(part);
    let document = story();
    let arrows: usize = figures(&document).iter().map(|one| one.arrows.len()).sum();
    assert!(arrows > 8);
    assert_eq!(body.matches("<w:drawing>").count(), arrows);
    // Each stands between two boxes, and says nothing to whoever does not see it.
    for (n, _) in body.match_indices("<w:drawing>") {
        assert!(body[..n].rfind("</w:tbl>") > body[..n].rfind("<w:tbl>"));
        let next = &body[n..];
        assert!(
            next.find("<w:tbl>").unwrap() < next[1..].find("<w:drawing>").unwrap_or(usize::MAX)
        );
    }
    assert_eq!(body.matches("descr=\"\"").count(), arrows);
}
