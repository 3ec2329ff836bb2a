//! One line of the report.

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
}

impl Row {
    /// Takes the verdict back: the file does not show what it was about.
    pub fn cannot_be_checked(&mut self) {
        self.measured = "—".to_string();
        self.verdict = Verdict::NotCheckable;
        self.page = None;
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
    fn row(self, measured: String, verdict: Verdict, page: Option<usize>) -> Row {
        Row {
            number: self.number,
            key: self.key,
            clause: self.clause,
            expected: self.expected,
            measured,
            verdict,
            page: page.map(|p| p + 1),
        }
    }

    /// Judged; `page` counts from 0.
    pub(super) fn judge(self, measured: impl Into<String>, ok: bool, page: Option<usize>) -> Row {
        let verdict = if ok { Verdict::Ok } else { Verdict::Fault };
        self.row(measured.into(), verdict, page)
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
    pub(super) fn within(self, low: f32, high: f32, found: &[(f32, usize)]) -> Row {
        let middle = (low + high) / 2.0;
        let worst = found
            .iter()
            .max_by(|a, b| (a.0 - middle).abs().total_cmp(&(b.0 - middle).abs()));
        let Some((value, page)) = worst else {
            return self.absent();
        };
        let ok = (low - 0.005..=high + 0.005).contains(value);
        self.judge(format!("{value:.2}"), ok, Some(*page))
    }

    /// As [`Rule::within`], around a value.
    pub(super) fn near(self, value: f32, tolerance: f32, found: &[(f32, usize)]) -> Row {
        self.within(value - tolerance, value + tolerance, found)
    }

    /// No such thing may be found; the first ones are shown.
    pub(super) fn none_of(self, found: &[(String, usize)]) -> Row {
        match found.first() {
            None => self.judge("0", true, None),
            Some((_, page)) => {
                let shown: Vec<&str> = found.iter().take(3).map(|(t, _)| t.as_str()).collect();
                let measured = format!("{}: {}", found.len(), shown.join(" | "));
                self.judge(measured, false, Some(*page))
            }
        }
    }
}
