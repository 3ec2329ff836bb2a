//! Takes a workspace as it is being written; gives every fault of every file.

use std::collections::BTreeMap;

use serde::Serialize;

use super::desk::{Desk, Loaded};
use super::place::{Lines, Range};
use crate::diagnostic::{Edit, Label, Locale, Place, Report, Severity, Sources};
use crate::engine::{self, Wanted};

/// A fault at its place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fault {
    /// Where.
    pub range: Range,
    /// Its code.
    pub code: &'static str,
    /// How grave it is.
    #[serde(skip)]
    pub severity: Severity,
    /// What is wrong, and what to do.
    pub message: String,
    /// Other places one must see: path, stretch, and why.
    pub related: Vec<(String, Range, String)>,
    /// The cure, where it is certain.
    pub edits: Vec<Edit>,
}

/// By the paths of files.
pub(super) type Faults = BTreeMap<String, Vec<Fault>>;

/// Everything that is wrong, organisation and plans.
pub(super) fn found(loaded: &Loaded) -> Report {
    let session = &loaded.session;
    let wanted = Wanted::on(loaded.today);
    let cards: Vec<_> = session.plans.cards().iter().collect();
    let of_plans = engine::each(session, &cards, |_, opened| match opened {
        Ok(opened) => {
            let mut report = opened.report.clone();
            report.extend(engine::printed(session, &opened.plan, &wanted).1);
            report
        }
        Err(report) => report,
    });
    let mut report = session.report.clone();
    of_plans.into_iter().for_each(|found| report.extend(found));
    report.extend(session.staff(&wanted));
    session.located(report)
}

impl Desk {
    /// Every fault of every file, as the files are being written.
    pub(super) fn faults(&self, loaded: &Loaded) -> Faults {
        let (report, sources) = (found(loaded), &loaded.session.sources);
        let locale = Locale::of(self.lang);
        let mut faults = Faults::new();
        for diagnostic in report.iter() {
            let primary = diagnostic.primary.as_ref();
            let Some((path, range)) = primary.and_then(|label| place(label, sources)) else {
                continue;
            };
            let cures = locale.cures(diagnostic);
            let message = std::iter::once(locale.message(diagnostic)).chain(cures);
            let related = diagnostic.related.iter().filter_map(|label| {
                let (path, range) = place(label, sources)?;
                let note = label.note.map_or("", |key| locale.note(key));
                Some((path, range, note.to_string()))
            });
            faults.entry(path).or_default().push(Fault {
                range,
                code: diagnostic.code.name(),
                severity: diagnostic.severity,
                message: message.collect::<Vec<_>>().join("\n"),
                related: related.collect(),
                edits: diagnostic.edits.clone(),
            });
        }
        faults
    }
}

/// The file and the stretch that a label names.
fn place(label: &Label, sources: &Sources) -> Option<(String, Range)> {
    let Place::Span(span) = &label.place else {
        return None;
    };
    let source = sources.get(span.file);
    let range = Lines::new(&source.text()).span(span);
    Some((source.path.clone(), range))
}
