//! One line of the report.

use crate::read::pdf;

/// A place that a row speaks of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Page, from 0.
    pub page: usize,
    /// Left, top, right, bottom, mm on the upright sheet; `None`: the page as a whole.
    pub bounds: Option<[f32; 4]>,
}

impl Spot {
    /// A page as a whole, from 0.
    pub(super) fn page(page: usize) -> Self {
        Self { page, bounds: None }
    }

    /// A rule on a page.
    pub(super) fn rule(page: usize, rule: &pdf::Rule) -> Self {
        let (right, bottom) = (rule.x + rule.width, rule.y + rule.height);
        Self::part(page, [rule.x, rule.y, right, bottom])
    }

    /// A character that stands upright on a page.
    pub(super) fn char(page: usize, c: &pdf::Char) -> Self {
        let em = c.em();
        Self::part(
            page,
            [c.x, c.y - 0.88 * em, c.x + c.advance, c.y + 0.12 * em],
        )
    }

    /// A part of a page: left, top, right, bottom.
    pub(super) fn part(page: usize, bounds: [f32; 4]) -> Self {
        let bounds = Some(bounds);
        Self { page, bounds }
    }
}

/// A rule, and how a file keeps it.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Number in the checklist: 2.11.
    pub number: &'static str,
    /// What is measured; `verify-` and this is the key of its name in the
    /// locale's `ui`.
    pub key: &'static str,
    /// Clause of GB/T 9704, unless another standard is named.
    pub clause: &'static str,
    /// What the rule asks.
    pub expected: String,
    /// What was found, the worst case first.
    pub measured: String,
    /// Whether that is well.
    pub verdict: Verdict,
    /// Page of the worst case, from 1.
    pub page: Option<usize>,
    /// Where it is broken, as often as it is.
    pub spots: Vec<Spot>,
}

impl Row {
    /// Takes the verdict back: the file does not show what it was about.
    pub fn cannot_be_checked(&mut self) {
        self.measured = "—".to_string();
        self.verdict = Verdict::NotCheckable;
        self.page = None;
        self.spots.clear();
    }
}

/// What is to be said of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is kept.
    Ok,
    /// It is broken.
    Fault,
    /// The document has nothing it applies to.
    Absent,
    /// No file can show it, or this one does not.
    NotCheckable,
}

impl Verdict {
    /// Key of its name in the locale's `ui`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "verdict-ok",
            Self::Fault => "verdict-fault",
            Self::Absent => "verdict-absent",
            Self::NotCheckable => "verdict-not-checkable",
        }
    }
}

/// A rule that waits for its measurement.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    number: &'static str,
    key: &'static str,
    clause: &'static str,
    expected: String,
}

/// Begins a row.
pub(super) fn rule(
    number: &'static str,
    key: &'static str,
    clause: &'static str,
    expected: impl Into<String>,
) -> Rule {
    Rule {
        number,
        key,
        clause,
        expected: expected.into(),
    }
}

impl Rule {
    fn row(self, measured: String, verdict: Verdict, worst: Option<usize>) -> Row {
        Row {
            number: self.number,
            key: self.key,
            clause: self.clause,
            expected: self.expected,
            measured,
            verdict,
            page: worst.map(|p| p + 1),
            spots: Vec::new(),
        }
    }

    /// Judged by what stands at one place.
    pub(super) fn judge(self, measured: impl Into<String>, ok: bool, spot: Option<Spot>) -> Row {
        let verdict = if ok { Verdict::Ok } else { Verdict::Fault };
        let mut row = self.row(measured.into(), verdict, spot.map(|s| s.page));
        row.spots = spot.filter(|_| !ok).into_iter().collect();
        row
    }

    /// There is nothing to measure.
    pub(super) fn absent(self) -> Row {
        self.row("—".to_string(), Verdict::Absent, None)
    }

    /// A file cannot show it.
    pub(super) fn not_checkable(self) -> Row {
        self.row("—".to_string(), Verdict::NotCheckable, None)
    }

    /// Every one of these lengths must lie within `low..=high`; the one farthest
    /// from the middle is shown. None at all: absent.
    pub(super) fn within(self, low: f32, high: f32, found: &[(f32, Spot)]) -> Row {
        let middle = (low + high) / 2.0;
        let worst = found
            .iter()
            .max_by(|a, b| (a.0 - middle).abs().total_cmp(&(b.0 - middle).abs()));
        let Some((value, spot)) = worst else {
            return self.absent();
        };
        let ok = |value: f32| (low - 0.005..=high + 0.005).contains(&value);
        let mut row = self.judge(format!("{value:.2}"), ok(*value), Some(*spot));
        let broken = found.iter().filter(|(value, _)| !ok(*value));
        row.spots = broken.map(|(_, spot)| *spot).collect();
        row
    }

    /// As [`Rule::within`], around a value.
    pub(super) fn near(self, value: f32, tolerance: f32, found: &[(f32, Spot)]) -> Row {
        self.within(value - tolerance, value + tolerance, found)
    }

    /// No such thing may be found; the first ones are shown.
    pub(super) fn none_of(self, found: &[(String, Spot)]) -> Row {
        match found.first() {
            None => self.judge("0", true, None),
            Some((_, first)) => {
                let shown: Vec<&str> = found.iter().take(3).map(|(t, _)| t.as_str()).collect();
                let measured = format!("{}: {}", found.len(), shown.join(" | "));
                let mut row = self.judge(measured, false, Some(*first));
                row.spots = found.iter().map(|(_, spot)| *spot).collect();
                row
            }
        }
    }
}
