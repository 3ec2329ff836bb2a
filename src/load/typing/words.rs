//! Single lines and words as clerks type them.

use super::Candidate;
use crate::diagnostic::{Code, Edit};
use crate::load::keys::{self, Record};

/// Spaces that look like one and are none to YAML: full-width, no-break,
/// zero-width and their kin.
pub(in crate::load) fn is_odd(c: char) -> bool {
    matches!(
        c,
        '\u{A0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200B}' | '\u{202F}' | '\u{205F}' | '\u{2060}' | '\u{3000}' | '\u{FEFF}'
    )
}

/// Without odd and ordinary spaces at both ends.
pub(in crate::load) fn trim_odd(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_odd(c))
}

/// How sure one must be that a line was meant as `key: value`.
#[derive(Debug, Clone, Copy)]
pub(in crate::load) enum Fit {
    /// Nothing else can stand there.
    Any,
    /// The key must be one of any record.
    KnownKey,
    /// Text can stand there: the key must be one of the record that can as well.
    KeyOf(&'static Record),
}

/// A stretch of a line that was meant as `key: value`, with the fault in its
/// colon. `column` is that of the first character.
pub(in crate::load) fn as_mapping(
    content: &[char],
    line: u32,
    column: u32,
    fit: Fit,
) -> Option<Candidate> {
    let colon = content.iter().position(|c| matches!(c, ':' | '：'))?;
    let key: String = content[..colon].iter().collect();
    let key = trim_odd(&key);
    let known = is_key(key);
    let fits = match fit {
        Fit::Any => true,
        Fit::KnownKey => known,
        Fit::KeyOf(record) => record.field(key).is_some(),
    };
    if key.is_empty() || !fits {
        return None;
    }
    if !known && (key.chars().count() > 12 || key.contains(['，', '。', '；', '“', '/', '@']))
    {
        return None;
    }
    let rest = &content[colon + 1..];
    let spaces = rest
        .iter()
        .take_while(|c| c.is_whitespace() || is_odd(**c))
        .count();
    let value: String = rest[spaces..].iter().collect();
    let right = format!("{key}: {value}").trim_end().to_owned();
    let at = column + colon as u32;
    let space = if value.is_empty() { "" } else { " " };
    let (code, hint, column, edit) = if content[colon] == '：' {
        let edit = (at, 1 + spaces, format!(":{space}"));
        (Code::FullwidthColon, "type-colon", at, edit)
    } else if spaces > 0 && rest[..spaces].iter().any(|c| is_odd(*c)) {
        let edit = (at + 1, spaces, space.to_owned());
        (Code::OddSpace, "type-space", at + 1, edit)
    } else if spaces == 0 && !value.is_empty() {
        (
            Code::MissingSpace,
            "type-space-after-colon",
            at,
            (at + 1, 0, " ".to_owned()),
        )
    } else {
        return None;
    };
    Some(Candidate {
        code,
        line,
        column,
        len: 1,
        word: key.to_owned(),
        hint,
        right,
        edits: vec![Edit {
            line,
            column: edit.0,
            removed: edit.1 as u32,
            inserted: edit.2,
        }],
    })
}

/// A known key, a gap and a value: the colon was forgotten.
pub(in crate::load) fn without_colon(
    content: &[char],
    line: u32,
    column: u32,
) -> Option<Candidate> {
    let len = content
        .iter()
        .position(|c| *c == ' ' || is_odd(*c))
        .unwrap_or(content.len());
    let key: String = content[..len].iter().collect();
    if !is_key(&key) {
        return None;
    }
    let gap = content[len..]
        .iter()
        .take_while(|c| c.is_whitespace() || is_odd(**c))
        .count();
    let value: String = content[len + gap..].iter().collect();
    let inserted = if value.is_empty() { ":" } else { ": " };
    Some(Candidate {
        code: Code::YamlSyntax,
        line,
        column: column + len as u32,
        len: 1,
        word: "colon-missing".to_owned(),
        hint: "write-colon",
        right: format!("{key}: {value}").trim_end().to_owned(),
        edits: vec![Edit {
            line,
            column: column + len as u32,
            removed: gap as u32,
            inserted: inserted.to_owned(),
        }],
    })
}

/// A stretch of a line that was meant as an item of a list, with the fault
/// after its dash.
pub(in crate::load) fn as_sequence(content: &[char], line: u32, column: u32) -> Option<Candidate> {
    let [dash @ ('-' | '－'), second, ..] = content else {
        return None;
    };
    let odd = content[1..].iter().take_while(|c| is_odd(**c)).count();
    if *dash == '-' && (*second == '-' || *second == ' ') {
        return None;
    }
    let rest: String = content[1 + odd..].iter().collect();
    Some(Candidate {
        code: if odd > 0 {
            Code::OddSpace
        } else {
            Code::MissingSpace
        },
        line,
        column: if odd > 0 { column + 1 } else { column },
        len: 1,
        word: content.iter().collect(),
        hint: if odd > 0 {
            "type-space"
        } else {
            "type-space-after-dash"
        },
        right: format!("- {}", rest.trim()),
        edits: vec![Edit {
            line,
            column,
            removed: 1 + odd as u32,
            inserted: "- ".to_owned(),
        }],
    })
}

/// Whether the word is a key of any record.
pub(super) fn is_key(word: &str) -> bool {
    keys::all().any(|record| record.field(word).is_some())
}

/// Edits that put a stretch of one line, or of several, into single quotes.
/// Columns from 1; the end is exclusive.
pub(super) fn quote(lines: &[(u32, &[char])], start: u32, end: u32) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut insert = |line, column, text: &str| {
        edits.push(Edit {
            line,
            column,
            removed: 0,
            inserted: text.to_owned(),
        });
    };
    for (index, (line, chars)) in lines.iter().enumerate() {
        let from = if index == 0 { start } else { 1 };
        let until = if index + 1 == lines.len() {
            end
        } else {
            chars.len() as u32 + 1
        };
        if index == 0 {
            insert(*line, from, "'");
        }
        for column in from..until {
            if chars.get(column as usize - 1) == Some(&'\'') {
                insert(*line, column, "'");
            }
        }
        if index + 1 == lines.len() {
            insert(*line, until, "'");
        }
    }
    edits
}
