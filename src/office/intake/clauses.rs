//! Takes numbered sentences that share duties out; gives the clauses they are:
//! matters, leader, lead department, first responsible person.

use super::node::Node;
use super::people::{Party, parties};
use super::tree::Branch;

/// A clause.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clause {
    scope: String,
    leader: Vec<Party>,
    lead: Vec<Party>,
    first: Vec<Party>,
}

/// The clauses that sentences are; nothing where one of them is none.
pub(super) fn read(run: &[Branch]) -> Option<Vec<Clause>> {
    let clauses: Option<Vec<Clause>> = run
        .iter()
        .map(|branch| clause(&branch.line.text).filter(|_| branch.kids.is_empty()))
        .collect();
    clauses.filter(|clauses| clauses.len() > 1)
}

/// What follows the words for each part of a clause.
const LEADER: [&str; 9] = [
    "为包案责任领导",
    "为责任领导",
    "为分管领导",
    "负责包案",
    "任责任领导",
    "负领导责任",
    "分管负责",
    "包案",
    "分管",
];
const FIRST: [&str; 3] = ["为第一责任人", "是第一责任人", "任第一责任人"];
const LEAD: [(&str, &str); 8] = [
    ("以", "为主进行处理"),
    ("以", "为主办理"),
    ("以", "为主"),
    ("由", "具体负责"),
    ("由", "牵头办理"),
    ("由", "牵头负责"),
    ("", "牵头办理"),
    ("由", "牵头"),
];

fn clause(text: &str) -> Option<Clause> {
    let text = text.trim_end_matches(['；', '。']);
    let (scope, rest) = text.split_once("，由")?;
    let mut parts = rest.split('，');
    let leader = parts.next()?;
    let leader = LEADER.iter().find_map(|end| leader.strip_suffix(end))?;
    let (mut lead, mut first, mut note) = (None, None, None);
    for part in parts {
        let leads = LEAD
            .iter()
            .find_map(|(begin, end)| part.strip_prefix(begin)?.strip_suffix(end));
        if let Some(who) = FIRST.iter().find_map(|end| part.strip_suffix(end)) {
            first = Some(who);
        } else if let Some(who) = leads.filter(|_| lead.is_none()) {
            lead = Some(who);
        } else if note.replace(part).is_some() {
            // What else it says has one place.
            return None;
        }
    }
    let mut lead = parties(lead?);
    if let Some(party) = lead.last_mut() {
        party.note = note.map(str::to_string);
    }
    Some(Clause {
        scope: scope.to_string(),
        leader: parties(leader),
        lead,
        first: parties(first?),
    })
}

/// The part of all of them.
pub(super) fn node(
    clauses: &[Clause],
    closing: Vec<String>,
    references: &dyn Fn(&[Party]) -> Vec<Node>,
) -> Node {
    let items = clauses.iter().map(|clause| {
        Node::Map(vec![
            ("事项范围", Node::text(clause.scope.as_str())),
            ("责任领导", Node::one_or_many(references(&clause.leader))),
            ("牵头科室", Node::one_or_many(references(&clause.lead))),
            ("第一责任人", Node::one_or_many(references(&clause.first))),
        ])
    });
    let items = Node::List(items.collect());
    if closing.is_empty() {
        return items;
    }
    Node::Map(vec![
        ("条目", items),
        ("兜底", Node::text(closing.join("\n\n"))),
    ])
}
