// The sources themselves are read.
#![allow(clippy::disallowed_methods)]

use std::path::{Path, PathBuf};

use super::*;
use crate::diagnostic::{Code, Diagnostic};

fn both() -> [(Lang, &'static Locale); 2] {
    Lang::ALL.map(|lang| (lang, Locale::of(lang)))
}

fn keys(locale: &Locale) -> [Vec<&str>; 4] {
    [&locale.hints, &locale.notes, &locale.words, &locale.ui].map(Table::keys)
}

/// A locale as a YAML parser reads it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    hints: BTreeMap<String, String>,
    notes: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
    ui: BTreeMap<String, String>,
}

#[test]
fn entry_by_entry_a_locale_is_what_it_is_as_a_whole() {
    fn same<T: serde::de::DeserializeOwned + PartialEq + std::fmt::Debug>(
        table: &Table<T>,
        whole: &BTreeMap<String, T>,
    ) {
        assert!(table.keys().into_iter().eq(whole.keys()));
        for (key, value) in whole {
            assert_eq!(table.get(key), Some(value), "{key}");
        }
    }
    let codes = serde_yaml::from_str(CODES).unwrap();
    for (lang, locale) in both() {
        same(&locale.codes, &codes);
        let whole: Whole = serde_yaml::from_str(lang.text()).unwrap();
        same(&locale.hints, &whole.hints);
        same(&locale.notes, &whole.notes);
        same(&locale.words, &whole.words);
        same(&locale.ui, &whole.ui);
    }
}

#[test]
fn every_code_has_all_four_texts_in_both_languages() {
    for (lang, locale) in both() {
        for code in Code::ALL {
            let name = code.name();
            let Some(text) = locale.text(*code) else {
                panic!("{lang:?} lacks {name}");
            };
            for part in [&text.message, &text.cause, &text.example, &text.cure] {
                assert!(!part.trim().is_empty(), "{lang:?} {name} is incomplete");
            }
            assert!(
                locale
                    .explain(*code, |text, _| text.to_owned())
                    .is_some_and(|t| t.contains(&text.cause))
            );
        }
        assert_eq!(
            locale.codes.keys().len(),
            Code::ALL.len(),
            "{lang:?} has codes too many"
        );
    }
}

#[test]
fn both_languages_have_the_same_keys() {
    let [(_, zh), (_, en)] = both();
    assert_eq!(keys(zh), keys(en));
}

/// Names in `{…}` that a text asks for.
fn places(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .filter(|name| {
            name.chars()
                .all(|c| c.is_ascii_lowercase() || "_|".contains(c))
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[test]
fn both_languages_ask_for_the_same_values() {
    let [(_, zh), (_, en)] = both();
    for name in zh.codes.keys() {
        let texts = zh.codes.get(name).unwrap();
        let [zh, en] = Lang::ALL.map(|lang| places(&texts.of(lang).message));
        assert_eq!(zh, en, "{name}");
    }
    for (a, b) in [
        (&zh.hints, &en.hints),
        (&zh.ui, &en.ui),
        (&zh.notes, &en.notes),
    ] {
        for key in a.keys() {
            let text = |table: &'static Table<String>| table.get(key).unwrap();
            assert_eq!(places(text(a)), places(text(b)), "{key}");
        }
    }
}

#[test]
fn a_missing_value_shows_its_name_and_nothing_breaks() {
    let bare = Diagnostic::new(Code::UnknownPost);
    let zh = Locale::of(Lang::Zh);
    assert_eq!(zh.message(&bare), "没有叫“{name}”的岗位");
    let fill = |text| zh.fill(text, &[("b", "x".into()), ("empty", String::new())]);
    assert_eq!(fill("{a}{b} {c: d} {"), "{a}x {c: d} {");
    assert_eq!(fill("{b"), "{b");
    assert_eq!(fill("{a|b}"), "x");
    assert_eq!(fill("1<（{b}）>2<（{a}）>3<（{empty}）>4<"), "1（x）234<");
}

#[test]
fn the_users_words_are_data() {
    let said = Diagnostic::new(Code::UnknownPost).arg("name", "{date}\n\u{1b}[31m主任");
    let message = Locale::of(Lang::Zh).message(&said);
    assert_eq!(message, "没有叫“{date} \u{fffd}[31m主任”的岗位");
    let long = Diagnostic::new(Code::UnknownPost).arg("name", "长".repeat(5000));
    assert!(Locale::of(Lang::Zh).message(&long).chars().count() < 100);
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The string literals that a call or field begins with; several where it
/// chooses between them.
fn literals(call: &str) -> impl Iterator<Item = &str> {
    let inside = call.split(['(', ')', ';', ',']).next().unwrap_or_default();
    inside.split('"').skip(1).step_by(2)
}

#[test]
fn every_key_that_the_code_uses_has_words() {
    let mut files = Vec::new();
    sources(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")),
        &mut files,
    );
    assert!(files.len() > 10);
    let locale = Locale::of(Lang::Zh);
    let mut missing = Vec::new();
    for file in files
        .iter()
        .filter(|f| !f.to_string_lossy().contains("tests"))
    {
        let text = std::fs::read_to_string(file).unwrap();
        let body = text.split("#[cfg(test)]").next().unwrap_or_default();
        let (hints, ui) = (&locale.hints, &locale.ui);
        let uses = [
            (".hint(", hints),
            (".hint_with(", hints),
            ("hint: ", hints),
            ("let hint = ", hints),
            (".say(", ui),
            (".ui(", ui),
        ];
        for (mark, table) in uses {
            for call in body.split(mark).skip(1) {
                for key in literals(call).filter(|k| table.get(k).is_none()) {
                    missing.push(format!("{}: {mark}{key}", file.display()));
                }
            }
        }
        for call in body.split(".related(").skip(1) {
            // The place may hold calls of its own, so look for a literal anywhere near.
            let near = call.split(';').next().unwrap_or_default();
            let near = near.split(".hint").next().unwrap_or_default();
            if let Some(key) = near
                .split('"')
                .nth(1)
                .filter(|k| locale.notes.get(k).is_none())
            {
                missing.push(format!("{}: note {key}", file.display()));
            }
        }
    }
    assert!(missing.is_empty(), "no words for {missing:#?}");
}

#[test]
fn a_bound_that_a_template_met_is_said_in_words() {
    for (lang, locale) in both() {
        let fault = Diagnostic::new(Code::TemplateRender).arg("message", "endless");
        let said = locale.message(&fault);
        assert!(!said.contains("endless"), "{lang:?}: {said}");
    }
}

#[test]
fn what_helps_names_what_it_is_about() {
    for (lang, locale) in both() {
        for code in [
            Code::StateByIssue,
            Code::NotConsulting,
            Code::NumberedPaperChanges,
        ] {
            let fault = Diagnostic::new(code).arg("plan", "fire-2026");
            let said = locale.cures(&fault).concat();
            assert!(
                said.contains("fire-2026") && !said.contains("{plan}"),
                "{lang:?}: {said}"
            );
        }
    }
}
