//! Takes a plan; fills in its charts from its own bodies, groups and phases.

use crate::model::{
    BodyOfPeople, Chart, ChartKind, ChartNode, Part, PartKind, Party, Phase, Plan, RoleKind, Text,
};

/// Fills in every chart.
pub(super) fn draw(plan: &mut Plan) {
    let nodes = |parts: &[&Part]| {
        let found = Found::among(parts);
        (found.organisation(), found.phases())
    };
    plan.gather(nodes, |part, (bodies, phases)| {
        if let PartKind::Chart(chart) = &mut part.kind {
            chart.nodes = match chart.kind {
                ChartKind::Organisation => bodies.clone(),
                ChartKind::Phases => phases.clone(),
            };
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
