//! Takes the ids that an office has given; gives ids for new people and posts, made
//! as its own are: none where names do, else pinyin, or numbers that go on.

use std::collections::{BTreeMap, BTreeSet};

use super::known::{Known, without_unit};
use super::spelt::{Spelt, syllables};
use super::words::short;
use crate::model::{DepartmentId, Organisation, Person};

/// How people's ids are made.
#[derive(Clone)]
enum Habit {
    /// By their names alone.
    Name,
    /// From pinyin.
    Spelt(fn(&Spelt) -> String),
    /// p01, p02 …: what stands before, and how many digits.
    Numbered(String, usize),
}

/// Ways to make an id of a name, the longer ones later.
const FORMS: [fn(&Spelt) -> String; 5] = [
    |name| name.surname.clone(),
    |name| format!("{}{}", name.surname, initials(&name.given)),
    |name| format!("{}{}", &name.surname[..1], initials(&name.given)),
    |name| format!("{}-{}", name.surname, name.given.concat()),
    |name| format!("{}{}", name.surname, name.given.concat()),
];

fn initials(given: &[&str]) -> String {
    given.iter().filter_map(|one| one.chars().next()).collect()
}

/// Gives ids, each once.
pub(super) struct Namer {
    taken: BTreeSet<String>,
    people: Habit,
    /// Whether posts have ids of Latin letters.
    latin_posts: bool,
}

impl Namer {
    pub(super) fn new(known: &Organisation) -> Self {
        let people = known.people.iter().map(|one| &one.id);
        let posts = known.posts.iter().map(|one| &one.id);
        let units = known.departments.iter().map(|one| &one.id);
        let issuers = known.issuers.iter().map(|one| &one.id);
        let ids = people.chain(posts).chain(units).chain(issuers);
        let latin = known.posts.iter().filter(|post| post.id.is_ascii());
        Self {
            taken: ids.map(|id| id.to_lowercase()).collect(),
            people: habit(known),
            latin_posts: latin.count() * 2 > known.posts.len(),
        }
    }

    /// The id of somebody new; nothing where the name does.
    pub(super) fn person(
        &mut self,
        name: &str,
        unit: Option<&str>,
        namesakes: bool,
    ) -> Option<String> {
        let spelt = Spelt::name(name);
        match (self.people.clone(), spelt) {
            (Habit::Spelt(form), Some(spelt)) => {
                let (own, whole) = (form(&spelt), FORMS[4](&spelt));
                match self.take(&own) {
                    true => Some(own),
                    false => Some(self.free(whole)),
                }
            }
            (Habit::Numbered(before, width), _) => {
                let ids = (1..).map(|number| format!("{before}{number:0width$}"));
                ids.into_iter().find(|id| self.take(id))
            }
            _ if !namesakes && self.take(name) => None,
            _ => Some(self.free(match unit {
                Some(unit) => format!("{name}-{}", short(unit)),
                None => format!("{name}-1"),
            })),
        }
    }

    /// The id of a new post; nothing where the title does, which is no other's.
    pub(super) fn post(
        &mut self,
        (title, shared): (&str, bool),
        unit: (Option<&str>, Option<DepartmentId>),
        known: &Known,
    ) -> Option<String> {
        if !self.latin_posts {
            if !shared && self.take(title) {
                return None;
            }
            let whole = unit
                .0
                .map_or(title.to_string(), |unit| format!("{unit}{title}"));
            return Some(self.free(whole));
        }
        let like = unit.1.and_then(|unit| like_others(title, unit, known));
        if let Some(like) = like.filter(|id| self.take(id)) {
            return Some(like);
        }
        let of_unit = unit.1.map(|unit| known.organisation.department(unit));
        let own = of_unit.map_or(title, |unit| without_unit(title, unit, known.on));
        let before = of_unit
            .map(|unit| format!("{}-", unit.id))
            .unwrap_or_default();
        let own = syllables(own).map(|own| format!("{before}{}", own.concat()));
        Some(self.free(own.unwrap_or_else(|| title.to_string())))
    }

    fn take(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_lowercase())
    }

    /// That id, or the first with a number that nobody has.
    fn free(&mut self, id: String) -> String {
        let mut free = id.clone();
        let mut number = 2;
        while !self.take(&free) {
            free = format!("{id}-{number}");
            number += 1;
        }
        free
    }
}

/// What most ids of an office's people have in common.
fn habit(known: &Organisation) -> Habit {
    let given = known.people.iter().filter(|one| one.id.is_ascii());
    let given: Vec<_> = given.collect();
    if given.len() * 2 <= known.people.len() {
        return Habit::Name;
    }
    let most = |count: usize| count * 2 > given.len();
    let count = |form: &fn(&Spelt) -> String| {
        let spelt =
            |one: &&&Person| Spelt::name(&one.name).is_some_and(|name| form(&name) == one.id);
        given.iter().filter(spelt).count()
    };
    let best = FORMS.iter().max_by_key(|form| count(form));
    if let Some(form) = best.filter(|form| most(count(form))) {
        return Habit::Spelt(*form);
    }
    let mut before: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    for one in &given {
        let stem = one.id.trim_end_matches(|c: char| c.is_ascii_digit());
        *before.entry((stem, one.id.len() - stem.len())).or_default() += 1;
    }
    let numbered = before.into_iter().filter(|((_, width), _)| *width > 0);
    match numbered.max_by_key(|(_, count)| *count) {
        Some(((stem, width), count)) if most(count) => Habit::Numbered(stem.to_string(), width),
        _ => Habit::Spelt(FORMS[4]),
    }
}

/// petitions-deputy, where the deputy of another unit is emergency-deputy.
fn like_others(title: &str, unit: DepartmentId, known: &Known) -> Option<String> {
    let data = known.organisation;
    let own = without_unit(title, data.department(unit), known.on);
    data.posts.iter().find_map(|post| {
        let other = data.department(post.department.filter(|other| *other != unit)?);
        let suffix = post.id.strip_prefix(other.id.as_str())?;
        let same = without_unit(post.title(known.on), other, known.on) == own;
        same.then(|| format!("{}{suffix}", data.department(unit).id))
    })
}
