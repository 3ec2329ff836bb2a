//! Forgiving access to PDF objects: whatever is missing or odd is `None`.

use lopdf::{Dictionary, Document as File, Object, Stream};

/// The object itself, references followed.
pub(super) fn resolve<'a>(file: &'a File, object: &'a Object) -> Option<&'a Object> {
    file.dereference(object).ok().map(|(_, object)| object)
}

/// A dictionary, or that of a stream.
pub(super) fn dict<'a>(file: &'a File, object: &'a Object) -> Option<&'a Dictionary> {
    match resolve(file, object)? {
        Object::Dictionary(dict) => Some(dict),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// A stream.
pub(super) fn stream<'a>(file: &'a File, object: &'a Object) -> Option<&'a Stream> {
    resolve(file, object)?.as_stream().ok()
}

/// An entry of a dictionary, references followed.
pub(super) fn get<'a>(file: &'a File, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    resolve(file, dict.get(key).ok()?)
}

/// A number of either kind.
pub(super) fn number(file: &File, object: &Object) -> Option<f32> {
    match resolve(file, object)? {
        Object::Integer(n) => Some(*n as f32),
        Object::Real(n) => Some(*n),
        _ => None,
    }
}

/// The numbers of an array.
pub(super) fn numbers(file: &File, object: &Object) -> Vec<f32> {
    match resolve(file, object) {
        Some(Object::Array(items)) => items.iter().filter_map(|o| number(file, o)).collect(),
        _ => Vec::new(),
    }
}

/// An entry of a page, or of the nodes above it.
pub(super) fn inherited<'a>(
    file: &'a File,
    page: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Object> {
    let mut node = page;
    // A tree deeper than this is a loop.
    for _ in 0..64 {
        if let Some(found) = get(file, node, key) {
            return Some(found);
        }
        node = get(file, node, b"Parent")?.as_dict().ok()?;
    }
    None
}
