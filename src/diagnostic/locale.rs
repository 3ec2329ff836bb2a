//! The words for every fault, in Chinese and English: takes a diagnostic's
//! facts, gives the sentence a clerk reads.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::{Code, Diagnostic, Hint};
use table::Table;

mod table;

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

    /// `zh` or `en`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

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

/// What is said of every code, in both languages.
const CODES: &str = include_str!("../../locales/codes.yaml");

impl Lang {
    fn text(self) -> &'static str {
        match self {
            Self::Zh => include_str!("../../locales/zh.yaml"),
            Self::En => include_str!("../../locales/en.yaml"),
        }
    }
}

/// What an office words otherwise, in the order of the locale; `messages` holds
/// sentences by code.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Own {
    messages: BTreeMap<String, String>,
    hints: BTreeMap<String, String>,
    notes: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
    ui: BTreeMap<String, String>,
}

/// All words of one language. Most runs say a sentence or two of six hundred:
/// each entry is read when it is asked for.
#[derive(Debug, Clone)]
pub struct Locale {
    lang: Lang,
    codes: Table<CodeTexts>,
    hints: Table<String>,
    notes: Table<String>,
    words: Table<String>,
    ui: Table<String>,
}

/// What is said of one code, in both languages.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct CodeTexts {
    zh: CodeText,
    en: CodeText,
    /// The fault as it is typed, where both languages show the same.
    #[serde(default)]
    example: String,
}

/// What is said of one code.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodeText {
    /// One sentence about this case, with `{placeholders}`.
    pub message: String,
    /// Why it is a fault.
    pub cause: String,
    /// The fault as it is typed.
    #[serde(default)]
    pub example: String,
    /// The right way.
    pub cure: String,
}

/// Where an office's words are at fault, and the key that there is none of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OddWords {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
    /// The key.
    pub key: Option<String>,
}

impl OddWords {
    fn at(reason: &serde_yaml::Error) -> Self {
        let place = reason.location();
        let number = |n: usize| u32::try_from(n.max(1)).unwrap_or(1);
        Self {
            line: place.as_ref().map_or(1, |place| number(place.line())),
            column: place.as_ref().map_or(1, |place| number(place.column())),
            key: None,
        }
    }

    fn of(text: &str, key: String) -> Self {
        let at = text.find(&format!("{key}:")).unwrap_or_default();
        let before = &text[..at];
        let column = before.rsplit('\n').next().unwrap_or_default();
        Self {
            line: u32::try_from(before.matches('\n').count()).unwrap_or_default() + 1,
            column: u32::try_from(column.chars().count()).unwrap_or_default() + 1,
            key: Some(key),
        }
    }
}

impl CodeTexts {
    fn of(&self, lang: Lang) -> &CodeText {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    fn reword(&mut self, lang: Lang, message: String) {
        match lang {
            Lang::Zh => self.zh.message = message,
            Lang::En => self.en.message = message,
        }
    }
}

impl Locale {
    /// The program's own words of that language; read once, when first asked for.
    pub fn of(lang: Lang) -> &'static Self {
        static ZH: OnceLock<Locale> = OnceLock::new();
        static EN: OnceLock<Locale> = OnceLock::new();
        let words = match lang {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        };
        words.get_or_init(|| read(lang))
    }

    /// The same with an office's own words in the place of some of them.
    ///
    /// # Errors
    /// What is wrong with the text: no YAML, or a key that does not exist.
    pub fn with_own(&self, own: &str) -> Result<Self, OddWords> {
        let text = own;
        let own: Own = serde_yaml::from_str(text).map_err(|reason| OddWords::at(&reason))?;
        let unknown = |key: String| OddWords::of(text, key);
        let (mut locale, lang) = (self.clone(), self.lang);
        let tables = [
            (&mut locale.hints, own.hints),
            (&mut locale.notes, own.notes),
            (&mut locale.words, own.words),
            (&mut locale.ui, own.ui),
        ];
        for (table, own) in tables {
            for (key, text) in own {
                table.replace(&key, text).ok_or_else(|| unknown(key))?;
            }
        }
        for (name, message) in own.messages {
            let texts = locale.codes.get(&name).cloned();
            let mut texts = texts.ok_or_else(|| unknown(name.clone()))?;
            texts.reword(lang, message);
            locale.codes.replace(&name, texts);
        }
        Ok(locale)
    }

    /// What is wrong, in one sentence.
    pub fn message(&self, diagnostic: &Diagnostic) -> String {
        let name = diagnostic.code.name();
        match self.codes.get(name) {
            Some(texts) => self.fill(&texts.of(self.lang).message, &diagnostic.args),
            None => name.to_string(),
        }
    }

    /// What to do about a fault: its own hints, else what helps against its kind.
    pub fn cures(&self, diagnostic: &Diagnostic) -> Vec<String> {
        if diagnostic.hints.is_empty() {
            let text = self.text(diagnostic.code);
            let cure = text.map(|text| self.places(text.cure.trim_end(), &diagnostic.args).0);
            return cure.into_iter().collect();
        }
        let hints = diagnostic.hints.iter();
        hints.map(|hint| self.hint(hint)).collect()
    }

