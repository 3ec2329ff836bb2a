//! Takes the name of a file and whoever wrote in it; tells which unit sent it. Nothing
//! is guessed: where both say nothing, or two units, somebody must be asked.

use chrono::NaiveDate;

use super::round::Round;
use crate::engine::Session;
use crate::model::Department;

/// Who may have sent something, and by which names they are known.
pub(super) struct Units {
    /// As they are written in the round, or their short names; and all their names.
    known: Vec<(String, Vec<String>)>,
    /// People, and the units they belong to.
    people: Vec<(String, String)>,
}

impl Units {
    /// Those of a round, and our own.
    pub(super) fn of(session: &Session, round: &Round, day: NaiveDate) -> Self {
        let organisation = &session.organisation;
        let names = |unit: &Department| {
            let mut names = vec![unit.name(day).to_string(), unit.short(day).to_string()];
            names.dedup();
            names
        };
        let own = organisation.departments.iter();
        let own = own.filter(|unit| unit.period.contains(day));
        let mut known: Vec<(String, Vec<String>)> = round
            .units
            .iter()
            .map(|unit| (unit.clone(), vec![unit.clone()]))
            .collect();
        let mut of_id: Vec<(&str, String)> = Vec::new();
        for unit in own {
            let names = names(unit);
            let is_it = |one: &str| one == unit.id || names.iter().any(|name| name == one);
            match known.iter_mut().find(|(word, _)| is_it(word)) {
                Some((word, all)) => {
                    of_id.push((&unit.id, word.clone()));
                    all.extend(names);
                }
                None => {
                    let short = unit.short(day).to_string();
                    of_id.push((&unit.id, short.clone()));
                    known.push((short, names));
                }
            }
        }
        let word_of = |id: crate::model::DepartmentId| {
            let id = &organisation.department(id).id;
            let mut found = of_id.iter();
            found.find(|(known, _)| known == id).map(|(_, w)| w.clone())
        };
        let held = organisation.appointments.iter();
        let held = held.filter(|held| held.period.contains(day));
        let people = held.filter_map(|held| {
            let unit = organisation.post(held.post).department?;
            let name = organisation.person(held.person).name.clone();
            Some((name, word_of(unit)?))
        });
        let mut people: Vec<(String, String)> = people.collect();
        let without = organisation.people.iter();
        people.extend(
            without.filter_map(|person| Some((person.name.clone(), word_of(person.department?)?))),
        );
        Self { known, people }
    }

    /// The unit of that name.
    pub(super) fn named(&self, word: &str) -> Option<&str> {
        let known = self.known.iter();
        let mut found =
            known.filter(|(unit, names)| unit == word || names.iter().any(|n| n == word));
        found.next().map(|(unit, _)| unit.as_str())
    }

    /// The unit that sent a file, by its name, else by whoever wrote in it.
    pub(super) fn sender(&self, file: &str, authors: &[String]) -> Option<&str> {
        let by_name = self.within(file);
        match by_name[..] {
            [only] => return Some(only),
            [_, _, ..] => return None,
            [] => {}
        }
        let mut found: Vec<&str> = Vec::new();
        for author in authors {
            match self.author(author) {
                Some(unit) if !found.contains(&unit) => found.push(unit),
                Some(_) => {}
                None => return None,
            }
        }
        match found[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The unit of whoever wrote something.
    pub(super) fn author(&self, author: &str) -> Option<&str> {
        if let [only] = self.within(author)[..] {
            return Some(only);
        }
        let mut units: Vec<&str> = self
            .people
            .iter()
            .filter(|(name, _)| name == author.trim())
            .map(|(_, unit)| unit.as_str())
            .collect();
        units.sort_unstable();
        units.dedup();
        match units[..] {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The units that a text names; of names within one another the longest.
    fn within(&self, text: &str) -> Vec<&str> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let mut hits: Vec<(usize, usize, &str)> = Vec::new();
        for (unit, names) in &self.known {
            for name in names.iter().filter(|name| name.chars().count() > 1) {
                let found = text.match_indices(name.as_str());
                hits.extend(found.map(|(at, _)| (at, at + name.len(), unit.as_str())));
            }
        }
        let longest = |hit: &&(usize, usize, &str)| {
            !hits.iter().any(|other| {
                other.0 <= hit.0 && hit.1 <= other.1 && other.1 - other.0 > hit.1 - hit.0
            })
        };
        let mut units: Vec<&str> = hits.iter().filter(longest).map(|hit| hit.2).collect();
        units.sort_unstable();
        units.dedup();
        units
    }
}
