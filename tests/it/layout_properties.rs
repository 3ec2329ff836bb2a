//! What must hold on every page of every document.

use fangan::document::*;
use fangan::layout::pages::Pages;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::measure::*;

const NOT_AT_START: &str = "。，、；：？！”’）〕】》〉—…～·%";
const NOT_AT_END: &str = "“‘（〔【《〈";

/// Text as offices write it, with marks, numbers, dashes and Latin in any order.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        10 => "[信访接待工作矛盾纠纷多元化解街道办事处社区]{1,12}",
        3 => "[。，、；：？！]",
        1 => "(“[一-龥]{1,6}”|（[一-龥]{1,6}）|《[一-龥]{2,18}》|【[一-龥]{2}】)",
        2 => "[0-9]{1,5}(年|月|日|号|分钟|万元|%)?",
        1 => "(——|……|～)",
        1 => "[A-Za-z]{1,14}( [a-z]{1,9})?",
        1 => "〔20[0-9]{2}〕[1-9][0-9]{0,2}号",
    ];
    // Marks that follow a mark may forbid every break: as in real text, a
    // paragraph begins with a hanzi.
    prop::collection::vec(piece, 1..60).prop_map(|pieces| format!("为{}", pieces.concat()))
}

/// Marks of which a whole line could be made leave no permitted break.
fn has_long_run_of_marks(text: &str) -> bool {
    let mut run = 0;
    text.chars().any(|c| {
        let mark = NOT_AT_START.contains(c) || NOT_AT_END.contains(c);
        run = if mark { run + 1 } else { 0 };
        run > 8
    })
}

fn check_lines(pages: &Pages) {
    for page in &pages.pages {
        for line in lines(page) {
            let (first, last) = (
                line.text.chars().next().unwrap(),
                line.text.chars().last().unwrap(),
            );
            assert!(!NOT_AT_START.contains(first), "{}", line.text);
            assert!(!NOT_AT_END.contains(last), "{}", line.text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, rng_seed: RngSeed::Fixed(15834), ..ProptestConfig::default() })]

    #[test]
    fn every_character_appears_once_and_lines_begin_and_end_well(paragraphs in prop::collection::vec(text(), 1..12)) {
        let blocks = paragraphs.iter().map(|p| body(p)).collect();
        let pages = set(Form::Plain, blocks);
        prop_assert_eq!(all_text(&pages), paragraphs.concat());
        if !paragraphs.iter().any(|p| has_long_run_of_marks(p)) {
            check_lines(&pages);
        }
        check_ink(&pages);
    }

    #[test]
    fn tables_lose_nothing_and_stay_inside(
        rows in prop::collection::vec(prop::collection::vec(text(), 3), 1..12),
        spans in prop::collection::vec(1u16..5, 12),
    ) {
        let mut table = table(&["序号", "工作任务", "责任单位"], rows.iter().map(|r| {
            row(&r.iter().map(String::as_str).collect::<Vec<_>>())
        }).collect());
        // Spans that cover the first column without gaps.
        let mut i = 0;
        for span in spans {
            let span = usize::from(span).min(table.body.len() - i);
            if span == 0 { break }
            table.body[i].cells[0].rowspan = span as u16;
            for row in &mut table.body[i + 1..i + span] {
                row.cells.remove(0);
            }
            i += span;
        }
        let cells = table.head.iter().chain(&table.body).flat_map(|r| &r.cells);
        let mut expected: Vec<char> = cells.flat_map(|c| &c.paragraphs).flat_map(|p| plain_text(p).chars().collect::<Vec<_>>()).collect();
        let pages = set(Form::Plain, vec![Block::Table(table)]);
        let mut found: Vec<char> = all_text(&pages).chars().collect();
        // A row cut into lines is read across, so only the characters are compared.
        expected.sort_unstable();
        found.sort_unstable();
        prop_assert_eq!(found, expected);
        check_ink(&pages);
    }

    #[test]
    fn titles_keep_every_character(text in "[一-龥]{1,70}") {
        let pages = set(Form::Plain, vec![title(&text), body("文字。")]);
        prop_assert_eq!(all_text(&pages), format!("{text}文字。"));
        check_ink(&pages);
    }
}

/// What random text has brought to light.
#[test]
fn these_were_wrong_once() {
    for text in [
        // A line that no break could fill left 为 alone on the line above.
        "为《责任制问题》（责任制问题）化解https://www.example.cn/a纠纷严格多元……应当应当综治中心1,250.75万元·第三季度反映应当。",
        // An f at a line's end and a j at a line's start overhang.
        "为作访区工矛纷化矛化工纷多工工纠纷化信处访解盾社待——纷街多矛接工矛处纠纠纠接作纷KaAAAaEEcAaf ab事访《么畿》",
        "为多接多矛化事区办〔2000〕100号办街盾接纷工区化纠000M jaaaa办街盾接纷工区化纠",
        // Nothing but marks.
        "为——……——……，。、；：？！“”‘’（）《》【】〔〕——……——……，。、；：？！“”‘’（）《》【】〔〕",
    ] {
        let pages = set(Form::Plain, vec![body(text)]);
        assert_eq!(all_text(&pages), text);
        check_ink(&pages);
        let lines = lines(&pages.pages[0]);
        for line in &lines[..lines.len() - 1] {
            assert!(line.last - line.left > 100.0, "{line:?}");
        }
    }
}
