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
        let needs_version = self.text(f, "needs-version");
        if let Some(version) = &needs_version
            && version_parts(version).is_none()
        {
            let fault = Diagnostic::new(Code::UnknownValue).arg("key", "needs-version");
            let fault = fault.arg("word", &version.value).at(version.at);
            self.push(fault.hint("version-form"));
        }
        self.raw.config = Config {
            extends: self.text(f, "extends"),
            kind: self
                .choice(f, "kind", &keys::FOLDER_KINDS)
                .map_or_else(Default::default, |kind| kind.value),
            keeper: self.text(f, "keeper"),
            needs_version,
            today: self.day(f, "today"),
            system_fonts: self.flag(f, "system-fonts").unwrap_or(false),
            leading_role_limit: self
                .number(f, "leading-role-limit")
                .map(|limit| limit.value),
            mask_phones: self
                .choice(f, "public-phones", &keys::PUBLIC_PHONES)
                .is_some_and(|mask| mask.value),
            honorific: self
                .text(f, "honorific")
                .map_or(String::new(), |words| words.value.trim().to_string()),
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

/// 0.2.1 in numbers; what is left out is 0.
pub(in crate::load) fn version_parts(version: &str) -> Option<[u32; 3]> {
    let mut parts = [0; 3];
    let version = version.trim().trim_start_matches(['v', 'V']);
    for (nth, part) in version.split('.').enumerate() {
        *parts.get_mut(nth)? = part.parse().ok()?;
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::version_parts as parts;

    #[test]
    fn versions_compare_number_by_number() {
        assert!(parts("0.10") > parts("0.9.3"));
        assert_eq!(parts("0.1"), parts("v0.1.0"));
        assert_eq!(parts("新版"), None);
        assert_eq!(parts("1.2.3.4"), None);
    }
}
