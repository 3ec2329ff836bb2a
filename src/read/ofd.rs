//! Takes an OFD file (GB/T 33190-2016); gives its texts.

use super::{markup, package};

/// What a page shows, its text objects run together, and whatever else the file says
/// of itself; nothing where it cannot be read.
pub fn texts(bytes: &[u8]) -> Option<Vec<String>> {
    let parts = package::checked(bytes).ok()?.into_iter();
    let parts = parts.filter(|(name, _)| name.ends_with(".xml"));
    let mut texts = Vec::new();
    for (name, _) in parts {
        let part = package::text(bytes, &name).ok()??;
        if name.ends_with("Content.xml") {
            let shown: String = codes(&part).collect();
            texts.extend(markup::texts(shown.as_bytes())?);
        } else {
            texts.extend(markup::texts(part.as_bytes())?);
        }
    }
    Some(texts)
}

/// Characters of each text object, as they stand in the file.
fn codes(part: &str) -> impl Iterator<Item = &str> {
    let objects = part.split("TextCode").skip(1);
    // Every other piece begins within an element, the others behind its end.
    let objects = objects.step_by(2);
    objects.filter_map(|object| {
        let (_, text) = object.split_once('>')?;
        Some(text.split('<').next().unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_told_from_numbers_of_glyphs() {
        let page = "<ofd:Glyphs>55 66</ofd:Glyphs>\
                    <ofd:TextCode X=\"1\" DeltaX=\"g 2 5\">张</ofd:TextCode>\
                    <ofd:TextCode X=\"9\">三&amp;</ofd:TextCode>";
        assert_eq!(codes(page).collect::<String>(), "张三&amp;");
    }
}
