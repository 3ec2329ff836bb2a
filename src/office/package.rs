//! Takes the bytes of a zipped office file; gives its parts, within bounds: a
//! small file can unpack to more than any machine holds.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::diagnostic::{Code, Diagnostic};

/// Largest file that is opened, bytes.
pub(super) const LARGEST_FILE: usize = 64 * 1024 * 1024;

/// Most that all parts together may unpack to, bytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Most parts.
const MOST_PARTS: usize = 5_000;

/// The names of the parts, once all of them have been unpacked and counted:
/// the sizes that a file says of itself prove nothing.
///
/// # Errors
/// `file-damaged`, `file-encrypted`, `unpacks-too-large`.
pub(super) fn checked(bytes: &[u8]) -> Result<Vec<String>, Box<Diagnostic>> {
    let mut zip = open(bytes)?;
    let too_large = || {
        let size = (LARGEST / 1_048_576).to_string();
        Box::new(Diagnostic::new(Code::UnpacksTooLarge).arg("size", size))
    };
    if zip.len() > MOST_PARTS {
        return Err(too_large());
    }
    let mut left = LARGEST;
    let mut names = Vec::with_capacity(zip.len());
    for index in 0..zip.len() {
        let part = zip.by_index(index).map_err(|fault| refused(&fault))?;
        names.push(part.name().map_err(|_| damaged())?.into_owned());
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink());
        let size = read.map_err(|_| damaged())?;
        left = left.checked_sub(size).ok_or_else(too_large)?;
    }
    Ok(names)
}

/// The text of a part; nothing where there is none of that name.
///
/// # Errors
/// `file-damaged`.
pub(super) fn text(bytes: &[u8], name: &str) -> Result<Option<String>, Box<Diagnostic>> {
    let mut zip = open(bytes)?;
    let Ok(part) = zip.by_name(name) else {
        return Ok(None);
    };
    let mut text = String::new();
    match part.take(LARGEST).read_to_string(&mut text) {
        Ok(_) => Ok(Some(text)),
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
pub(super) fn damaged() -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Code::FileDamaged))
}

/// The file has a password.
pub(super) fn encrypted() -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Code::FileEncrypted))
}

/// Whether the bytes begin like a zip.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether the bytes begin like the older compound files.
pub(super) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

/// Whether a compound file is a newer file under a password.
pub(super) fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    is_compound(bytes) && bytes.windows(name.len()).any(|window| window == name)
}
