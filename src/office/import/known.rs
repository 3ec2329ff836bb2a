//! Takes a row of a list and the organisation there is; says which of its people,
//! posts and units the row speaks of, as people read it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::roster::Staff;
use super::words::{is_bare_title, short};
use crate::model::{Department, DepartmentId, Organisation, PersonId, PostId};
use crate::spelling::folded;

/// What of the data is meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Match<T> {
    None,
    One(T),
    /// It could be any of these.
    Several,
}

impl<T> Match<T> {
    fn of(mut found: impl Iterator<Item = T>) -> Self {
        match (found.next(), found.next()) {
            (None, _) => Self::None,
            (Some(one), None) => Self::One(one),
            _ => Self::Several,
        }
    }

    /// What is meant, where that is sure.
    pub(super) fn only(self) -> Option<T> {
        match self {
            Self::One(one) => Some(one),
            _ => None,
        }
    }
}

/// The organisation on a day, its people by their names.
pub(super) struct Known<'k> {
    pub(super) organisation: &'k Organisation,
    pub(super) on: NaiveDate,
    by_name: BTreeMap<String, Vec<PersonId>>,
}

impl<'k> Known<'k> {
    pub(super) fn on(organisation: &'k Organisation, on: NaiveDate) -> Self {
        let mut by_name: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
        for id in (0..organisation.people.len() as u32).map(PersonId) {
            let name = folded(&organisation.person(id).name).into_owned();
            by_name.entry(name).or_default().push(id);
        }
        Self {
            organisation,
            on,
            by_name,
        }
    }

    /// Everybody of that name.
    pub(super) fn named(&self, name: &str) -> &[PersonId] {
        self.by_name.get(name).map_or(&[][..], Vec::as_slice)
    }

    /// Whom a row speaks of: of several of one name, by telephone or by what is held.
    pub(super) fn person(&self, one: &Staff) -> Match<PersonId> {
        let named = self.named(&one.name);
        if named.len() < 2 {
            return Match::of(named.iter().copied());
        }
        let same_phone = |id: &PersonId| {
            one.phone.is_some() && self.organisation.person(*id).phone() == one.phone.as_deref()
        };
        let same_post = |id: &PersonId| {
            let held = self.organisation.held_by(*id, self.on);
            held.iter()
                .any(|h| fits(self.organisation, h.post, one, self.on))
        };
        match Match::of(named.iter().copied().filter(same_phone)) {
            Match::One(id) => Match::One(id),
            _ => match Match::of(named.iter().copied().filter(same_post)) {
                Match::None => Match::Several,
                found => found,
            },
        }
    }

    /// The post that a row's department and title speak of.
    pub(super) fn post(&self, one: &Staff) -> Match<PostId> {
        let known = self.organisation;
        let posts = (0..known.posts.len() as u32).map(PostId);
        let there = posts.filter(|id| known.post(*id).period.contains(self.on));
        Match::of(there.filter(|id| fits(known, *id, one, self.on)))
    }

    /// The one post whose whole title a row gives, however many titles that are:
    /// 党委书记、居委会主任.
    pub(super) fn whole_post(&self, one: &Staff) -> Option<PostId> {
        let known = self.organisation;
        let title = one.title.as_deref()?;
        let same = |id: &PostId| {
            let post = known.post(*id);
            let names = names(known, *id, self.on);
            let units = units(&names, one);
            let held = bare(post.title(self.on), &units);
            same_unit(&names, one) && alike(bare_whole(title, &units), held)
        };
        let posts = (0..known.posts.len() as u32).map(PostId);
        let there = posts.filter(|id| known.post(*id).period.contains(self.on));
        Match::of(there.filter(same)).only()
    }

    /// The unit of that name, short or long.
    pub(super) fn unit(&self, name: &str) -> Option<DepartmentId> {
        let known = self.organisation;
        let units = (0..known.departments.len() as u32).map(DepartmentId);
        let called = |id: &DepartmentId| {
            let unit = known.department(*id);
            let names = unit.names.iter().map(|dated| dated.name.as_str());
            let mut names = names.chain(unit.short_name.as_deref());
            names.any(|own| short(own) == short(name))
        };
        units.into_iter().find(called)
    }

