//! Takes the bytes of a .doc, or of a .wps, which is one under another name; gives
//! its flow: pieces in order, deleted words left out, of fields what they show.

mod boxes;
mod fib;
mod numbering;
mod pages;
mod pieces;
mod sprm;
mod styles;
mod text;

use super::compound;
use super::flow::Flow;
use super::package::{damaged, encrypted};
use crate::diagnostic::Diagnostic;
use fib::Fib;

/// Reads a file; nothing where the compound file holds no document.
///
/// # Errors
/// `file-damaged`, `file-encrypted`.
pub fn read(bytes: &[u8]) -> Result<Option<Flow>, Box<Diagnostic>> {
    let Some(head) = compound::stream(bytes, &["WordDocument"]) else {
        return Ok(None);
    };
    let fib = Fib::read(&head).ok_or_else(damaged)?;
    if fib.encrypted {
        return Err(encrypted());
    }
    let name = if fib.second_table { "1Table" } else { "0Table" };
    let table = compound::stream(bytes, &[name]).ok_or_else(damaged)?;
    let pieces = fib::part(&head, &table, fib::PIECES).ok_or_else(damaged)?;
    let text = pieces::read(&head, pieces).ok_or_else(damaged)?;
    let part = |number| fib::part(&head, &table, number).unwrap_or(&[]);
    let on = |number| fib::part_on(&head, &table, number);
    let reader = text::Reader {
        text: &text,
        paragraphs: pages::stretches(&head, part(fib::PARAGRAPH_PAGES), true),
        characters: pages::stretches(&head, part(fib::CHARACTER_PAGES), false),
        styles: styles::Styles::read(part(fib::STYLES)),
        boxes: boxes::read(part(fib::DRAWINGS), part(fib::BOXES)),
        // Where properties lie that are too long for their pages.
        far: compound::stream(bytes, &["Data"]).unwrap_or_default(),
        lists: numbering::read(on(fib::LISTS), on(fib::LIST_OVERRIDES)),
    };
    Ok(Some(reader.flow(&fib.lengths)))
}
