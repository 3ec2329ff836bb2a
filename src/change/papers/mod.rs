//! Takes a change and what it means; gives the papers that follow, as files.
//!
//! Every sentence comes from a template that an office can override; here is
//! only what stands in it.

pub mod difference;
mod frame;
mod handover;
mod impact;
mod notice;
mod portfolios;

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::impact::Impact;
use super::prepare::Prepared;
use crate::compose;
use crate::diagnostic::{Report, Sources};
use crate::document::WholeWords;
use crate::engine::{Output, Session};
use crate::model::date::full_date;
use crate::model::{self, Organisation};
use crate::write::{self, Format};

/// Files, faults, and the texts these point into.
pub type Made = (Vec<Output>, Report, Sources);

/// What every paper may say of the change.
#[derive(Debug, Clone, Serialize)]
pub struct About {
    /// 2026年7月1日.
    pub date: String,
    /// The day it may become known, where that is still to come.
    pub secret_until: Option<String>,
    /// 青街党发〔2026〕8号.
    pub basis: Option<String>,
    /// 工作需要.
    pub reason: Option<String>,
}

/// The impact as a document.
pub fn impact(prepared: &Prepared, impact: &Impact, session: &Session, today: NaiveDate) -> Made {
    let mut press = Press::new(prepared, session, today);
    impact::make(&mut press, impact);
    press.made()
}

/// The notices: one for all bodies, or one each, and the one on 分工.
pub fn notices(prepared: &Prepared, session: &Session, today: NaiveDate, each: bool) -> Made {
    let mut press = Press::new(prepared, session, today);
    notice::make(&mut press, each);
    portfolios::make(&mut press);
    press.made()
}

/// The handover sheets, one for each person.
pub fn handover(prepared: &Prepared, impact: &Impact, session: &Session, today: NaiveDate) -> Made {
    let mut press = Press::new(prepared, session, today);
    handover::make(&mut press, impact);
    press.made()
}

/// Makes documents and their files.
struct Press<'a> {
    prepared: &'a Prepared,
    session: &'a Session,
    about: About,
    /// Names that lines are not broken in.
    words: Arc<WholeWords>,
    outputs: Vec<Output>,
    report: Report,
}

impl<'a> Press<'a> {
    fn new(prepared: &'a Prepared, session: &'a Session, today: NaiveDate) -> Self {
        let change = &prepared.change;
        let text = |text: &Option<crate::load::raw::Text>| text.as_ref().map(|t| t.value.clone());
        let announced = change.announced.as_ref().map(|d| d.value);
        let secret = announced.filter(|day| today < *day);
        Self {
            prepared,
            session,
            about: About {
                date: full_date(change.date.value),
                secret_until: secret.map(full_date),
                basis: text(&change.basis),
                reason: text(&change.reason),
            },
            words: compose::words(&prepared.after.organisation),
            outputs: Vec::new(),
            report: Report::default(),
        }
    }

    /// Composes and writes one paper.
    fn print<P: Serialize>(&mut self, plan: &model::Plan, paper: &P) {
        let organisation = &self.prepared.after.organisation;
        let desk = (self.session, organisation, &self.words);
        let (outputs, found) = printed(desk, plan, paper, &[Format::Html, Format::Pdf]);
        self.outputs.extend(outputs);
        self.report.extend(found);
    }

    fn made(self) -> Made {
        (
            self.outputs,
            self.report,
            self.prepared.after.sources.clone(),
        )
    }
}

/// The files of one paper, and what was wrong with it.
fn printed<P: Serialize>(
    (session, organisation, words): (&Session, &Organisation, &Arc<WholeWords>),
    plan: &model::Plan,
    paper: &P,
    formats: &[Format],
) -> (Vec<Output>, Report) {
    let engine = &session.engine;
    let (documents, mut report) =
        compose::compose_with(plan, paper, organisation, engine, words, false);
    let mut outputs = Vec::new();
    for document in &documents {
        let style = session.style_of(document.form);
        let files = write::write(document, style, &session.fonts, formats, &mut report);
        outputs.extend(files);
    }
    (outputs, report)
}
