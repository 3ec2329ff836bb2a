//! Whoever can stand where people stand.

use super::Text;
use crate::diagnostic::{At, Origin};

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

/// A party written as a mapping; at least one of the first six fields is given.
#[derive(Debug, Clone, PartialEq)]
pub struct PartyRecord {
    /// Where the record stands.
    pub at: Origin,
    /// A post.
    pub post: Option<Text>,
    /// A person.
    pub person: Option<Text>,
    /// A department as member.
    pub department: Option<Text>,
    /// A category of posts or departments.
    pub posts_of: Option<Text>,
    /// Free text.
    pub text: Option<Text>,
    /// Whoever leads that portfolio on the date.
    pub in_charge_of: Option<Text>,
    /// A remark in brackets.
    pub note: Option<Text>,
    /// A further role, such as 联络员.
    pub also: Option<Text>,
    /// The capacity in which a unit takes part, such as 负责人.
    pub capacity: Option<Text>,
    /// The title to print instead of the post's own.
    pub as_title: Option<Text>,
    /// The title of somebody from outside.
    pub title: Option<Text>,
    /// Whether the person is not one of ours.
    pub outside: bool,
    /// How many people a text stands for.
    pub count: Option<At<u32>>,
    /// What they bring.
    pub equipment: Option<Text>,
    /// Whether the telephone number is printed.
    pub show_phone: bool,
    /// Left out of public builds.
    pub internal: bool,
}
