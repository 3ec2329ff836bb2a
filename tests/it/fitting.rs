//! Texts closed up where that saves a page, within what the style allows, and left as
//! they are where it does not.

use fangan::document::*;
use fangan::layout::pages::{Ink, Pages};

use crate::measure::*;

const L: f32 = 10.4455;

/// A plan that ends in a table of so many rows.
fn with_table(rows: usize) -> Vec<Block> {
    let rows = (1..=rows).map(|n| row(&[&n.to_string(), "排查辖区消防通道", "应急办"]));
    let table = table(&["序号", "工作任务", "责任单位"], rows.collect());
    vec![title("工作方案"), body("任务如下："), Block::Table(table)]
}

fn never() -> fangan::layout::style::Style {
    let mut style = style();
    style.fitting.part = 0.0;
    style
}

/// Steps from rule to rule down a page's table.
fn steps(pages: &Pages) -> Vec<f32> {
    let mut at: Vec<f32> = rules(&pages.pages[0], Ink::Black)
        .iter()
        .filter(|rule| rule.width > rule.height)
        .map(|rule| rule.y)
        .collect();
    at.sort_by(f32::total_cmp);
    at.dedup_by(|a, b| (*a - *b).abs() < 0.1);
    at.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

#[test]
fn two_last_rows_are_drawn_in_and_no_more_than_the_style_says() {
    let set = |style, rows| set_in(style, Form::Plain, with_table(rows));
    let (style, never) = (style(), never());
    let fits = (10..60).rev().find(|n| set(&never, *n).pages.len() == 1);
    let fits = fits.unwrap();
    let usual = steps(&set(&style, fits))[1];
    let least = style.fitting.table_padding * 2.0 + style.table.size.mm();
    let closed = set(&style, fits + 2);
    assert_eq!(set(&never, fits + 2).pages.len(), 2);
    assert_eq!(closed.pages.len(), 1, "{fits} rows fit");
    check_ink(&closed);
    for step in steps(&closed) {
        assert!(step >= least - 0.05 && step < usual - 0.1, "{step}");
    }
    // Where it saves nothing, rows are as tall as ever.
    let many = set(&style, fits + 12);
    assert_eq!(many.pages.len(), 2);
    near(steps(&many)[1], usual, 0.01);
}

#[test]
fn seals_make_room_for_the_record_below_them() {
    let names = ["县教育局", "县民政局", "县财政局", "县司法局", "县水利局"];
    let blocks = |lines: usize| {
        vec![
            Block::RedHead(head()),
            title("关于印发工作方案的通知"),
            body(&"字".repeat(28 * lines)),
            signature(&names, true),
            record(),
        ]
    };
    let (style, never) = (style(), never());
    let mut saved = 0;
    for lines in 8..30 {
        let closed = set_in(&style, Form::RedHead, blocks(lines));
        let open = set_in(&never, Form::RedHead, blocks(lines));
        assert!(closed.pages.len() <= open.pages.len());
        saved += usize::from(closed.pages.len() < open.pages.len());
        for page in &closed.pages {
            let all = crate::measure::lines(page);
            let mut rows = all.iter().filter(|l| l.text.starts_with("县"));
            let Some(mut above) = rows.next().map(|row| row.top) else {
                continue;
            };
            for row in rows {
                assert!(row.top - above >= style.signature.seal, "seals touch");
                above = row.top;
            }
        }
    }
    assert!(saved >= 1, "no record was saved a sheet");
}

#[test]
fn last_lines_of_a_few_characters_are_drawn_in_by_marks_alone() {
    let sentence = "各科室、各社区，要把排查、登记、整改、复查做实，件件有着落；";
    let blocks = |(lines, more): (usize, usize)| {
        let paragraph = format!("{}{}。", sentence.repeat(4), "字".repeat(more));
        vec![
            paragraph_of(28 * lines),
            body(&paragraph),
            signature(&["街道办事处"], false),
        ]
    };
    let (style, never) = (style(), never());
    let pages = |style, more| set_in(style, Form::Plain, blocks(more)).pages.len();
    let saved: Vec<_> = (12..17)
        .flat_map(|lines| (0..28).map(move |more| (lines, more)))
        .filter(|more| pages(&style, *more) < pages(&never, *more))
        .collect();
    assert!(!saved.is_empty());
    for more in saved {
        let closed = set_in(&style, Form::Plain, blocks(more));
        let lines = lines(&closed.pages[0]);
        // Lines stand as far apart as ever.
        for pair in lines.windows(2) {
            if pair[1].text.contains("街道办事处") {
                break;
            }
            near(pair[1].top - pair[0].top, L, 0.1);
        }
    }
}

fn paragraph_of(characters: usize) -> Block {
    paragraph(ParagraphKind::Flush, &"字".repeat(characters))
}

/// More than two lines of a page are not left white for a rule that keeps lines
/// together: the first line of a paragraph stands alone then.
#[test]
fn no_more_than_two_lines_stay_white_where_a_paragraph_can_part() {
    for lines in 12..19 {
        let blocks = vec![
            title("工作方案"),
            paragraph_of(28 * lines),
            heading(1, "一、", "工作要求"),
            body(&"字".repeat(28 * 3 - 10)),
            body(&"字".repeat(28 * 12)),
        ];
        let pages = set(Form::Plain, blocks);
        let last = crate::measure::lines(&pages.pages[0]);
        let foot = last
            .iter()
            .map(|line| line.top)
            .filter(|top| *top < 262.0)
            .fold(0.0, f32::max);
        let white = (262.0 - foot - 5.6) / L;
        assert!(white < 2.2, "{lines}: {white} lines are white");
    }
}
