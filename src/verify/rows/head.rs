//! Section 2: the red head.

use super::{C, CENTRE, LEFT, RIGHT};
use crate::layout::font::Role;
use crate::read::pdf::Colour;
use crate::verify::faces;
use crate::verify::lines::Line;
use crate::verify::page::{Document, is_size_3};
use crate::verify::row::{Row, Spot, rule};

pub(super) fn rows(document: &Document) -> Vec<Row> {
    let head = Head::find(document);
    vec![
        copy_number(&head),
        secrecy(&head),
        mark_top(&head),
        mark_centre(&head),
        mark_width(&head),
        joint(&head),
        number_gap(&head),
        number_form(&head),
        number_place(&head),
        signatory(&head),
        printed_over(&head),
        red_rule_gap(&head),
        red_rule_width(&head),
        red_rule_thickness(&head),
    ]
}

struct Head<'d, 'a> {
    /// Lines above the red rule that are not red.
    labels: Vec<&'d Line<'a>>,
    /// The issuer's mark: red lines.
    marks: Vec<&'d Line<'a>>,
    /// The line with the document number.
    number: Option<&'d Line<'a>>,
    rule: Option<crate::read::pdf::Rule>,
}

impl<'d, 'a> Head<'d, 'a> {
    fn find(document: &'d Document<'a>) -> Self {
        // A letter has a head of its own.
        let rule = document.red_rules().first().copied();
        let rule = rule.filter(|_| !document.is_letter());
        let bottom = rule.map_or(0.0, |r| r.y);
        let above = || document.pages[0].iter().filter(|l| l.y < bottom);
        let is_red = |l: &&Line| l.first().ink == Colour::Red;
        Self {
            labels: above().filter(|l| !is_red(l)).collect(),
            marks: above().filter(is_red).collect(),
            number: above().rfind(|l| l.text().contains('号')),
            rule,
        }
    }

    /// Around all lines of the mark.
    fn marks_spot(&self) -> Option<Spot> {
        let bounds = self.marks.iter().filter_map(|l| l.spot().bounds);
        let around = |a: [f32; 4], b: [f32; 4]| {
            let [low, high] = [f32::min, f32::max];
            [
                low(a[0], b[0]),
                low(a[1], b[1]),
                high(a[2], b[2]),
                high(a[3], b[3]),
            ]
        };
        Some(Spot::part(0, bounds.reduce(around)?))
    }

    /// The first label of which this holds.
    fn label(&self, holds: impl Fn(&str) -> bool) -> Option<&'d Line<'a>> {
        self.labels.iter().copied().find(|l| holds(l.text().trim()))
    }
}

/// Nothing in the head is printed over anything else: no number over a signatory.
fn printed_over(head: &Head) -> Row {
    let rule = rule("2.9", "head-overlap", "7.2.5", "0");
    if head.labels.is_empty() {
        return rule.absent();
    }
    let mut wrong = Vec::new();
    for line in &head.labels {
        let meets =
            |pair: &&[&crate::read::pdf::Char]| pair[1].x - pair[0].x < 0.6 * pair[0].advance;
        if let Some(pair) = line.chars.windows(2).find(meets) {
            wrong.push((format!("{}/{}", pair[0].text, pair[1].text), line.spot()));
        }
    }
    rule.none_of(&wrong)
}

fn copy_number(head: &Head) -> Row {
    let digits = |t: &str| t.len() == 6 && t.bytes().all(|b| b.is_ascii_digit());
    let rule = rule("2.1", "copy-number", "7.2.1", "x 28.0, y 37.0 ±1");
    match head.label(digits) {
        Some(l) => {
            let ok = (l.left() - LEFT).abs() <= 1.0 && (l.top() - 37.0).abs() <= 1.0;
            rule.judge(
                format!("x {:.1}, y {:.1}", l.left(), l.top()),
                ok,
                Some(l.spot()),
            )
        }
        None => rule.absent(),
    }
}

