//! Section 8: punctuation at the edges of lines, numbers.

use super::{C, LEFT, RIGHT};
use crate::read::pdf::Char;
use crate::verify::lines::{Line, is_hanzi};
use crate::verify::page::{Document, is_size_3};
use crate::verify::row::{Row, Spot, rule};

pub(super) fn rows(document: &Document) -> Vec<Row> {
    vec![
        starts(document),
        ends(document),
        pairs(document),
        last_mark(document),
        spaces(document),
        split_numbers(document),
        edge(document),
        loose(document),
        between_titles(document),
        ranges(document),
        brackets(document),
    ]
}

/// Marks that may not start a line (GB/T 15834 5.1).
const NOT_FIRST: &str = "。，、；：？！”’）〕】》〉—–～·…／%％";
/// Marks that may not end a line.
const NOT_LAST: &str = "“‘（〔【《〈／";
/// Marks that take half their width at the end of a line.
const HALVED: &str = "。，、；：？！）〕】》〉”’";

fn starts(document: &Document) -> Row {
    // A paragraph may begin with whatever was typed there.
    let broken = |l: &&Line| (l.left() - LEFT - 2.0 * C).abs() > 0.3;
    let wrong = document
        .lines()
        .filter(|l| is_one_of(&l.first().text, NOT_FIRST))
        .filter(broken);
    let wrong: Vec<_> = wrong.map(|l| (l.text(), l.spot())).collect();
    rule("8.1", "line-start", "15834 5.1", "0").none_of(&wrong)
}

fn ends(document: &Document) -> Row {
    let wrong = document
        .lines()
        .filter(|l| is_one_of(&l.last().text, NOT_LAST));
    let wrong: Vec<_> = wrong.map(|l| (l.text(), l.spot())).collect();
    rule("8.2", "line-end", "15834 5.1", "0").none_of(&wrong)
}

fn is_one_of(text: &str, set: &str) -> bool {
    !text.is_empty() && text.chars().count() == 1 && set.contains(text)
}

/// —— and …… stay in one piece: no line ends with one half of which the next
/// begins with the other. A single — may stand between numbers.
fn pairs(document: &Document) -> Row {
    let mut wrong = Vec::new();
    let lines: Vec<&Line> = document.body().collect();
    for pair in lines.windows(2) {
        let text = pair[0].text();
        let text = text.trim();
        for mark in ['…', '—'] {
            let at_end = text.chars().rev().take_while(|c| *c == mark).count();
            if at_end % 2 == 1 && pair[1].text().trim_start().starts_with(mark) {
                wrong.push((text.to_string(), pair[0].spot()));
            }
        }
    }
    rule("8.3", "dash-pairs", "15834 5.1", "0").none_of(&wrong)
}

/// The last mark of a full line takes half a character. The last line of a
/// paragraph ends where it ends.
fn last_mark(document: &Document) -> Row {
    let mut places = Vec::new();
    for lines in &document.pages {
        for pair in lines.windows(2) {
            let last = pair[0].last();
            let goes_on = pair[1].left() < LEFT + 0.5 * C && pair[1].y - pair[0].y < 11.0;
            let full = pair[0].left() < LEFT + 3.0 * C && last.x > RIGHT - 1.05 * C;
            if is_size_3(pair[0].size()) && goes_on && full && is_one_of(&last.text, HALVED) {
                places.push((half(last), pair[0].spot()));
            }
        }
    }
    rule("8.4", "mark-at-end", "15834 5.1.10", "x 181.2 ±0.5").near(RIGHT - C / 2.0, 0.5, &places)
}

/// No space in the text between a hanzi and a digit or another hanzi.
fn spaces(document: &Document) -> Row {
    let mut wrong = Vec::new();
    for line in document.body() {
        let near = line.chars.windows(3).find(|w| {
            let side = |t: &str| is_hanzi(t) || t.bytes().all(|b| b.is_ascii_digit());
            w[1].text == " "
                && side(&w[0].text)
                && side(&w[2].text)
                && (is_hanzi(&w[0].text) || is_hanzi(&w[2].text))
        });
        if near.is_some() {
            wrong.push((line.text(), line.spot()));
        }
    }
    rule("8.6", "inner-spaces", "clreq", "0").none_of(&wrong)
}

