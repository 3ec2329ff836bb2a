//! Whoever can stand where people stand.

use super::{PartyRecord, Text};
use crate::diagnostic::Origin;

/// Whoever can stand where people stand.
#[derive(Debug, Clone, PartialEq)]
pub enum Party {
    /// A bare word: an id, a title or a name that must resolve.
    Reference(Text),
    /// A record with more to say.
    Record(Box<PartyRecord>),
    /// 待定: still open.
    Open(Origin),
}

impl Party {
    /// Where it was written.
    pub fn at(&self) -> Origin {
        match self {
            Self::Reference(text) => text.at,
            Self::Record(record) => record.at,
            Self::Open(at) => *at,
        }
    }
}