    /// Whether the office's own posts in units are called 主任 and not 信访办主任.
    pub(super) fn says_bare_titles(&self) -> bool {
        let posts = self.organisation.posts.iter();
        let (mut all, mut bare) = (0, 0);
        for post in posts.filter(|post| post.department.is_some()) {
            all += 1;
            bare += usize::from(is_bare_title(post.title(self.on)));
        }
        bare * 2 > all
    }

    /// Whether a row gives another telephone than the data.
    pub(super) fn has_other_phone(&self, person: PersonId, one: &Staff) -> bool {
        let digits = |text: &str| {
            text.chars()
                .filter(char::is_ascii_digit)
                .collect::<String>()
        };
        let old = self.organisation.person(person).phone();
        let new = one.phone.as_deref();
        new.is_some_and(|new| digits(old.unwrap_or("")) != digits(new))
    }
}

/// Whether the list's department and title speak of that post, as people read
/// them: 信访办公室 and 主任, 信访办 and 信访办主任 are 信访办主任.
pub(super) fn fits(known: &Organisation, post: PostId, one: &Staff, on: NaiveDate) -> bool {
    let Some(title) = &one.title else {
        return false;
    };
    let held = known.post(post).title(on);
    let names = names(known, post, on);
    let given = one.department.as_deref().unwrap_or("");
    let same_unit = same_unit(&names, one);
    let joined = |name: &str| format!("{name}{title}");
    if joined(given) == held || names.iter().any(|name| joined(name) == held) && same_unit {
        return true;
    }
    let mut parts = title.split(['、', '，', ',']);
    // A title that names its unit says more than the column beside it.
    if bare_whole(held, &names) != held && parts.clone().any(|part| part.trim() == held) {
        return true;
    }
    let units = units(&names, one);
    same_unit && parts.any(|part| alike(bare(part, &units), bare(held, &units)))
}

/// What the unit of a post is called.
fn names(known: &Organisation, post: PostId, on: NaiveDate) -> Vec<&str> {
    let unit = known.post(post).department.map(|id| known.department(id));
    unit.map_or_else(Vec::new, |unit| vec![unit.name(on), unit.short(on)])
}

/// Whether a row says nothing of a unit, or that of the post.
fn same_unit(names: &[&str], one: &Staff) -> bool {
    let given = one.department.as_deref().unwrap_or("");
    let own = |name: &&str| short(name) == short(given);
    given.is_empty() || names.is_empty() || names.iter().any(own)
}

/// The names that may stand before a title.
fn units<'a>(names: &[&'a str], one: &'a Staff) -> Vec<&'a str> {
    let given = one.department.as_deref().unwrap_or("");
    names.iter().copied().chain([given]).collect()
}

/// A whole title without its unit.
fn bare_whole<'t>(title: &'t str, units: &[&str]) -> &'t str {
    let own = units.iter().filter(|name| !name.is_empty());
    let mut own = own.filter_map(|name| title.strip_prefix(name));
    own.find(|rest| !rest.is_empty()).unwrap_or(title)
}

/// 信访办主任 of 信访办 is 主任.
pub(super) fn without_unit<'t>(title: &'t str, unit: &Department, on: NaiveDate) -> &'t str {
    bare(title, &[unit.name(on), unit.short(on)])
}

/// A title without its unit, and without what stands in brackets behind it.
fn bare<'t>(title: &'t str, units: &[&str]) -> &'t str {
    bare_whole(
        title.split(['（', '(']).next().unwrap_or(title).trim(),
        units,
    )
}

/// Whether one title is the other, or its end: 办事处主任 is 街道办事处主任, but
/// 主任 is no 副主任.
fn alike(listed: &str, held: &str) -> bool {
    let Some(before) = held.strip_suffix(listed) else {
        return false;
    };
    before.is_empty() || listed.chars().count() >= 4 && !before.ends_with('副')
}
