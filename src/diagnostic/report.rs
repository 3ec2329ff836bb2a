//! Collects diagnostics: nothing stops at the first fault.

use std::collections::{BTreeMap, BTreeSet};

use super::{Code, Diagnostic, Label, Origin, Place, Severity, Words};

/// Diagnostics in the order they were found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    items: Vec<Diagnostic>,
}

impl From<Diagnostic> for Report {
    fn from(diagnostic: Diagnostic) -> Self {
        Self {
            items: vec![diagnostic],
        }
    }
}

impl From<Box<Diagnostic>> for Report {
    fn from(diagnostic: Box<Diagnostic>) -> Self {
        Self::from(*diagnostic)
    }
}

impl Report {
    /// Takes one diagnostic in.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.items.push(diagnostic);
    }

    /// Takes all diagnostics of another report in.
    pub fn extend(&mut self, other: Report) {
        self.items.extend(other.items);
    }

    /// The diagnostics.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.items.iter()
    }

    /// The diagnostics, to be said otherwise.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.items.iter_mut()
    }

    /// The errors alone.
    pub fn errors(&self) -> Report {
        let errors = self.iter().filter(|d| d.severity == Severity::Error);
        errors.cloned().collect()
    }

    /// The same, where the texts in which places are known by line have other numbers
    /// now: see `Sources::take_in`.
    pub fn renumber_spans(&mut self, by: u32) {
        for fault in &mut self.items {
            for label in fault.primary.iter_mut().chain(&mut fault.related) {
                if let Place::Span(span) = &mut label.place {
                    span.file.0 += by;
                }
            }
        }
    }

    /// How many there are of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.items.iter().filter(|d| d.severity == severity).count()
    }

    /// Whether something in the paper is still to be filled in, be it by an error or
    /// a warning: `fangan.yaml` may call it a note.
    pub fn leaves_open(&self) -> bool {
        let mut graver = self.items.iter().filter(|d| d.severity != Severity::Note);
        graver.any(|d| d.severity == Severity::Error || d.code.leaves_open())
    }

    /// Whether anything stops the build.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Whether the disk is at fault, or somebody who writes at the same time, and
    /// not the data.
    pub fn is_of_disk(&self) -> bool {
        let mut errors = self.items.iter().filter(|d| d.severity == Severity::Error);
        errors.any(|d| d.code.is_of_disk())
    }

    /// Whether nothing was found at all.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// How many diagnostics there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Narrows the diagnostics from number `first` on that stand at `at` down
    /// to the words they concern.
    pub fn narrow(&mut self, first: usize, at: Origin, words: &Words) {
        for item in self.items.iter_mut().skip(first) {
            for label in item
                .primary
                .iter_mut()
                .filter(|l| l.place == Place::Node(at))
            {
                label.place = Place::Words(words.clone());
            }
        }
    }

    /// Raises or lowers severities as `fangan.yaml` says.
    pub fn adjust(&mut self, severities: &BTreeMap<Code, Severity>) {
        for item in &mut self.items {
            if let Some(severity) = severities.get(&item.code) {
                item.severity = *severity;
            }
        }
    }

    /// Every place whose line and column have not been found yet.
    pub fn unlocated(&mut self) -> Vec<&mut Place> {
        let labels = self
            .items
            .iter_mut()
            .flat_map(|item| item.primary.iter_mut().chain(&mut item.related));
        let places = labels.map(|label| &mut label.place);
        places
            .filter(|place| matches!(place, Place::Node(_) | Place::Words(_)))
            .collect()
    }

    /// A word with a sign that needs quotes is not looked for as a name too.
    fn drop_echoes(&mut self) {
        let start = |d: &Diagnostic| match d.primary.as_ref().map(|label| &label.place) {
            Some(Place::Span(span)) => Some((span.file, span.line, span.column)),
            _ => None,
        };
        let unquoted = self.items.iter();
        let unquoted = unquoted.filter(|d| d.code == Code::UnquotedSpecial);
        let said: BTreeSet<_> = unquoted.filter_map(start).collect();
        let is_name = |code| {
            matches!(
                code,
                Code::UnknownParty
                    | Code::UnknownPerson
                    | Code::UnknownPost
                    | Code::UnknownDepartment
                    | Code::UnknownPortfolio
                    | Code::UnknownCategory
                    | Code::UnknownIssuer
            )
        };
        self.items
            .retain(|d| !is_name(d.code) || start(d).is_none_or(|place| !said.contains(&place)));
    }

    /// Puts the diagnostics in file order and drops those said twice.
    pub fn sort(&mut self) {
        let key = |d: &Diagnostic| match &d.primary {
            Some(Label {
                place: Place::Span(span),
                ..
            }) => (0, Some(*span), None, d.code),
            Some(Label {
                place: Place::Path(path),
                ..
            }) => (1, None, Some(path.clone()), d.code),
            _ => (2, None, None, d.code),
        };
        self.drop_echoes();
        self.items.sort_by_key(key);
        // What is said twice has the same key: only neighbours need comparing.
        let mut kept: Vec<Diagnostic> = Vec::with_capacity(self.items.len());
        let mut group = 0;
        for item in self.items.drain(..) {
            if kept.last().is_some_and(|last| key(last) != key(&item)) {
                group = kept.len();
            }
            if !kept[group..].contains(&item) {
                kept.push(item);
            }
        }
        self.items = kept;
    }
}

impl IntoIterator for Report {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl FromIterator<Diagnostic> for Report {
    fn from_iter<T: IntoIterator<Item = Diagnostic>>(iter: T) -> Self {
        Self {
            items: iter.into_iter().collect(),
        }
    }
}
