//! Takes a file; gives what it says of itself: tags, language, the standards that it
//! says to keep. Whether it does keep them is for a validator to say.

use lopdf::{Dictionary, Document as File, Object};

use super::budget;
use super::object::{dict, get, stream};

/// What a file says of itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Claims {
    /// Whether it is tagged: its text has a structure to be read out by.
    pub tagged: bool,
    /// Language of its text: zh-CN.
    pub language: Option<String>,
    /// Part and level of PDF/A: 2A.
    pub archive: Option<String>,
    /// Part of PDF/UA: 1.
    pub accessible: Option<String>,
}

/// What a file says of itself; whatever is damaged says nothing.
pub(super) fn claims(file: &File) -> Claims {
    let Ok(catalog) = file.catalog() else {
        return Claims::default();
    };
    let packet = catalog.get(b"Metadata").ok();
    let packet = packet.and_then(|object| stream(file, object));
    let packet = packet.map(|stream| match stream.dict.has(b"Filter") {
        true => stream.decompressed_content_with_limit(budget::CONTENT),
        false => Ok(stream.content.clone()),
    });
    let packet = packet.and_then(Result::ok).unwrap_or_default();
    let packet = String::from_utf8_lossy(&packet);
    let level = property(&packet, "pdfaid:conformance").unwrap_or_default();
    Claims {
        tagged: is_tagged(file, catalog),
        language: get(file, catalog, b"Lang").and_then(text),
        archive: property(&packet, "pdfaid:part").map(|part| part + &level),
        accessible: property(&packet, "pdfuaid:part"),
    }
}

fn is_tagged(file: &File, catalog: &Dictionary) -> bool {
    let marked = || {
        let info = dict(file, catalog.get(b"MarkInfo").ok()?)?;
        get(file, info, b"Marked")?.as_bool().ok()
    };
    let structure = || {
        let root = dict(file, catalog.get(b"StructTreeRoot").ok()?)?;
        get(file, root, b"K")
    };
    marked() == Some(true) && structure().is_some()
}

/// A string for programs.
fn text(object: &Object) -> Option<String> {
    let bytes = object.as_str().ok()?;
    let text: String = bytes.iter().map(|b| char::from(*b)).collect();
    let text = text.trim().to_string();
    (!text.is_empty() && text.is_ascii()).then_some(text)
}

/// A property of an XMP packet, an element or an attribute.
fn property(packet: &str, name: &str) -> Option<String> {
    let mut found = packet.match_indices(name).filter_map(|(at, _)| {
        let rest = packet[at + name.len()..].trim_start();
        let value = match rest.strip_prefix('=').map(str::trim_start) {
            Some(quoted) => {
                let quote = quoted.chars().next().filter(|c| matches!(c, '"' | '\''))?;
                quoted[1..].split(quote).next()?
            }
            None => rest.strip_prefix('>')?.split('<').next()?,
        };
        let value = value.trim();
        let plain = (1..=8).contains(&value.len()) && value.is_ascii();
        plain.then(|| value.to_string())
    });
    found.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_elements_or_attributes() {
        let element = "<x:d><pdfaid:part> 2 </pdfaid:part><pdfaid:conformance>A</x>";
        let attribute = "<rdf:Description pdfuaid:part = '1' pdfaid:part=\"3\"/>";
        assert_eq!(property(element, "pdfaid:part").as_deref(), Some("2"));
        assert_eq!(
            property(element, "pdfaid:conformance").as_deref(),
            Some("A")
        );
        assert_eq!(property(attribute, "pdfaid:part").as_deref(), Some("3"));
        assert_eq!(property(attribute, "pdfuaid:part").as_deref(), Some("1"));
        for odd in [
            "pdfaid:part",
            "pdfaid:part>",
            "pdfaid:part=2",
            "</pdfaid:part>",
            "",
        ] {
            assert_eq!(property(odd, "pdfaid:part"), None, "{odd}");
        }
    }
}
