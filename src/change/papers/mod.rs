//! Takes a change and what it means; gives the papers that follow, as files.
//!
//! Every sentence comes from a template that an office can override; here is
//! only what stands in it.

mod filed;
mod handover;
mod impact;
mod marked;
mod notice;
mod portfolios;
mod press;

pub(super) use filed::{taken_back, writes};
pub(super) use marked::marked;
pub use press::About;
pub(super) use press::dated;

use chrono::NaiveDate;

use super::adjusted::adjusted;
use super::impact::Impact;
use super::prepare::Prepared;
use crate::diagnostic::Report;
use crate::engine::{Papers, Session};
use crate::write::Format;
use press::Press;

/// The same papers below a folder, named after the change that they belong to.
pub(super) fn named(mut papers: Papers, folder: &str, change: &str) -> Papers {
    for output in &mut papers.outputs {
        output.id = format!("{folder}/{change}-{}", output.id);
    }
    papers
}

/// The impact as a document.
pub fn impact(prepared: &Prepared, impact: &Impact, session: &Session, today: NaiveDate) -> Papers {
    let mut press = Press::new(prepared, session, today, &[Format::Html, Format::Pdf]);
    impact::make(&mut press, impact);
    press.papers()
}

/// The notices: one for all bodies, or one each, and the one on 分工; dated on a later
/// day than the change, where one is given.
pub fn notices(
    prepared: &Prepared,
    session: &Session,
    (today, later): (NaiveDate, Option<NaiveDate>),
    each: bool,
) -> Papers {
    // A notice goes round to be marked up before it is signed.
    let formats = &[Format::Html, Format::Pdf, Format::Docx];
    let mut press = Press::new(prepared, session, today, formats);
    press.later = later;
    let bodies = adjusted(prepared);
    notice::make(&mut press, &bodies, each);
    portfolios::make(&mut press, &bodies);
    press.papers()
}

/// What the notices leave open, and what they were decided on without being told.
pub fn questions(prepared: &Prepared) -> Report {
    portfolios::questions(prepared)
}

/// The handover sheets: one file for all, or one for each person.
pub fn handover(
    prepared: &Prepared,
    impact: &Impact,
    session: &Session,
    today: NaiveDate,
    each: bool,
) -> Papers {
    // Whoever takes over goes on with the tables.
    let formats = &[Format::Html, Format::Pdf, Format::Docx, Format::Xlsx];
    let mut press = Press::new(prepared, session, today, formats);
    handover::make(&mut press, impact, each);
    press.papers()
}
