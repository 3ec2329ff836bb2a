//! Section 7: the letter (信函).

use super::{C, RIGHT};
use crate::read::pdf::{Colour, Rule};
use crate::verify::lines::Line;
use crate::verify::page::{BOTTOM, Document, title_of};
use crate::verify::row::{Row, Spot, rule};

pub(super) fn rows(document: &Document) -> Vec<Row> {
    let letter = document.is_letter().then(|| Letter::new(document));
    let letter = letter.as_ref();
    vec![
        mark(letter),
        upper_rules(letter),
        lower_rules(letter),
        length(letter),
        middle(letter),
        number(letter),
        number_gap(letter),
        title_gap(letter),
        record(document),
    ]
}

struct Letter<'d, 'a> {
    mark: Option<&'d Line<'a>>,
    /// The document number and what else stands above the title.
    labels: Vec<&'d Line<'a>>,
    title: Option<&'d Line<'a>>,
    upper: Vec<Rule>,
    lower: Vec<Rule>,
}

impl<'d, 'a> Letter<'d, 'a> {
    fn new(document: &'d Document<'a>) -> Self {
        let (lower, upper) = document.red_rules().into_iter().partition(|r| r.y > BOTTOM);
        let lines = &document.pages[0];
        let title = title_of(lines).first().copied();
        let top = title.map_or(0.0, |t| t.y);
        let red = |l: &&Line| l.first().ink == Colour::Red;
        Self {
            mark: lines.iter().find(red),
            labels: lines
                .iter()
                .filter(|l| !red(l) && l.y < top - 1.0)
                .collect(),
            title,
            upper,
            lower,
        }
    }

    fn upper_edge(&self) -> Option<(f32, f32)> {
        let top = self.upper.iter().map(|r| r.y).reduce(f32::min)?;
        let bottom = self.upper.iter().map(|r| r.y + r.height).reduce(f32::max)?;
        Some((top, bottom))
    }
}

fn first(found: Option<(f32, Spot)>) -> Vec<(f32, Spot)> {
    found.into_iter().collect()
}

fn mark(letter: Option<&Letter>) -> Row {
    let top = letter.and_then(|l| Some((l.mark?.top(), l.mark?.spot())));
    rule("7.1", "letter-mark", "10.1", "y 30.0 ±1").near(30.0, 1.0, &first(top))
}

fn upper_rules(letter: Option<&Letter>) -> Row {
    let gap = letter.and_then(|l| Some((l.upper_edge()?.0 - l.mark?.bottom(), l.mark?.spot())));
    rule("7.2", "letter-upper-rule", "10.1", "4.0 ±1").near(4.0, 1.0, &first(gap))
}

fn lower_rules(letter: Option<&Letter>) -> Row {
    let place = letter
        .and_then(|l| l.lower.iter().max_by(|a, b| a.y.total_cmp(&b.y)))
        .map(|r| (r.middle(), Spot::rule(0, r)));
    rule("7.2", "letter-lower-rule", "10.1", "y 277.0 ±1").near(277.0, 1.0, &first(place))
}

fn length(letter: Option<&Letter>) -> Row {
    let rules = letter.map(|l| l.upper.iter().chain(&l.lower));
    let widths: Vec<_> = rules
        .into_iter()
        .flatten()
        .map(|r| (r.width, Spot::rule(0, r)))
        .collect();
    rule("7.2", "letter-rule-length", "10.1", "170.0 ±0.5").near(170.0, 0.5, &widths)
}

/// Centred on the paper or on the type area: both are in use.
fn middle(letter: Option<&Letter>) -> Row {
    let rules = letter.map(|l| l.upper.iter().chain(&l.lower));
    let centres: Vec<_> = rules
        .into_iter()
        .flatten()
        .map(|r| (r.x + r.width / 2.0, Spot::rule(0, r)))
        .collect();
    rule("7.3", "letter-rule-centre", "10.1", "x 105–106 ±0.5").within(104.5, 106.5, &centres)
}

fn number(letter: Option<&Letter>) -> Row {
    let number = letter.and_then(|l| l.labels.iter().find(|l| l.text().contains('号')));
    rule("7.4", "letter-number", "10.1", "x 184.0 ±0.7").near(
        RIGHT,
        0.7,
        &first(number.map(|l| (l.right(), l.spot()))),
    )
}

/// Seven eighths of a 3号 character below the upper rules.
fn number_gap(letter: Option<&Letter>) -> Row {
    let gap = letter.and_then(|l| {
        Some((
            l.labels.first()?.top() - l.upper_edge()?.1,
            l.labels.first()?.spot(),
        ))
    });
    rule("7.4", "letter-number-gap", "10.1", "4.9 ±0.7").near(7.0 / 8.0 * C, 0.7, &first(gap))
}

fn title_gap(letter: Option<&Letter>) -> Row {
    let gap =
        letter.and_then(|l| Some((l.title?.top() - l.labels.last()?.bottom(), l.title?.spot())));
    rule("7.5", "letter-title-gap", "10.1", "20.8–25.8").within(20.8, 25.85, &first(gap))
}

/// The record of a letter has no rules.
fn record(document: &Document) -> Row {
    let row = rule("7.6", "letter-record", "10.1", "0");
    if !document.is_letter() {
        return row.absent();
    }
    let rules = document.record.0.len();
    let last = document.sheets.pages.len() - 1;
    row.judge(
        rules.to_string(),
        rules == 0,
        Some(
            document
                .record
                .0
                .first()
                .map_or(Spot::page(last), |r| Spot::rule(last, r)),
        ),
    )
}
