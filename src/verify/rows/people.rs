//! Section 9: lists of the members of a body.

use super::{C, LEFT};
use crate::verify::lines::{Line, is_hanzi};
use crate::verify::page::Document;
use crate::verify::row::{Row, Spot, rule};

pub(super) fn rows(document: &Document) -> Vec<Row> {
    let lists = lists(document);
    vec![
        colons(&lists),
        names(&lists),
        posts(&lists),
        ends(&lists),
        two_characters(&lists),
    ]
}

/// A row of a list: label, name, post.
struct Member<'d, 'a> {
    line: &'d Line<'a>,
    /// Place of the label's colon.
    colon: Option<f32>,
    /// Place and characters of the name.
    name: (f32, usize, f32),
    /// Place of the post.
    post: Option<f32>,
}

const LABELS: [&str; 14] = [
    "组长",
    "副组长",
    "成员",
    "常务副组长",
    "总指挥",
    "副总指挥",
    "常务副总指挥",
    "主任",
    "副主任",
    "召集人",
    "联络员",
    "第一组长",
    "政委",
    "委员",
];

/// Lists: a line that begins with a label, and the rows below it.
fn lists<'d, 'a>(document: &'d Document<'a>) -> Vec<Vec<Member<'d, 'a>>> {
    let mut lists: Vec<Vec<Member>> = Vec::new();
    for lines in &document.pages {
        let mut open: Option<Vec<Member>> = None;
        for line in lines {
            let text = line.text();
            let label = text
                .split_once('：')
                .map(|(label, _)| label.replace([' ', '\u{3000}'], ""));
            let labelled =
                label.is_some_and(|l| LABELS.contains(&l.as_str())) && line.left() < LEFT + 3.0 * C;
            let member = if labelled {
                member(line, true)
            } else {
                open.as_ref().and_then(|_| member(line, false))
            };
            // A long post goes on below its beginning.
            let hangs = |list: &Vec<Member>| {
                let mut posts = list.iter().filter_map(|m| m.post);
                !labelled && posts.any(|x| (line.left() - x).abs() < 1.0)
            };
            if open.as_ref().is_some_and(hangs) {
                continue;
            }
            // An issuer and a date below are no names.
            let near = |m: &Member| match &open {
                Some(list) => (m.name.0 - list[0].name.0).abs() < 4.0 * C,
                None => true,
            };
            match (member.filter(near), &mut open) {
                (Some(m), Some(list)) => list.push(m),
                (Some(m), None) => open = Some(vec![m]),
                (None, _) => lists.extend(open.take()),
            }
        }
        lists.extend(open);
    }
    lists.retain(|list| list.len() > 2);
    lists
}

/// A row: names are parted from posts by a gap of half a character or more.
fn member<'d, 'a>(line: &'d Line<'a>, labelled: bool) -> Option<Member<'d, 'a>> {
    let chars = &line.chars;
    let colon = chars.iter().position(|c| c.text == "：");
    let start = if labelled { colon? + 1 } else { 0 };
    let first = chars.get(start)?;
    if !labelled && first.x < LEFT + 5.0 * C {
        return None;
    }
    let mut end = start;
    // Names are of two to four hanzi; the gap inside a short one is a character.
    while let Some(next) = chars.get(end + 1) {
        let step = next.x - chars[end].x;
        let within = end - start < 3
            && is_hanzi(&next.text)
            && (step < 1.3 * C || end == start && step < 2.2 * C);
        if !within {
            break;
        }
        end += 1;
    }
    let post = chars
        .get(end + 1)
        .filter(|next| next.x - chars[end].x > 1.4 * C)
        .map(|c| c.x);
    let width = chars[end].x + chars[end].em() - first.x;
    Some(Member {
        line,
        colon: colon.filter(|_| labelled).map(|i| chars[i].x),
        name: (first.x, end - start + 1, width),
        post,
    })
}

/// How far the values of one list lie apart at most.
fn spread(lists: &[Vec<Member>], value: impl Fn(&Member) -> Option<f32>) -> Vec<(f32, Spot)> {
    let spreads = lists.iter().filter_map(|list| {
        let values: Vec<f32> = list.iter().filter_map(&value).collect();
        let low = values.iter().copied().reduce(f32::min)?;
        let high = values.iter().copied().reduce(f32::max)?;
        (values.len() > 1).then(|| (high - low, list[0].line.spot()))
    });
    spreads.collect()
}

fn colons(lists: &[Vec<Member>]) -> Row {
    rule("9.1", "list-colons", "—", "±0.5").within(0.0, 0.5, &spread(lists, |m| m.colon))
}

fn names(lists: &[Vec<Member>]) -> Row {
    rule("9.2", "list-names", "—", "±0.5").within(0.0, 0.5, &spread(lists, |m| Some(m.name.0)))
}

fn posts(lists: &[Vec<Member>]) -> Row {
    rule("9.4", "list-posts", "—", "±0.5").within(0.0, 0.5, &spread(lists, |m| m.post))
}

/// Rows end without a mark.
fn ends(lists: &[Vec<Member>]) -> Row {
    let row = rule("9.5", "list-ends", "—", "0");
    if lists.is_empty() {
        return row.absent();
    }
    let wrong = lists
        .iter()
        .flatten()
        .map(|m| m.line)
        .filter(|l| "、，；。".contains(l.last().text.as_str()));
    row.none_of(&wrong.map(|l| (l.text(), l.spot())).collect::<Vec<_>>())
}

/// A name of two characters is as wide as one of three.
fn two_characters(lists: &[Vec<Member>]) -> Row {
    let members = lists
        .iter()
        .flatten()
        .filter(|m| m.name.1 == 2 && m.post.is_some());
    let widths: Vec<_> = members.map(|m| (m.name.2 / C, m.line.spot())).collect();
    rule("9.3", "list-short-names", "—", "3 ±0.1").near(3.0, 0.1, &widths)
}
