//! Takes HTML or XML; gives its texts, entities resolved.

/// The texts of a file of markup: as it is, and without its tags.
pub fn texts(bytes: &[u8]) -> Option<Vec<String>> {
    let text = String::from_utf8_lossy(bytes);
    let mut bare = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => bare.push(c),
            _ => {}
        }
    }
    Some(vec![unescaped(&text), unescaped(&bare)])
}

/// What is read in a file of markup, without its tags.
pub fn words(bytes: &[u8]) -> Option<Vec<String>> {
    Some(vec![texts(bytes)?.pop()?])
}

/// How deep elements of XML lie in each other.
pub(super) fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let end = match rest {
            _ if rest.starts_with("!--") => rest.find("-->"),
            _ if rest.starts_with("![CDATA[") => rest.find("]]>"),
            _ => end_of_tag(rest),
        };
        let tag = &rest[..end.unwrap_or(rest.len())];
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !tag.starts_with(['!', '?']) {
            deepest = deepest.max(depth + 1);
            depth += usize::from(!tag.ends_with('/'));
        }
        rest = &rest[tag.len()..];
    }
    deepest
}

/// Where a tag ends: a sign within quotes ends none.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut ends = text.char_indices().filter(|(_, c)| match (quote, c) {
        (None, '>') => true,
        (None, '"' | '\'') => {
            quote = Some(*c);
            false
        }
        (Some(open), c) if open == *c => {
            quote = None;
            false
        }
        _ => false,
    });
    ends.next().map(|(at, _)| at)
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        let after = &rest[start + 1..];
        let name = after
            .split(';')
            .next()
            .filter(|n| n.len() <= 8 && n.len() < after.len());
        match name.and_then(|name| Some((name, entity(name)?))) {
            Some((name, c)) => {
                out.push(c);
                rest = &after[name.len() + 1..];
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    let number = name.strip_prefix('#');
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{A0}'),
        _ => {
            let number = number?;
            let value = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(value)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_counted_as_they_lie_in_each_other() {
        let xml = "<?xml version='1.0'?><a x='>'><b/><!-- <c><c><c> --><b y=\"/>\"><c/></b></a>";
        assert_eq!(depth(xml), 3);
        assert_eq!(depth(&"<a>".repeat(20_000)), 20_000);
    }

    #[test]
    fn text_cut_by_tags_and_written_in_entities_is_put_together() {
        let texts = texts(b"<p title=\"a&amp;b\">555<b>-01</b>&#x30;2</p>").unwrap();
        assert!(texts[0].contains("a&b"));
        assert_eq!(texts[1], "555-0102");
    }
}
