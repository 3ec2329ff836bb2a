//! Takes lists of staff; gives the YAML of an organisation, each record with a
//! comment that says which row it came from.

use std::collections::BTreeMap;
use std::fmt::Write;

use chrono::NaiveDate;

use super::habit::Namer;
use super::ids::Ids;
use super::known::{Known, Match};
use super::roster::{Roster, Staff};
use super::scalar::scalar;
use super::seats::{self, Seat, seats};
use super::{comment, commented, portfolios};
use crate::diagnostic::Locale;
use crate::model::{Organisation, PersonId};

/// The YAML of what the lists have and the data does not: people, posts and units
/// of the data are referred to, never written again.
pub fn organisation(
    rosters: &[Roster],
    file: &str,
    known: &Organisation,
    on: NaiveDate,
    locale: &Locale,
) -> String {
    let staff: Vec<&Staff> = rosters.iter().flat_map(|r| &r.staff).collect();
    let read = staff.iter().filter(|one| one.question.is_none()).count();
    let mut out = comment(
        locale,
        "import-written",
        &[("file", file.to_string()), ("people", read.to_string())],
    );
    if read < staff.len() {
        out.push_str(&comment(locale, "import-some-asked", &[]));
    }
    let known = Known::on(known, on);
    let seats = seats(rosters, &known);
    if !known.organisation.people.is_empty() {
        let people = staff.iter().filter(|one| known.person(one) != Match::None);
        let posts = seats.iter().filter(|seat| seat.known.is_some());
        let counts = [
            ("people", people.count().to_string()),
            ("posts", posts.count().to_string()),
        ];
        out.push_str(&comment(locale, "import-known", &counts));
    }
    departments(&staff, &seats, &known, &mut out);
    seats::write(&seats, &known, &mut out, locale);
    let ids = people(&staff, &known, &mut out, locale);
    appointments(&seats, &ids, &known, &mut out, locale);
    portfolios::write(&staff, &ids, &known, &mut out, locale);
    out
}

/// Writes the units that something new belongs to, or that somebody leads.
fn departments(staff: &[&Staff], seats: &[Seat], known: &Known, out: &mut String) {
    let of_seats = seats.iter().filter(|seat| seat.known.is_none());
    let of_seats = of_seats.filter_map(|seat| Some((seat.department?, seat.row)));
    let here = staff.iter().filter(|one| one.question.is_none());
    let bare = here.clone().filter(|one| one.title.is_none());
    let bare = bare.filter(|one| known.person(one) == Match::None);
    let bare = bare.filter_map(|one| Some((one.department.as_deref()?, one.row)));
    let led = here.flat_map(|one| one.units.iter().map(|unit| (unit.as_str(), one.row)));
    let mut found: Vec<(&str, usize)> = of_seats.chain(bare).chain(led).collect();
    found.sort_by_key(|(_, row)| *row);
    let mut names: Vec<(&str, usize)> = Vec::new();
    for (name, row) in found {
        if !names.iter().any(|(n, _)| *n == name) && known.unit(name).is_none() {
            names.push((name, row));
        }
    }
    if names.is_empty() {
        return;
    }
    out.push_str("\n科室:\n");
    for (n, (name, row)) in names.iter().enumerate() {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "  - 名称: {}  # {row}", scalar(name));
        let _ = writeln!(out, "    排序: {}", (n + 1) * 10);
    }
}

