//! Whose turn it is: a round through an order that may change from day to day.
//!
//! The round goes on behind whoever had the last turn. A successor in a post
//! takes the place of the predecessor; who leaves is passed over; who comes
//! stands where the order has them. So no change touches a day before it.

use crate::diagnostic::Origin;
use crate::model::{DepartmentId, Party, PartyKind, PersonId, PostId};

/// A place in an order on a day.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Turn {
    /// Where its line of the order was written, and which post of a category.
    pub line: (Origin, Option<PostId>),
    /// Who stands there; a vacant post stands there without a person.
    pub party: Party,
    /// Whether nobody can be on duty by it: vacant, left.
    pub idle: bool,
}

/// Somebody who can be on duty once a day.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Who {
    /// One of ours.
    Person(PersonId),
    /// A unit.
    Unit(DepartmentId),
    /// Somebody from outside, by name.
    Other(String),
}

impl Turn {
    /// Who it is.
    pub(super) fn who(&self) -> Who {
        who(&self.party)
    }
}

/// Who a party is.
pub(super) fn who(party: &Party) -> Who {
    match party.kind {
        PartyKind::Person { person, .. } => Who::Person(person),
        PartyKind::Unit(unit) => Who::Unit(unit),
        _ => Who::Other(format!("{}{}", party.name, party.title)),
    }
}

/// The round.
#[derive(Debug, Default)]
pub(super) struct Queue {
    /// The order as it stood at the last turn, and which place had it.
    last: Option<(Vec<Turn>, usize)>,
    /// Where the order in force was written.
    order: Option<Origin>,
}

impl Queue {
    /// Begins a new order with its first place.
    pub(super) fn keep_order(&mut self, order: Origin) {
        if self.order != Some(order) {
            self.order = Some(order);
            self.last = None;
        }
    }

    /// The places of today's order in the sequence in which they are asked.
    pub(super) fn sequence(&self, today: &[Turn]) -> Vec<usize> {
        let first = self.next(today);
        (0..today.len())
            .map(|i| (first + i) % today.len())
            .collect()
    }

    /// Place `index` of today's order has had its turn.
    pub(super) fn serve(&mut self, today: &[Turn], index: usize) {
        self.last = Some((today.to_vec(), index));
    }

    fn next(&self, today: &[Turn]) -> usize {
        let Some((before, last)) = &self.last else {
            return 0;
        };
        if let Some(same) = find(before, *last, today) {
            return (same + 1) % today.len().max(1);
        }
        // Who had the last turn is gone: the next of those who stood behind.
        let behind = (1..before.len()).map(|i| (last + i) % before.len());
        let mut behind = behind.filter_map(|i| find(before, i, today));
        behind.next().unwrap_or(0)
    }
}

/// The place today that a former place has become: the same person in the same
/// line, or the one successor in it.
pub(super) fn find(before: &[Turn], index: usize, today: &[Turn]) -> Option<usize> {
    let old = before.get(index)?;
    let who = old.who();
    let same = |t: &Turn| t.line == old.line && t.who() == who;
    if let Some(i) = today.iter().position(same) {
        return Some(i);
    }
    let of_line = |turns: &[Turn]| turns.iter().filter(|t| t.line == old.line).count();
    let alone = of_line(before) == 1 && of_line(today) == 1;
    today.iter().position(|t| alone && t.line == old.line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::FileId;

    fn turns(order: &[(u32, &str)]) -> Vec<Turn> {
        let turn = |(line, name): &(u32, &str)| {
            let at = Origin {
                file: FileId(0),
                node: *line,
            };
            Turn {
                line: (at, None),
                party: Party::plain(PartyKind::Text, name, at),
                idle: false,
            }
        };
        order.iter().map(turn).collect()
    }

    fn first(queue: &Queue, today: &[Turn]) -> String {
        today[queue.sequence(today)[0]].party.name.clone()
    }

    #[test]
    fn the_round_goes_on_where_it_was() {
        let order = turns(&[(1, "甲"), (2, "乙"), (3, "丙")]);
        let mut queue = Queue::default();
        assert_eq!(queue.sequence(&order), [0, 1, 2]);
        queue.serve(&order, 1);
        assert_eq!(queue.sequence(&order), [2, 0, 1]);
    }

    #[test]
    fn a_successor_has_the_place_of_the_predecessor() {
        let before = turns(&[(1, "甲"), (2, "乙"), (3, "丙")]);
        let after = turns(&[(1, "甲"), (2, "新"), (3, "丙")]);
        let mut queue = Queue::default();
        queue.serve(&before, 0);
        assert_eq!(first(&queue, &after), "新");
        queue.serve(&before, 1);
        assert_eq!(first(&queue, &after), "丙");
    }

    #[test]
    fn of_several_in_one_post_who_leaves_is_passed_over() {
        let before = turns(&[(1, "甲"), (1, "乙"), (1, "丙")]);
        let after = turns(&[(1, "乙"), (1, "丙"), (1, "丁")]);
        let mut queue = Queue::default();
        queue.serve(&before, 0);
        assert_eq!(first(&queue, &after), "乙");
        queue.serve(&before, 2);
        assert_eq!(first(&queue, &after), "丁");
    }
}
