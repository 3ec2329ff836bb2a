//! Takes lists of staff; gives the YAML of an organisation, each record with a
//! comment that says which row it came from.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::roster::{Roster, Staff};
use super::{comment, commented};
use crate::character::is_hanzi;
use crate::diagnostic::Locale;
use crate::model::Organisation;

/// A text as YAML reads it back: quoted wherever it could be read as anything
/// else.
pub(super) fn scalar(text: &str) -> String {
    let plain = |c: char| is_hanzi(c) || c == '·';
    let word = matches!(text, "是" | "否" | "待定");
    if !text.is_empty() && !word && text.chars().all(plain) {
        return text.to_string();
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out + "\""
}

/// A post of the list and who holds it.
struct Post<'r> {
    id: String,
    title: &'r str,
    department: Option<&'r str>,
    holders: Vec<&'r Staff>,
    vacant: usize,
    row: usize,
}

/// The organisation's YAML. Departments that the data has already are left out.
pub fn organisation(
    rosters: &[Roster],
    file: &str,
    known: &Organisation,
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
    departments(rosters, known, &mut out);
    let posts = posts(rosters, known);
    write_posts(&posts, &mut out, locale);
    let ids = people(&staff, known, &mut out, locale);
    appointments(&posts, &ids, &mut out, locale);
    out
}

fn departments(rosters: &[Roster], known: &Organisation, out: &mut String) {
    let mut names: Vec<(&str, usize)> = Vec::new();
    for roster in rosters {
        let people = roster
            .staff
            .iter()
            .filter(|one| one.question.is_none())
            .map(|s| (s.department.as_deref(), s.row));
        let vacant = roster.vacant.iter().map(|(row, d, _)| (d.as_deref(), *row));
        for (department, row) in people.chain(vacant) {
            let Some(name) = department else { continue };
            if !names.iter().any(|(n, _)| *n == name) && !has_department(known, name) {
                names.push((name, row));
            }
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

fn has_department(known: &Organisation, name: &str) -> bool {
    known
        .departments
        .iter()
        .any(|d| d.short_name.as_deref() == Some(name) || d.names.iter().any(|n| n.name == name))
}

fn posts<'r>(rosters: &'r [Roster], known: &Organisation) -> Vec<Post<'r>> {
    let mut posts: Vec<Post<'r>> = Vec::new();
    let mut number = 0;
    let mut found = Vec::new();
    for roster in rosters {
        for one in &roster.staff {
            if let Some(title) = &one.title {
                found.push((
                    title.as_str(),
                    one.department.as_deref(),
                    one.row,
                    Some(one),
                ));
            }
        }
        for (row, department, title) in &roster.vacant {
            found.push((title.as_str(), department.as_deref(), *row, None));
        }
    }
    found.sort_by_key(|(_, _, row, _)| *row);
    for (title, department, row, holder) in found {
        let at = posts
            .iter()
            .position(|p| p.title == title && p.department == department);
        let at = at.unwrap_or_else(|| {
            let taken = |id: &str| known.posts.iter().any(|p| p.id == id);
            number += 1;
            while taken(&format!("post-{number}")) {
                number += 1;
            }
            posts.push(Post {
                id: format!("post-{number}"),
                title,
                department,
                holders: Vec::new(),
                vacant: 0,
                row,
            });
            posts.len() - 1
        });
        match holder {
            Some(one) => posts[at].holders.push(one),
            None => posts[at].vacant += 1,
        }
    }
    posts
}

fn write_posts(posts: &[Post], out: &mut String, locale: &Locale) {
    if posts.is_empty() {
        return;
    }
    out.push('\n');
    out.push_str(&comment(locale, "import-posts", &[]));
    out.push_str("岗位:\n");
    for (n, post) in posts.iter().enumerate() {
        let mut entry = String::new();
        let _ = writeln!(entry, "  - 编号: {}  # {}", post.id, post.row);
        let _ = writeln!(entry, "    职务名称: {}", scalar(post.title));
        if let Some(department) = post.department {
            let _ = writeln!(entry, "    所在科室: {}", scalar(department));
        }
        let _ = writeln!(entry, "    排序: {}", (n + 1) * 10);
        let holders = post.holders.iter().filter(|one| one.question.is_none());
        let seats = holders.count() + post.vacant;
        if seats > 1 {
            let _ = writeln!(entry, "    职数: {seats}");
        }
        // Nobody is known to hold it.
        out.push_str(&if seats == 0 { commented(&entry) } else { entry });
    }
}

/// How an appointment names each person of the list, by row and name.
type Ids<'r> = BTreeMap<(Option<&'r str>, usize, &'r str), String>;

/// Writes the people; gives how an appointment names each of them.
fn people<'r>(
    staff: &[&'r Staff],
    known: &Organisation,
    out: &mut String,
    locale: &Locale,
) -> Ids<'r> {
    let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, one) in staff.iter().enumerate() {
        names.entry(&one.name).or_default().push(n);
    }
    let mut given: BTreeSet<String> = known.people.iter().map(|p| p.id.clone()).collect();
    let mut ids: Vec<String> = Vec::new();
    let mut by_row = BTreeMap::new();
    out.push_str("\n人员:\n");
    for (n, one) in staff.iter().enumerate() {
        let same = &names[one.name.as_str()];
        // One telephone is one person, however many posts; another is another.
        let differs = |m: &&usize| match (&staff[**m].phone, &one.phone) {
            (Some(a), Some(b)) => a != b,
            _ => false,
        };
        let namesakes = same.iter().any(|m| differs(&m));
        let first = same.iter().find(|m| !differs(m)).copied().unwrap_or(n);
        let id = match ids.get(first) {
            Some(id) => id.clone(),
            None if namesakes => numbered(one.row, &mut given),
            None => one.name.clone(),
        };
        ids.push(id.clone());
        by_row.insert(
            (one.sheet.as_deref(), one.row, one.name.as_str()),
            id.clone(),
        );
        if first != n {
            continue;
        }
        let mut entry = String::new();
        let (name, note) = (scalar(&one.name), note(one, locale));
        if namesakes {
            let _ = writeln!(entry, "  - 编号: {id}  # {note}");
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
            let _ = writeln!(entry, "    所在科室: {}", scalar(department));
        }
        let mut mine = same.iter().filter(|m| !differs(m));
        let asked = mine.all(|m| staff[*m].question.is_some());
        out.push_str(&if asked { commented(&entry) } else { entry });
    }
    if ids.iter().any(|id| id.starts_with("person-")) {
        out.push_str(&comment(locale, "import-namesakes", &[]));
    }
    by_row
}

