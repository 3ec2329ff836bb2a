//! Texts, ids, yes and no, numbers, and words of closed sets.

use super::*;
use crate::character;
use crate::diagnostic::{At, nearest};
use crate::load::keys::{self, Choices, Words};
use crate::load::raw::Text;
use crate::load::typing::{is_odd, trim_odd};

/// Signs that no id may hold: they part ids from each other somewhere.
pub(in crate::load) const NOT_IN_IDS: &[char] = &[
    '.', '/', '\\', ':', '@', '{', '}', '[', ']', ',', '，', '、', '：', '"', '\'', '*', '?', '<',
    '>', '|', '#', '%',
];

impl Decoder<'_> {
    /// The value of a field and its key as the file's writer would write it.
    pub(super) fn taken(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
    ) -> Option<(Node, &'static str)> {
        let node = fields.take(name)?;
        Some((node, self.key_shown(fields, name)))
    }

    /// The text of a field, however many lines it has, and its key.
    pub(super) fn word(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
    ) -> Option<(Text, &'static str)> {
        let (node, key) = self.taken(fields, name)?;
        Some((self.text_of(node, key)?, key))
    }

    /// A line of text. Nothing, if it was not given or left empty.
    pub(super) fn text(&mut self, fields: &mut Fields, name: &'static str) -> Option<Text> {
        let (text, _) = self.word(fields, name)?;
        Some(text.map(in_one_line))
    }

    /// A line of text with the full-width spaces before it.
    pub(super) fn filled(&mut self, fields: &mut Fields, name: &'static str) -> Option<Text> {
        let typed = match fields.peek(name)?.value {
            Value::Str(ref text) => text.chars().take_while(|c| *c == '\u{3000}').collect(),
            _ => String::new(),
        };
        let text = self.text(fields, name)?;
        Some(text.map(|text| typed + &text))
    }

    /// Running text: paragraphs lose the full-width spaces typed before them.
    pub(super) fn prose(&mut self, fields: &mut Fields, name: &'static str) -> Option<Text> {
        let (node, key) = self.taken(fields, name)?;
        self.prose_of(node, key)
    }

    /// The running text that stands there.
    pub(super) fn prose_of(&mut self, node: Node, key: &str) -> Option<Text> {
        let node = in_paragraphs(node);
        Some(self.text_of(node, key)?.map(without_typed_indents))
    }

    /// A text without which the record is at fault; empty then.
    pub(super) fn required_text(&mut self, fields: &mut Fields, name: &'static str) -> Text {
        self.required_lines(fields, name).map(in_one_line)
    }

    /// The same with its lines as they were typed.
    pub(super) fn required_lines(&mut self, fields: &mut Fields, name: &'static str) -> Text {
        if fields.is_blank(name) {
            let key = self.key_shown(fields, name);
            self.empty_value(fields.key(name), key);
        }
        let word = self.word(fields, name).map(|(text, _)| text);
        word.unwrap_or(At::new(String::new(), fields.at))
    }

    pub(super) fn key_shown(&self, fields: &Fields, name: &'static str) -> &'static str {
        fields
            .record
            .field(name)
            .map_or(name, |field| self.shown(field))
    }

    /// A text as it was typed: 1.10 stays 1.10, and 007 stays 007.
    pub(super) fn text_of(&mut self, node: Node, key: &str) -> Option<Text> {
        let at = node.at;
        let text = match node.value {
            Value::Str(text) => text,
            Value::Null | Value::Faulty => return None,
            Value::Int(number) => match self.typed(at) {
                Some(typed) => typed.to_owned(),
                None => number.to_string(),
            },
            Value::Bool(_) | Value::Decimal => self.typed(at).unwrap_or_default().to_owned(),
            Value::Map(_) | Value::Seq(_) => return self.collection_as_text(&node, key),
        };
        let trimmed = trim_odd(&text);
        if trimmed.is_empty() {
            return None;
        }
        if trimmed.ends_with('"') {
            self.dangling_quote(at, trimmed);
        }
        let text = if trimmed.len() == text.len() {
            text
        } else {
            trimmed.to_owned()
        };
        Some(At::new(text, at))
    }

    /// A quote closes a text and none opened it.
    fn dangling_quote(&mut self, at: Origin, text: &str) {
        if text.matches('"').count() != 1 {
            return;
        }
        let Some(typed) = self.typed(at).filter(|typed| *typed == text) else {
            return;
        };
        let extent = self.positions().get(at.node);
        self.mistyped(Candidate {
            code: Code::YamlSyntax,
            line: extent.line,
            column: extent.column,
            len: typed.chars().count() as u32,
            word: "quote-open".to_owned(),
            hint: "quote-value",
            right: format!("\"{typed}"),
            edits: vec![Edit {
                line: extent.line,
                column: extent.column,
                removed: 0,
                inserted: "\"".to_owned(),
            }],
        });
    }

    /// `- 重点: 一是…` and `text: [2026]…` were meant as text.
    fn collection_as_text(&mut self, node: &Node, key: &str) -> Option<Text> {
        let extent = self.positions().get(node.at.node);
        let one_line = match &node.value {
            Value::Map(entries) => match entries.as_slice() {
                [(first, value)] => {
                    let end = self.positions().get(value.at.node).end_line;
                    matches!(first.value, Value::Str(_)) && end == extent.line && !value.is_empty()
                }
                _ => false,
            },
            _ => false,
        };
        if !one_line || self.in_brackets(node.at) {
            self.wrong_type(node, key, "text");
            return None;
        }
        let (_, rest) = self.positions().around(self.text, node.at.node);
        let rest = rest.lines().next().unwrap_or_default();
        let rest = rest.split(" #").next().unwrap_or_default().trim_end();
        let text = rest.to_owned();
        let prose = typing::wide_colons(&text);
        self.mistyped(Candidate {
            code: Code::UnquotedSpecial,
            line: extent.line,
            column: extent.column,
            len: text.chars().count() as u32,
            word: text.clone(),
            hint: match prose {
                Some(_) => "write-wide-colon",
                None => "quote-value",
            },
            right: prose.unwrap_or_else(|| format!("\"{text}\"")),
            edits: Vec::new(),
        });
        Some(At::new(text, node.at))
    }

    /// The id of a record that others refer to.
    pub(super) fn id(&mut self, fields: &mut Fields, name: &'static str) -> Option<Text> {
        let id = self.text(fields, name)?;
        let odd = |c: char| c.is_whitespace() || is_odd(c) || NOT_IN_IDS.contains(&c);
        if id.contains(odd) {
            let right: String = id.value.chars().filter(|c| !odd(*c)).collect();
            self.invalid_id(&id, "id-words", right);
        }
        Some(id)
    }

    /// A record without an id is known by its name; the id stands in for a name
    /// that could not be read. Nothing where there is neither.
    pub(super) fn identify(
        &mut self,
        fields: &Fields,
        id: &mut Text,
        name: &mut Text,
    ) -> Option<()> {
        if id.is_empty() && name.is_empty() {
            if !fields.has("id") {
                self.missing(fields, "id");
            }
            return None;
        }
        if id.is_empty() {
            *id = name.clone();
        } else if name.is_empty() {
            name.value.clone_from(&id.value);
        }
        Some(())
    }

    pub(super) fn invalid_id(&mut self, id: &Text, hint: &'static str, right: String) {
        let fault = Diagnostic::new(Code::InvalidId)
            .arg("word", id.value.clone())
            .at(id.at);
        self.push(fault.hint_with(hint, [("right", right)]));
    }

    /// Yes or no; `None` if it was not given or is neither.
    pub(super) fn flag(&mut self, fields: &mut Fields, name: &'static str) -> Option<bool> {
        let (node, key) = self.taken(fields, name)?;
        match node.value {
            Value::Bool(value) => return Some(value),
            Value::Null | Value::Faulty => return None,
            Value::Int(number @ (0 | 1)) => return Some(number == 1),
            _ => {}
        }
        let text = self.text_of(node, key)?;
        let value = keys::FLAGS.find(&text.to_lowercase());
        if value.is_none() {
            self.unknown_value(key, &text, &keys::FLAGS);
        }
        value
    }

    /// A word of a closed set.
    pub(super) fn choice<T: Clone + Sync + std::fmt::Debug>(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
        choices: &'static Choices<T>,
    ) -> Option<At<T>> {
        let (node, key) = self.taken(fields, name)?;
        self.choice_of(node, key, choices)
    }

    pub(super) fn choice_of<T: Clone + Sync + std::fmt::Debug>(
        &mut self,
        node: Node,
        key: &'static str,
        choices: &'static Choices<T>,
    ) -> Option<At<T>> {
        let at = node.at;
        let text = self.text_of(node, key)?;
        let value = choices.find(&text);
        if value.is_none() {
            self.unknown_value(key, &text, choices);
        }
        Some(At::new(value?, at))
    }

    pub(super) fn unknown_value(&mut self, key: &str, text: &Text, choices: &dyn Words) {
        let words = choices.words();
        let fault = Diagnostic::new(Code::UnknownValue)
            .arg("key", key)
            .arg("word", text.value.clone())
            .at(text.at);
        let all = words.iter().flat_map(|words| words.iter().copied());
        let fault = match nearest(text, all) {
            Some(name) => fault.hint_with("did-you-mean", [("name", name.to_owned())]),
            None => {
                let shown = words.iter().filter_map(|words| {
                    let index = usize::from(self.chinese && words.len() > 1);
                    words.get(index).copied()
                });
                let shown: Vec<&str> = shown.collect();
                // 、 may be part of a word: 一、
                let sign = match shown.iter().any(|word| word.contains(['、', ','])) {
                    true => "  /  ",
                    false if self.chinese => "、",
                    false => ", ",
                };
                let list = shown.join(sign);
                fault.hint_with("known-values", [("list", list)])
            }
        };
        self.push(fault);
    }

    /// A whole number from 0 up. Full-width digits are understood.
    pub(super) fn number(&mut self, fields: &mut Fields, name: &'static str) -> Option<At<u32>> {
        let (node, key) = self.taken(fields, name)?;
        let at = node.at;
        if let Value::Int(value) = node.value
            && let Ok(value) = u32::try_from(value)
        {
            return Some(At::new(value, at));
        }
        let text = self.text_of(node, key)?;
        let digits = half_width(&text);
        match digits.trim().parse() {
            Ok(value) => Some(At::new(value, at)),
            Err(_) => {
                let fault = Diagnostic::new(Code::InvalidNumber)
                    .arg("key", key)
                    .arg("word", text.value)
                    .at(at);
                let figures: String = digits.chars().filter(char::is_ascii_digit).collect();
                self.push(match figures.parse::<u32>() {
                    Ok(number) => fault.hint_with("only-digits", [("right", number.to_string())]),
                    Err(_) => fault.hint_with("only-digits", [("right", "12".to_owned())]),
                });
                None
            }
        }
    }
}

