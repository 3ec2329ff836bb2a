//! What a committed journal says of itself: a line with the digests of each
//! write's path and images, and a digest of these lines. A journal that a
//! failing disk, a program that syncs folders or a curious hand has touched is
//! told by it, and nothing is done on its word.

use super::Write;
use crate::digest::digest;

/// In place of a digest: there is no file.
const NO_FILE: &str = "-";

/// The marker of these writes: whoever forges a journal can do as much.
pub fn of(writes: &[Write]) -> String {
    let lines: String = writes.iter().map(|write| line(write) + "\n").collect();
    let sum = digest(lines.as_bytes());
    lines + &sum + "\n"
}

/// The lines of a marker, one a write; nothing where it is not whole.
pub(super) fn lines(marker: &[u8]) -> Option<Vec<&str>> {
    let marker = std::str::from_utf8(marker).ok()?.strip_suffix('\n')?;
    let (lines, sum) = marker.rsplit_once('\n')?;
    let whole = digest(format!("{lines}\n").as_bytes()) == sum;
    whole.then(|| lines.lines().collect())
}

/// A write's line.
pub(super) fn line(write: &Write) -> String {
    let image = |bytes: &Option<Vec<u8>>| match bytes {
        Some(bytes) => digest(bytes),
        None => NO_FILE.to_string(),
    };
    let path = digest(write.path.as_bytes());
    format!("{path} {} {}", image(&write.before), image(&write.after))
}
