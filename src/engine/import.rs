//! Takes a spreadsheet; gives the lists of staff and the tables of tasks in it,
//! read with what the data already knows.

use super::session::Session;
use crate::diagnostic::{At, Diagnostic, FileId, Locale, Origin, Report};
use crate::office::import::{self, Column, Roster, Tasks};
use crate::resolve::Expected;

/// What a spreadsheet holds.
#[derive(Debug)]
pub struct Imported {
    /// Lists of staff.
    pub rosters: Vec<Roster>,
    /// Tables of tasks.
    pub tasks: Vec<Tasks>,
    /// Sheets that are neither.
    pub skipped: Vec<String>,
    /// Sheets that nobody sees, which are not read.
    pub hidden: Vec<String>,
    /// What is odd about the file.
    pub report: Report,
}

/// Reads a file, or the one sheet of it that is named; `columns` says what columns
/// hold whose heads do not. What is said in the data
/// that comes of it is said in the words of the locale.
///
/// # Errors
/// Why the file cannot be read.
pub fn import(
    session: &Session,
    (name, bytes): (&str, &[u8]),
    (only, columns): (Option<&str>, &[Column]),
    locale: &Locale,
) -> Result<Imported, Box<Diagnostic>> {
    let (mut sheets, report) = import::read(bytes, name)?;
    sheets.retain(|sheet| only.is_none_or(|only| sheet.name == only));
    for sheet in &mut sheets {
        sheet.said = columns.to_vec();
    }
    let (hidden, sheets): (Vec<_>, Vec<_>) = sheets.into_iter().partition(|sheet| sheet.hidden);
    let rosters = import::rosters(&sheets);
    let listed = |word: &str| {
        let mut staff = rosters.iter().flat_map(|roster| &roster.staff);
        staff.any(|one| one.name == word || one.department.as_deref() == Some(word))
    };
    let known = |word: &str| listed(word) || is_known(session, word);
    let (mut tasks, mut skipped) = (Vec::new(), Vec::new());
    for sheet in &sheets {
        let is_list = rosters.iter().any(|roster| roster.sheet == sheet.name);
        match import::tasks(sheet, &known, locale) {
            Some(found) => tasks.push(found),
            None if is_list => {}
            None => skipped.push(sheet.name.clone()),
        }
    }
    Ok(Imported {
        rosters,
        tasks,
        skipped,
        hidden: hidden.into_iter().map(|sheet| sheet.name).collect(),
        report,
    })
}

fn is_known(session: &Session, word: &str) -> bool {
    let nowhere = Origin {
        file: FileId(u32::MAX),
        node: 0,
    };
    let word = At::new(word.to_string(), nowhere);
    let organisation = &session.organisation;
    let found = session.names.find(&word, Expected::Party, organisation);
    found.is_ok()
}
