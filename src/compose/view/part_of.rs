//! Takes the parts of the model; gives their views.

use super::part::{
    Body, Duty, Goal, Group, Item, Numbered, Office, OfficeRole, Part, Phase, Role, Step, Task,
};
use super::party::{parties, party};
use super::{optional, text, texts};
use crate::model::{self, EnumerationStyle};

pub(super) fn part(part: &model::Part) -> Part {
    use model::PartKind;
    match &part.kind {
        PartKind::Text(paragraphs) => Part::Text {
            paragraphs: texts(paragraphs),
        },
        PartKind::BodyOfPeople(body) => Part::BodyOfPeople {
            body: Box::new(self::body(body)),
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
        PartKind::Rota(rota) => Part::Rota {
            rota: Box::new(super::rota::rota(rota)),
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
