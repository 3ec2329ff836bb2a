//! Takes a path; gives the bytes of the file there, if it is one that ends: a pipe
//! or a device would keep whoever reads it for ever.

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Read, Result};
use std::path::Path;

use super::LARGEST;

/// Reads a whole file.
///
/// # Errors
/// The system's; `InvalidInput` for what is no file, `FileTooLarge`.
pub(super) fn read(path: &Path) -> Result<Vec<u8>> {
    let found = fs::metadata(path)?;
    if found.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !found.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    // It may grow while it is read.
    let mut file = File::open(path)?.take(LARGEST + 1);
    file.read_to_end(&mut bytes)?;
    match bytes.len() as u64 > LARGEST {
        true => Err(Error::from(ErrorKind::FileTooLarge)),
        false => Ok(bytes),
    }
}
