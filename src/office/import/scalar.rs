//! Takes a text; gives it as a value in YAML.

use crate::character::is_hanzi;

/// A text as YAML reads it back: quoted wherever it could be read as anything
/// else.
pub(super) fn scalar(text: &str) -> String {
    let plain = |c: char| is_hanzi(c) || c == '·';
    let word = matches!(text, "是" | "否" | "待定");
    if !text.is_empty() && !word && text.chars().all(plain) || is_id(text) {
        return text.to_string();
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out + "\""
}

/// petitions-head: an id that YAML takes for a word.
fn is_id(text: &str) -> bool {
    let other = ["yes", "no", "on", "off", "true", "false", "null", "y", "n"];
    let sign = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let begins = text.starts_with(|c: char| c.is_ascii_lowercase());
    begins && text.chars().all(sign) && !text.ends_with('-') && !other.contains(&text)
}

#[cfg(test)]
mod tests {
    use super::scalar;

    #[test]
    fn what_yaml_could_read_otherwise_is_quoted() {
        for plain in ["何静", "petitions-head", "阿依努尔·买买提"] {
            assert_eq!(scalar(plain), plain);
        }
        for quoted in ["", "是", "no", "0631", "a: b", "1e3", "- a"] {
            assert_eq!(scalar(quoted), format!("\"{quoted}\""));
        }
    }
}
