//! Takes a finished PDF, anybody's; gives the conformance report: each rule of
//! GB/T 9704 that a page can show, what it asks, what was measured.
//!
//! The file is read as a stranger would read it. Nothing here knows how our own
//! pages are made.

mod faces;
mod lines;
mod page;
pub mod read;
mod row;
mod rows;
pub mod words;

pub use read::ReadError;
pub use row::{Row, Verdict};

/// Measures a PDF. Rows come in the order of the checklist.
///
/// # Errors
/// When the bytes are no PDF that can be read without a password.
pub fn verify(pdf: &[u8]) -> Result<Vec<Row>, ReadError> {
    let sheets = read::read(pdf)?;
    let document = page::Document::new(&sheets);
    Ok(rows::all(&document))
}
