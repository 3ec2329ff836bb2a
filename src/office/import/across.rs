//! Takes all lists of a file; says what is odd between their rows, and notes with
//! each person what is doubted about them.

use std::collections::{BTreeMap, BTreeSet};

use super::roster::{Doubt, Fate, Roster, Staff};

/// Looks at all lists together.
pub(super) fn across(rosters: &mut [Roster]) {
    other_years(rosters);
    let mut found: Vec<(usize, Doubt)> = Vec::new();
    let staff = rosters.iter().enumerate();
    let staff = staff.flat_map(|(n, roster)| roster.staff.iter().map(move |one| (n, one)));
    let staff: Vec<(usize, &Staff)> = staff.filter(|(_, one)| one.question.is_none()).collect();
    found.extend(one_name(&staff));
    found.extend(one_head(&staff));
    for (n, doubt) in found {
        rosters[n].doubts.push(doubt);
    }
    let several = rosters.len() > 1;
    for roster in rosters {
        roster.doubts.sort();
        roster.doubts.dedup();
        for one in &mut roster.staff {
            one.sheet = several.then(|| roster.sheet.clone());
            // What is said of a day stands beside the day.
            let own = roster
                .doubts
                .iter()
                .filter(|doubt| doubt.row == one.row && doubt.kind != "import-date-without-day");
            one.doubts = own.map(|doubt| doubt.kind).collect();
        }
    }
}

/// A doubt about somebody's row.
fn of(one: &Staff, kind: &'static str, words: &str) -> Doubt {
    Doubt {
        row: one.row,
        kind,
        words: words.to_string(),
    }
}

/// 2024名册 beside 2026名册: who stands in the older one may have left.
fn other_years(rosters: &mut [Roster]) {
    let year = |roster: &Roster| {
        let mut digits = roster.sheet.split(|c: char| !c.is_ascii_digit());
        digits.find_map(|d| {
            d.parse::<u32>()
                .ok()
                .filter(|year| (1990..2100).contains(year))
        })
    };
    let Some(last) = rosters.iter().filter_map(year).max() else {
        return;
    };
    for roster in rosters.iter_mut() {
        if year(roster).is_none_or(|year| year == last) {
            continue;
        }
        let kind = "import-other-year";
        for one in roster.staff.iter_mut().filter(|one| one.question.is_none()) {
            one.question = Some(kind);
            roster.doubts.push(of(one, kind, &one.name));
        }
        for (_, fate) in &mut roster.rows {
            if let Fate::Read(count) = *fate {
                *fate = Fate::Asked(count);
            }
        }
    }
}

/// One name in several rows: one person, or namesakes.
fn one_name(staff: &[(usize, &Staff)]) -> Vec<(usize, Doubt)> {
    let mut names: BTreeMap<&str, Vec<(usize, &Staff)>> = BTreeMap::new();
    for (n, one) in staff {
        names.entry(&one.name).or_default().push((*n, one));
    }
    let mut found = Vec::new();
    for same in names.values().filter(|same| same.len() > 1) {
        let phones = same.iter().filter_map(|(_, one)| one.phone.as_ref());
        let namesakes = phones.collect::<BTreeSet<_>>().len() > 1;
        let kind = if namesakes {
            "import-namesake"
        } else {
            "import-one-person"
        };
        let places = same.iter().map(|(_, one)| one.called());
        let places = places.collect::<Vec<_>>().join("、");
        for (n, one) in same {
            found.push((*n, of(one, kind, &format!("{}：{places}", one.name))));
        }
    }
    found
}

/// Titles that one person holds, as a rule.
fn is_head(title: &str) -> bool {
    let heads = [
        "书记", "主任", "所长", "站长", "队长", "局长", "院长", "校长", "科长", "股长", "部长",
    ];
    heads.iter().any(|head| title.ends_with(head)) && !title.contains('副')
}

/// Two people at the head of one unit.
fn one_head(staff: &[(usize, &Staff)]) -> Vec<(usize, Doubt)> {
    let mut posts: BTreeMap<_, Vec<(usize, &Staff)>> = BTreeMap::new();
    for (n, one) in staff {
        if let Some(title) = one.title.as_deref().filter(|title| is_head(title)) {
            let post = (one.department.as_deref(), title);
            posts.entry(post).or_default().push((*n, one));
        }
    }
    let mut found = Vec::new();
    for same in posts.values() {
        let names: BTreeSet<&str> = same.iter().map(|(_, one)| one.name.as_str()).collect();
        if names.len() < 2 {
            continue;
        }
        let names = names.into_iter().collect::<Vec<_>>().join("、");
        let words = format!("{}：{names}", same[0].1.called());
        found.extend(
            same.iter()
                .map(|(n, one)| (*n, of(one, "import-two-heads", &words))),
        );
    }
    found
}
