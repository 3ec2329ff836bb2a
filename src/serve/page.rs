//! Takes what a screen has to show; gives a page: the template of its name in
//! `web/pages`, the words of the reader's language, and what stands on every page.
//! Whatever comes from data is text: templates have no way to take it for markup.

use axum::http::Uri;
use serde_json::{Map, Value, json};
use tera::{Context, Tera};

use super::assets;
use super::state::{Bench, Loaded};
use crate::diagnostic::Locale;
use crate::model::date::full_date;

/// The screens that every page leads to: their names, and where they are.
const SCREENS: &[(&str, &str)] = &[
    ("today", "/"),
    ("plans", "/plans"),
    ("people", "/people"),
    ("changes", "/changes"),
    ("ledger", "/ledger"),
    ("register", "/register"),
    ("import", "/import"),
    ("compare", "/compare"),
    ("files", "/files"),
    ("verify", "/verify"),
    ("settings", "/settings"),
    ("history", "/history"),
    ("source", "/source"),
];

/// A screen's page. `screen` is the one that it belongs to, `data` what its
/// template is made from.
pub(super) fn page(
    bench: &Bench,
    loaded: &Loaded,
    template: &str,
    (screen, title): (&str, &str),
    data: Value,
) -> String {
    let organisation = &loaded.session.organisation;
    let screens = SCREENS.iter().map(|(name, path)| {
        json!({"name": bench.say(&format!("web-{name}")), "path": path, "here": *name == screen})
    });
    let fixed = loaded.session.records.config.today.is_some();
    let all = json!({
        "title": title,
        "office": organisation.name,
        "day": full_date(loaded.today),
        "fixed": fixed.then(|| {
            bench.say_with("web-fixed-today", &[("day", full_date(loaded.today))])
        }),
        "screens": screens.collect::<Vec<_>>(),
        "token": bench.guard.token(),
        "number": loaded.number,
        "read_only": bench.read_only,
        "data": data,
    });
    render(bench, template, all)
}

/// A page without the screens: for whoever may not see them.
fn bare(bench: &Bench, heading: &str, words: &str, extra: Value) -> String {
    let mut all = json!({"title": bench.say(heading), "words": bench.say(words)});
    if let (Value::Object(all), Value::Object(extra)) = (&mut all, extra) {
        all.extend(extra);
    }
    render(bench, "bare.html", all)
}

/// Shown to a stranger: how the workbench is opened.
pub(super) fn stranger(bench: &Bench) -> String {
    bare(bench, "web-stranger", "web-stranger-words", json!({}))
}

/// Shown to whoever follows a link on a page of others.
pub(super) fn door(bench: &Bench, uri: &Uri) -> String {
    bare(
        bench,
        "web-door",
        "web-door-words",
        json!({"lead": uri.path()}),
    )
}

/// Shown once, when the browser is opened.
pub(super) fn entrance(bench: &Bench) -> String {
    bare(
        bench,
        "web-entrance",
        "web-entrance-words",
        json!({"lead": "/", "at_once": true}),
    )
}

/// Shown where there is nothing.
pub(super) fn missing(bench: &Bench) -> String {
    bare(
        bench,
        "web-missing",
        "web-missing-words",
        json!({"lead": "/"}),
    )
}

/// Shown where the program has failed.
pub(super) fn failed(bench: &Bench) -> String {
    bare(
        bench,
        "web-failed",
        "web-failed-words",
        json!({"lead": "/"}),
    )
}

/// A template with its words; a sentence says so where it cannot be made.
pub(super) fn render(bench: &Bench, template: &str, mut all: Value) -> String {
    let words = Locale::of(bench.lang).ui_of("web-");
    let words: Map<String, Value> = words
        .map(|(key, text)| (key.replace('-', "_"), Value::from(text)))
        .collect();
    let words = Value::Object(words);
    // Scripts read them from attributes, where a text cannot become markup.
    all["words_json"] = words.to_string().into();
    all["data_json"] = all["data"].to_string().into();
    all["w"] = words;
    all["lang"] = bench.lang.name().into();
    let mut tera = Tera::default();
    tera.autoescape_on([".html"]);
    let rendered = tera.add_raw_templates(assets::pages(bench)).and_then(|()| {
        let mut context = Context::new();
        if let Value::Object(all) = &all {
            for (key, value) in all {
                context.insert(key.clone(), value);
            }
        }
        tera.render(template, &context)
    });
    rendered.unwrap_or_else(|error| {
        format!("<!doctype html><pre>{}</pre>", escaped(&error.to_string()))
    })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
