//! Posts, and who holds them when.

use chrono::NaiveDate;

use super::period::name_on;
use super::{DatedName, DepartmentId, Holding, Period, PersonId};
use crate::diagnostic::Origin;

/// Number of a post in its organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostId(pub u32);

/// A post (岗位): what duties belong to.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// Its id.
    pub id: String,
    /// Titles, oldest first.
    pub titles: Vec<DatedName>,
    /// The department it belongs to.
    pub department: Option<DepartmentId>,
    /// Order in lists, smallest first.
    pub rank: u32,
    /// How many people may hold it.
    pub seats: u32,
    /// When it exists.
    pub period: Period,
    /// Its successor after the last day.
    pub merged_into: Option<PostId>,
    /// Where it was written.
    pub at: Origin,
}

impl Post {
    /// The title on that day.
    pub fn title(&self, on: NaiveDate) -> &str {
        name_on(&self.titles, on)
    }
}

impl Holding {
    /// Whether it fills a seat that is still to be filled: acting, or in charge.
    pub fn stands_in(self) -> bool {
        matches!(self, Self::Acting | Self::InCharge)
    }
}

/// A person in a post for a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Appointment {
    /// The post.
    pub post: PostId,
    /// The person.
    pub person: PersonId,
    /// From the first to the last day.
    pub period: Period,
    /// Order within the leadership, before the post's rank.
    pub order: Option<u32>,
    /// How it is held.
    pub holding: Holding,
    /// The unit this person is in charge of (主持工作) under this title.
    pub in_charge_of: Option<DepartmentId>,
    /// Whether 主持工作 is of the organisation as a whole.
    pub in_charge_of_organisation: bool,
    /// Where it was written.
    pub at: Origin,
}

/// Who holds a post on a day, and how.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Holder<'a> {
    /// The person.
    pub person: PersonId,
    /// The post really held.
    pub post: PostId,
    /// The appointment that says so.
    pub appointment: &'a Appointment,
}
