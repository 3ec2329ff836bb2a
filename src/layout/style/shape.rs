//! What a measure of a style sheet says of itself: what may stand for it, as a JSON
//! Schema has it.

use serde_json::{Map, Value, json};

use super::range;
use super::size::{Pt, Sizes};

/// Keys that lead to a measure.
pub(super) type Path = Vec<String>;

/// A measure that can say what may stand for it.
pub(super) trait Shape {
    fn shape(path: &mut Path) -> Value;
}

/// A section: its keys, each with what it is for and its shape.
pub(super) type Measures<'m> = &'m [(&'m str, &'m str, fn(&mut Path) -> Value)];

/// The schema of a section.
pub(super) fn section(measures: Measures, path: &mut Path) -> Value {
    let mut properties = Map::new();
    for (name, about, shape) in measures {
        let key = name.replace('_', "-");
        path.push(key.clone());
        let mut schema = shape(path);
        path.pop();
        schema["description"] = about.trim().into();
        properties.insert(key, schema);
    }
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

fn number(kind: &str, path: &Path) -> Value {
    let (low, high) = range::of(path);
    json!({"type": kind, "minimum": low, "maximum": high})
}

impl Shape for f32 {
    fn shape(path: &mut Path) -> Value {
        number("number", path)
    }
}

impl Shape for Pt {
    /// A number, or a size by name, which the office may have added to.
    fn shape(path: &mut Path) -> Value {
        json!({"anyOf": [number("number", path), {"type": "string"}]})
    }
}

impl Shape for u16 {
    fn shape(path: &mut Path) -> Value {
        number("integer", path)
    }
}

impl Shape for bool {
    fn shape(_: &mut Path) -> Value {
        json!({"enum": [true, false, "是", "否"]})
    }
}

impl Shape for String {
    fn shape(_: &mut Path) -> Value {
        json!({"type": "string"})
    }
}

impl Shape for Vec<String> {
    fn shape(path: &mut Path) -> Value {
        let least = u8::from(path.first().is_none_or(|section| section != "latin"));
        json!({"anyOf": [{"type": "string"},
            {"type": "array", "items": {"type": "string"}, "minItems": least}]})
    }
}

impl Shape for [f32; 4] {
    fn shape(_: &mut Path) -> Value {
        let part = json!({"type": "number", "minimum": 0, "maximum": 100});
        json!({"type": "array", "items": part, "minItems": 4, "maxItems": 4})
    }
}

impl Shape for Sizes {
    fn shape(_: &mut Path) -> Value {
        json!({"type": "object", "additionalProperties": {"type": "number", "exclusiveMinimum": 0}})
    }
}
