//! The words for every fault, in Chinese and English: takes a diagnostic's
//! facts, gives the sentence a clerk reads.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::{Code, Diagnostic, Hint};

/// A language of the program's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// `zh` or `en`, as `--lang` takes it; also a locale's name such as
    /// `zh_CN.UTF-8`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name.split(['_', '-', '.']).next()? {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// All words of one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Locale {
    codes: BTreeMap<String, CodeText>,
    hints: BTreeMap<String, String>,
    notes: BTreeMap<String, String>,
    ui: BTreeMap<String, String>,
}

/// What is said of one code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeText {
    /// One sentence about this case, with `{placeholders}`.
    pub message: String,
    /// Why it is a fault.
    pub cause: String,
    /// The fault as it is typed.
    pub example: String,
    /// The right way.
    pub cure: String,
}

impl Locale {
    /// The words of that language; read once, when first asked for.
    pub fn of(lang: Lang) -> &'static Self {
        static ZH: OnceLock<Locale> = OnceLock::new();
        static EN: OnceLock<Locale> = OnceLock::new();
        match lang {
            Lang::Zh => ZH.get_or_init(|| read(include_str!("../../locales/zh.yaml"))),
            Lang::En => EN.get_or_init(|| read(include_str!("../../locales/en.yaml"))),
        }
    }

    /// What is wrong, in one sentence.
    pub fn message(&self, diagnostic: &Diagnostic) -> String {
        let name = diagnostic.code.name();
        match self.codes.get(name) {
            Some(text) => fill(&text.message, &diagnostic.args),
            None => name.to_string(),
        }
    }

    /// What to do.
    pub fn hint(&self, hint: &Hint) -> String {
        match self.hints.get(hint.key) {
            Some(text) => fill(text, &hint.args),
            None => hint.key.to_string(),
        }
    }

    /// What a related place has to do with it.
    pub fn note<'a>(&'a self, key: &'a str) -> &'a str {
        self.notes.get(key).map_or(key, String::as_str)
    }

    /// A sentence of the program about itself.
    pub fn ui(&self, key: &str, args: &[(&'static str, String)]) -> String {
        self.ui.get(key).map_or(key.to_string(), |t| fill(t, args))
    }

    /// Everything about a code; `None` only if the locale lacks it.
    pub fn text(&self, code: Code) -> Option<&CodeText> {
        self.codes.get(code.name())
    }

    /// Cause, example and cure of a code, as `fangan explain` prints them.
    pub fn explain(&self, code: Code) -> Option<String> {
        let text = self.text(code)?;
        let severity = self.ui(code.severity().name(), &[]);
        let indented = text.example.lines().map(|l| format!("    {l}\n"));
        Some(format!(
            "{} ({severity})\n\n{}\n\n{}\n\n{}\n{}\n\n{}\n",
            code.name(),
            text.cause.trim_end(),
            self.ui("example", &[]),
            indented.collect::<String>(),
            self.ui("cure", &[]),
            text.cure.trim_end(),
        ))
    }

    /// Keys of hints, notes and the program's own sentences, for tests.
    #[cfg(test)]
    fn keys(&self) -> [Vec<&str>; 3] {
        [&self.hints, &self.notes, &self.ui].map(|m| m.keys().map(String::as_str).collect())
    }
}

/// The one place beside `load/yaml.rs` that names the YAML crate: the locale is
/// compiled in, and a test reads both.
fn read(text: &str) -> Locale {
    serde_yaml::from_str(text).expect("the embedded locale is valid; a test reads it")
}

/// Longest value that goes into a sentence, in characters.
const LONGEST: usize = 60;

/// Puts the values into `{name}` places. A place without a value stays as it
/// is, so that a forgotten value is seen and nothing breaks.
fn fill(template: &str, args: &[(&'static str, String)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, from_brace) = rest.split_at(open);
        out.push_str(before);
        let name = from_brace[1..].split('}').next().unwrap_or_default();
        match args.iter().find(|(key, _)| *key == name) {
            Some((_, value)) if from_brace.len() > name.len() + 1 => {
                out.push_str(&quotable(value));
                rest = &from_brace[name.len() + 2..];
            }
            _ => {
                out.push('{');
                rest = &from_brace[1..];
            }
        }
    }
    out + rest
}

/// The user's words fit for one line: no control characters, not too long.
fn quotable(value: &str) -> String {
    let clean = value.trim().chars().map(|c| match c {
        '\n' | '\r' | '\t' => ' ',
        c if c.is_control() => '\u{fffd}',
        c => c,
    });
    let mut text: String = clean.clone().take(LONGEST).collect();
    if clean.count() > LONGEST {
        text.push('…');
    }
    text
}

#[cfg(test)]
#[path = "locale_tests.rs"]
mod tests;
