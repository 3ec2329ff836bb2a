//! Bodies of people and working groups.

use super::{Party, Text};
use crate::diagnostic::{At, Origin};
use crate::model::{BodyKind, BodyStyle, EnumerationStyle, Succession};

/// A leading group, headquarters, committee …
#[derive(Debug, Clone, PartialEq)]
pub struct BodyOfPeople {
    /// Where the record stands.
    pub at: Origin,
    /// What kind of body.
    pub kind: At<BodyKind>,
    /// Its name; without it, made from the plan's title.
    pub name: Option<Text>,
    /// How the text goes on to call it.
    pub short_name: Option<Text>,
    /// How its people are listed.
    pub style: BodyStyle,
    /// Whether telephone numbers are printed.
    pub show_phone: bool,
    /// Who is responsible, for a body without a list.
    pub responsible: Vec<Party>,
    /// What it is set up for (具体负责…).
    pub charge: Option<Text>,
    /// Whether it is yet to be set up.
    pub planned: bool,
    /// Groups below it, named in one sentence.
    pub groups: Vec<Text>,
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
    /// Its name, where it is not 办公室.
    pub name: Option<Text>,
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
    /// How tasks are counted within one paragraph.
    pub numbers: Option<EnumerationStyle>,
    /// Lines within the group.
    pub lines: Vec<WorkingGroup>,
}

/// Working groups with options.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkingGroups {
    /// Words before them.
    pub intro: Option<Text>,
    /// Whether a sentence names them all first.
    pub listed: bool,
    /// Other labels of their rows.
    pub labels: GroupLabels,
    /// The groups.
    pub items: Vec<WorkingGroup>,
}

/// Labels of a working group's rows that are not the usual ones.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GroupLabels {
    /// 责任领导.
    pub responsible_leader: Option<Text>,
    /// 责任人.
    pub responsible: Option<Text>,
    /// 人员配备.
    pub staff: Option<Text>,
    /// 工作任务.
    pub duties: Option<Text>,
}