/// An id after the row, which nobody has yet.
fn numbered(row: usize, given: &mut BTreeSet<String>) -> String {
    let mut id = format!("person-{row}");
    let mut number = 2;
    while !given.insert(id.clone()) {
        id = format!("person-{row}-{number}");
        number += 1;
    }
    id
}

/// Where somebody stands in the file, what is doubted of them, and the remark.
fn note(one: &Staff, locale: &Locale) -> String {
    let place = one.sheet.iter().cloned().chain([one.row.to_string()]);
    let mut parts = vec![place.collect::<Vec<_>>().join(" ")];
    parts.extend(one.doubts.iter().map(|kind| locale.ui(kind, &[])));
    parts.extend(one.note.clone());
    parts.join("；").replace('\n', " ")
}

fn appointments(posts: &[Post], ids: &Ids, out: &mut String, locale: &Locale) {
    if posts.iter().all(|post| post.holders.is_empty()) {
        return;
    }
    out.push_str("\n任职:\n");
    for post in posts {
        for one in &post.holders {
            let place = (one.sheet.as_deref(), one.row, one.name.as_str());
            let id = ids.get(&place).unwrap_or(&one.name);
            let mut entry = String::new();
            let _ = writeln!(entry, "  - 职务: {}", post.id);
            let _ = writeln!(entry, "    姓名: {}", scalar(id));
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
            let asked = one.question.is_some();
            out.push_str(&if asked { commented(&entry) } else { entry });
        }
    }
}
