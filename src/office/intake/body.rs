//! Takes a leading group as a list tells it; gives the record of it.

use super::label::{self, KINDS, Role};
use super::line::Line;
use super::node::Node;
use super::office::Office;
use super::people::{Party, TITLES, parties, tabbed};
use super::tree::Kid;
use crate::read::flow::Align;

/// A leading group.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Body {
    pub name: Option<String>,
    pub intro: Option<String>,
    /// Seat, its word in the list, who sits there.
    pub seats: Vec<(Role, String, Vec<Party>)>,
    pub office: Option<Office>,
    /// Whether several stand on a line, titles in brackets.
    pub in_brackets: bool,
}

/// The name of the body that a sentence sets up.
pub(super) fn name_in(text: &str) -> Option<String> {
    let (at, kind) = KINDS
        .iter()
        .filter_map(|(kind, _)| Some((text.find(kind)?, *kind)))
        .min_by_key(|(at, kind)| (at + kind.len(), usize::MAX - kind.len()))?;
    let end = at + kind.len();
    let front = &text[..end];
    let begins = ["成立了", "成立", "设立", "组建", "建立"];
    let from = begins
        .iter()
        .filter_map(|word| Some(front.rfind(word)? + word.len()))
        .max();
    let from = from.or_else(|| {
        front
            .rfind(['，', '。', '：', '；', '由'])
            .map(|at| at + front[at..].chars().next().map_or(0, char::len_utf8))
    });
    let name = front[from.unwrap_or(0)..]
        .trim_start_matches("以")
        .to_string();
    (name.chars().count() > kind.chars().count() || kind.chars().count() > 3).then_some(name)
}

/// Whether a line announces the list below it.
pub(super) fn introduces(text: &str) -> bool {
    let people = ["成立", "组成", "名单", "设立", "组建", "人员"]
        .iter()
        .any(|word| text.contains(word));
    let body = KINDS.iter().any(|(kind, _)| text.contains(kind)) || text.contains("机构");
    text.ends_with('：') && (people || body) || people && body
}

impl Body {
    /// Takes rows from a place on; gives where they end.
    pub(super) fn read(&mut self, kids: &[Kid], mut at: usize) -> usize {
        while let Some(kid) = kids.get(at) {
            let taken = match kid {
                Kid::Line(line) => self.line(line),
                Kid::Table(table) => {
                    let rows: Vec<Vec<String>> = table
                        .rows
                        .iter()
                        .map(|row| {
                            row.iter()
                                .map(|cell| cell.text.trim().to_string())
                                .collect()
                        })
                        .collect();
                    is_list(&rows) && {
                        rows.iter().for_each(|row| self.cells(row));
                        true
                    }
                }
                Kid::Branch(_) => false,
            };
            if !taken {
                break;
            }
            at += 1;
        }
        at
    }

    fn line(&mut self, line: &Line) -> bool {
        let rows = label::all(&line.raw);
        let known = |(word, _): &(String, String)| {
            label::role(word).is_some() || label::office(word).is_some()
        };
        if !rows.is_empty() && rows.iter().all(known) {
            for (word, value) in rows {
                let found = tabbed(&value);
                self.in_brackets |= found.len() > 1 && value.contains(['（', '(']);
                self.take(word, found);
            }
            return true;
        }
        // A line without a label goes on with the list.
        let goes_on = !self.seats.is_empty()
            && self.office.is_none()
            && !line.is_sentence()
            && line.number.is_none();
        let found = tabbed(&line.raw);
        let people = found.iter().filter(|party| party.name.is_some()).count();
        if goes_on
            && !found.is_empty()
            && (people == found.len()
                || line.raw.contains('\t') && !line.raw.contains(['：', ':'])
                || people * 2 > found.len() && line.indent > 3
                || line.look.align == Align::Left && found.iter().all(holds_a_post))
        {
            if let Some((_, _, seats)) = self.seats.last_mut() {
                seats.extend(found);
            }
            return true;
        }
        false
    }

    fn cells(&mut self, row: &[String]) {
        let (first, rest) = match row.split_first() {
            Some((first, rest)) => (first.as_str(), rest),
            None => return,
        };
        let label = label::alone(first);
        let words: Vec<&str> = rest
            .iter()
            .map(String::as_str)
            .filter(|cell| !matches!(*cell, "" | "—"))
            .collect();
        let found = parties(&words.join("　"));
        match label {
            Some(word) => self.take(word, found),
            None => {
                if let Some((_, _, seats)) = self.seats.last_mut() {
                    seats.extend(found);
                }
            }
        }
    }

    fn take(&mut self, word: String, found: Vec<Party>) {
        if let Some(field) = label::office(&word) {
            self.office.get_or_insert_default().push(field, found);
        } else if let Some(role) = label::role(&word) {
            match self.seats.iter_mut().find(|(_, known, _)| *known == word) {
                Some((_, _, seats)) => seats.extend(found),
                None => self.seats.push((role, word, found)),
            }
        }
    }

    /// Everybody in it.
    pub(super) fn everybody(&self) -> impl Iterator<Item = &Party> {
        let office = self.office.iter().flat_map(Office::everybody);
        self.seats
            .iter()
            .flat_map(|(_, _, seats)| seats)
            .chain(office)
    }

    /// The record.
    pub(super) fn node(&self, references: &dyn Fn(&[Party]) -> Vec<Node>) -> Node {
        let mut map = Vec::new();
        let name = self.name.as_deref().unwrap_or("");
        let kind = KINDS
            .iter()
            .find(|(kind, _)| name.ends_with(kind))
            .and_then(|(_, kind)| *kind);
        if let Some(kind) = kind {
            map.push(("类型", Node::text(kind)));
        }
        if let Some(intro) = &self.intro {
            map.push(("引言", Node::text(intro.as_str())));
        }
        if let Some(name) = &self.name {
            map.push(("名称", Node::text(name.as_str())));
        }
        if self.in_brackets {
            map.push(("样式", Node::text("括注")));
        }
        let mut labels = Vec::new();
        for role in Role::ALL {
            let seats = self.seats.iter().filter(|(own, _, _)| *own == role);
            let all: Vec<Party> = seats
                .clone()
                .flat_map(|(_, _, seats)| seats.clone())
                .collect();
            if let Some((_, word, _)) = seats.clone().next() {
                map.push((role.key(), Node::one_or_many(references(&all))));
                if word != role.key() {
                    labels.push((role.key(), Node::text(word.as_str())));
                }
            }
        }
        if self.everybody().any(|party| party.phone.is_some()) {
            map.push(("电话", Node::text("显示")));
        }
        if !labels.is_empty() {
            map.push(("称谓", Node::Map(labels)));
        }
        if let Some(office) = &self.office {
            map.push(("办公室", office.node(references)));
        }
        Node::Map(map)
    }
}

/// Whether somebody stands in a list by the post alone: 各社区党委书记.
fn holds_a_post(party: &Party) -> bool {
    TITLES.iter().any(|title| party.words.ends_with(title))
}

/// Whether a table lists a leading group: its first column has the seats.
pub(super) fn is_list(rows: &[Vec<String>]) -> bool {
    let role = |row: &Vec<String>| {
        let first = row.first().and_then(|cell| label::alone(cell));
        first.is_some_and(|word| label::role(&word).is_some())
    };
    let blank = |row: &Vec<String>| row.first().is_some_and(String::is_empty);
    rows.first().is_some_and(role)
        && rows.iter().all(|row| role(row) || blank(row))
        && rows.iter().any(|row| row.len() > 1)
}
