//! Takes the rows of lists; gives the posts that they speak of, each once: those
//! of the data by their ids, new ones with ids like the office's own.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::habit::Namer;
use super::known::{Known, Match};
use super::roster::{Roster, Staff};
use super::scalar::scalar;
use super::values::titles;
use super::words::is_bare_title;
use super::{comment, commented};
use crate::diagnostic::Locale;
use crate::model::PostId;

/// A post of the lists and who holds it.
pub(super) struct Seat<'r> {
    /// What an appointment calls it.
    pub(super) id: String,
    /// Whether that is written as its id: its title is not it.
    named: bool,
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
    let bare = known.says_bare_titles();
    let mut seats = Vec::new();
    for (row, one, holder) in rows {
        let unit = one
            .department
            .as_ref()
            .and_then(|unit| departments.get(unit));
        for (mut title, found) in meant(&one, known) {
            let doubt = match found {
                Match::Several => Some("import-which-post"),
                Match::None if title != *one.title.as_ref().unwrap_or(&title) => {
                    Some("import-part-of-title")
                }
                _ => None,
            };
            if found == Match::None && !bare && is_bare_title(&title) {
                title = Staff {
                    title: Some(title),
                    ..one.clone()
                }
                .called();
            }
            let place = Seat {
                id: String::new(),
                named: false,
                title,
                department: unit.copied(),
                holders: Vec::new(),
                vacant: 0,
                row,
                known: found.only(),
                doubt,
            };
            let at = seat(&mut seats, place);
            match holder {
                Some(one) => seats[at].holders.push(one),
                None => seats[at].vacant += 1,
            }
        }
    }
    name(&mut seats, known);
    seats
}

/// Says what each is called: known ones as in the data, new ones as the office
/// would.
fn name(seats: &mut [Seat], known: &Known) {
    let mut namer = Namer::new(known.organisation);
    let mut titles: BTreeMap<&str, usize> = BTreeMap::new();
    let told = seats
        .iter()
        .map(|seat| seat.title.clone())
        .collect::<Vec<_>>();
    for title in &told {
        *titles.entry(title).or_default() += 1;
    }
    let on = known.on;
    let theirs: BTreeSet<&str> = known
        .organisation
        .posts
        .iter()
        .map(|p| p.title(on))
        .collect();
    for (seat, title) in seats.iter_mut().zip(&told) {
        if let Some(post) = seat.known {
            seat.id.clone_from(&known.organisation.post(post).id);
            continue;
        }
        let shared = titles[title.as_str()] > 1 || theirs.contains(title.as_str());
        let unit = (
            seat.department,
            seat.department.and_then(|unit| known.unit(unit)),
        );
        let id = namer.post((title, shared), unit, known);
        seat.named = id.is_some();
        seat.id = id.unwrap_or_else(|| title.clone());
    }
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
fn seat<'r>(seats: &mut Vec<Seat<'r>>, new: Seat<'r>) -> usize {
    let same = |seat: &Seat| match (seat.known, new.known) {
        (Some(one), Some(other)) => one == other,
        (None, None) => seat.title == new.title && seat.department == new.department,
        _ => false,
    };
    if let Some(at) = seats.iter().position(same) {
        return at;
    }
    seats.push(new);
    seats.len() - 1
}

/// Writes the posts that are new.
pub(super) fn write(seats: &[Seat], known: &Known, out: &mut String, locale: &Locale) {
    let new: Vec<&Seat> = seats.iter().filter(|seat| seat.known.is_none()).collect();
    if new.is_empty() {
        return;
    }
    out.push('\n');
    if new.iter().any(|seat| is_bare_title(&seat.title)) {
        out.push_str(&comment(locale, "import-posts", &[]));
    }
    let live = new.iter().any(|seat| seat.is_live());
    out.push_str(if live { "岗位:\n" } else { "#岗位:\n" });
    let last = known.organisation.posts.iter().map(|post| post.rank).max();
    let last = last.filter(|rank| *rank < u32::MAX / 2).unwrap_or(0) as usize;
    for (n, seat) in new.iter().enumerate() {
        let mut entry = String::new();
        // Writing to a String cannot fail.
        let title = scalar(&seat.title);
        let _ = match seat.named {
            false => writeln!(entry, "  - 职务名称: {title}  # {}", seat.row),
            true => writeln!(
                entry,
                "  - 编号: {}  # {}\n    职务名称: {title}",
                scalar(&seat.id),
                seat.row
            ),
        };
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
