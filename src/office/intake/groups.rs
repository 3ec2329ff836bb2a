//! Takes working groups as plans list them, a name and rows below it; gives the
//! records of them.

use super::label::{self, Row};
use super::line::Line;
use super::node::Node;
use super::people::{Party, parties};
use super::tree::{Branch, Kid};
use super::typing::tidy;

/// A working group.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Group {
    pub name: String,
    rows: Vec<(Row, String, Vec<Party>)>,
    duties: Vec<String>,
    duties_word: Option<String>,
    lines: Vec<Group>,
}

/// Whether a text could be the name of a group.
pub(super) fn could_be_name(text: &str) -> bool {
    let text = text.trim_end_matches('：');
    let ends = [
        "组",
        "队",
        "专班",
        "中心",
        "岗",
        "防线",
        "小分队",
        "站",
        "处",
        "部",
    ];
    // 成立防汛工作领导小组： says something, and a list follows.
    let sets_up = ["成立", "设立", "组建", "建立"];
    (2..=24).contains(&text.chars().count())
        && !sets_up.iter().any(|verb| text.starts_with(verb))
        && ends.iter().any(|end| text.ends_with(end))
        && !text.contains(['，', '。', '；', '：'])
}

fn is_row(kid: &Kid) -> bool {
    matches!(kid, Kid::Line(line) if rows_of(line).is_some())
}

/// The rows of a line, where all its labels are those of groups.
fn rows_of(line: &Line) -> Option<Vec<(Row, String, String)>> {
    let labels = label::all(&line.raw);
    let rows: Option<Vec<_>> = labels
        .into_iter()
        .map(|(word, value)| label::row(&word).map(|row| (row, word, value)))
        .collect();
    rows.filter(|rows| !rows.is_empty())
}

/// A numbered line with the rows of a group below it.
pub(super) fn of_branch(branch: &Branch) -> Option<Group> {
    let rows = branch.kids.first().is_some_and(is_row);
    let lines = branch
        .kids
        .iter()
        .any(|kid| matches!(kid, Kid::Branch(line) if of_branch(line).is_some()));
    if !branch.is_heading() || !(rows || lines) || !could_be_name(&branch.line.text) {
        return None;
    }
    let (group, end) = read(&branch.line.text, &branch.kids, 0);
    (end == branch.kids.len()).then_some(group)
}

/// A group without a number: a line with its name, then rows.
pub(super) fn of_lines(kids: &[Kid], at: usize) -> Option<(Group, usize)> {
    let Some(Kid::Line(line)) = kids.get(at) else {
        return None;
    };
    if !could_be_name(&line.text) || !kids.get(at + 1).is_some_and(is_row) {
        return None;
    }
    Some(read(&line.text, kids, at + 1))
}

/// Reads rows from a place on; gives where they end.
fn read(name: &str, kids: &[Kid], mut at: usize) -> (Group, usize) {
    let mut group = Group {
        name: name.trim_end_matches('：').to_string(),
        ..Group::default()
    };
    // Whether the last row was the duties, which may take several lines.
    let mut open = false;
    while let Some(kid) = kids.get(at) {
        match kid {
            Kid::Line(line) => match rows_of(line) {
                Some(rows) => {
                    for (row, word, value) in rows {
                        open = row == Row::Duties;
                        group.take(row, word, &value);
                    }
                }
                None if open
                    && !could_be_name(&line.text)
                    && !line.text.starts_with(['（', '注']) =>
                {
                    group.duties.push(line.text.clone())
                }
                None if group.goes_on(line) => {}
                None => break,
            },
            Kid::Branch(branch) => match of_branch(branch) {
                Some(inner) => group.lines.push(inner),
                None if open && branch.kids.is_empty() => {
                    group.duties.push(branch.line.text.clone())
                }
                None => break,
            },
            Kid::Table(_) => break,
        }
        at += 1;
    }
    (group, at)
}

impl Group {
    fn take(&mut self, row: Row, word: String, value: &str) {
        if row == Row::Duties {
            self.duties_word = Some(word);
            let value = tidy(value);
            if !value.is_empty() {
                self.duties.push(value);
            }
            return;
        }
        let found = parties(value);
        let free = |row: Row| self.rows.iter().all(|(own, _, _)| *own != row);
        // 组长 and 副组长 where 责任领导 and 责任人 are told as well.
        let row = match row {
            Row::Leader if !free(Row::Leader) && free(Row::Responsible) => Row::Responsible,
            row => row,
        };
        match self.rows.iter_mut().find(|(own, _, _)| *own == row) {
            Some((_, _, all)) => all.extend(found),
            None => self.rows.push((row, word, found)),
        }
    }

    /// Whether a line goes on with the people of the row above it.
    fn goes_on(&mut self, line: &Line) -> bool {
        let found = parties(&line.raw);
        let people = !found.is_empty() && found.iter().all(|party| party.name.is_some());
        if people
            && !line.is_sentence()
            && let Some((_, _, all)) = self.rows.last_mut()
        {
            all.extend(found);
            return true;
        }
        false
    }

    fn words(&self, row: Row) -> Vec<&str> {
        let own = match row {
            Row::Duties => self.duties_word.as_deref(),
            row => self
                .rows
                .iter()
                .find(|(own, _, _)| *own == row)
                .map(|(_, word, _)| word.as_str()),
        };
        let inner = self.lines.iter().flat_map(|line| line.words(row));
        own.into_iter().chain(inner).collect()
    }

    fn node(&self, references: &dyn Fn(&[Party]) -> Vec<Node>) -> Node {
        let mut map = vec![("组名", Node::text(self.name.as_str()))];
        for row in Row::ALL {
            if let Some((_, _, all)) = self.rows.iter().find(|(own, _, _)| *own == row) {
                map.push((row.key(), Node::one_or_many(references(all))));
            }
        }
        if !self.duties.is_empty() {
            let duties = self.duties.iter().map(|duty| Node::text(duty.as_str()));
            map.push((Row::Duties.key(), Node::one_or_many(duties.collect())));
        }
        if !self.lines.is_empty() {
            let lines = self.lines.iter().map(|line| line.node(references));
            map.push(("分线", Node::List(lines.collect())));
        }
        Node::Map(map)
    }
}

/// The part of all of them.
pub(super) fn node(
    intro: Option<String>,
    groups: &[Group],
    references: &dyn Fn(&[Party]) -> Vec<Node>,
) -> Node {
    let mut map = Vec::new();
    if let Some(intro) = intro {
        map.push(("引言", Node::text(intro)));
    }
    let mut labels = Vec::new();
    for row in Row::ALL {
        let word = groups.iter().flat_map(|group| group.words(row)).next();
        if let Some(word) = word.filter(|word| *word != row.key()) {
            labels.push((row.key(), Node::text(word)));
        }
    }
    if !labels.is_empty() {
        map.push(("称谓", Node::Map(labels)));
    }
    let items = groups.iter().map(|group| group.node(references)).collect();
    if map.is_empty() {
        return Node::List(items);
    }
    map.push(("条目", Node::List(items)));
    Node::Map(map)
}
