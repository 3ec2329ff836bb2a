//! Takes a finished PDF, anybody's; gives the conformance report: each rule of
//! GB/T 9704 that a page can show, what it asks, what was measured.
//!
//! The file is read as a stranger would read it. Nothing here knows how our own
//! pages are made.

mod drawn;
mod faces;
mod lines;
mod marked;
mod page;
mod row;
mod rows;

use crate::read::pdf::{self, ReadError, Sheets};
pub use marked::marked;
pub use row::{Row, Spot, Verdict};

/// Measures a PDF. Rows come in the order of the checklist.
///
/// # Errors
/// When the bytes are no PDF that can be read without a password.
pub fn verify(file: &[u8]) -> Result<Vec<Row>, ReadError> {
    let sheets = pdf::read(file)?;
    Ok(rows_of(&sheets))
}

fn rows_of(sheets: &Sheets) -> Vec<Row> {
    rows::all(&page::Document::new(sheets))
}
