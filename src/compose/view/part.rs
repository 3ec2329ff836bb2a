//! How the parts of a chapter look to a template: each has `kind`.

use serde::Serialize;

use super::Text;
use super::forms;
use super::party::Party;
use super::rota::Rota;
use crate::model::{BodyKind, BodyStyle, ChartKind, GoalStyle, LeadFace, PartStyle, Succession};

/// One part; `kind` says which.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Part {
    Text {
        paragraphs: Vec<Text>,
    },
    BodyOfPeople {
        body: Box<Body>,
    },
    WorkingGroups {
        intro: Vec<Text>,
        listed: bool,
        count: String,
        labels: GroupLabels,
        groups: Vec<Group>,
    },
    Duties {
        style: PartStyle,
        items: Vec<Duty>,
        closing: Option<Text>,
    },
    Goals {
        style: GoalStyle,
        intro: Option<Text>,
        items: Vec<Goal>,
        against: Option<u32>,
    },
    Tasks {
        style: PartStyle,
        columns: Vec<&'static str>,
        items: Vec<Task>,
    },
    Phases {
        items: Vec<Phase>,
    },
    Procedure {
        style: PartStyle,
        subject: Option<Text>,
        steps: Vec<Step>,
    },
    Items {
        numbers: String,
        lead_face: LeadFace,
        items: Vec<Item>,
    },
    Mechanisms {
        numbers: String,
        items: Vec<Mechanism>,
    },
    Contingencies {
        style: PartStyle,
        numbers: String,
        items: Vec<Contingency>,
    },
    Basis {
        cited: String,
        origin: String,
    },
    Chart {
        chart: ChartKind,
        nodes: Vec<Node>,
    },
    Coverage(forms::Coverage),
    Contacts(forms::Contacts),
    Assessment(forms::Assessment),
    BlankForm {
        form: forms::BlankForm,
    },
    Enumeration {
        intro: Option<Text>,
        items: Vec<Numbered>,
        run_in: bool,
    },
    Rota {
        rota: Box<Rota>,
    },
}

/// A body of people.
#[derive(Debug, Serialize)]
pub struct Body {
    /// leading-group, headquarters …
    pub kind: BodyKind,
    /// 领导小组, 指挥部 …: how the text goes on to call it.
    pub short_name: String,
    /// columns, brackets or table.
    pub style: BodyStyle,
    /// Whether any telephone number is shown.
    pub phones: bool,
    /// Who is responsible, for a body without a list.
    pub responsible: Vec<Party>,
    /// What it is set up for.
    pub charge: Option<Text>,
    /// Whether it is yet to be set up.
    pub planned: bool,
    /// Groups below it.
    pub groups: Vec<Text>,
    /// How many they are, in hanzi.
    pub group_count: String,
    /// Name.
    pub name: Text,
    /// The plan's own sentence before the list.
    pub intro: Option<Text>,
    /// Roles that somebody has.
    pub roles: Vec<Role>,
    /// Duties.
    pub duties: Vec<Text>,
    /// automatic, approval or notice.
    pub succession: Option<Succession>,
    /// Its office.
    pub office: Option<Office>,
}

/// A role.
#[derive(Debug, Serialize)]
pub struct Role {
    /// 组长.
    pub label: String,
    /// Who has it.
    pub parties: Vec<Party>,
}

/// The office of a body.
#[derive(Debug, Serialize)]
pub struct Office {
    /// Its name, where it is not 办公室.
    pub name: Option<Text>,
    /// Where it sits.
    pub seat: Option<Party>,
    /// Heads, executive deputies and deputies: label, who, 兼任 or 担任.
    pub heads: Vec<OfficeRole>,
    /// Member units.
    pub units: Vec<Party>,
    /// Staff.
    pub staff: Vec<Party>,
    /// Duties.
    pub duties: Vec<Text>,
}

/// Who heads the office.
#[derive(Debug, Serialize)]
pub struct OfficeRole {
    /// 主任, 常务副主任, 副主任.
    pub label: &'static str,
    /// Who.
    pub parties: Vec<Party>,
    /// Whether all of them are in the body already.
    pub concurrent: bool,
}

/// A working group, or a line within one.
#[derive(Debug, Serialize)]
pub struct Group {
    /// Name.
    pub name: Text,
    /// Responsible leaders.
    pub responsible_leader: Vec<Party>,
    /// Responsible people.
    pub responsible: Vec<Party>,
    /// Staff.
    pub staff: Vec<Party>,
    /// Tasks.
    pub duties: Vec<Text>,
    /// The same in one paragraph, counted, where that is wanted.
    pub counted: Vec<Numbered>,
    /// Lines within it.
    pub lines: Vec<Group>,
}

