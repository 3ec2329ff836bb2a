//! Section 7, end: orders (命令) and minutes (纪要).

use super::{C, CENTRE, LEFT};
use crate::layout::font::Role;
use crate::verify::lines::{Line, is_hanzi};
use crate::verify::page::Document;
use crate::verify::row::{Row, Spot, rule};

pub(super) fn rows(document: &Document) -> Vec<Row> {
    let mut rows = order(document);
    rows.extend(minutes(document));
    rows
}

fn found(found: Option<(f32, Spot)>) -> Vec<(f32, Spot)> {
    found.into_iter().collect()
}

/// Mark 20 mm below the type area's top, number and text two lines below each.
fn order(document: &Document) -> Vec<Row> {
    let is_order = document.is_order();
    let lines = &document.pages[0];
    let mark = document.marks().last().copied().filter(|_| is_order);
    let below = |y: f32| lines.iter().find(|l| l.y > y + 1.0);
    let number = mark.and_then(|m| below(m.y));
    let number = number.filter(|l| l.text().trim().ends_with('号'));
    let text = number.and_then(|n| below(n.y));
    let gap = |a: Option<&Line>, b: Option<&Line>| Some((b?.top() - a?.bottom(), b?.spot()));
    let centres: Vec<_> = [mark, number]
        .into_iter()
        .flatten()
        .map(|l| (l.centre(), l.spot()))
        .collect();
    vec![
        rule("7.7", "order-mark", "10.2", "y 57.0 ±1").near(
            57.0,
            1.0,
            &found(mark.map(|l| (l.top(), l.spot()))),
        ),
        rule("7.7", "order-centre", "10.2", "x 106.0 ±1").near(CENTRE, 1.0, &centres),
        rule("7.7", "order-number-gap", "10.2", "20.8–25.8").within(
            20.8,
            25.85,
            &found(gap(mark, number)),
        ),
        rule("7.7", "order-text-gap", "10.2", "20.8–25.8").within(
            20.8,
            25.85,
            &found(gap(number, text)),
        ),
    ]
}

/// 出席、请假、列席: label in 黑体, two characters in, names behind its colon.
fn minutes(document: &Document) -> Vec<Row> {
    let labelled = |l: &Line| {
        let text = l.text();
        ["出席：", "请假：", "列席："]
            .iter()
            .any(|w| text.trim_start().starts_with(w))
    };
    let mut faces = Vec::new();
    let mut places = Vec::new();
    let mut gaps = Vec::new();
    let is_minutes = document.mark_ends(&["纪要"]);
    for lines in document.pages.iter().filter(|_| is_minutes) {
        let Some(first) = lines.iter().position(labelled) else {
            continue;
        };
        if gaps.is_empty()
            && let Some(above) = first.checked_sub(1).map(|i| &lines[i])
        {
            gaps.push((lines[first].top() - above.bottom(), above.spot()));
        }
        let mut open = false;
        for line in &lines[first..] {
            let label = labelled(line);
            let hangs = open && !label && (line.left() - LEFT - 5.0 * C).abs() < C;
            if label {
                places.push((line.left() - LEFT - 2.0 * C, line.spot()));
                if !set_right(line) {
                    faces.push((line.text().chars().take(8).collect(), line.spot()));
                }
            } else if hangs {
                places.push((line.left() - LEFT - 5.0 * C, line.spot()));
            } else {
                break;
            }
            open = true;
        }
    }
    let face = rule("7.8", "minutes-labels", "10.3", "黑体：仿宋");
    vec![
        if places.is_empty() {
            face.absent()
        } else {
            face.none_of(&faces)
        },
        rule("7.8", "minutes-place", "10.3", "x 39.1 | 55.9 ±0.5").near(0.0, 0.5, &places),
        rule("7.8", "minutes-gap", "10.3", "15.3 ±1").near(15.3, 1.0, &gaps),
    ]
}

/// The label in 黑体, what follows its colon in 仿宋.
fn set_right(line: &Line) -> bool {
    let colon = line.chars.iter().position(|c| c.text == "：").unwrap_or(0);
    let part = |chars: &[&crate::read::pdf::Char], role: Role| {
        let mut hanzi = chars.iter().filter(|c| is_hanzi(&c.text));
        hanzi.all(|c| crate::verify::faces::serves(line.font_of(c), role))
    };
    part(&line.chars[..colon], Role::HeiTi) && part(&line.chars[colon..], Role::FangSong)
}
