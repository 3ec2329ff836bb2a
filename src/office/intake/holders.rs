//! Who holds which post when, as papers tell and as the data knows.

use std::collections::BTreeSet;

/// A title and who bears it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Post {
    pub title: String,
    pub holders: Vec<Holder>,
}

/// Somebody who bears a title, and the papers in which they do.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Holder {
    pub name: String,
    /// How, as the format says it.
    pub holding: Option<&'static str>,
    /// Which papers, each with its day.
    pub seen: Vec<(usize, Option<String>)>,
}

impl Holder {
    pub(super) fn first(&self) -> Option<&String> {
        self.seen.iter().filter_map(|(_, day)| day.as_ref()).min()
    }

    pub(super) fn last(&self) -> Option<&String> {
        self.seen.iter().filter_map(|(_, day)| day.as_ref()).max()
    }

    /// Whether a paper names both.
    pub(super) fn beside(&self, other: &Holder) -> bool {
        self.seen
            .iter()
            .any(|(paper, _)| other.seen.iter().any(|(p, _)| p == paper))
    }

    /// Whether somebody else held the post only before this one, as far as the
    /// papers tell.
    pub(super) fn follows(&self, other: &Holder) -> bool {
        let days = other.last().zip(self.first());
        !self.beside(other) && days.is_some_and(|(last, first)| last < first)
    }
}

impl Post {
    /// A paper names somebody who holds it.
    pub(super) fn seen(
        &mut self,
        name: &str,
        holding: Option<&'static str>,
        paper: (usize, Option<String>),
    ) {
        match self.holders.iter_mut().find(|holder| holder.name == name) {
            Some(holder) => {
                holder.seen.push(paper);
                holder.holding = holder.holding.or(holding);
            }
            None => self.holders.push(Holder {
                name: name.to_string(),
                holding,
                seen: vec![paper],
            }),
        }
    }

    /// From when and until when the papers tell somebody to hold it, where somebody
    /// else did before or after.
    pub(super) fn bounds<'h>(
        &self,
        holder: &'h Holder,
    ) -> (Option<&'h String>, Option<&'h String>) {
        let after = self.holders.iter().any(|other| holder.follows(other));
        let before = self.holders.iter().any(|other| other.follows(holder));
        (
            holder.first().filter(|_| after),
            holder.last().filter(|_| before),
        )
    }

    /// Who holds it on a day, as far as the papers tell.
    pub(super) fn on(&self, day: Option<&String>) -> Vec<&str> {
        let holds = |holder: &&Holder| {
            let (from, until) = self.bounds(holder);
            let Some(day) = day else {
                return until.is_none();
            };
            from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
        };
        let holders = self.holders.iter().filter(holds);
        holders.map(|holder| holder.name.as_str()).collect()
    }

    /// How many hold it at once, at most.
    pub(super) fn seats(&self) -> usize {
        let days = self.holders.iter().flat_map(|holder| &holder.seen);
        let counts = days.map(|(_, day)| self.on(day.as_ref()).len());
        counts.max().unwrap_or(1).max(1)
    }
}

/// What the data knows already.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Known {
    /// Whether it names its organisation.
    pub organisation: bool,
    /// Names of issuers, units, posts and people.
    pub words: BTreeSet<String>,
    /// Names that several people bear.
    pub namesakes: BTreeSet<String>,
    /// Ids of its plans that new ones are not to take.
    pub plans: BTreeSet<String>,
    /// Who holds which post, from when, until when.
    pub held: Vec<(String, String, Option<String>, Option<String>)>,
}

impl Known {
    pub(super) fn knows(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Who holds a post on a day; where no day is known, at the end.
    pub(super) fn on(&self, title: &str, day: Option<&String>) -> Vec<&str> {
        let own = self.held.iter().filter(|(post, ..)| post == title);
        let holds = own.filter(|(_, _, from, until)| match day {
            Some(day) => {
                from.as_ref().is_none_or(|from| from <= day)
                    && until.as_ref().is_none_or(|until| day <= until)
            }
            None => until.is_none(),
        });
        holds.map(|(_, name, ..)| name.as_str()).collect()
    }
}
