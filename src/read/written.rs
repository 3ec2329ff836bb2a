//! Takes the bytes of a file from a word processor, of whatever kind; gives its
//! flow.

use super::flow::Flow;
use super::{doc, odt, package, pdf, rtf, word};
use crate::diagnostic::{Code, Diagnostic};

/// Reads a file; nothing where it is of no such kind: a table, a picture.
///
/// # Errors
/// `file-too-large`, `file-damaged`, `file-encrypted`, `unpacks-too-large`.
pub fn read(bytes: &[u8], name: &str) -> Option<Result<Flow, Box<Diagnostic>>> {
    if bytes.len() > package::LARGEST_FILE {
        let size = (bytes.len() / 1_048_576).to_string();
        let fault = Diagnostic::new(Code::FileTooLarge).arg("path", name);
        return Some(Err(Box::new(fault.arg("size", size))));
    }
    let ending = name.rsplit('.').next().unwrap_or("").to_lowercase();
    if package::is_encrypted(bytes) && matches!(ending.as_str(), "docx" | "doc" | "wps" | "docm") {
        return Some(Err(package::encrypted()));
    }
    if package::is_zip(bytes) {
        return match word::read(bytes) {
            Ok(None) if matches!(ending.as_str(), "odt" | "ott") => odt::read(bytes).transpose(),
            read => read.transpose(),
        };
    }
    if package::is_compound(bytes) {
        return doc::read(bytes).transpose();
    }
    // Many a .doc is one under another name.
    if rtf::is_rtf(bytes) {
        return Some(rtf::read(bytes));
    }
    if bytes.starts_with(b"%PDF") {
        return Some(pdf::flow(bytes));
    }
    None
}