/// Labels of a working group's rows.
#[derive(Debug, Serialize)]
pub struct GroupLabels {
    /// 责任领导.
    pub responsible_leader: String,
    /// 责任人.
    pub responsible: String,
    /// 人员配备.
    pub staff: String,
    /// 工作任务.
    pub duties: String,
}

/// A clause.
#[derive(Debug, Serialize)]
pub struct Duty {
    /// Matters.
    pub scope: Text,
    /// Leader in charge.
    pub leader: Vec<Party>,
    /// Lead department.
    pub lead: Vec<Party>,
    /// First responsible person.
    pub first_responsible: Vec<Party>,
}

/// A goal.
#[derive(Debug, Serialize)]
pub struct Goal {
    /// ⑴ and the like, in a sentence that counts them; else empty.
    pub number: String,
    /// The mark after it in a sentence: ； or 。.
    pub end: &'static str,
    /// The target as a sentence says it: 不低于95%.
    pub phrase: String,
    /// What is measured.
    pub name: Text,
    /// What is to be reached.
    pub target: Option<Text>,
    /// What was reached.
    pub baseline: Option<Text>,
    /// Year of the baseline.
    pub against: Option<u32>,
    /// Who answers for it.
    pub owner: Vec<Party>,
}

/// A task.
#[derive(Debug, Serialize)]
pub struct Task {
    /// Category.
    pub category: Option<Text>,
    /// What is to be done.
    pub task: Text,
    /// How.
    pub measures: Vec<Text>,
    /// Leader.
    pub leader: Vec<Party>,
    /// Lead unit.
    pub lead: Vec<Party>,
    /// Accountable person.
    pub accountable: Vec<Party>,
    /// Supporting units.
    pub support: Vec<Party>,
    /// By when.
    pub deadline: Option<Text>,
    /// How far.
    pub progress: Option<Text>,
    /// Remark.
    pub note: Option<Text>,
}

/// A phase.
#[derive(Debug, Serialize)]
pub struct Phase {
    /// Name.
    pub name: Text,
    /// 2026年3月中旬至3月下旬; may be empty.
    pub period: String,
    /// What is done.
    pub paragraphs: Vec<Text>,
}

/// A step.
#[derive(Debug, Serialize)]
pub struct Step {
    /// What it is called.
    pub step: Text,
    /// More about it.
    pub paragraphs: Vec<Text>,
    /// Time limit.
    pub within: Option<Text>,
    /// By whom.
    pub by: Vec<Party>,
    /// Steps within it.
    pub steps: Vec<Step>,
}

/// A standing arrangement.
#[derive(Debug, Serialize)]
pub struct Mechanism {
    /// Name.
    pub name: Text,
    /// How often.
    pub every: Option<Text>,
    /// Who sees to it.
    pub by: Vec<Party>,
    /// Paragraphs.
    pub paragraphs: Vec<Text>,
    /// Parts below it.
    pub body: Vec<Part>,
}

/// What is done when something happens.
#[derive(Debug, Serialize)]
pub struct Contingency {
    /// What happens.
    pub when: Text,
    /// How grave it is.
    pub level: Option<Text>,
    /// From what figure on.
    pub threshold: Option<Text>,
    /// Within what time.
    pub within: Option<Text>,
    /// By whom.
    pub by: Vec<Party>,
    /// What is done.
    pub paragraphs: Vec<Text>,
    /// Parts below it.
    pub body: Vec<Part>,
}

/// A numbered item.
#[derive(Debug, Serialize)]
pub struct Item {
    /// Title.
    pub title: Option<Text>,
    /// Emphasised first sentence.
    pub lead: Option<Text>,
    /// Paragraphs.
    pub paragraphs: Vec<Text>,
    /// Parts below it.
    pub body: Vec<Part>,
}

/// A member of an enumeration: 一是, the words, the mark after them.
#[derive(Debug, Serialize)]
pub struct Numbered {
    /// 一是, ①, ⑴, 1、.
    pub number: String,
    /// The words.
    pub text: Text,
    /// The mark after them, unless the words end with one.
    pub end: String,
}

/// A box of a chart.
#[derive(Debug, Serialize)]
pub struct Node {
    /// Its words.
    pub text: Text,
    /// What hangs below it.
    pub below: Vec<Node>,
}