    /// What to do.
    pub fn hint(&self, hint: &Hint) -> String {
        match self.hints.get(hint.key) {
            Some(text) => self.fill(text, &hint.args),
            None => hint.key.to_string(),
        }
    }

    /// What a related place has to do with it.
    pub fn note<'a>(&'a self, key: &'a str) -> &'a str {
        self.notes.get(key).map_or(key, String::as_str)
    }

    /// A sentence of the program about itself.
    pub fn ui(&self, key: &str, args: &[(&'static str, String)]) -> String {
        self.ui
            .get(key)
            .map_or(key.to_string(), |t| self.fill(t, args))
    }

    /// The program's sentences whose keys begin so, by what follows.
    pub fn ui_of<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let keys = self.ui.keys().into_iter();
        let named = keys.filter_map(move |key| Some((key.strip_prefix(prefix)?, key)));
        named.filter_map(|(rest, key)| Some((rest, self.ui.get(key)?.as_str())))
    }

    /// Everything about a code; `None` only if the locale lacks it.
    pub fn text(&self, code: Code) -> Option<CodeText> {
        let texts = self.codes.get(code.name())?;
        let mut text = texts.of(self.lang).clone();
        if text.example.is_empty() {
            text.example.clone_from(&texts.example);
        }
        Some(text)
    }

    /// Cause, example and cure of a code, as `fangan explain` prints them; `shown` puts
    /// the keys of an example into the reader's language.
    pub fn explain(&self, code: Code, shown: impl Fn(&str, &str) -> String) -> Option<String> {
        let mut text = self.text(code)?;
        let all = format!("{}\n{}", text.example, text.cure);
        (text.example, text.cure) = (shown(&text.example, &all), shown(&text.cure, &all));
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
}

fn read(lang: Lang) -> Locale {
    let parts = table::parts(lang.text());
    let part = |name: &str| Table::of(parts.get(name).copied().unwrap_or_default(), 2);
    Locale {
        lang,
        codes: Table::of(CODES, 0),
        hints: part("hints"),
        notes: part("notes"),
        words: part("words"),
        ui: part("ui"),
    }
}

/// Longest value that goes into a sentence, in characters.
const LONGEST: usize = 60;

/// Longest text of our own making, such as a line typed right.
const LONGEST_OURS: usize = 400;

/// Arguments that we make.
const MADE: &[&str] = &["right", "list", "candidates", "reason", "message", "path"];

/// Arguments that are words of ours, translated by the locale's `words` or, where
/// the program says them elsewhere as well, its `ui`; all others are the user's.
const OURS: &[&str] = &[
    "expected", "found", "role", "reason", "form", "rule", "message",
];

impl Locale {
    /// Puts the values into `{name}` places; `{name|other}` takes the first that
    /// was given. A `<part>` is left out when none of its values was given or
    /// all are empty. Elsewhere a place without a value stays as it is, so that
    /// a forgotten one is seen and nothing breaks.
    fn fill(&self, template: &str, args: &[(&'static str, String)]) -> String {
        let mut out = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some((before, part)) = rest.split_once('<') {
            let Some((part, after)) = part.split_once('>') else {
                break;
            };
            out.push_str(&self.places(before, args).0);
            if let (filled, true) = self.places(part, args) {
                out.push_str(&filled);
            }
            rest = after;
        }
        out + &self.places(rest, args).0
    }

    /// The text with its places filled, and whether any value went in.
    fn places(&self, text: &str, args: &[(&'static str, String)]) -> (String, bool) {
        let mut out = String::with_capacity(text.len() + 32);
        let mut rest = text;
        let mut any = false;
        while let Some((before, place)) = rest.split_once('{') {
            out.push_str(before);
            let value = place.split_once('}').and_then(|(names, after)| {
                let value = names.split('|').find_map(|n| self.value(n, args))?;
                Some((value, after))
            });
            if let Some((value, after)) = value {
                any |= !value.is_empty();
                out.push_str(&value);
                rest = after;
            } else {
                out.push('{');
                rest = place;
            }
        }
        (out + rest, any)
    }

    fn value(&self, name: &str, args: &[(&'static str, String)]) -> Option<String> {
        let (_, value) = args.iter().find(|(key, _)| *key == name)?;
        let ours = OURS.contains(&name);
        let word = ours.then(|| self.words.get(value).or_else(|| self.ui.get(value)));
        match word.flatten() {
            Some(word) => Some(word.clone()),
            _ if MADE.contains(&name) => Some(quotable(value, LONGEST_OURS)),
            _ => Some(quotable(value, LONGEST)),
        }
    }
}

/// The user's words fit for one line: no control characters, not too long.
fn quotable(value: &str, longest: usize) -> String {
    let clean = value.trim().chars().map(|c| match c {
        '\n' | '\r' | '\t' => ' ',
        c if c.is_control() => '\u{fffd}',
        c => c,
    });
    let mut text: String = clean.clone().take(longest).collect();
    if clean.count() > longest {
        text.push('…');
    }
    text
}

#[cfg(test)]
#[path = "locale_tests.rs"]
mod tests;
