//! Whoever stands where people stand, on one day.

use super::{CategoryId, DepartmentId, Holding, PersonId, PostId};
use crate::diagnostic::Origin;

/// A person, unit, category or text in a list or a duty, words in place.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// Who it is.
    pub kind: PartyKind,
    /// Name as printed: 林浩然, 信访办, 各社区, 待定; empty for a vacant post.
    pub name: String,
    /// Title as printed: 街道办事处主任, 负责人; may be empty.
    pub title: String,
    /// Remarks in brackets, in order.
    pub notes: Vec<String>,
    /// Further role, such as 联络员.
    pub also: Option<String>,
    /// Telephone number, where it is to be shown.
    pub phone: Option<String>,
    /// How many people a text stands for.
    pub count: Option<u32>,
    /// What they bring.
    pub equipment: Option<String>,
    /// The unit by which a name is told from the same one of somebody else:
    /// 信访办, where there is another 李敏 on that day.
    pub unit: Option<String>,
    /// How it is said in its list, where not by its name: 财政局 behind 县民政局,
    /// 县财政局等有关部门.
    pub brief: Option<String>,
    /// Where it was written.
    pub at: Origin,
}

/// Who a party is.
#[derive(Debug, Clone, PartialEq)]
pub enum PartyKind {
    /// Somebody of ours, perhaps by a post.
    Person {
        /// The person.
        person: PersonId,
        /// The post by which they stand here.
        post: Option<PostId>,
        /// How the post is held.
        holding: Holding,
    },
    /// A post that nobody holds.
    Vacant(PostId),
    /// A unit.
    Unit(DepartmentId),
    /// A category of posts or units.
    Category(CategoryId),
    /// Somebody from outside, or free text.
    Text,
    /// 待定.
    Open,
}

impl Party {
    /// A party of which nothing is said but its name.
    pub fn plain(kind: PartyKind, name: &str, at: Origin) -> Self {
        Self {
            kind,
            name: name.to_string(),
            title: String::new(),
            notes: Vec::new(),
            also: None,
            phone: None,
            count: None,
            equipment: None,
            unit: None,
            brief: None,
            at,
        }
    }

    /// The name where no title stands beside it: 李敏, or 信访办李敏 where there
    /// is another one.
    pub fn told_apart(&self) -> String {
        format!("{}{}", self.unit.as_deref().unwrap_or(""), self.name)
    }

    /// The person, if it is one of ours.
    pub fn person(&self) -> Option<PersonId> {
        match self.kind {
            PartyKind::Person { person, .. } => Some(person),
            _ => None,
        }
    }
}
