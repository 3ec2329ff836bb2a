//! A staff change as written.

use chrono::NaiveDate;

use super::{Department, Party, Person, Post, Text};
use crate::diagnostic::{At, FileId, Origin};
use crate::model::Holding;

/// A staff change: one file with a `change` record.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The file.
    pub file: FileId,
    /// Where the record stands.
    pub at: Origin,
    /// The first day in or out.
    pub date: At<NaiveDate>,
    /// Before this day nothing of it may become public.
    pub announced: Option<At<NaiveDate>>,
    /// The decision it rests on.
    pub basis: Option<Text>,
    /// General cause, such as 工作需要.
    pub reason: Option<Text>,
    /// What happens, in the order written.
    pub moves: Vec<Move>,
}

/// One thing that happens. Exactly one subject is given: a person, a
/// portfolio, a post or a department, known or new.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// Where the record stands.
    pub at: Origin,
    /// A person of ours.
    pub person: Option<Text>,
    /// Somebody who comes in.
    pub new_person: Option<Person>,
    /// A department; beside a person, the one that tells same names apart.
    pub department: Option<Text>,
    /// Posts laid down.
    pub leaves: Vec<Text>,
    /// Posts taken up.
    pub takes: Vec<Text>,
    /// How they are held.
    pub holding: Option<At<Holding>>,
    /// Order within the leadership; without it, the predecessor's.
    pub order: Option<At<u32>>,
    /// The unit the person is in charge of (主持工作) under that title.
    pub in_charge_of_unit: Option<Text>,
    /// Whether the one regular post held is left.
    pub moves_to: bool,
    /// Whether everything held is left.
    pub retires: bool,
    /// A portfolio.
    pub portfolio: Option<Text>,
    /// Who takes the portfolio.
    pub to: Option<Party>,
    /// Who stands in from now on.
    pub cover: Option<Party>,
    /// A post.
    pub post: Option<Text>,
    /// A post that is created.
    pub new_post: Option<Post>,
    /// A department that is created.
    pub new_department: Option<Department>,
    /// Where the post or department goes.
    pub merged_into: Option<Text>,
    /// The new title or name.
    pub renamed: Option<Text>,
    /// The new short name of a department.
    pub short_name: Option<Text>,
    /// Whether the post or department ends without a successor.
    pub abolished: bool,
}
