//! Takes a value of a data file; gives how it is edited: what its field is called,
//! which widget suits it, what stands in it, and where it comes from if it is not
//! a text of its own.

use serde_json::{Value, json};

use super::party;
use super::state::{Bench, Loaded};
use crate::diagnostic::Lang;
use crate::load::fields::{self, Content, Item, Known, Step};
use crate::load::keys::{Field, Kind};
use crate::model::PostId;
use crate::model::date::full_date;

/// The field of the value of that number, for a page to show.
pub(super) fn shown(bench: &Bench, loaded: &Loaded, text: &str, node: u32) -> Option<Value> {
    let tree = fields::tree(text)?;
    let way = tree.way(node)?;
    let item = tree.find(node)?;
    let label = label(bench.lang, &way);
    let field = field(&way);
    let words = match &item.content {
        Content::Words(words) => words.trim_end(),
        Content::Blank => "",
        // A whole record: its form stands beside the page.
        _ => return Some(json!({"label": label, "widget": "record", "record": node})),
    };
    let widget = field.map_or("line", |field| widget(field, words));
    let note = match widget {
        "party" => Some(who(bench, loaded, words)),
        _ => None,
    };
    Some(json!({
        "label": label,
        "widget": widget,
        "words": words,
        "choices": field.map_or(Vec::new(), |field| choices(bench.lang, field)),
        "note": note,
        "about": field.and_then(|field| about(bench.lang, field)),
    }))
}

/// What a value is called, from the chapter down to its field.
pub(super) fn label(lang: Lang, way: &[Step]) -> String {
    let names: Vec<String> = way
        .iter()
        .filter_map(|step| match step {
            Step::Nth(n, item) => Some(title(item).unwrap_or_else(|| format!("{}", n + 1))),
            Step::Field(entry, known) => {
                let field = known.and_then(|Known(record)| record.field(&entry.key))?;
                let folded = ["sections", "attachments", "body", "items", "plan"];
                (!folded.contains(&field.name)).then(|| name(lang, field))
            }
        })
        .collect();
    let first = names.len().saturating_sub(3);
    names[first..].join(" · ")
}

/// The last field on the way.
pub(super) fn field(way: &[Step]) -> Option<&'static Field> {
    let last = way.iter().rev().find_map(|step| match step {
        Step::Field(entry, known) => Some((entry, known)),
        Step::Nth(..) => None,
    });
    let (entry, known) = last?;
    known.and_then(|Known(record)| record.field(&entry.key))
}

/// What a field is called.
pub(super) fn name(lang: Lang, field: &Field) -> String {
    match (lang, field.aliases.first()) {
        (Lang::Zh, Some(alias)) => alias.to_string(),
        _ => field.name.replace('-', " "),
    }
}

/// What a field is for.
pub(super) fn about(lang: Lang, field: &Field) -> Option<&'static str> {
    let [chinese, english, ..] = field.about else {
        return None;
    };
    Some(if lang == Lang::Zh { chinese } else { english })
}

/// What a record in a list is called: the first of its words.
pub(super) fn title(item: &Item) -> Option<String> {
    let naming = [
        "heading", "title", "name", "task", "scope", "area", "when", "step", "text",
    ];
    let words = naming.iter().find_map(|name| item.field(name)?.words());
    let Some(words) = words.map(str::trim) else {
        // It has had several names; the last is today's.
        let mut names = ["names", "titles"].into_iter();
        return names.find_map(|names| title(item.field(names)?.list().last()?));
    };
    let short: String = words.chars().take(16).collect();
    Some(match words.chars().count() > 16 {
        true => short + "…",
        false => short,
    })
}

/// The widget that suits a field.
pub(super) fn widget(field: &Field, words: &str) -> &'static str {
    let long = words.contains('\n') || words.chars().count() > 24;
    match field.kind {
        Kind::Prose | Kind::Parts => "long",
        Kind::Reference | Kind::References | Kind::Party | Kind::Parties | Kind::PartiesOr(_) => {
            "party"
        }
        Kind::Flag | Kind::FlagOr(_) => "flag",
        Kind::Choice(_) => "choice",
        Kind::Day => "day",
        Kind::Number => "number",
        _ if long => "long",
        _ => "line",
    }
}

/// What may be chosen in a field: as it is written, and as it is called.
pub(super) fn choices(lang: Lang, field: &Field) -> Vec<Value> {
    let words = match field.kind {
        Kind::Choice(words) => words.words(),
        _ => Vec::new(),
    };
    let choices = words.iter().map(|words| {
        let shown = match lang {
            Lang::Zh => words.iter().find(|word| !word.is_ascii()).or(words.first()),
            Lang::En => words.first(),
        };
        json!({"written": words, "shown": shown})
    });
    choices.collect()
}

/// Whom a reference means on the day, in a sentence.
fn who(bench: &Bench, loaded: &Loaded, word: &str) -> String {
    let organisation = &loaded.session.organisation;
    let day = loaded.today;
    let say = |key: &str, name: String, now: String| {
        bench.say_with(
            key,
            &[("name", name), ("now", now), ("day", full_date(day))],
        )
    };
    let mut posts = organisation.posts.iter().enumerate();
    if let Some((n, post)) = posts.find(|(_, post)| post.id == word || post.title(day) == word) {
        let now = party::holders(loaded, PostId(n as u32));
        let now = if now.is_empty() {
            bench.say("web-vacant")
        } else {
            now
        };
        return say("web-from-post", post.title(day).to_string(), now);
    }
    let known = |id: &str, name: &str| id == word || name == word;
    let meant = party::meant(loaded, word);
    let key = if organisation
        .people
        .iter()
        .any(|person| known(&person.id, &person.name))
    {
        "web-from-person"
    } else if organisation
        .departments
        .iter()
        .any(|unit| known(&unit.id, unit.name(day)))
    {
        "web-from-unit"
    } else {
        "web-from-word"
    };
    say(key, meant, String::new())
}
