//! Takes the layers below an office, as the workspace found them; gives their
//! records below the office's own, and says what a layer must not hold.

use super::Input;
use super::raw::{self, Raw};
use crate::diagnostic::{Code, Diagnostic, Label, Origin, Report, Sources};

/// `fangan.yaml`, and the layers that it leads to.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The office's own.
    pub own: Option<Input>,
    /// The layers, the nearest first.
    pub layers: Vec<Layer>,
    /// Why there are no more of them, where one was named.
    pub refused: Option<&'static str>,
}

/// A folder that others keep and an office extends.
#[derive(Debug, Clone)]
pub struct Layer {
    /// Its folder as faults name it: as seen from the root, `/` between names.
    pub path: String,
    /// Its `fangan.yaml`.
    pub config: Input,
    /// Its data files.
    pub data: Vec<Input>,
}

impl From<Option<Input>> for Settings {
    fn from(own: Option<Input>) -> Self {
        Self {
            own,
            ..Self::default()
        }
    }
}

impl Settings {
    /// Every file.
    pub fn files(&self) -> impl Iterator<Item = &Input> {
        let layers = self.layers.iter();
        let layers = layers.flat_map(|layer| std::iter::once(&layer.config).chain(&layer.data));
        self.own.iter().chain(layers)
    }
}

impl Raw {
    /// Takes in the records of a layer, of which one that the office has by the same
    /// name stays behind.
    pub(super) fn rest_on(&mut self, below: Raw) {
        let is = |a: &raw::Text, b: &raw::Text| a.to_lowercase() == b.to_lowercase();
        for category in below.categories {
            let same = |own: &raw::Category| {
                is(&own.id, &category.id) || own.name.value == category.name.value
            };
            if !self.categories.iter().any(same) {
                self.categories.push(category);
            }
        }
        for basis in below.bases {
            let same =
                |own: &raw::Basis| is(&own.id, &basis.id) || own.title.value == basis.title.value;
            if !self.bases.iter().any(same) {
                self.bases.push(basis);
            }
        }
        for calendar in below.calendars {
            let year = calendar.year.as_ref().map(|year| year.value);
            let same = |own: &raw::Calendar| own.year.as_ref().map(|year| year.value) == year;
            if year.is_none() || !self.calendars.iter().any(same) {
                self.calendars.push(calendar);
            }
        }
        self.broken.extend(below.broken);
        self.dropped.extend(below.dropped);
    }
}

/// What a layer must not hold: whoever is named there would be seen by every office.
/// One of each kind is told.
pub(super) fn strangers(raw: &Raw) -> Report {
    fn first<T>(records: &[T], at: fn(&T) -> Origin) -> Option<Origin> {
        records.first().map(at)
    }
    let found = [
        raw.organisation.as_ref().map(|one| one.at),
        first(&raw.issuers, |one| one.at),
        first(&raw.departments, |one| one.at),
        first(&raw.posts, |one| one.at),
        first(&raw.people, |one| one.at),
        first(&raw.appointments, |one| one.at),
        first(&raw.portfolios, |one| one.at),
        first(&raw.absences, |one| one.at),
        first(&raw.register, |one| one.at),
        first(&raw.collected, |one| one.at),
        first(&raw.consulted, |one| one.at),
        first(&raw.plans, |one| one.at),
        first(&raw.changes, |one| one.at),
    ];
    let faults = found.into_iter().flatten();
    faults
        .map(|at| Diagnostic::new(Code::LayerRecord).at(at))
        .collect()
}

/// That the layer named by these settings is none.
pub(super) fn refused(by: &raw::Config, reason: &'static str) -> Option<Diagnostic> {
    let named = by.extends.as_ref()?;
    let fault = Diagnostic::new(Code::NoLayer).arg("name", &named.value);
    Some(fault.arg("reason", reason).at(named.at))
}

/// The note on who keeps a layer.
const NOTE: &str = "kept-by-others";

/// Adds to each fault of a layer's file who keeps it, and takes its cure away:
/// nobody here can write there.
pub fn tell_keepers(layers: &[raw::Layer], sources: &Sources, report: &mut Report) {
    if layers.is_empty() {
        return;
    }
    for fault in report.iter_mut() {
        let file = fault.primary.as_ref().and_then(|label| label.place.file());
        let Some(file) = file.filter(|file| (file.0 as usize) < sources.len()) else {
            continue;
        };
        let path = &sources.get(file).path;
        let told = fault.related.iter().any(|label| label.note == Some(NOTE));
        let layer = layers.iter().find(|layer| layer.holds(path));
        if let Some(layer) = layer.filter(|_| !told) {
            fault.edits.clear();
            fault.related.push(Label::noted(layer.kept_at(), NOTE));
        }
    }
}
