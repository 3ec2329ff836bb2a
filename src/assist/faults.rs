//! Takes a workspace as it is being written; gives every fault of every file. What was
//! found of a plan is kept until its text is another.

use std::sync::PoisonError;

use super::desk::{Desk, Loaded};
use super::found::{Fault, Faults};
use super::place::{Lines, Range};
use crate::diagnostic::{Label, Locale, Place, Report, Sources};
use crate::engine::{self, Wanted};
use crate::load::Card;

/// So many plans are looked at before the editor is heard again.
const AT_ONCE: usize = 16;

/// Everything that is wrong, organisation and plans.
pub(super) fn found(loaded: &Loaded) -> Report {
    let cards: Vec<&Card> = loaded.session.plans.cards().iter().collect();
    let mut report = of_organisation(loaded);
    let of_plans = of_plans(loaded, &cards).into_iter();
    of_plans.for_each(|found| report.extend(found));
    loaded.session.located(report)
}

fn of_organisation(loaded: &Loaded) -> Report {
    let session = &loaded.session;
    let mut report = session.report.clone();
    report.extend(session.staff(&Wanted::on(loaded.today)));
    report
}

fn of_plans(loaded: &Loaded, cards: &[&Card]) -> Vec<Report> {
    let (session, wanted) = (&loaded.session, Wanted::on(loaded.today));
    engine::each(session, cards, |_, opened| match opened {
        Ok(opened) => {
            let mut report = opened.report.clone();
            report.extend(engine::printed(session, &opened.plan, &wanted).1);
            report
        }
        Err(report) => report,
    })
}

impl Desk {
    /// The faults of every file that has been looked at, as the files are being
    /// written, and whether there are more to look at. Files that are open in the
    /// editor are looked at first.
    pub(super) fn faults_so_far(&self, loaded: &Loaded) -> (Faults, bool) {
        let mut found = loaded.found.lock().unwrap_or_else(PoisonError::into_inner);
        if found.own.is_none() {
            found.own = Some(self.told(loaded, of_organisation(loaded)));
        }
        let open: Vec<&String> = self.held().collect();
        let cards = loaded.session.plans.cards().iter();
        let mut left: Vec<&Card> = cards
            .filter(|c| !found.plans.contains_key(&c.file))
            .collect();
        let is_open = |card: &&Card| {
            let path = &loaded.session.sources.get(card.file).path;
            !open.contains(&path)
        };
        left.sort_by_key(is_open);
        let more = left.len() > AT_ONCE;
        left.truncate(AT_ONCE);
        let reports = of_plans(loaded, &left);
        for (card, report) in left.into_iter().zip(reports) {
            let told = self.told(loaded, report);
            found.plans.insert(card.file, told);
        }
        let mut all = found.own.clone().unwrap_or_default();
        for of_plan in found.plans.values() {
            for (path, faults) in of_plan {
                all.entry(path.clone())
                    .or_default()
                    .extend(faults.iter().cloned());
            }
        }
        (all, more)
    }

    /// A report in words, by the paths of files.
    fn told(&self, loaded: &Loaded, report: Report) -> Faults {
        let (report, sources) = (loaded.session.located(report), &loaded.session.sources);
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
