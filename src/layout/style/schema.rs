//! Takes the measures and their bounds; gives the JSON Schema of a style sheet, for
//! editors. What a measure is for stands in Chinese behind it in the sheet of
//! GB/T 9704, in English at its declaration.

use serde_json::{Value, json};

use super::sections::{HeadingStyle, Side, Style};
use super::shape::{Measures, Path, Shape, section};
use super::sheets::built_in;
use crate::layout::font::Role;

/// The schema of style sheets; descriptions in Chinese or in English.
pub fn schema(chinese: bool) -> Value {
    let mut schema = Style::shape(&mut Vec::new());
    schema["properties"]["extends"] = json!({"type": "string"});
    if chinese {
        let sheet = built_in("gbt9704").unwrap_or_default();
        for (path, comment) in comments(sheet) {
            let mut place = Some(&mut schema);
            for key in &path {
                place = place.and_then(|schema| schema.get_mut("properties")?.get_mut(key));
            }
            if let Some(place) = place {
                place["description"] = comment.into();
            }
        }
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": if chinese { "版式" } else { "style sheet" },
        "anyOf": [schema, {"type": "null"}],
    })
}

/// The comment behind each key of the sheet, or above it.
fn comments(sheet: &str) -> Vec<(Path, String)> {
    let (mut found, mut path, mut above) = (Vec::new(), Path::new(), String::new());
    for line in sheet.lines() {
        let content = line.trim_start();
        if let Some(comment) = content.strip_prefix('#') {
            above.push_str(comment.trim());
            continue;
        }
        let Some((key, rest)) = content.split_once(':') else {
            above.clear();
            continue;
        };
        path.truncate((line.len() - content.len()) / 2);
        path.push(key.trim().to_owned());
        let behind = rest.split_once(" #").map(|(_, comment)| comment.trim());
        let comment = behind.map_or_else(|| std::mem::take(&mut above), str::to_owned);
        above.clear();
        if !comment.is_empty() {
            found.push((path.clone(), comment));
        }
    }
    found
}

impl Shape for Role {
    fn shape(_: &mut Path) -> Value {
        let words = Role::WORDS.iter().flat_map(|(_, words)| *words);
        json!({"enum": words.collect::<Vec<_>>()})
    }
}

impl Shape for Side {
    fn shape(_: &mut Path) -> Value {
        json!({"enum": ["outer", "center"]})
    }
}

impl Shape for HeadingStyle {
    fn shape(path: &mut Path) -> Value {
        let measures: Measures = &[
            ("face", "role of the face", Role::shape),
            ("bold", "bold", bool::shape),
        ];
        section(measures, path)
    }
}

impl Shape for Vec<HeadingStyle> {
    fn shape(path: &mut Path) -> Value {
        json!({"type": "array", "items": HeadingStyle::shape(path), "minItems": 1})
    }
}
