//! The organisation: units, posts, people, who held what when, holidays.

use chrono::NaiveDate;

use super::{Party, Text};
use crate::diagnostic::{At, Origin};
use crate::model::Holding;

/// The organisation as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// Where the record stands.
    pub at: Origin,
    /// Full name.
    pub name: Text,
    /// Short name.
    pub short_name: Option<Text>,
}

/// An authority that issues documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Issuer {
    /// Where the record stands.
    pub at: Origin,
    /// Its id.
    pub id: Text,
    /// Full name, as on the red head.
    pub name: Text,
    /// Short name.
    pub short_name: Option<Text>,
    /// Code of its documents (机关代字).
    pub code: Option<Text>,
}

/// A name or title that holds from a day on.
#[derive(Debug, Clone, PartialEq)]
pub struct DatedName {
    /// The name or title.
    pub name: Text,
    /// The short name that came with it, for departments.
    pub short_name: Option<Text>,
    /// First day; without it, from the beginning.
    pub from: Option<At<NaiveDate>>,
}

/// A department, or a community.
#[derive(Debug, Clone, PartialEq)]
pub struct Department {
    /// Where the record stands.
    pub at: Origin,
    /// Its id.
    pub id: Text,
    /// Names, oldest first; at least one.
    pub names: Vec<DatedName>,
    /// Short name.
    pub short_name: Option<Text>,
    /// The department it belongs to.
    pub parent: Option<Text>,
    /// First day.
    pub from: Option<At<NaiveDate>>,
    /// Last day.
    pub until: Option<At<NaiveDate>>,
    /// Its successor after the last day.
    pub merged_into: Option<Text>,
    /// A leading department or a community: order among departments.
    pub rank: Option<At<u32>>,
}

/// A post (岗位).
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// Where the record stands.
    pub at: Origin,
    /// Its id.
    pub id: Text,
    /// Titles, oldest first; at least one.
    pub titles: Vec<DatedName>,
    /// The department it belongs to.
    pub department: Option<Text>,
    /// Order in lists, smallest first.
    pub rank: Option<At<u32>>,
    /// How many people may hold it; 1 if not given.
    pub seats: Option<At<u32>>,
    /// First day.
    pub from: Option<At<NaiveDate>>,
    /// Last day.
    pub until: Option<At<NaiveDate>>,
    /// Its successor after the last day.
    pub merged_into: Option<Text>,
}

/// A person.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Where the record stands.
    pub at: Origin,
    /// Their id.
    pub id: Text,
    /// Their name.
    pub name: Text,
    /// Telephone number: shown only where a party says `phone: show`.
    pub phone: Option<Text>,
    /// Grade (职级), such as 四级主任科员.
    pub grade: Option<Text>,
    /// Whether the telephone number may stand in a public edition.
    pub phone_public: bool,
    /// Whether the grade is internal.
    pub grade_internal: bool,
    /// Department, for people without a post.
    pub department: Option<Text>,
    /// Left out of public editions.
    pub internal: bool,
}

/// Who holds a post, how and for how long.
#[derive(Debug, Clone, PartialEq)]
pub struct Appointment {
    /// Where the record stands.
    pub at: Origin,
    /// The post.
    pub post: Text,
    /// The person.
    pub person: Text,
    /// First day.
    pub from: Option<At<NaiveDate>>,
    /// Last day, inclusive.
    pub until: Option<At<NaiveDate>>,
    /// Order within the leadership.
    pub order: Option<At<u32>>,
    /// Regular, acting, in charge, concurrent or seconded.
    pub holding: At<Holding>,
    /// The unit this person is in charge of (主持工作) under the title held.
    pub in_charge_of_unit: Option<Text>,
    /// A day was given that could not be read: nobody knows when it held.
    pub undated: bool,
}

/// A field of work (分工) and who leads it.
#[derive(Debug, Clone, PartialEq)]
pub struct Portfolio {
    /// Where the record stands.
    pub at: Origin,
    /// Its id.
    pub id: Option<Text>,
    /// Its name, such as 信访工作.
    pub name: Text,
    /// Who leads it.
    pub leader: Option<Party>,
    /// Departments that do the work.
    pub departments: Vec<Text>,
    /// Who stands in (AB角).
    pub cover: Option<Party>,
    /// First day.
    pub from: Option<At<NaiveDate>>,
    /// Last day, inclusive.
    pub until: Option<At<NaiveDate>>,
}

/// Leave of a person; concerns rotas only.
#[derive(Debug, Clone, PartialEq)]
pub struct Absence {
    /// Where the record stands.
    pub at: Origin,
    /// Who is away.
    pub person: Text,
    /// First day.
    pub from: Option<At<NaiveDate>>,
    /// Last day, inclusive.
    pub until: Option<At<NaiveDate>>,
    /// Who stands in.
    pub cover: Option<Party>,
}

/// A group of posts or departments with one printed name, such as 各社区.
#[derive(Debug, Clone, PartialEq)]
pub struct Category {
    /// Where the record stands.
    pub at: Origin,
    /// Its id.
    pub id: Text,
    /// What is printed.
    pub name: Text,
    /// Its posts.
    pub posts: Vec<Text>,
    /// Its departments.
    pub departments: Vec<Text>,
}

/// Statutory holidays of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// Where the record stands.
    pub at: Origin,
    /// The year.
    pub year: Option<At<u32>>,
    /// Holidays.
    pub holidays: Vec<Holiday>,
    /// Weekend days that are worked.
    pub make_up_workdays: Vec<At<NaiveDate>>,
}

/// One holiday, first to last day.
#[derive(Debug, Clone, PartialEq)]
pub struct Holiday {
    /// Its name.
    pub name: Option<Text>,
    /// First day.
    pub from: At<NaiveDate>,
    /// Last day, inclusive.
    pub until: At<NaiveDate>,
}

/// A law, regulation or higher document.
#[derive(Debug, Clone, PartialEq)]
pub struct Basis {
    /// Where the record stands.
    pub at: Origin,
    /// Its id.
    pub id: Text,
    /// What it is, such as 行政法规.
    pub kind: Option<Text>,
    /// Its title, without 《》.
    pub title: Text,
    /// Its number, such as 国务院令第431号.
    pub number: Option<Text>,
    /// Who issued it.
    pub issuer: Option<Text>,
    /// When it was issued.
    pub date: Option<At<NaiveDate>>,
    /// First day in force.
    pub effective: Option<At<NaiveDate>>,
    /// First day no longer in force.
    pub repealed: Option<At<NaiveDate>>,
    /// What took its place.
    pub successor: Option<Text>,
}
