//! References: words that name a record, alone or in lists, with the commas
//! that clerks type between them.

use super::*;
use crate::diagnostic::At;
use crate::load::raw::Text;
use crate::load::typing::trim_odd;

impl Decoder<'_> {
    /// References to several records.
    pub(super) fn references(&mut self, fields: &mut Fields, name: &'static str) -> Vec<Text> {
        let taken = self.taken(fields, name);
        taken.map_or(Vec::new(), |(node, key)| self.references_of(node, key))
    }

    /// References that stand there.
    pub(super) fn references_of(&mut self, node: Node, key: &'static str) -> Vec<Text> {
        let mut words = Vec::new();
        self.each(node, key, &mut |decoder, item| {
            if let Some(text) = decoder.text_of(item, key) {
                words.extend(decoder.split(text));
            }
        });
        words
    }

    /// Passes each item of a list on; a single value is a list of one.
    pub(super) fn each(&mut self, node: Node, key: &str, take: &mut dyn FnMut(&mut Self, Node)) {
        match node.value {
            Value::Seq(items) => {
                for item in items {
                    if item.is_empty() {
                        self.empty_value(item.at, key);
                    } else {
                        take(self, item);
                    }
                }
            }
            Value::Null | Value::Faulty => {}
            _ if self.text_for_list(&node) => {}
            _ => take(self, node),
        }
    }

    /// One word, or several with the wrong commas between them: reported, and
    /// taken apart all the same.
    pub(super) fn split(&mut self, text: Text) -> Vec<Text> {
        let mark = if text.contains('，') {
            '，'
        } else if self.names.is_list(&text, '、') {
            '、'
        } else if text.contains(',') {
            ','
        } else {
            return vec![text];
        };
        let parts: Vec<&str> = text.split([mark, ',', '，']).map(trim_odd).collect();
        let parts: Vec<String> = parts
            .iter()
            .filter(|p| !p.is_empty())
            .map(|p| p.to_string())
            .collect();
        let right = format!("[{}]", parts.join(", "));
        if mark == ',' {
            let fault = Diagnostic::new(Code::WrongType)
                .arg("key", text.value.clone())
                .arg("expected", "list")
                .arg("found", "text")
                .at(text.at);
            self.push(fault.hint_with("write-list", [("right", right)]));
        } else {
            let edits = self.as_list(&text, &right);
            for (line, column) in self.places_of(text.at, mark) {
                self.mistyped(Candidate {
                    code: Code::FullwidthComma,
                    line,
                    column,
                    len: 1,
                    word: text.value.clone(),
                    hint: "write-list",
                    right: right.clone(),
                    edits: edits.clone(),
                });
            }
        }
        parts
            .into_iter()
            .map(|part| At::new(part, text.at))
            .collect()
    }

    /// The list in the place of a text, where that stands alone on its line behind a
    /// key as it was typed.
    fn as_list(&self, text: &Text, right: &str) -> Vec<Edit> {
        let extent = self.positions().get(text.at.node);
        let (before, _) = self.positions().around(self.text, text.at.node);
        let line = before.lines().next_back().unwrap_or_default();
        let behind_key = line.trim_end().ends_with(':') && !line.contains(['{', '[']);
        if !behind_key || self.typed(text.at) != Some(text.as_str()) {
            return Vec::new();
        }
        vec![Edit {
            line: extent.line,
            column: extent.column,
            removed: text.chars().count() as u32,
            inserted: right.to_owned(),
        }]
    }
}