/// Full-width digits, letters and signs as their narrow counterparts.
pub(super) fn half_width(text: &str) -> String {
    text.chars().map(character::half_width).collect()
}

/// Lines in one: a blank stands only between what has one in Western words.
pub(super) fn in_one_line(text: String) -> String {
    let joined = text.split('\n').fold(String::new(), |mut out, line| {
        let western = |c: Option<char>| c.is_none_or(|c| c.is_ascii());
        if !out.is_empty() && western(out.chars().last()) && western(line.chars().next()) {
            out.push(' ');
        }
        out + line
    });
    match text.contains('\n') {
        true => joined,
        false => text,
    }
}

/// Texts in a list are paragraphs, one each.
fn in_paragraphs(node: Node) -> Node {
    let text = |item: &Node| match &item.value {
        Value::Str(text) => Some(text.clone()),
        _ => None,
    };
    let texts: Option<Vec<String>> = match &node.value {
        Value::Seq(items) => items.iter().map(text).collect(),
        _ => None,
    };
    match texts {
        Some(texts) => node.with(texts.join("\n\n")),
        None => node,
    }
}

/// A line that was indented by hand begins a paragraph, whose indent is ours.
pub(super) fn without_typed_indents(text: String) -> String {
    const INDENT: &str = "　　";
    let indented = |line: &str| line.starts_with(is_odd);
    if !text.contains(INDENT) && !text.lines().any(indented) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let begun = line.starts_with(INDENT) && !out.is_empty() && !out.ends_with("\n\n");
        out.push_str(if begun { "\n" } else { "" });
        // YAML makes one line of several where no `|` stands before them.
        for (i, words) in line.trim_start_matches(is_odd).split(INDENT).enumerate() {
            let ended = out.trim_end().ends_with(['。', '！', '？', '；']);
            out.push_str(match (i, ended) {
                (0, _) => "",
                (_, true) => "\n\n",
                (_, false) => INDENT,
            });
            out.push_str(words);
        }
        out.push('\n');
    }
    out.truncate(out.trim_end_matches('\n').len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_indents_go_and_blank_lines_stay() {
        let text = "　　为加强\n\n　　各科室".to_owned();
        assert_eq!(without_typed_indents(text), "为加强\n\n各科室");
        let lines = "　　为加强。\n　　各科室\n要做好。".to_owned();
        assert_eq!(without_typed_indents(lines), "为加强。\n\n各科室\n要做好。");
        let folded = "为加强。 　　各科室要做好。".to_owned();
        assert_eq!(without_typed_indents(folded), "为加强。 \n\n各科室要做好。");
        let blank_to_fill = "姓名：　　　　年龄".to_owned();
        assert!(!without_typed_indents(blank_to_fill).contains('\n'));
    }
}
