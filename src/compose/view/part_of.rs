//! Takes the parts of the model; gives their views.

use super::part::{
    Body, Contingency, Duty, Goal, Group, GroupLabels, Item, Mechanism, Node, Numbered, Office,
    OfficeRole, Part, Phase, Role, Step, Task,
};
use super::party::{parties, party};
use super::{forms_of, numbers, optional, text, texts};
use crate::compose::origin_attribute;
use crate::document::hanzi_number;
use crate::model::{self, EnumerationStyle, target};

pub(super) fn part(part: &model::Part) -> Part {
    use model::PartKind;
    match &part.kind {
        PartKind::Text(paragraphs) => Part::Text {
            paragraphs: texts(paragraphs),
        },
        PartKind::BodyOfPeople(body) => Part::BodyOfPeople {
            body: Box::new(self::body(body)),
        },
        PartKind::WorkingGroups(groups) => working_groups(groups),
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
            items: phases.items.iter().map(phase).collect(),
        },
        PartKind::Procedure(procedure) => Part::Procedure {
            style: procedure.style,
            subject: optional(&procedure.kind),
            steps: procedure.steps.iter().map(step).collect(),
        },
        PartKind::Items(items) => Part::Items {
            numbers: numbers(&items.numbering),
            lead_face: items.lead_face,
            items: items.items.iter().map(item).collect(),
        },
        PartKind::Mechanisms(list) => Part::Mechanisms {
            numbers: numbers(&list.numbering),
            items: list.items.iter().map(mechanism).collect(),
        },
        PartKind::Contingencies(list) => Part::Contingencies {
            style: list.style,
            numbers: numbers(&list.numbering),
            items: list.items.iter().map(contingency).collect(),
        },
        PartKind::Basis(cited) => {
            let words: Vec<String> = cited.iter().map(|text| text.text.clone()).collect();
            Part::Basis {
                cited: model::joined(&words),
                origin: origin_attribute::write(part.at),
            }
        }
        PartKind::Chart(chart) => Part::Chart {
            chart: chart.kind,
            nodes: chart.nodes.iter().map(node).collect(),
        },
        PartKind::Coverage(coverage) => Part::Coverage(forms_of::coverage(coverage)),
        PartKind::Contacts(contacts) => Part::Contacts(forms_of::contacts(contacts)),
        PartKind::Assessment(one) => Part::Assessment(forms_of::assessment(one)),
        PartKind::BlankForm(form) => Part::BlankForm {
            form: forms_of::blank_form(form),
        },
        PartKind::Enumeration(list) => Part::Enumeration {
            intro: optional(&list.intro),
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
    let last = goals.items.len().saturating_sub(1);
    let items = goals.items.iter().enumerate().map(|(i, goal)| Goal {
        number: goals
            .numbers
            .map(|style| enumerator(style, i + 1))
            .unwrap_or_default(),
        end: if i == last { "。" } else { "；" },
        phrase: goal.target.as_ref().map_or(String::new(), |target| {
            target::in_sentence(&target.text, goal.against)
        }),
        name: text(&goal.name),
        target: goal.target.as_ref().map(|words| {
            let mut words = text(words);
            words.text = target::in_table(&words.text);
            words
        }),
        baseline: optional(&goal.baseline),
        against: goal.against,
        owner: parties(&goal.owner),
    });
    Part::Goals {
        style: goals.style,
        intro: optional(&goals.intro),
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
        short_name: body.short_name.clone(),
        style: body.style,
        phones: {
            let all = body.roles.iter().flat_map(|role| &role.parties);
            all.into_iter().any(|party| party.phone.is_some())
        },
        responsible: parties(&body.responsible),
        charge: optional(&body.charge),
        planned: body.planned,
        groups: texts(&body.groups),
        group_count: how_many(body.groups.len()),
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
        name: optional(&office.name),
        seat: office.seat.as_ref().map(party),
        heads: heads.collect(),
        units: parties(&office.units),
        staff: parties(&office.staff),
        duties: texts(&office.duties),
    }
}

fn working_groups(groups: &model::WorkingGroups) -> Part {
    let [leader, responsible, staff, duties] = &groups.labels;
    let label = |own: &Option<String>, usual: &str| match own {
        Some(label) => label.clone(),
        None => usual.to_string(),
    };
    Part::WorkingGroups {
        intro: texts(&groups.intro),
        listed: groups.listed,
        count: how_many(groups.items.len()),
        labels: GroupLabels {
            responsible_leader: label(leader, "责任领导"),
            responsible: label(responsible, "责任人"),
            staff: label(staff, "人员配备"),
            duties: label(duties, "工作任务"),
        },
        groups: groups.items.iter().map(group).collect(),
    }
}

fn group(group: &model::WorkingGroup) -> Group {
    Group {
        name: text(&group.name),
        responsible_leader: parties(&group.responsible_leader),
        responsible: parties(&group.responsible),
        staff: parties(&group.staff),
        duties: texts(&group.duties),
        counted: match group.numbers {
            Some(style) => counted(style, &group.duties, "；"),
            None => Vec::new(),
        },
        lines: group.lines.iter().map(self::group).collect(),
    }
}

/// 两个, 三个: before a measure word 二 is said 两.
fn how_many(n: usize) -> String {
    match n {
        2 => "两".to_string(),
        n => hanzi_number(n),
    }
}

fn node(node: &model::ChartNode) -> Node {
    Node {
        text: text(&node.text),
        below: node.below.iter().map(self::node).collect(),
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
        steps: step.steps.iter().map(self::step).collect(),
    }
}

fn mechanism(mechanism: &model::Mechanism) -> Mechanism {
    Mechanism {
        name: text(&mechanism.name),
        every: optional(&mechanism.every),
        by: parties(&mechanism.by),
        paragraphs: texts(&mechanism.text),
        body: mechanism.body.iter().map(part).collect(),
    }
}

fn contingency(one: &model::Contingency) -> Contingency {
    Contingency {
        when: text(&one.when),
        level: optional(&one.level),
        threshold: optional(&one.threshold),
        within: optional(&one.within),
        by: parties(&one.by),
        paragraphs: texts(&one.response),
        body: one.body.iter().map(part).collect(),
    }
}

fn item(item: &model::Item) -> Item {
    Item {
        title: optional(&item.title),
        lead: optional(&item.lead),
        paragraphs: texts(&item.text),
        body: item.body.iter().map(part).collect(),
    }
}

fn numbered(list: &model::Enumeration) -> Vec<Numbered> {
    counted(list.style, &list.items, &list.end)
}

/// Words with their numbers, and the mark after each that has none of its own.
fn counted(style: EnumerationStyle, words: &[model::Text], mark: &str) -> Vec<Numbered> {
    let last = words.len().saturating_sub(1);
    let items = words.iter().enumerate().map(|(i, item)| {
        let ended = item.text.ends_with(['。', '；', '，', '！', '？', '：']);
        let end = match (ended, i == last) {
            (true, _) => String::new(),
            (false, true) => "。".to_string(),
            (false, false) => mark.to_string(),
        };
        Numbered {
            number: enumerator(style, i + 1),
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
