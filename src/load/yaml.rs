//! Takes the text of a file; gives its tree, every value numbered in the order
//! of the text. The only file that names the YAML crate.

use std::cell::Cell;
use std::fmt;

use serde::de::{
    self, Deserialize, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::is_forbidden;
use super::node::{Node, Value};
use crate::diagnostic::{FileId, Origin};

/// How deep values may be nested. No plan needs a tenth of it.
pub(super) const DEPTH_LIMIT: usize = 64;

/// Text put in the place of what has been reported already.
pub(super) const FAULTY: &str = "\u{F8FF}fangan:faulty";

/// Why a text is no YAML, with the place as the parser counts it: from 1, in
/// characters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fault {
    pub kind: FaultKind,
    pub line: u32,
    pub column: u32,
    /// Where the value began that the parser was reading.
    pub context: Option<(u32, u32)>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum FaultKind {
    TooDeep,
    /// The parser's own words.
    Syntax(String),
}

impl Fault {
    /// Brackets nested too deep, found before the parser saw them.
    pub(super) fn too_deep((line, column): (u32, u32)) -> Self {
        Self {
            kind: FaultKind::TooDeep,
            line,
            column,
            context: None,
        }
    }
}

/// A document and whether another one follows it in the file.
pub(super) struct Document {
    pub root: Node,
    pub more: bool,
    /// Values that hold a character XML forbids, written as an escape.
    pub forbidden: Vec<(Origin, char)>,
}

/// Reads the first document of the text.
pub(super) fn read(file: FileId, text: &str) -> Result<Document, Fault> {
    let state = State::new(file);
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let root = match documents.next() {
        Some(first) => Seed::new(&state)
            .deserialize(first)
            .map_err(|error| state.fault(&error, text))?,
        None => Seed::new(&state).node(Value::Null),
    };
    let more = match documents.next() {
        None => false,
        Some(second) => {
            // What cannot belong to the first document fails here, not there.
            let read = de::IgnoredAny::deserialize(second);
            read.map_err(|error| state.fault(&error, text))?;
            true
        }
    };
    Ok(Document {
        root,
        more,
        forbidden: state.forbidden.take(),
    })
}

/// A record of the program's own, as YAML.
pub(super) fn write_record<T: serde::Serialize>(record: &T) -> String {
    // Texts, numbers and lists: nothing that YAML could refuse.
    serde_yaml::to_string(record).unwrap_or_default()
}

/// A record of the program's own; where it is another, line and column at which
/// that shows.
pub(super) fn read_record<T: de::DeserializeOwned>(text: &str) -> Result<T, (u32, u32)> {
    let place = |error: serde_yaml::Error| {
        let at = error.location();
        at.map_or((1, 1), |at| place_of(text, at.index()))
    };
    serde_yaml::from_str(text).map_err(place)
}

struct State {
    file: FileId,
    next: Cell<u32>,
    too_deep: Cell<bool>,
    forbidden: Cell<Vec<(Origin, char)>>,
}

impl State {
    fn new(file: FileId) -> Self {
        Self {
            file,
            next: Cell::new(0),
            too_deep: Cell::new(false),
            forbidden: Cell::default(),
        }
    }

    fn number(&self) -> Origin {
        let node = self.next.get();
        self.next.set(node.saturating_add(1));
        Origin {
            file: self.file,
            node,
        }
    }

    fn fault(&self, error: &serde_yaml::Error, text: &str) -> Fault {
        let message = error.to_string();
        let (line, column) = match error.location() {
            // The crate leaves the place out of the message when it is the very
            // start; the index is in bytes, its line counts rarer line breaks.
            Some(location) => place_of(text, location.index()),
            None => (1, 1),
        };
        let kind = if self.too_deep.get() || message.contains("recursion limit") {
            FaultKind::TooDeep
        } else {
            FaultKind::Syntax(message.clone())
        };
        Fault {
            kind,
            line,
            column,
            context: context_of(&message),
        }
    }

    fn remember_forbidden(&self, at: Origin, text: &str) {
        if let Some(c) = text.chars().find(|c| is_forbidden(*c)) {
            let mut list = self.forbidden.take();
            list.push((at, c));
            self.forbidden.set(list);
        }
    }
}

/// Line and column of a byte, from 1, in characters.
fn place_of(text: &str, index: usize) -> (u32, u32) {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    let before = &text[..index];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |i| i + 1);
    (line as u32, before[start..].chars().count() as u32 + 1)
}

/// The second place a message names: "…, while parsing a block mapping at line
/// 3 column 5". It is left out where it equals the first.
fn context_of(message: &str) -> Option<(u32, u32)> {
    let (_, context) = message.split_once(", while ")?;
    let mut numbers = context
        .split_once(" at line ")?
        .1
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|word| word.parse().ok());
    Some((numbers.next()?, numbers.next()?))
}

#[derive(Clone, Copy)]
struct Seed<'s> {
    state: &'s State,
    depth: usize,
}

impl<'s> Seed<'s> {
    fn new(state: &'s State) -> Self {
        Self { state, depth: 0 }
    }

    fn deeper<E: de::Error>(self) -> Result<Self, E> {
        if self.depth >= DEPTH_LIMIT {
            self.state.too_deep.set(true);
            return Err(E::custom("nested too deep"));
        }
        Ok(Self {
            depth: self.depth + 1,
            ..self
        })
    }

    fn node(self, value: Value) -> Node {
        Node {
            at: self.state.number(),
            value,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Node;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(self.node(Value::Null))
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(self.node(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(self.node(Value::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(self.node(Value::Int(value)))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        let value = i64::try_from(value).map_or(Value::Decimal, Value::Int);
        Ok(self.node(value))
    }

    fn visit_i128<E>(self, _: i128) -> Result<Node, E> {
        Ok(self.node(Value::Decimal))
    }

    fn visit_u128<E>(self, _: u128) -> Result<Node, E> {
        Ok(self.node(Value::Decimal))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(self.node(Value::Decimal))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        if text == FAULTY {
            return Ok(self.node(Value::Faulty));
        }
        let node = self.node(Value::Null);
        self.state.remember_forbidden(node.at, text);
        Ok(Node {
            value: Value::Str(text.to_owned()),
            ..node
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut node = self.node(Value::Null);
        let inner = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(inner)? {
            items.push(item);
        }
        node.value = Value::Seq(items);
        Ok(node)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut node = self.node(Value::Null);
        let inner = self.deeper()?;
        let mut entries = Vec::new();
        while let Some(key) = map.next_key_seed(inner)? {
            entries.push((key, map.next_value_seed(inner)?));
        }
        node.value = Value::Map(entries);
        Ok(node)
    }

    /// A value with a tag: the tag is reported elsewhere, the value is read.
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Node, A::Error> {
        let (Ignored, value) = data.variant()?;
        value.newtype_variant_seed(self)
    }
}

struct Ignored;

impl<'de> Deserialize<'de> for Ignored {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        de::IgnoredAny::deserialize(deserializer).map(|_| Ignored)
    }
}
