//! Bodies of people.

use super::{BodyKind, BodyStyle, Party, Succession, Text};
use crate::diagnostic::Origin;

/// Roles in a body of people, in the order of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum RoleKind {
    Leader,
    ExecutiveDeputy,
    Deputy,
    Member,
    Liaison,
}

/// One role and who has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// Which role.
    pub kind: RoleKind,
    /// 组长, 总指挥, 主任 …
    pub label: String,
    /// Who has it, in order.
    pub parties: Vec<Party>,
}

/// A leading group, headquarters, committee …
#[derive(Debug, Clone, PartialEq)]
pub struct BodyOfPeople {
    /// Whether the list stands without the sentence that founds the body.
    pub bare: bool,
    /// What kind.
    pub kind: BodyKind,
    /// Its name.
    pub name: Text,
    /// How the text goes on to call it: 领导小组, 指挥部.
    pub short_name: String,
    /// How its people are listed.
    pub style: BodyStyle,
    /// Who is responsible, for a body without a list.
    pub responsible: Vec<Party>,
    /// What it is set up for (具体负责…).
    pub charge: Option<Text>,
    /// Whether it is yet to be set up.
    pub planned: bool,
    /// Groups below it, named in one sentence.
    pub groups: Vec<Text>,
    /// Sentence before the list, where the plan gives its own.
    pub intro: Option<Text>,
    /// Roles that somebody has.
    pub roles: Vec<Role>,
    /// Duties.
    pub duties: Vec<Text>,
    /// What becomes of a seat when its holder leaves.
    pub succession: Option<Succession>,
    /// Its office.
    pub office: Option<BodyOffice>,
    /// Where it stands.
    pub at: Origin,
}

/// The office of a body.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyOffice {
    /// Its name, where it is not 办公室.
    pub name: Option<Text>,
    /// The unit it sits in.
    pub seat: Option<Party>,
    /// Heads.
    pub head: Vec<OfficeHead>,
    /// Executive deputy heads.
    pub executive_deputy: Vec<OfficeHead>,
    /// Deputy heads.
    pub deputy: Vec<OfficeHead>,
    /// Member units.
    pub units: Vec<Party>,
    /// Staff.
    pub staff: Vec<Party>,
    /// Duties.
    pub duties: Vec<Text>,
    /// What its sentences say behind a name: 同志, or nothing.
    pub honorific: String,
}

/// Somebody who heads the office.
#[derive(Debug, Clone, PartialEq)]
pub struct OfficeHead {
    /// Who.
    pub party: Party,
    /// Whether they are in the body already: 兼任 instead of 担任.
    pub concurrent: bool,
}
