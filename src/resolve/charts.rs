//! Takes a plan; fills in its charts from its own bodies, groups, phases and
//! procedures.

use crate::model::{
    BodyOfPeople, Chart, ChartKind, ChartNode, Part, PartKind, Party, Phase, Plan, RoleKind, Step,
    Text,
};

/// Fills in every chart.
pub(super) fn draw(plan: &mut Plan) {
    let nodes = |parts: &[&Part]| {
        let found = Found::among(parts);
        (found.organisation(), found.phases(), procedures(parts))
    };
    plan.gather(nodes, |part, (bodies, phases, steps)| {
        if let PartKind::Chart(chart) = &mut part.kind {
            chart.nodes = match chart.kind {
                ChartKind::Organisation => bodies.clone(),
                ChartKind::Phases => phases.clone(),
                ChartKind::Flow => steps.clone(),
            };
        }
    });
    plan.gather_near(procedures, |part, steps| {
        if let PartKind::Chart(chart) = &mut part.kind
            && chart.kind == ChartKind::Flow
        {
            chart.nodes = steps.to_vec();
        }
    });
}

/// An empty chart, to be filled in once the plan is whole.
pub(super) fn empty(kind: ChartKind) -> Chart {
    Chart {
        kind,
        nodes: Vec::new(),
    }
}

/// Each procedure with its steps, below each who sees to it and within what time.
fn procedures(parts: &[&Part]) -> Vec<ChartNode> {
    let found = parts.iter().filter_map(|part| match &part.kind {
        PartKind::Procedure(one) => Some((part.at, one)),
        _ => None,
    });
    let nodes = found.map(|(at, one)| ChartNode {
        text: one.kind.clone().unwrap_or(Text {
            text: String::new(),
            at,
        }),
        below: one.steps.iter().map(step).collect(),
    });
    nodes.collect()
}

fn step(step: &Step) -> ChartNode {
    let task = step.responsibility.as_ref().map(|by| &by.task);
    let answers = task.map(|task| task.lead.iter().chain(&task.responsible));
    let by = step.by.iter().chain(answers.into_iter().flatten());
    let by: Vec<&str> = by.map(shown).collect();
    let within = task.and_then(|task| Some(&task.deadline.as_ref()?.words));
    let within = step.within.as_ref().or(within);
    let mut words = vec![by.join("、")];
    words.extend(within.map(|within| within.text.clone()));
    words.retain(|words| !words.is_empty());
    let parts: Vec<&str> = step
        .steps
        .iter()
        .map(|one| one.step.text.as_str())
        .collect();
    let lines = [parts.join("、"), words.join("，")];
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    ChartNode {
        below: lines.map(|line| leaf(line, &step.step)).collect(),
        ..leaf(step.step.text.clone(), &step.step)
    }
}

#[derive(Default)]
struct Found<'p> {
    bodies: Vec<&'p BodyOfPeople>,
    groups: Vec<&'p Text>,
    phases: Vec<&'p Phase>,
}

impl<'p> Found<'p> {
    fn among(parts: &[&'p Part]) -> Self {
        let mut found = Self::default();
        for part in parts {
            match &part.kind {
                PartKind::BodyOfPeople(body) => found.bodies.push(body),
                PartKind::WorkingGroups(groups) => {
                    let names = groups.items.iter().map(|group| &group.name);
                    found.groups.extend(names);
                }
                PartKind::Phases(phases) => found.phases.extend(&phases.items),
                _ => {}
            }
        }
        found
    }
}

impl Found<'_> {
    /// Each body with its leaders, below them its office and groups. Working
    /// groups hang below the first body.
    fn organisation(&self) -> Vec<ChartNode> {
        let nodes = self.bodies.iter().enumerate().map(|(i, body)| {
            let mut below: Vec<ChartNode> = Vec::new();
            if let Some(office) = &body.office {
                let name = office.name.as_ref().map_or("办公室", |name| &name.text);
                below.push(leaf(name.to_string(), &body.name));
            }
            let groups = body
                .groups
                .iter()
                .map(|group| leaf(group.text.clone(), group));
            below.extend(groups);
            if i == 0 {
                let named = |name: &&&Text| below.iter().all(|node| node.text.text != name.text);
                let others: Vec<&&Text> = self.groups.iter().filter(named).collect();
                below.extend(others.into_iter().map(|name| leaf(name.text.clone(), name)));
            }
            let roles = [
                RoleKind::Leader,
                RoleKind::ExecutiveDeputy,
                RoleKind::Deputy,
            ];
            for kind in roles.into_iter().rev() {
                let Some(role) = body.roles.iter().find(|role| role.kind == kind) else {
                    continue;
                };
                let names: Vec<&str> = role.parties.iter().map(shown).collect();
                let words = format!("{}：{}", role.label, names.join("、"));
                below = vec![ChartNode {
                    below,
                    ..leaf(words, &body.name)
                }];
            }
            ChartNode {
                below,
                ..leaf(body.name.text.clone(), &body.name)
            }
        });
        nodes.collect()
    }

    fn phases(&self) -> Vec<ChartNode> {
        let nodes = self.phases.iter().map(|phase| ChartNode {
            below: vec![leaf(phase.period(), &phase.name)],
            ..leaf(phase.name.text.clone(), &phase.name)
        });
        nodes.collect()
    }
}

fn shown(party: &Party) -> &str {
    if party.name.is_empty() {
        &party.title
    } else {
        &party.name
    }
}

fn leaf(text: String, at: &Text) -> ChartNode {
    ChartNode {
        text: Text { text, at: at.at },
        below: Vec::new(),
    }
}