fn secrecy(head: &Head) -> Row {
    let known = |t: &str| {
        let starts = ["绝密", "机密", "秘密", "特急", "加急", "平急", "特提"];
        starts.iter().any(|s| t.starts_with(s))
    };
    let rule = rule("2.2", "secrecy", "7.2.2", "3号 黑体, x 28.0 ±1");
    match head.label(known) {
        Some(l) => {
            let ok =
                (l.left() - LEFT).abs() <= 1.0 && l.is_set_in(Role::HeiTi) && is_size_3(l.size());
            rule.judge(
                format!("{} {:.1} pt, x {:.1}", l.font(), l.size(), l.left()),
                ok,
                Some(l.spot()),
            )
        }
        None => rule.absent(),
    }
}

fn mark_top(head: &Head) -> Row {
    let tops: Vec<_> = head
        .marks
        .first()
        .map(|l| (l.top(), l.spot()))
        .into_iter()
        .collect();
    rule("2.4", "mark-top", "7.2.4", "y 72.0 ±1").near(72.0, 1.0, &tops)
}

fn mark_centre(head: &Head) -> Row {
    let edges = head.marks.iter().map(|l| (l.left(), l.right()));
    let edges = edges.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let centre = edges.zip(head.marks_spot());
    let centre = centre.map(|((l, r), spot)| ((l + r) / 2.0, spot));
    let centre: Vec<_> = centre.into_iter().collect();
    rule("2.4", "mark-centre", "7.2.4", "x 106.0 ±1").near(CENTRE, 1.0, &centre)
}

fn mark_width(head: &Head) -> Row {
    let widths = head.marks.iter().map(|l| (l.right() - l.left(), l.spot()));
    let widest = widths.max_by(|a, b| a.0.total_cmp(&b.0));
    let widest: Vec<_> = widest.into_iter().collect();
    rule("2.4", "mark-width", "7.2.4", "≤ 156").within(0.0, 156.5, &widest)
}

/// Marks of several issuers: equally wide, 文件 beside their middle.
fn joint(head: &Head) -> Row {
    let rule = rule("2.6", "mark-joint", "7.2.4", "文件 0 ±1, x0 x1 ±0.5");
    let chars = head.marks.iter().flat_map(|l| &l.chars);
    let mut chars: Vec<_> = chars.filter(|c| !c.text.trim().is_empty()).collect();
    chars.sort_by(|a, b| a.x.total_cmp(&b.x));
    let end = chars.len().saturating_sub(2);
    let (names, suffix) = chars.split_at(end);
    let beside = suffix.iter().map(|c| c.text.as_str()).collect::<String>() == "文件"
        && (suffix[0].y - suffix[1].y).abs() < 1.0;
    let names = if beside { names } else { chars.as_slice() };
    let mut lines: Vec<(f32, f32, f32)> = Vec::new();
    for c in names {
        let (left, right) = (c.x, c.x + c.em());
        match lines.iter_mut().find(|l| (l.0 - c.y).abs() < 1.0) {
            Some(line) => *line = (line.0, line.1.min(left), line.2.max(right)),
            None => lines.push((c.y, left, right)),
        }
    }
    if lines.len() < 2 {
        return rule.absent();
    }
    let span = |of: &dyn Fn(&(f32, f32, f32)) -> f32| {
        let (low, high) = lines
            .iter()
            .map(of)
            .fold((f32::MAX, f32::MIN), |(a, b), v| (a.min(v), b.max(v)));
        (high - low, (high + low) / 2.0)
    };
    let (lefts, rights) = (span(&|l| l.1).0, span(&|l| l.2).0);
    let off = match beside {
        true => suffix[0].y - span(&|l| l.0).1,
        false => 0.0,
    };
    rule.judge(
        format!("{off:.2}, {lefts:.2} {rights:.2}"),
        off.abs() <= 1.0 && lefts <= 0.5 && rights <= 0.5,
        head.marks_spot(),
    )
}

fn number_gap(head: &Head) -> Row {
    // Several signatories stand above the number, the first two lines below the
    // mark.
    let gap = head.number.zip(head.marks.last()).map(|(n, m)| {
        let below = head.labels.iter().filter(|l| l.y > m.bottom());
        let first = below.map(|l| l.top()).fold(n.top(), f32::min);
        (first - m.bottom(), n.spot())
    });
    let gap: Vec<_> = gap.into_iter().collect();
    rule("2.7", "number-gap", "7.2.5", "20.8–25.8").within(20.8, 25.85, &gap)
}

