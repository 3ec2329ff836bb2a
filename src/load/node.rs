//! The untyped tree of one YAML document.

use crate::diagnostic::Origin;

/// A value and where it was written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub at: Origin,
    pub value: Value,
}

/// What a value is. Entries of a mapping keep their order, and a key written
/// twice stands there twice.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Int(i64),
    /// A number that is no `i64`. Only its text is of use.
    Decimal,
    Str(String),
    Seq(Vec<Node>),
    Map(Vec<(Node, Node)>),
    /// Something already reported; whoever reads it takes it for absent.
    Faulty,
}

impl Node {
    /// A text that stands where this was written.
    pub(super) fn with(&self, text: String) -> Self {
        Self {
            at: self.at,
            value: Value::Str(text),
        }
    }

    /// Nothing, or text without a visible character.
    pub(super) fn is_empty(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::Str(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}
