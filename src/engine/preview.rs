//! Takes a workspace and a layer to be tried instead of the one below it; gives, plan by
//! plan, which pages would be others. Nothing is written.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use chrono::NaiveDate;

use super::faults::Faults;
use super::progress::{OnStep, Progress};
use super::session::{self, Session};
use super::stages;
use super::wanted::Wanted;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::document::Document;
use crate::layout;
use crate::layout::pages::{Item, Page};
use crate::load::Card;
use crate::workspace::Workspace;

/// What another layer would change.
#[derive(Debug)]
pub struct Previewed {
    /// The documents that would be others, in the order of the plans.
    pub documents: Vec<Changed>,
    /// How many plans were looked at.
    pub plans: usize,
    /// What would be wrong that is not now.
    pub faults: Faults,
}

/// A document that another layer changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The pages that would be others, from 1.
    pub pages: Vec<usize>,
    /// How many pages it has, and would have: none where it is not made.
    pub counts: (usize, usize),
}

/// Sets the plans of these ids or titles, all where none is named, with the layer that
/// is and with the other.
///
/// # Errors
/// `no-layer`, `unknown-plan`.
pub fn preview(
    workspace: &Workspace,
    layer: &Path,
    plans: &[String],
    clock: NaiveDate,
    on_step: OnStep,
) -> Result<Previewed, Box<Faults>> {
    let tried = Workspace {
        instead: Some(layer.to_path_buf()),
        ..workspace.clone()
    };
    if let Some(reason) = tried.layer_refused() {
        let fault = Diagnostic::new(Code::NoLayer).arg("reason", reason);
        let fault = fault.arg("name", layer.display().to_string());
        return Err(Box::new(fault.at(layer.to_path_buf())).into());
    }
    let [now, then] = [workspace, &tried].map(Session::read);
    let cards = chosen(&now, plans)?;
    let day = now.today(clock);
    let progress = Progress::new(cards.len(), on_step);
    let found = session::each(&now, &cards, |card, _| {
        progress.step(|| changed(&now, &then, card, day))
    });
    let mut report = then.report.clone();
    let mut documents = Vec::new();
    for (changed, faults) in found.into_iter().flatten() {
        documents.extend(changed);
        report.extend(faults);
    }
    let known = &now.report;
    let same = |a: &Diagnostic, b: &Diagnostic| a.code == b.code && a.args == b.args;
    let new = report.into_iter();
    let new: Report = new.filter(|d| !known.iter().any(|k| same(k, d))).collect();
    Ok(Previewed {
        documents,
        plans: cards.len(),
        faults: *then.faults(new),
    })
}

fn chosen<'s>(session: &'s Session, plans: &[String]) -> Result<Vec<&'s Card>, Box<Faults>> {
    if plans.is_empty() {
        return Ok(session.plans.cards().iter().collect());
    }
    let found = plans.iter().map(|name| {
        let card = session.plans.find(name);
        card.ok_or_else(|| session.faults(session.unknown_plan(name).into()))
    });
    found.collect()
}

/// What would become of a plan, and what would be wrong with it that is not now.
fn changed(now: &Session, then: &Session, card: &Card, day: NaiveDate) -> (Vec<Changed>, Report) {
    let wanted = Wanted::on(day);
    let documents = |session: &Session| match session.plans.by_id(&card.id) {
        Some(card) => match session.open(card) {
            Ok(opened) => stages::documents(session, &opened, &wanted),
            Err(faults) => (Vec::new(), faults),
        },
        None => (Vec::new(), Report::default()),
    };
    let ((old, known), (new, found)) = (documents(now), documents(then));
    let said = |d: &Diagnostic| known.iter().any(|k| k.code == d.code && k.args == d.args);
    let faults = found.into_iter().filter(|d| !said(d)).collect();
    let with = |documents: &'_ [Document], id: &str| {
        documents.iter().position(|document| document.id == id)
    };
    let ids = old
        .iter()
        .chain(new.iter().filter(|d| with(&old, &d.id).is_none()));
    let changed = ids.filter_map(|document| {
        let side = |session, documents: &[Document]| {
            let at = with(documents, &document.id)?;
            Some(Set::of(session, documents[at].clone()))
        };
        let (old, new) = (side(now, &old), side(then, &new));
        if let (Some(old), Some(new)) = (&old, &new)
            && old.is_same(new)
        {
            return None;
        }
        let [old, new] = [old, new].map(|set| set.map_or(Vec::new(), |set| set.pages()));
        let pages = (0..new.len()).filter(|n| old.get(*n) != new.get(*n));
        let pages: Vec<usize> = pages.map(|n| n + 1).collect();
        let counts = (old.len(), new.len());
        let (id, title) = (document.id.clone(), document.meta.title.clone());
        let same = pages.is_empty() && counts.0 == counts.1;
        (!same).then_some(Changed {
            id,
            title,
            pages,
            counts,
        })
    });
    (changed.collect(), faults)
}

/// A document in one of the two sessions.
struct Set<'s> {
    session: &'s Session,
    document: Document,
}

impl<'s> Set<'s> {
    fn of(session: &'s Session, document: Document) -> Self {
        Self { session, document }
    }

    /// Whether no page can be another: the same words in the same style and faces.
    fn is_same(&self, other: &Self) -> bool {
        let style = |set: &Self| set.session.style_for(&set.document).clone();
        let faces = |set: &Self| format!("{:?}", set.session.fonts_for(&set.document));
        let words = |set: &Self| {
            // Where they were written is no part of it.
            let mut hasher = DefaultHasher::new();
            set.document.hash(&mut hasher);
            hasher.finish()
        };
        let same_words = self.document.words == other.document.words && words(self) == words(other);
        same_words && style(self) == style(other) && faces(self) == faces(other)
    }

    /// Its pages, without where their words were written.
    fn pages(&self) -> Vec<Page> {
        let style = self.session.style_for(&self.document);
        let fonts = self.session.fonts_for(&self.document);
        let mut pages = layout::layout(&self.document, style, fonts).0.pages;
        let items = pages.iter_mut().flat_map(|page| &mut page.items);
        for item in items {
            if let Item::Text(run) = item {
                run.from = None;
            }
        }
        pages
    }
}
