//! Takes the rows of lists; gives the posts that they speak of, each once: those
//! of the data by their ids, new ones with ids like the office's own.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::known::{Known, Match, without_unit};
use super::roster::{Roster, Staff};
use super::scalar::scalar;
use super::values::titles;
use super::{comment, commented};
use crate::diagnostic::Locale;
use crate::model::{DepartmentId, Organisation, PostId};

/// A post of the lists and who holds it.
pub(super) struct Seat<'r> {
    pub(super) id: String,
    title: String,
    pub(super) department: Option<&'r str>,
    pub(super) holders: Vec<&'r Staff>,
    vacant: usize,
    pub(super) row: usize,
    /// That of the data which it is.
    pub(super) known: Option<PostId>,
    /// A word of the locale: why it is left to whoever reads it.
    pub(super) doubt: Option<&'static str>,
}

/// The posts of all lists, in the order of their rows.
pub(super) fn seats<'r>(rosters: &'r [Roster], known: &Known) -> Vec<Seat<'r>> {
    let mut rows = Vec::new();
    for roster in rosters {
        let held = roster.staff.iter().filter(|one| one.title.is_some());
        rows.extend(held.map(|one| (one.row, one.clone(), Some(one))));
        for (row, department, title) in &roster.vacant {
            let place = Staff {
                department: department.clone(),
                title: Some(title.clone()),
                ..Staff::default()
            };
            rows.push((*row, place, None));
        }
    }
    rows.sort_by_key(|(row, ..)| *row);
    let departments: BTreeMap<String, &'r str> = rosters
        .iter()
        .flat_map(|roster| {
            let of_staff = roster.staff.iter().map(|one| one.department.as_deref());
            let vacant = roster.vacant.iter().map(|(_, unit, _)| unit.as_deref());
            of_staff.chain(vacant).flatten()
        })
        .map(|unit| (unit.to_string(), unit))
        .collect();
    let mut seats = Vec::new();
    let mut ids = Ids::new(known.organisation);
    for (row, one, holder) in rows {
        let unit = one
            .department
            .as_ref()
            .and_then(|unit| departments.get(unit));
        for (title, found) in meant(&one, known) {
            let doubt = match found {
                Match::Several => Some("import-which-post"),
                Match::None if title != *one.title.as_ref().unwrap_or(&title) => {
                    Some("import-part-of-title")
                }
                _ => None,
            };
            let place = Seat {
                id: String::new(),
                title,
                department: unit.copied(),
                holders: Vec::new(),
                vacant: 0,
                row,
                known: found.only(),
                doubt,
            };
            let at = seat(&mut seats, place, &mut ids, known);
            match holder {
                Some(one) => seats[at].holders.push(one),
                None => seats[at].vacant += 1,
            }
        }
    }
    seats
}

/// The posts that a title speaks of. One that is none of the data's is one post,
/// as it was written.
fn meant(one: &Staff, known: &Known) -> Vec<(String, Match<PostId>)> {
    let whole = one.title.clone().unwrap_or_default();
    let parts = titles(&whole);
    let part = |title: &str| Staff {
        title: Some(title.to_string()),
        ..one.clone()
    };
    if let Some(post) = known.whole_post(one) {
        return vec![(whole, Match::One(post))];
    }
    if parts.len() > 1 {
        let found = parts.iter().map(|title| known.post(&part(title)));
        let found: Vec<Match<PostId>> = found.collect();
        if found.iter().any(|found| matches!(found, Match::One(_))) {
            let titles = parts.into_iter().map(str::to_string);
            return titles.zip(found).collect();
        }
    }
    let found = known.post(&part(&whole));
    vec![(whole, found)]
}

/// The place of a post among those found, where it is added if it is new.
fn seat<'r>(seats: &mut Vec<Seat<'r>>, new: Seat<'r>, ids: &mut Ids, known: &Known) -> usize {
    let same = |seat: &Seat| match (seat.known, new.known) {
        (Some(one), Some(other)) => one == other,
        (None, None) => seat.title == new.title && seat.department == new.department,
        _ => false,
    };
    if let Some(at) = seats.iter().position(same) {
        return at;
    }
    let id = match new.known {
        Some(post) => known.organisation.post(post).id.clone(),
        None => {
            let unit = new.department.and_then(|unit| known.unit(unit));
            ids.next(&new.title, unit, known)
        }
    };
    seats.push(Seat { id, ..new });
    seats.len() - 1
}

/// Ids for new posts.
struct Ids {
    taken: BTreeSet<String>,
    number: usize,
}

impl Ids {
    fn new(known: &Organisation) -> Self {
        let taken = known.posts.iter().map(|post| post.id.clone()).collect();
        Self { taken, number: 0 }
    }

    /// As the same post of another unit is called, or a number.
    fn next(&mut self, title: &str, unit: Option<DepartmentId>, known: &Known) -> String {
        let like = unit.and_then(|unit| like_others(title, unit, known));
        if let Some(id) = like.filter(|id| !self.taken.contains(id)) {
            self.taken.insert(id.clone());
            return id;
        }
        loop {
            self.number += 1;
            let id = format!("post-{}", self.number);
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
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

/// Writes the posts that are new.
pub(super) fn write(seats: &[Seat], known: &Known, out: &mut String, locale: &Locale) {
    let new: Vec<&Seat> = seats.iter().filter(|seat| seat.known.is_none()).collect();
    if new.is_empty() {
        return;
    }
    out.push('\n');
    out.push_str(&comment(locale, "import-posts", &[]));
    let live = new.iter().any(|seat| seat.is_live());
    out.push_str(if live { "岗位:\n" } else { "#岗位:\n" });
    let last = known.organisation.posts.iter().map(|post| post.rank).max();
    let last = last.filter(|rank| *rank < u32::MAX / 2).unwrap_or(0) as usize;
    for (n, seat) in new.iter().enumerate() {
        let mut entry = String::new();
        // Writing to a String cannot fail.
        let _ = writeln!(entry, "  - 编号: {}  # {}", seat.id, seat.row);
        let _ = writeln!(entry, "    职务名称: {}", scalar(&seat.title));
        let above = seat.holders.iter().find_map(|one| one.above.as_deref());
        if let Some(unit) = seat.department {
            let word = known
                .unit(unit)
                .map(|id| &known.organisation.department(id).id);
            let word = word.map_or(unit, String::as_str);
            let _ = writeln!(entry, "    所在科室: {}", scalar(word));
        } else if let Some(above) = above {
            let why = comment(locale, "import-unit-above", &[]);
            let _ = writeln!(
                entry,
                "    # 所在科室: {}  {}",
                scalar(above),
                why.trim_end()
            );
        }
        let _ = writeln!(entry, "    排序: {}", last / 10 * 10 + (n + 1) * 10);
        let seats = seat.count();
        if seats > 1 {
            let _ = writeln!(entry, "    职数: {seats}");
        }
        if let Some(doubt) = seat.doubt {
            out.push_str(&comment(locale, doubt, &[]));
        }
        out.push_str(&match seat.is_live() {
            true => entry,
            false => commented(&entry),
        });
    }
}

impl Seat<'_> {
    fn count(&self) -> usize {
        let holders = self.holders.iter().filter(|one| one.question.is_none());
        holders.count() + self.vacant
    }

    /// Whether it is written as data: somebody is known to hold it, or nobody.
    pub(super) fn is_live(&self) -> bool {
        self.known.is_some() || self.doubt.is_none() && self.count() > 0
    }
}