/// The worst of the lines that are filled: how much wider than a character its
/// hanzi stand apart, in percent. More than a third is torn; up to that a long
/// number may force it.
fn loose(document: &Document) -> Row {
    let rule = rule("8.9", "loose-lines", "clreq", "≤ 32 %");
    let mut found: Vec<(f32, Spot)> = Vec::new();
    let lines: Vec<&Line> = document.body().collect();
    for pair in lines.windows(2) {
        let (line, next) = (pair[0], pair[1]);
        let full = line.right() > RIGHT - C && line.left() < LEFT + 2.5 * C;
        let goes_on = next.left() < LEFT + 0.5 * C && next.page == line.page;
        if !full || !goes_on {
            continue;
        }
        let hanzi = line
            .chars
            .windows(2)
            .filter(|p| is_hanzi(&p[0].text) && is_hanzi(&p[1].text));
        let steps = hanzi.map(|p| (p[1].x - p[0].x) / C - 1.0);
        found.extend(
            steps
                .reduce(f32::min)
                .map(|step| (100.0 * step, line.spot())),
        );
    }
    let mut row = rule.within(-100.0, 32.0, &found);
    if let Some((worst, _)) = found.iter().max_by(|a, b| a.0.total_cmp(&b.0)) {
        row.measured = format!("{worst:.0} %");
    }
    row
}

/// A number and what belongs to it are not parted by the end of a line.
fn split_numbers(document: &Document) -> Row {
    let mut wrong = Vec::new();
    for lines in &document.pages {
        for pair in lines.windows(2) {
            let (last, first) = (&pair[0].last().text, &pair[1].first().text);
            let digit = |t: &str| t.len() == 1 && t.bytes().all(|b| b.is_ascii_digit());
            let full = pair[0].right() > RIGHT - 1.5 * C && pair[1].left() < LEFT + 1.0;
            let belongs =
                digit(first) || ["年", "月", "日", "%", "％", "万", "亿"].contains(&first.as_str());
            if full && digit(last) && belongs {
                wrong.push((format!("{last}/{first}"), pair[1].spot()));
            }
        }
    }
    rule("8.7", "split-numbers", "clreq", "0").none_of(&wrong)
}

/// Left edge of the half of an em that a mark at the end of a line takes. Its ink
/// is in the first half of its own em; a narrower one stands in the middle.
fn half(mark: &Char) -> f32 {
    mark.x - (mark.em() / 2.0 - mark.advance).max(0.0) / 2.0
}

fn edge(document: &Document) -> Row {
    let right = |l: &Line| {
        let last = l.last();
        match is_one_of(&last.text, HALVED) {
            true => half(last) + last.em() / 2.0,
            false => l.right(),
        }
    };
    let edges = document.body().map(|l| (right(l), l.spot()));
    let farthest = edges.max_by(|a, b| a.0.total_cmp(&b.0));
    let rule = rule("8.9", "right-edge", "clreq", "x ≤ 184.3");
    match farthest {
        Some((x, spot)) => rule.judge(format!("{x:.2}"), x <= 184.3, Some(spot)),
        None => rule.absent(),
    }
}

/// No 、 between neighbours in 《》 or “”.
fn between_titles(document: &Document) -> Row {
    let found = |l: &&Line| {
        let text = l.text();
        text.contains("》、《") || text.contains("”、“")
    };
    let wrong: Vec<_> = document
        .lines()
        .filter(found)
        .map(|l| (l.text(), l.spot()))
        .collect();
    rule("8.10", "between-titles", "15834 4.5.3.5", "0").none_of(&wrong)
}

/// Ranges take ～ or —, not a hyphen.
fn ranges(document: &Document) -> Row {
    let mut wrong = Vec::new();
    for line in document.lines() {
        let chars: Vec<char> = line.text().chars().collect();
        let hyphen = |i: usize| {
            let digits_after = chars[i + 2..]
                .iter()
                .take_while(|c| c.is_ascii_digit())
                .count();
            matches!(chars[i + 1], '-' | '~')
                && chars[i].is_ascii_digit()
                && matches!(chars.get(i + 2 + digits_after), Some('%' | '％'))
                && digits_after > 0
        };
        if (0..chars.len().saturating_sub(2)).any(hyphen) {
            wrong.push((line.text(), line.spot()));
        }
    }
    rule("8.15", "range-sign", "15835 4.1", "0").none_of(&wrong)
}

/// Years of documents stand in 〔〕.
fn brackets(document: &Document) -> Row {
    let mut wrong = Vec::new();
    for line in document.lines() {
        let text = line.text();
        let chars: Vec<char> = text.chars().collect();
        let year = |w: &[char]| {
            "[（(【".contains(w[0])
                && w[1..5].iter().all(char::is_ascii_digit)
                && "]）)】".contains(w[5])
                && w[6].is_ascii_digit()
        };
        if chars.windows(7).any(year) {
            wrong.push((text, line.spot()));
        }
    }
    rule("8.16", "year-brackets", "15834 4.9.3", "0").none_of(&wrong)
}
