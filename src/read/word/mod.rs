//! Takes the bytes of a DOCX; gives its flow: typed numbers and automatic ones,
//! tracked changes accepted, each paragraph with its look.

mod body;
mod numbering;
mod parts;
mod style;
mod symbol;
pub(crate) mod xml;

use super::flow::Flow;
use super::package::{self, damaged};
use crate::diagnostic::Diagnostic;

/// Reads a file; nothing where the package holds no document.
///
/// # Errors
/// `file-damaged`, `file-encrypted`, `unpacks-too-large`.
pub fn read(bytes: &[u8]) -> Result<Option<Flow>, Box<Diagnostic>> {
    let names = package::checked(bytes)?;
    let Some(text) = package::text(bytes, "word/document.xml")? else {
        return Ok(None);
    };
    let part = |name: &str| package::text(bytes, name).map(Option::unwrap_or_default);
    let (styles, numbers) = (part("word/styles.xml")?, part("word/numbering.xml")?);
    let styles = style::Styles::read(&styles)?;
    let mut numbers = numbering::read(&numbers)?;
    let tree = xml::parsed(&text)?;
    let body = tree
        .descendants()
        .find(|n| xml::is(n, "body"))
        .ok_or_else(damaged)?;
    let mut flow = Flow::default();
    body::read(body, &styles, &mut numbers, &mut flow);
    parts::beside(bytes, &names, &mut flow)?;
    Ok(Some(flow))
}
