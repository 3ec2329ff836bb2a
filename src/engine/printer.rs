//! Takes what a paper says beside any plan, such as a ledger or a notice; gives
//! its files.

use std::sync::Arc;

use serde::Serialize;

use super::faults::Faults;
use super::session::Session;
use crate::compose;
use crate::diagnostic::{Report, Sources};
use crate::document::WholeWords;
use crate::model::{Organisation, Plan};
use crate::write::{self, Format, Output, Paged};

/// Papers that were made.
#[derive(Debug, Default)]
pub struct Papers {
    /// Their files.
    pub outputs: Vec<Output>,
    /// Why they are worth less than they should be, where they are.
    pub faults: Option<Box<Faults>>,
}

/// What papers are made with.
pub struct Printer<'a> {
    session: &'a Session,
    organisation: &'a Organisation,
    /// Names that lines are not broken in.
    words: Arc<WholeWords>,
}

impl<'a> Printer<'a> {
    /// Papers of what is loaded.
    pub fn new(session: &'a Session) -> Self {
        Self {
            session,
            organisation: &session.organisation,
            words: session.words.clone(),
        }
    }

    /// Papers of another organisation than the session's, which lends its
    /// templates, styles and faces.
    pub fn of(organisation: &'a Organisation, session: &'a Session) -> Self {
        Self {
            session,
            organisation,
            words: compose::words(organisation),
        }
    }

    /// The texts in which faults of templates stand.
    pub fn sources(&self) -> &Sources {
        &self.session.sources
    }

    /// The files of a paper, and what was wrong with it. `frame` is a plan
    /// without chapters that gives it head, title and signature; templates see
    /// the rest as `paper`.
    pub fn print<P: Serialize>(
        &self,
        frame: &Plan,
        paper: &P,
        formats: &[Format],
    ) -> (Vec<Output>, Report) {
        let (engine, words) = (&self.session.engine, &self.words);
        let (documents, mut report) =
            compose::compose_with(frame, paper, self.organisation, engine, words, false);
        let mut outputs = Vec::new();
        for document in &documents {
            let style = self.session.style_for(document);
            let paged = Paged::new(document, style, self.session.fonts_for(document));
            outputs.extend(write::write(&paged, formats, &mut report));
        }
        (outputs, report)
    }
}
