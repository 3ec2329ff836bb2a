//! Takes values; gives them as they are typed in YAML.

use chrono::NaiveDate;

/// A value to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words, put into quotes where YAML needs it.
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// A whole number.
    Number(u32),
    /// A word of a closed set, in English and in Chinese.
    Choice(&'static str, &'static str),
    /// Words of the file itself, copied.
    Typed(String),
    /// References, one after the other.
    List(Vec<String>),
    /// A person or post as a record of one key: `{person: lin}`.
    One(&'static str, String),
}

impl Value {
    /// The value within one line, as brackets need it.
    pub fn typed(&self, quoted: bool, chinese: bool) -> String {
        match self {
            Self::Text(text) => scalar(text, quoted),
            Self::Day(day) => day.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Choice(_, word) if chinese => word.to_string(),
            Self::Choice(word, _) => word.to_string(),
            Self::Typed(text) => text.clone(),
            Self::List(texts) => {
                let items: Vec<String> = texts.iter().map(|t| scalar(t, false)).collect();
                format!("[{}]", items.join(", "))
            }
            Self::One(key, text) => {
                let key = match *key {
                    "person" if chinese => "姓名",
                    "post" if chinese => "职务",
                    key => key,
                };
                format!("{{{key}: {}}}", scalar(text, false))
            }
        }
    }
}

/// Text in quotes if its neighbour is, or if YAML would read it otherwise.
pub(super) fn scalar(text: &str, quoted: bool) -> String {
    if !quoted && is_plain(text) {
        return text.to_string();
    }
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '\\' | '"' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn is_plain(text: &str) -> bool {
    let first = text.chars().next();
    let signs = |c: char| "-?:,[]{}#&*!|>'\"%@`=<～~ \t".contains(c);
    let number = text
        .chars()
        .all(|c| c.is_ascii_digit() || "+-._:eExXoO".contains(c));
    let word = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
        .contains(&text.to_ascii_lowercase().as_str());
    first.is_some_and(|c| !signs(c))
        && !text.ends_with([' ', ':'])
        && !text.contains(|c: char| ",[]{}\n\"\\".contains(c))
        && !text.contains(": ")
        && !text.contains(" #")
        && !number
        && !word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_yaml_would_misread_is_quoted() {
        assert_eq!(scalar("林浩然", false), "林浩然");
        assert_eq!(scalar("0631-555-0101", false), "\"0631-555-0101\"");
        assert_eq!(scalar("甲,乙", false), "\"甲,乙\"");
        assert_eq!(scalar("no", false), "\"no\"");
        assert_eq!(scalar("li-min", false), "li-min");
        assert_eq!(scalar("说“好”", true), "\"说“好”\"");
    }
}
