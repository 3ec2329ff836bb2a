//! Takes the text of a style sheet; gives a tree whose values know where they
//! were written.

use crate::diagnostic::{Code, Diagnostic, FileId, Origin, Span};

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub at: Origin,
    pub kind: Kind,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// The value of a key, where this is a mapping that has it.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.entries()
            .iter()
            .find(|(k, _)| k.text() == Some(key))
            .map(|(_, v)| v)
    }

    /// Keys and values; none where this is no mapping.
    pub(super) fn entries(&self) -> &[(Node, Node)] {
        match &self.kind {
            Kind::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The characters, where this is text.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// As the user wrote it, roughly, for messages.
    pub(super) fn shown(&self) -> String {
        match &self.kind {
            Kind::Null => String::new(),
            Kind::Bool(b) => b.to_string(),
            Kind::Number(n) => n.to_string(),
            Kind::Text(t) => t.clone(),
            Kind::List(_) => "[…]".into(),
            Kind::Map(_) => "{…}".into(),
        }
    }
}

/// Reads the text.
pub(super) fn parse(text: &str, file: FileId) -> Result<Node, Box<Diagnostic>> {
    let value: serde_yaml::Value = serde_yaml::from_str(text).map_err(|e| {
        let (line, column) = e
            .location()
            .map_or((1, 1), |l| (l.line() as u32, l.column() as u32));
        Diagnostic::new(Code::YamlSyntax)
            .arg("message", e.to_string())
            .at(Span::on_line(file, line.max(1), column.max(1), 1))
    })?;
    Ok(Numbering { file, next: 0 }.node(value))
}

/// Numbers values in the order of the text, keys included.
struct Numbering {
    file: FileId,
    next: u32,
}

impl Numbering {
    fn node(&mut self, value: serde_yaml::Value) -> Node {
        use serde_yaml::Value;
        let at = Origin {
            file: self.file,
            node: self.next,
        };
        self.next += 1;
        let kind = match value {
            Value::Null => Kind::Null,
            Value::Bool(b) => Kind::Bool(b),
            Value::Number(n) => Kind::Number(n.as_f64().unwrap_or(f64::NAN)),
            Value::String(s) => Kind::Text(s),
            Value::Sequence(list) => Kind::List(list.into_iter().map(|v| self.node(v)).collect()),
            Value::Mapping(map) => Kind::Map(
                map.into_iter()
                    .map(|(k, v)| (self.node(k), self.node(v)))
                    .collect(),
            ),
            Value::Tagged(tagged) => return self.node(tagged.value),
        };
        Node { at, kind }
    }
}