/// 代字〔2026〕1号.
pub(super) fn is_document_number(text: &str) -> bool {
    let Some((code, rest)) = text.split_once('〔') else {
        return false;
    };
    let Some((year, serial)) = rest.split_once('〕') else {
        return false;
    };
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let serial = serial.strip_suffix('号').unwrap_or_default();
    let hanzi = !code.is_empty() && code.chars().all(|c| ('一'..='龥').contains(&c));
    hanzi && year.len() == 4 && digits(year) && digits(serial) && !serial.starts_with('0')
}

/// The number itself, without a signatory on the same line.
fn number_text(line: &Line) -> String {
    let text = line.text();
    let end = text.find('号').map_or(text.len(), |i| i + '号'.len_utf8());
    text[..end].trim().to_string()
}

fn number_form(head: &Head) -> Row {
    let rule = rule("2.8", "number-form", "7.2.5", "×〔2026〕1号");
    match head.number {
        Some(l) => {
            let text = number_text(l);
            let ok = is_document_number(&text);
            rule.judge(text, ok, Some(l.spot()))
        }
        None => rule.absent(),
    }
}

/// Centred, or with a signatory on its line one character from the left.
fn number_place(head: &Head) -> Row {
    let Some(line) = head.number else {
        return rule("2.9", "number-place", "7.2.5", "x 106.0 ±1").absent();
    };
    if head.labels.iter().any(|l| l.text().contains("签发人")) {
        let left = LEFT + C;
        return rule("2.9", "number-place", "7.2.5", "x 33.6 ±0.7").near(
            left,
            0.7,
            &[(line.left(), line.spot())],
        );
    }
    rule("2.9", "number-place", "7.2.5", "x 106.0 ±1").near(
        CENTRE,
        1.0,
        &[(line.centre(), line.spot())],
    )
}

/// 签发人： in 仿宋, the name in 楷体, one character from the right.
fn signatory(head: &Head) -> Row {
    let rule = rule("2.10", "signatory", "7.2.6", "仿宋 + 楷体, x 178.4 ±0.7");
    let Some(line) = head.label(|t| t.contains("签发人")) else {
        return rule.absent();
    };
    let name = line.last();
    let kai = faces::serves(line.font_of(name), Role::KaiTi);
    // Further names begin below the first one; the longest reaches the edge.
    let below = head.labels.iter().filter(|other| other.y >= line.y);
    let right = below.map(|line| line.right()).fold(0.0, f32::max);
    rule.judge(
        format!("{} x {right:.2}", line.font_of(name)),
        kai && (right - (RIGHT - C)).abs() <= 0.7,
        Some(line.spot()),
    )
}

fn red_rule_gap(head: &Head) -> Row {
    let gap = head.rule.zip(head.number);
    let gap = gap.map(|(r, n)| (r.y - n.bottom(), n.spot()));
    let gap: Vec<_> = gap.into_iter().collect();
    rule("2.11", "red-rule-gap", "7.2.7", "4.0 ±1").near(4.0, 1.0, &gap)
}

fn red_rule_width(head: &Head) -> Row {
    let width = head.rule.map(|r| (r.width, Spot::rule(0, &r)));
    let width: Vec<_> = width.into_iter().collect();
    rule("2.11", "red-rule-width", "7.2.7", "156.0 ±0.5").near(156.0, 0.5, &width)
}

fn red_rule_thickness(head: &Head) -> Row {
    let thickness = head.rule.map(|r| (r.thickness(), Spot::rule(0, &r)));
    let thickness: Vec<_> = thickness.into_iter().collect();
    rule("2.12", "red-rule-thickness", "7.2.7", "0.3–1.1").within(0.3, 1.1, &thickness)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_standard_form_of_a_number_passes() {
        assert!(is_document_number("青街办发〔2026〕12号"));
        for wrong in [
            "青街办发[2026]12号",
            "青街办发（2026）12号",
            "青街办发〔26〕12号",
            "青街办发〔2026〕012号",
            "青街办发〔2026〕第12号",
            "青街办发〔2026〕12",
            "〔2026〕12号",
        ] {
            assert!(!is_document_number(wrong), "{wrong}");
        }
    }
}
