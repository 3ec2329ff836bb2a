//! Takes numbered sentences behind which it says who answers for each; gives the
//! tasks they are.

use super::node::Node;
use super::people::{Party, parties};
use super::tree::{Branch, Kid};
use crate::office::import::{Field, field};

/// A task.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Task {
    pub texts: Vec<(&'static str, String)>,
    pub parties: Vec<(&'static str, Vec<Party>)>,
    pub deadline: Option<String>,
}

/// The tasks that sentences are; nothing where one of them is none.
pub(super) fn read(run: &[Branch]) -> Option<Vec<Task>> {
    let tasks: Option<Vec<Task>> = run.iter().map(task).collect();
    tasks
}

fn task(branch: &Branch) -> Option<Task> {
    let mut task = Task::default();
    let text = branch.line.text.as_str();
    let mut said = text;
    if let Some(open) = text.rfind('（')
        && let Some(inner) = text[open..]
            .strip_prefix('（')
            .and_then(|t| t.trim_end_matches('。').strip_suffix('）'))
        && task.tail(inner)
    {
        said = &text[..open];
    }
    for kid in &branch.kids {
        let Kid::Line(line) = kid else { return None };
        if !task.tail(&line.text) {
            return None;
        }
    }
    if task.parties.is_empty() {
        return None;
    }
    task.texts
        .push(("工作任务", said.trim_end_matches(['。', '；']).to_string()));
    Some(task)
}

/// The columns of a table of tasks: their keys, and what else they are called.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Columns {
    pub keys: Vec<&'static str>,
    pub labels: Vec<(&'static str, String)>,
}

/// The key of a field of a task.
pub(super) fn key(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Category => "类别",
        Field::Task => "工作任务",
        Field::Measures => "具体举措",
        Field::Leader => "牵头领导",
        Field::Lead => "牵头单位",
        Field::Responsible => "责任单位",
        Field::Accountable => "责任人",
        Field::Support => "配合单位",
        Field::Deadline => "完成时限",
        Field::Progress => "进展",
        Field::Note => "备注",
        _ => return None,
    })
}

/// Whether a field holds people and units.
pub(super) fn holds_parties(field: Field) -> bool {
    matches!(
        field,
        Field::Leader | Field::Lead | Field::Responsible | Field::Accountable | Field::Support
    )
}

impl Task {
    /// 牵头单位：甲；配合单位：乙；完成时限：6月底前: whether all of it is such.
    fn tail(&mut self, text: &str) -> bool {
        let mut found = Task::default();
        for part in text.trim_end_matches('。').split('；') {
            let Some((word, value)) = part.split_once('：') else {
                return false;
            };
            let Some(field) = field(word) else {
                return false;
            };
            match key(field) {
                Some(key) if holds_parties(field) => found.parties.push((key, parties(value))),
                Some(_) if field == Field::Deadline => found.deadline = Some(value.to_string()),
                _ => return false,
            }
        }
        self.parties.extend(found.parties);
        self.deadline = self.deadline.take().or(found.deadline);
        true
    }

    fn node(&self, references: &dyn Fn(&[Party]) -> Vec<Node>) -> Node {
        const ORDER: [&str; 11] = [
            "类别",
            "工作任务",
            "具体举措",
            "牵头领导",
            "牵头单位",
            "责任单位",
            "责任人",
            "配合单位",
            "完成时限",
            "进展",
            "备注",
        ];
        let mut map = Vec::new();
        for key in ORDER {
            if let Some((_, text)) = self
                .texts
                .iter()
                .find(|(own, text)| *own == key && !text.is_empty())
            {
                map.push((key, Node::text(text.as_str())));
            }
            if let Some((_, all)) = self
                .parties
                .iter()
                .find(|(own, all)| *own == key && !all.is_empty())
            {
                map.push((key, Node::one_or_many(references(all))));
            }
            if let Some(deadline) = self.deadline.as_ref().filter(|_| key == "完成时限") {
                map.push((key, Node::text(deadline.as_str())));
            }
        }
        Node::Map(map)
    }
}

/// The part of all of them.
pub(super) fn node(
    tasks: &[Task],
    columns: &Columns,
    references: &dyn Fn(&[Party]) -> Vec<Node>,
) -> Node {
    let items = Node::List(tasks.iter().map(|task| task.node(references)).collect());
    if columns.keys.is_empty() {
        return items;
    }
    let keys = columns.keys.iter().map(|key| Node::text(*key));
    let labels = columns.labels.iter();
    let labels = labels.map(|(key, head)| (*key, Node::text(head.as_str())));
    let labels: Vec<_> = labels.collect();
    let mut map = vec![
        ("样式", Node::text("表格")),
        ("栏目", Node::List(keys.collect())),
    ];
    if !labels.is_empty() {
        map.push(("称谓", Node::Map(labels)));
    }
    map.push(("条目", items));
    Node::Map(map)
}
