//! Takes a list of staff and the organisation there is; says who came, who
//! left, whose telephone or post is another.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::fields::Field;
use super::known::{Known, Match, fits};
use super::roster::{Roster, Staff};
use crate::model::{DepartmentId, Organisation, PersonId, PostId};
use crate::spelling::folded;

/// How the list differs from the data.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Difference {
    /// Only in the list.
    pub came: Vec<Staff>,
    /// Only in the data, though holding a post on the day in a unit that the
    /// list speaks of.
    pub left: Vec<PersonId>,
    /// How many are only in the data and hold posts in other units.
    pub outside: usize,
    /// How many people the list has.
    pub listed: usize,
    /// How many people of the data hold a post on the day.
    pub holding: usize,
    /// Another telephone: who, and the one in the list.
    pub phones: Vec<(PersonId, Staff)>,
    /// Another post: who, what is held, and what the list says.
    pub posts: Vec<(PersonId, Vec<PostId>, Staff)>,
    /// Names that several people in the data bear.
    pub unclear: Vec<Staff>,
    /// Whoever may have left, as their rows look: neither came nor left.
    pub asked: Vec<Staff>,
}

impl Difference {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        let lists = self.came.is_empty() && self.left.is_empty() && self.unclear.is_empty();
        let lists = lists && self.asked.is_empty();
        lists && self.outside == 0 && self.phones.is_empty() && self.posts.is_empty()
    }

    /// How many are only in the data.
    pub fn missing(&self) -> usize {
        self.left.len() + self.outside
    }

    /// What [`Self::is_partial`] rests on, for a sentence.
    pub fn counts(&self) -> [(&'static str, String); 5] {
        [
            ("listed", self.listed),
            ("holding", self.holding),
            ("missing", self.missing()),
            ("left", self.left.len()),
            ("outside", self.outside),
        ]
        .map(|(name, count)| (name, count.to_string()))
    }

    /// Whether the list looks like part of the office: whoever is not in it has
    /// not left for that.
    pub fn is_partial(&self) -> bool {
        self.outside > 0 || self.missing() > 2.max(self.holding / 5)
    }
}

/// Compares lists with the organisation on a day.
pub fn difference(rosters: &[Roster], known: &Organisation, on: NaiveDate) -> Difference {
    let mut found = Difference::default();
    let mut seen: BTreeSet<PersonId> = BTreeSet::new();
    let people = || (0..known.people.len() as u32).map(PersonId);
    let data = Known::on(known, on);
    let has = |field: Field| rosters.iter().any(|r| r.fields.contains(&field));
    let staff: Vec<&Staff> = rosters.iter().flat_map(|r| &r.staff).collect();
    let mut rows: BTreeMap<&str, Vec<&Staff>> = BTreeMap::new();
    for one in &staff {
        rows.entry(&one.name).or_default().push(one);
    }
    for one in &staff {
        let named = data.named(&one.name);
        if one.question.is_some() {
            seen.extend(named);
            found.asked.push((*one).clone());
            continue;
        }
        let person = match data.person(one) {
            Match::None => {
                found.came.push((*one).clone());
                continue;
            }
            Match::One(person) => person,
            Match::Several => {
                seen.extend(named);
                found.unclear.push((*one).clone());
                continue;
            }
        };
        let again = !seen.insert(person);
        if has(Field::Phone) && !again && data.has_other_phone(person, one) {
            found.phones.push((person, (*one).clone()));
        }
        if one.title.is_none() {
            continue;
        }
        let held: Vec<PostId> = known.held_by(person, on).iter().map(|h| h.post).collect();
        let rows = rows.get(one.name.as_str()).map_or(&[][..], Vec::as_slice);
        if !held.iter().any(|post| fits(known, *post, one, on)) {
            // What no row of the list says is not held any more.
            let gone = held
                .iter()
                .filter(|post| !rows.iter().any(|row| fits(known, **post, row, on)));
            found
                .posts
                .push((person, gone.copied().collect(), (*one).clone()));
        }
    }
    let units = units(&rows, &seen, &found.came, &data);
    let speaks_of = |person: &PersonId| {
        let held = known.held_by(*person, on);
        held.iter()
            .any(|h| units.contains(&known.post(h.post).department))
    };
    let holding = people().filter(|id| !known.held_by(*id, on).is_empty());
    let holding: Vec<PersonId> = holding.collect();
    let missing = holding.iter().filter(|id| !seen.contains(id));
    let (left, outside): (Vec<PersonId>, Vec<PersonId>) = missing.partition(|id| speaks_of(id));
    found.left = left;
    found.outside = outside.len();
    found.listed = rows.len();
    found.holding = holding.len();
    found
}

/// The units that a list speaks of: those it names, and those of the posts in it.
/// Posts of no unit count as one.
fn units(
    rows: &BTreeMap<&str, Vec<&Staff>>,
    seen: &BTreeSet<PersonId>,
    came: &[Staff],
    data: &Known,
) -> BTreeSet<Option<DepartmentId>> {
    let (known, on) = (data.organisation, data.on);
    let departments = (0..known.departments.len() as u32).map(DepartmentId);
    let given = rows
        .values()
        .flatten()
        .filter_map(|one| one.department.as_deref());
    let given: BTreeSet<&str> = given.collect();
    let named = departments.filter(|id| {
        let unit = known.department(*id);
        given.contains(unit.name(on)) || given.contains(unit.short(on))
    });
    let held = seen.iter().flat_map(|person| {
        let rows = rows.get(&*folded(&known.person(*person).name));
        let rows = rows.map_or(&[][..], Vec::as_slice);
        let held = known.held_by(*person, on).into_iter().map(|held| held.post);
        held.filter(|post| rows.iter().any(|one| fits(known, *post, one, on)))
    });
    let came = came.iter().filter_map(|one| data.post(one).only());
    let of_posts = held.chain(came).map(|post| known.post(post).department);
    named.map(Some).chain(of_posts).collect()
}
