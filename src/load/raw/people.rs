//! Bodies of people and working groups.

use super::{Party, Text};
use crate::diagnostic::{At, Origin};
use crate::model::{BodyKind, Succession};

/// A leading group, headquarters, committee …
#[derive(Debug, Clone, PartialEq)]
pub struct BodyOfPeople {
    /// Where the record stands.
    pub at: Origin,
    /// What kind of body.
    pub kind: At<BodyKind>,
    /// Its name; without it, made from the plan's title.
    pub name: Option<Text>,
    /// Sentence before the list; without it, the template's.
    pub intro: Option<Text>,
    /// Leaders.
    pub leader: Vec<Party>,
    /// Executive deputies.
    pub executive_deputy: Vec<Party>,
    /// Deputies.
    pub deputy: Vec<Party>,
    /// Members.
    pub members: Vec<Party>,
    /// Liaison staff.
    pub liaison: Vec<Party>,
    /// Duties, one paragraph each.
    pub duties: Vec<Text>,
    /// Labels that differ from the kind's own: role key → label.
    pub labels: Vec<(Text, Text)>,
    /// What happens when a member leaves the post.
    pub succession: Option<At<Succession>>,
    /// Its office.
    pub office: Option<BodyOffice>,
}

/// The office of a body (领导小组办公室).
#[derive(Debug, Clone, PartialEq)]
pub struct BodyOffice {
    /// Where the record stands.
    pub at: Origin,
    /// The department it sits in.
    pub seat: Option<Party>,
    /// Heads.
    pub head: Vec<Party>,
    /// Executive deputy heads.
    pub executive_deputy: Vec<Party>,
    /// Deputy heads.
    pub deputy: Vec<Party>,
    /// Member units.
    pub units: Vec<Party>,
    /// Staff.
    pub staff: Vec<Party>,
    /// Duties, one paragraph each.
    pub duties: Vec<Text>,
}

/// A working group, or a line within one.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkingGroup {
    /// Where the record stands.
    pub at: Origin,
    /// Its name.
    pub name: Text,
    /// Responsible leaders.
    pub responsible_leader: Vec<Party>,
    /// Responsible people.
    pub responsible: Vec<Party>,
    /// Staff.
    pub staff: Vec<Party>,
    /// Tasks, one paragraph each.
    pub duties: Vec<Text>,
    /// Lines within the group.
    pub lines: Vec<WorkingGroup>,
}
