//! Takes a calendar (RFC 5545); gives its texts: lines that were folded put
//! together, marks of the format taken away.

/// The texts of a calendar, one for each line.
pub fn texts(bytes: &[u8]) -> Option<Vec<String>> {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let whole = text.replace("\n ", "").replace("\n\t", "");
    Some(whole.lines().map(unescaped).collect())
}

/// The value as it was before it was written as TEXT (3.3.11).
fn unescaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                other => out.extend(other),
            },
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_lines_are_put_together_and_marks_taken_away() {
        let texts = texts("SUMMARY:一、a\\, b\\\\\\nc 0631-\r\n 555\r\nEND:VEVENT\r\n".as_bytes());
        let expected = ["SUMMARY:一、a, b\\\nc 0631-555", "END:VEVENT"];
        assert_eq!(texts.unwrap(), expected);
    }
}
