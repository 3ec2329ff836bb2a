//! Takes a draft; gives the copies that go out to units, a DOCX each under the unit's
//! name, so that what comes back tells who sent it.

use chrono::NaiveDate;

use super::round::Round;
use crate::diagnostic::Report;
use crate::engine::{self, Session, Wanted};
use crate::write::Format;

/// A name and the file for each unit; one without a unit's name where none are written.
///
/// # Errors
/// What keeps the plan from being built.
pub fn copies(
    session: &Session,
    round: &Round,
    day: NaiveDate,
) -> Result<Vec<(String, Vec<u8>)>, Report> {
    let opened = session.plan(&round.plan)?;
    let wanted = Wanted {
        as_of: None,
        formats: vec![Format::Docx],
        ..Wanted::on(session.today(day))
    };
    let (outputs, report) = engine::plan(session, &opened, &wanted);
    let whole = outputs.into_iter().find(|one| one.id == round.plan);
    let Some(whole) = whole else {
        return Err(report.errors());
    };
    let draft = session.locale.ui("consult-draft", &[]);
    let name = |unit: &String| {
        let unit: String = unit
            .chars()
            .filter(|c| !"/\\:*?\"<>|".contains(*c))
            .collect();
        format!("{draft}-{unit}.docx")
    };
    let copies = round
        .units
        .iter()
        .map(|unit| (name(unit), whole.bytes.clone()));
    let mut copies: Vec<(String, Vec<u8>)> = copies.collect();
    if copies.is_empty() {
        copies.push((format!("{draft}.docx"), whole.bytes));
    }
    Ok(copies)
}
