//! Takes the bytes of a spreadsheet; gives its sheets as texts, merged cells
//! filled. Formulas give the values last seen; macros are never looked at.

use super::cells::{MOST_ROWS, MOST_TEXT, too_large, too_many};
use super::sheet::Sheet;
use super::{csv, ods, xls, xlsx};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::read::guarded;
use crate::read::package::{self, encrypted};

/// The sheets that are shown, and what is to be said of the file.
///
/// # Errors
/// The one fault that keeps the file from being read.
pub fn read(bytes: &[u8], name: &str) -> Result<(Vec<Sheet>, Report), Box<Diagnostic>> {
    guarded(|| sheets(bytes, name))?
}

fn sheets(bytes: &[u8], name: &str) -> Result<(Vec<Sheet>, Report), Box<Diagnostic>> {
    let mut report = Report::default();
    if bytes.len() > package::LARGEST_FILE {
        let size = (bytes.len() / 1_048_576).to_string();
        let fault = Diagnostic::new(Code::FileTooLarge).arg("path", name);
        return Err(Box::new(fault.arg("size", size)));
    }
    let sheets = if package::is_zip(bytes) {
        let parts = package::checked(bytes)?;
        let has = |name: &str| parts.iter().any(|(part, _)| part == name);
        let texts = parts.iter().filter(|(part, _)| part.ends_with(".xml"));
        if texts.map(|(_, size)| size).sum::<u64>() > MOST_TEXT as u64 {
            return Err(too_large());
        }
        if parts
            .iter()
            .any(|(part, _)| part.ends_with("vbaProject.bin"))
        {
            report.push(Diagnostic::new(Code::MacrosIgnored).arg("path", name));
        }
        if has("xl/workbook.xml") {
            xlsx::read(bytes)?
        } else if has("content.xml") {
            ods::read(bytes)?
        } else {
            return Err(Box::new(unknown(name)));
        }
    } else if package::is_encrypted(bytes) {
        return Err(encrypted());
    } else if package::is_compound(bytes) {
        xls::read(bytes, name)?
    } else {
        match csv::read(bytes, name)? {
            Some(sheet) => vec![sheet],
            None => return Err(Box::new(unknown(name))),
        }
    };
    for sheet in &sheets {
        if sheet.rows.len() > MOST_ROWS {
            return Err(too_many(&sheet.name));
        }
    }
    Ok((sheets, report))
}

fn unknown(name: &str) -> Diagnostic {
    Diagnostic::new(Code::UnknownFileKind).arg("path", name)
}