/// Writes the people; gives how an appointment names each of them.
fn people<'r>(staff: &[&'r Staff], known: &Known, out: &mut String, locale: &Locale) -> Ids<'r> {
    let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, one) in staff.iter().enumerate() {
        names.entry(&one.name).or_default().push(n);
    }
    let mut namer = Namer::new(known.organisation);
    let mut ids: Vec<String> = Vec::new();
    let mut told = false;
    let mut by_row = BTreeMap::new();
    let mut entries = String::new();
    for (n, one) in staff.iter().enumerate() {
        let same = &names[one.name.as_str()];
        // One telephone is one person, however many posts; another is another.
        let differs = |m: &&usize| match (&staff[**m].phone, &one.phone) {
            (Some(a), Some(b)) => a != b,
            _ => false,
        };
        let namesakes = same.iter().any(|m| differs(&m));
        let first = same.iter().find(|m| !differs(m)).copied().unwrap_or(n);
        let meant = known.person(one);
        let mut named = false;
        let id = match ids.get(first) {
            Some(id) => id.clone(),
            None if meant != Match::None => {
                let known_as = |id| known.organisation.person(id).id.clone();
                meant.only().map_or_else(|| one.name.clone(), known_as)
            }
            None => {
                let id = namer.person(&one.name, one.department.as_deref(), namesakes);
                named = id.is_some();
                id.unwrap_or_else(|| one.name.clone())
            }
        };
        ids.push(id.clone());
        by_row.insert(
            (one.sheet.as_deref(), one.row, one.name.as_str()),
            id.clone(),
        );
        if first != n {
            continue;
        }
        match meant {
            Match::None => {}
            Match::One(person) => {
                if known.has_other_phone(person, one) {
                    entries.push_str(&other_phone(person, one, known, locale));
                }
                continue;
            }
            Match::Several => {
                let args = [("name", one.name.clone()), ("row", one.row.to_string())];
                entries.push_str(&comment(locale, "import-unclear", &args));
                continue;
            }
        }
        let mut entry = String::new();
        let (name, note) = (scalar(&one.name), note(one, locale));
        if named {
            told |= namesakes;
            let _ = writeln!(entry, "  - 编号: {}  # {note}", scalar(&id));
            let _ = writeln!(entry, "    姓名: {name}");
        } else {
            let _ = writeln!(entry, "  - 姓名: {name}  # {note}");
        }
        let of = |value: fn(&Staff) -> Option<&String>| {
            let mine = same.iter().filter(|m| !differs(m));
            mine.filter_map(|m| value(staff[*m])).next()
        };
        for (key, value) in [
            ("电话", of(|s| s.phone.as_ref())),
            ("职级", of(|s| s.grade.as_ref())),
        ] {
            if let Some(value) = value {
                let _ = writeln!(entry, "    {key}: {}", scalar(value));
            }
        }
        if let Some(department) = &one.department
            && (namesakes || one.title.is_none())
        {
            let unit = known.unit(department);
            let unit = unit.map(|id| &known.organisation.department(id).id);
            let unit = unit.map_or(department.as_str(), String::as_str);
            let _ = writeln!(entry, "    所在科室: {}", scalar(unit));
        }
        let mut mine = same.iter().filter(|m| !differs(m));
        let asked = mine.all(|m| staff[*m].question.is_some());
        entries.push_str(&if asked { commented(&entry) } else { entry });
    }
    if !entries.is_empty() {
        let live = entries.lines().any(|line| !line.starts_with('#'));
        out.push_str(if live { "\n人员:\n" } else { "\n" });
        out.push_str(&entries);
    }
    if told {
        out.push_str(&comment(locale, "import-namesakes", &[]));
    }
    Ids(by_row)
}

/// A telephone that is another in the data, to be put right there.
fn other_phone(person: PersonId, one: &Staff, known: &Known, locale: &Locale) -> String {
    let old = known
        .organisation
        .person(person)
        .phone()
        .map(str::to_string);
    let args = [
        ("name", one.name.clone()),
        ("old", old.unwrap_or_else(|| "—".into())),
        ("new", one.phone.clone().unwrap_or_default()),
    ];
    comment(locale, "import-phone-by-hand", &args)
}

/// Where somebody stands in the file, what is doubted of them, and the remark.
fn note(one: &Staff, locale: &Locale) -> String {
    let place = one.sheet.iter().cloned().chain([one.row.to_string()]);
    let mut parts = vec![place.collect::<Vec<_>>().join(" ")];
    parts.extend(one.doubts.iter().map(|kind| locale.ui(kind, &[])));
    parts.extend(one.note.clone());
    parts.join("；").replace('\n', " ")
}

/// Writes who holds what, as far as the data does not say so already.
fn appointments(seats: &[Seat], ids: &Ids, known: &Known, out: &mut String, locale: &Locale) {
    let mut entries = String::new();
    for seat in seats {
        for one in &seat.holders {
            let meant = known.person(one);
            let held = meant.only().map(|person| {
                let held = known.organisation.held_by(person, known.on);
                held.iter().map(|held| held.post).collect::<Vec<_>>()
            });
            if let (Some(post), Some(held)) = (seat.known, &held)
                && held.contains(&post)
            {
                continue;
            }
            let mut entry = String::new();
            let _ = writeln!(entry, "  - 职务: {}", scalar(&seat.id));
            let _ = writeln!(entry, "    姓名: {}", scalar(ids.of(one)));
            if let Some(since) = &one.since {
                let mut line = format!("    任职起: {}", since.day);
                if !since.whole {
                    let args = [("words", since.words.clone())];
                    line += "  ";
                    line += comment(locale, "import-month-only", &args).trim_end();
                }
                let _ = writeln!(entry, "{line}");
            }
            if let Some(holding) = one.holding {
                let _ = writeln!(entry, "    任职方式: {holding}");
            }
            // Whether they gave up what they held is no list's to say.
            let other = held.unwrap_or_default();
            let titles = other
                .iter()
                .map(|post| known.organisation.post(*post).title(known.on).to_string());
            let titles: Vec<String> = titles.collect();
            if !titles.is_empty() {
                let args = [("name", one.name.clone()), ("held", titles.join("、"))];
                entries.push_str(&comment(locale, "import-holds-other", &args));
            }
            let open = !titles.is_empty() || one.question.is_some() || !seat.is_live();
            let open = open || meant == Match::Several;
            entries.push_str(&if open { commented(&entry) } else { entry });
        }
    }
    if !entries.is_empty() {
        let live = entries.lines().any(|line| !line.starts_with('#'));
        out.push_str(if live { "\n任职:\n" } else { "\n" });
        out.push_str(&entries);
    }
}
