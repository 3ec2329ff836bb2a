//! Takes lines of separated values (RFC 4180); gives the texts of their cells.

/// The texts of all cells that are not empty.
pub fn texts(bytes: &[u8]) -> Option<Vec<String>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut texts = vec![String::new()];
    let mut quoted = false;
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        let last = texts.last_mut()?;
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => last.push('"'),
            '"' => quoted = !quoted,
            ',' | '\n' | '\r' if !quoted => texts.push(String::new()),
            c => last.push(c),
        }
    }
    texts.retain(|text| !text.is_empty());
    Some(texts)
}

#[cfg(test)]
mod tests {
    use super::texts;

    #[test]
    fn quotes_hold_marks_and_line_ends() {
        let bytes = "\u{feff}甲,\"乙,\n\"\"丙\"\"\"\r\n丁,,\r\n".as_bytes();
        assert_eq!(texts(bytes).unwrap(), ["甲", "乙,\n\"丙\"", "丁"]);
    }
}
