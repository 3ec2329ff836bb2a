//! Takes lists of staff; gives the YAML of an organisation, each record with a
//! comment that says which row it came from.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::comment;
use super::roster::{Roster, Staff};
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
    let mut out = comment(
        locale,
        "import-written",
        &[
            ("file", file.to_string()),
            ("people", staff.len().to_string()),
        ],
    );
    departments(rosters, known, &mut out);
    let posts = posts(rosters, known);
    write_posts(&posts, &mut out, locale);
    let ids = people(&staff, &mut out, locale);
    appointments(&posts, &ids, &mut out, locale);
    out
}

fn departments(rosters: &[Roster], known: &Organisation, out: &mut String) {
    let mut names: Vec<(&str, usize)> = Vec::new();
    for roster in rosters {
        let people = roster
            .staff
            .iter()
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
        let _ = writeln!(out, "  - 编号: {}  # {}", post.id, post.row);
        let _ = writeln!(out, "    职务名称: {}", scalar(post.title));
        if let Some(department) = post.department {
            let _ = writeln!(out, "    所在科室: {}", scalar(department));
        }
        let _ = writeln!(out, "    排序: {}", (n + 1) * 10);
        let seats = post.holders.len() + post.vacant;
        if seats > 1 {
            let _ = writeln!(out, "    职数: {seats}");
        }
    }
}

/// How an appointment names each person of the list, by row and name.
type Ids<'r> = BTreeMap<(usize, &'r str), String>;

/// Writes the people; gives how an appointment names each of them.
fn people<'r>(staff: &[&'r Staff], out: &mut String, locale: &Locale) -> Ids<'r> {
    let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, one) in staff.iter().enumerate() {
        names.entry(&one.name).or_default().push(n);
    }
    let mut ids = BTreeMap::new();
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
        let id = if namesakes {
            format!("person-{}", staff[first].row)
        } else {
            one.name.clone()
        };
        ids.insert((one.row, one.name.as_str()), id.clone());
        if first != n {
            continue;
        }
        if namesakes {
            let _ = writeln!(out, "  - 编号: {id}  # {}", one.row);
            let _ = writeln!(out, "    姓名: {}", scalar(&one.name));
        } else {
            let _ = writeln!(out, "  - 姓名: {}  # {}", scalar(&one.name), one.row);
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
                let _ = writeln!(out, "    {key}: {}", scalar(value));
            }
        }
        if let Some(department) = &one.department
            && (namesakes || one.title.is_none())
        {
            let _ = writeln!(out, "    所在科室: {}", scalar(department));
        }
    }
    if ids.values().any(|id| id.starts_with("person-")) {
        out.push_str(&comment(locale, "import-namesakes", &[]));
    }
    ids
}

fn appointments(posts: &[Post], ids: &Ids, out: &mut String, locale: &Locale) {
    if posts.iter().all(|post| post.holders.is_empty()) {
        return;
    }
    out.push_str("\n任职:\n");
    for post in posts {
        for one in &post.holders {
            let id = ids.get(&(one.row, one.name.as_str())).unwrap_or(&one.name);
            let _ = writeln!(out, "  - 职务: {}", post.id);
            let _ = writeln!(out, "    姓名: {}", scalar(id));
            if let Some(since) = &one.since {
                let mut line = format!("    任职起: {}", since.day);
                if !since.whole {
                    let args = [("words", since.words.clone())];
                    line += "  ";
                    line += comment(locale, "import-month-only", &args).trim_end();
                }
                let _ = writeln!(out, "{line}");
            }
            if let Some(holding) = one.holding {
                let _ = writeln!(out, "    任职方式: {holding}");
            }
        }
    }
}
