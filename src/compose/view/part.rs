//! How the parts of a chapter look to a template: each has `kind`.

use serde::Serialize;

use super::party::{Party, parties, party};
use super::{Text, optional, text, texts};
use crate::model::{self, BodyKind, EnumerationStyle, PartStyle, Succession};

/// One part; `kind` says which.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Part {
    Text {
        paragraphs: Vec<Text>,
    },
    BodyOfPeople {
        body: Body,
    },
    WorkingGroups {
        groups: Vec<Group>,
    },
    Duties {
        style: PartStyle,
        items: Vec<Duty>,
        closing: Option<Text>,
    },
    Goals {
        style: PartStyle,
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
        items: Vec<Item>,
    },
    Enumeration {
        items: Vec<Numbered>,
        run_in: bool,
    },
}

/// A body of people.
#[derive(Debug, Serialize)]
pub struct Body {
    /// leading-group, headquarters …
    pub kind: BodyKind,
    /// 领导小组, 指挥部 …: how the text goes on to call it.
    pub short_name: &'static str,
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
    /// Lines within it.
    pub lines: Vec<Group>,
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

pub(super) fn part(part: &model::Part) -> Part {
    use model::PartKind;
    match &part.kind {
        PartKind::Text(paragraphs) => Part::Text {
            paragraphs: texts(paragraphs),
        },
        PartKind::BodyOfPeople(body) => Part::BodyOfPeople {
            body: self::body(body),
        },
        PartKind::WorkingGroups(groups) => Part::WorkingGroups {
            groups: groups.iter().map(group).collect(),
        },
        PartKind::Duties(duties) => Part::Duties {
            style: duties.style,
            items: duties.items.iter().map(duty).collect(),
            closing: optional(&duties.closing),
        },
        PartKind::Goals(goals) => goals_part(goals),
        PartKind::Tasks(tasks) => Part::Tasks {
            style: tasks.style,
            columns: tasks.columns.iter().map(|c| column(*c)).collect(),
            items: tasks.items.iter().map(task).collect(),
        },
        PartKind::Phases(phases) => Part::Phases {
            items: phases.iter().map(phase).collect(),
        },
        PartKind::Procedure(procedure) => Part::Procedure {
            style: procedure.style,
            subject: optional(&procedure.kind),
            steps: procedure.steps.iter().map(step).collect(),
        },
        PartKind::Items(items) => Part::Items {
            items: items.iter().map(item).collect(),
        },
        PartKind::Enumeration(list) => Part::Enumeration {
            items: numbered(list),
            run_in: list.run_in,
        },
    }
}

/// The year stands in the head of the column where all goals share one.
fn goals_part(goals: &model::Goals) -> Part {
    let mut years = goals.items.iter().filter_map(|g| g.against);
    let first = years.next();
    let shared = first.filter(|y| years.all(|other| other == *y));
    let items = goals.items.iter().map(|goal| Goal {
        name: text(&goal.name),
        target: optional(&goal.target),
        baseline: optional(&goal.baseline),
        against: goal.against,
        owner: parties(&goal.owner),
    });
    Part::Goals {
        style: goals.style,
        items: items.collect(),
        against: shared,
    }
}

fn body(body: &model::BodyOfPeople) -> Body {
    let roles = body.roles.iter().map(|role| Role {
        label: role.label.clone(),
        parties: parties(&role.parties),
    });
    Body {
        kind: body.kind,
        short_name: body.kind.words(),
        name: text(&body.name),
        intro: optional(&body.intro),
        roles: roles.collect(),
        duties: texts(&body.duties),
        succession: body.succession,
        office: body.office.as_ref().map(office),
    }
}

fn office(office: &model::BodyOffice) -> Office {
    let roles = [
        ("主任", &office.head),
        ("常务副主任", &office.executive_deputy),
        ("副主任", &office.deputy),
    ];
    let heads = roles.into_iter().filter(|(_, heads)| !heads.is_empty());
    let heads = heads.map(|(label, heads)| OfficeRole {
        label,
        parties: heads.iter().map(|h| party(&h.party)).collect(),
        concurrent: heads.iter().all(|h| h.concurrent),
    });
    Office {
        seat: office.seat.as_ref().map(party),
        heads: heads.collect(),
        units: parties(&office.units),
        staff: parties(&office.staff),
        duties: texts(&office.duties),
    }
}

fn group(group: &model::WorkingGroup) -> Group {
    Group {
        name: text(&group.name),
        responsible_leader: parties(&group.responsible_leader),
        responsible: parties(&group.responsible),
        staff: parties(&group.staff),
        duties: texts(&group.duties),
        lines: group.lines.iter().map(self::group).collect(),
    }
}

fn duty(duty: &model::Duty) -> Duty {
    Duty {
        scope: text(&duty.scope),
        leader: parties(&duty.leader),
        lead: parties(&duty.lead),
        first_responsible: parties(&duty.first_responsible),
    }
}

fn task(task: &model::Task) -> Task {
    Task {
        category: optional(&task.category),
        task: text(&task.task),
        measures: texts(&task.measures),
        leader: parties(&task.leader),
        lead: parties(&task.lead),
        accountable: parties(&task.accountable),
        support: parties(&task.support),
        deadline: optional(&task.deadline),
        progress: optional(&task.progress),
        note: optional(&task.note),
    }
}

fn phase(phase: &model::Phase) -> Phase {
    Phase {
        name: text(&phase.name),
        period: phase.period.clone(),
        paragraphs: texts(&phase.text),
    }
}

fn step(step: &model::Step) -> Step {
    Step {
        step: text(&step.step),
        paragraphs: texts(&step.text),
        within: optional(&step.within),
        by: parties(&step.by),
    }
}

fn item(item: &model::Item) -> Item {
    Item {
        title: optional(&item.title),
        lead: optional(&item.lead),
        paragraphs: texts(&item.text),
    }
}

fn numbered(list: &model::Enumeration) -> Vec<Numbered> {
    let last = list.items.len().saturating_sub(1);
    let items = list.items.iter().enumerate().map(|(i, item)| {
        let ended = item.text.ends_with(['。', '；', '，', '！', '？', '：']);
        let end = match (ended, i == last) {
            (true, _) => String::new(),
            (false, true) => "。".to_string(),
            (false, false) => list.end.clone(),
        };
        Numbered {
            number: enumerator(list.style, i + 1),
            text: text(item),
            end,
        }
    });
    items.collect()
}

/// The number of a member: nothing follows 一是, ① and ⑴ (GB/T 15834 B.3.7).
fn enumerator(style: EnumerationStyle, n: usize) -> String {
    let within = |first: char, most: usize| match n {
        n if n <= most => char::from_u32(first as u32 + n as u32 - 1),
        _ => None,
    };
    match style {
        EnumerationStyle::Ordinal => format!("{}是", crate::document::hanzi_number(n)),
        EnumerationStyle::Circled => match within('①', 20) {
            Some(c) => c.to_string(),
            None => format!("（{n}）"),
        },
        EnumerationStyle::Bracketed => match within('⑴', 20) {
            Some(c) => c.to_string(),
            None => format!("（{n}）"),
        },
        EnumerationStyle::Arabic => format!("{n}、"),
    }
}

fn column(column: model::ColumnKind) -> &'static str {
    use model::ColumnKind;
    match column {
        ColumnKind::Serial => "serial",
        ColumnKind::Category => "category",
        ColumnKind::Task => "task",
        ColumnKind::Measures => "measures",
        ColumnKind::Leader => "leader",
        ColumnKind::Lead => "lead",
        ColumnKind::Accountable => "accountable",
        ColumnKind::Support => "support",
        ColumnKind::Deadline => "deadline",
        ColumnKind::Progress => "progress",
        ColumnKind::Note => "note",
    }
}
