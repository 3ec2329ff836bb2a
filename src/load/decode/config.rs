//! `fangan.yaml`.

use super::*;
use crate::diagnostic::nearest;
use crate::load::keys;
use crate::load::raw::Config;

impl Decoder<'_> {
    pub(super) fn config(&mut self, root: Node) {
        if matches!(root.value, Value::Null) {
            return;
        }
        let Some(mut fields) = self.fields(root, &keys::CONFIG) else {
            self.broken();
            return;
        };
        let f = &mut fields;
        self.raw.config = Config {
            today: self.day(f, "today"),
            system_fonts: self.flag(f, "system-fonts").unwrap_or(false),
            leading_role_limit: self
                .number(f, "leading-role-limit")
                .map(|limit| limit.value),
            mask_phones: self
                .choice(f, "public-phones", &keys::PUBLIC_PHONES)
                .is_some_and(|mask| mask.value),
            severities: Default::default(),
        };
        if let Some(node) = f.take("severity") {
            self.severities(node);
        }
    }

    /// Any code may be raised or lowered.
    fn severities(&mut self, node: Node) {
        let entries = match node.value {
            Value::Map(entries) => entries,
            Value::Null | Value::Faulty => return,
            _ => {
                let key = keys::CONFIG
                    .field("severity")
                    .map_or("", |field| self.shown(field));
                return self.wrong_type(&node, key, "mapping");
            }
        };
        for (key, value) in entries {
            let Some(word) = self.key_word(&key) else {
                continue;
            };
            let Some(code) = Code::from_name(&word) else {
                self.unknown_code(&key, &word);
                continue;
            };
            if let Some(severity) = self.choice_of(value, code.name(), &keys::SEVERITIES) {
                self.raw.config.severities.insert(code, severity.value);
            }
        }
    }

    fn unknown_code(&mut self, key: &Node, word: &str) {
        let field = keys::CONFIG
            .field("severity")
            .map_or("", |field| self.shown(field));
        let fault = Diagnostic::new(Code::UnknownKey)
            .arg("record", field)
            .arg("key", word)
            .at(key.at);
        let codes = Code::ALL.iter().map(|code| code.name());
        self.push(match nearest(word, codes) {
            Some(name) => fault.hint_with("did-you-mean", [("name", name.to_owned())]),
            None => fault.hint("see-codes"),
        });
    }
}
