//! Takes the bytes of a zipped office file; gives its parts, within bounds: a
//! small file can unpack to more than any machine holds.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::markup;
use crate::diagnostic::{Code, Diagnostic};

/// Largest file that is opened, bytes.
pub(crate) const LARGEST_FILE: usize = 64 * 1024 * 1024;

/// Most that all parts together may unpack to, bytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Deepest element of a part.
const DEEPEST: usize = 500;

/// Most parts.
const MOST_PARTS: usize = 5_000;

/// The names of the parts and their sizes, once all of them have been unpacked and
/// counted: what a file says of itself proves nothing.
///
/// # Errors
/// `file-damaged`, `file-encrypted`, `unpacks-too-large`.
pub(crate) fn checked(bytes: &[u8]) -> Result<Vec<(String, u64)>, Box<Diagnostic>> {
    let mut parts = Vec::new();
    each(bytes, |name, part| {
        let size = std::io::copy(part, &mut std::io::sink())?;
        parts.push((name, size));
        Ok(size)
    })?;
    Ok(parts)
}

/// The texts of a package whose parts are XML (.docx, .xlsx); nothing where it
/// cannot be read.
pub fn texts(bytes: &[u8]) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    let read = each(bytes, |_, part| {
        let mut bytes = Vec::new();
        let size = part.read_to_end(&mut bytes)?;
        texts.extend(markup::texts(&bytes).into_iter().flatten());
        Ok(size as u64)
    });
    read.is_ok().then_some(texts)
}

/// Gives the name of each part and what it unpacks to, as far as all of them may;
/// `unpack` tells how many bytes it took.
fn each(
    bytes: &[u8],
    mut unpack: impl FnMut(String, &mut dyn Read) -> std::io::Result<u64>,
) -> Result<(), Box<Diagnostic>> {
    let mut zip = open(bytes)?;
    let too_large = || {
        let size = (LARGEST / 1_048_576).to_string();
        Box::new(Diagnostic::new(Code::UnpacksTooLarge).arg("size", size))
    };
    if zip.len() > MOST_PARTS {
        return Err(too_large());
    }
    let mut left = LARGEST;
    for index in 0..zip.len() {
        let part = zip.by_index(index).map_err(|fault| refused(&fault))?;
        let name = part.name().map_err(|_| damaged())?.into_owned();
        let size = unpack(name, &mut part.take(left + 1)).map_err(|_| damaged())?;
        left = left.checked_sub(size).ok_or_else(too_large)?;
    }
    Ok(())
}

/// The text of a part; nothing where there is none of that name.
///
/// # Errors
/// `file-damaged`, also where its elements lie deeper in each other than anybody
/// writes them: who walks them must come to an end.
pub(crate) fn text(bytes: &[u8], name: &str) -> Result<Option<String>, Box<Diagnostic>> {
    let Some(part) = part(bytes, name)? else {
        return Ok(None);
    };
    match String::from_utf8(part) {
        Ok(text) if markup::depth(&text) <= DEEPEST => Ok(Some(text)),
        _ => Err(damaged()),
    }
}

/// The bytes of a part; nothing where there is none of that name.
///
/// # Errors
/// `file-damaged`.
pub(crate) fn part(bytes: &[u8], name: &str) -> Result<Option<Vec<u8>>, Box<Diagnostic>> {
    let mut zip = open(bytes)?;
    let Ok(part) = zip.by_name(name) else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    match part.take(LARGEST).read_to_end(&mut bytes) {
        Ok(_) => Ok(Some(bytes)),
        Err(_) => Err(damaged()),
    }
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Box<Diagnostic>> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|fault| refused(&fault))
}

fn refused(fault: &zip::result::ZipError) -> Box<Diagnostic> {
    if fault.to_string().to_lowercase().contains("password") {
        return encrypted();
    }
    damaged()
}

/// The file cannot be read.
pub(crate) fn damaged() -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Code::FileDamaged))
}

/// The file has a password.
pub(crate) fn encrypted() -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Code::FileEncrypted))
}

/// Whether the bytes begin like a zip.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether the bytes begin like the older compound files.
pub(crate) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// Whether a compound file is a newer file under a password.
pub(crate) fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    is_compound(bytes) && bytes.windows(name.len()).any(|window| window == name)
}
