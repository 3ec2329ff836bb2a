//! Takes how a list differs from the data; gives a change file. What a change
//! cannot say, and what the list leaves open, stands in it as comments.

use std::fmt::Write;

use chrono::NaiveDate;

use super::difference::Difference;
use super::habit::Namer;
use super::known::Known;
use super::roster::Staff;
use super::scalar::scalar;
use super::{comment, commented};
use crate::diagnostic::Locale;
use crate::model::{Organisation, PersonId, PostId};

/// The text of the file.
pub fn change_file(
    difference: &Difference,
    known: &Organisation,
    date: NaiveDate,
    file: &str,
    locale: &Locale,
) -> String {
    let mut out = comment(locale, "import-change", &[("file", file.to_string())]);
    if difference.is_partial() {
        out.push_str(&comment(locale, "import-partial", &difference.counts()));
    }
    let _ = write!(out, "人事变动:\n  生效日期: {date}\n  变动明细:\n");
    let mut namer = Namer::new(known);
    for one in &difference.came {
        let mut entry = String::from("    - 新到人员:\n");
        let namesake = !Known::on(known, date).named(&one.name).is_empty();
        if let Some(id) = namer.person(&one.name, one.department.as_deref(), namesake) {
            let _ = writeln!(entry, "        编号: {}", scalar(&id));
        }
        let _ = writeln!(entry, "        姓名: {}", scalar(&one.name));
        if let Some(phone) = &one.phone {
            let _ = writeln!(entry, "        电话: {}", scalar(phone));
        }
        if let Some(grade) = &one.grade {
            let _ = writeln!(entry, "        职级: {}", scalar(grade));
        }
        match taken(one, known, date) {
            Some(line) => out.push_str(&(entry + &line)),
            // Without a post nobody arrives: it is left to whoever reads this.
            None => {
                out.push_str(&no_post(one, locale));
                out.push_str(&commented(&(entry + "      任: \n")));
            }
        }
    }
    let phones = &difference.phones;
    let other_phone = |person: PersonId| phones.iter().find(|(whose, _)| *whose == person);
    for (person, gone, one) in &difference.posts {
        let mut entry = format!("    - 姓名: {}\n", scalar(&known.person(*person).id));
        if let Some((_, one)) = other_phone(*person) {
            entry += &phone(*person, one, known, locale);
        }
        let leaves = leaves(gone, known);
        // Of several posts a list may well name but one.
        let moves = known.held_by(*person, date).len() == 1 && !difference.is_partial();
        match taken(one, known, date) {
            Some(line) if moves || leaves.is_empty() => out.push_str(&(entry + &leaves + &line)),
            Some(line) => {
                out.push_str(&(entry + &line));
                out.push_str(&indented(&comment(locale, "import-why-leaves", &[])));
                out.push_str(&commented(&leaves));
            }
            None => {
                entry += &leaves;
                out.push_str(&no_post(one, locale));
                out.push_str(&commented(&(entry + "      任: \n")));
            }
        }
    }
    // Silence is no dismissal: whoever is missing is asked about.
    for person in &difference.left {
        let held = known.held_by(*person, date);
        let held: Vec<PostId> = held.iter().map(|h| h.post).collect();
        let name = known.person(*person).name.clone();
        out.push_str(&indented(&comment(
            locale,
            "import-why-left",
            &[("name", name)],
        )));
        let entry = format!("    - 姓名: {}\n", scalar(&known.person(*person).id));
        out.push_str(&commented(&(entry + &leaves(&held, known))));
    }
    let moved = |who: &PersonId| difference.posts.iter().any(|(person, ..)| person == who);
    for (person, one) in phones.iter().filter(|(person, _)| !moved(person)) {
        let _ = writeln!(out, "    - 姓名: {}", scalar(&known.person(*person).id));
        out.push_str(&phone(*person, one, known, locale));
    }
    for one in &difference.asked {
        let why = one.question.map(|why| locale.ui(why, &[]));
        let args = [
            ("name", one.name.clone()),
            ("row", one.row.to_string()),
            ("why", why.unwrap_or_default()),
        ];
        out.push_str(&comment(locale, "import-asked", &args));
    }
    for one in &difference.unclear {
        let args = [("name", one.name.clone()), ("row", one.row.to_string())];
        out.push_str(&comment(locale, "import-unclear", &args));
    }
    out
}

/// 电话: the number of the list, beside it that of the data.
fn phone(person: PersonId, one: &Staff, known: &Organisation, locale: &Locale) -> String {
    let old = known.person(person).phone().unwrap_or("—").to_string();
    let was = comment(locale, "import-phone-was", &[("old", old)]);
    let new = one.phone.as_deref().unwrap_or_default();
    format!("      电话: {}  {was}", scalar(new))
}

/// 不再担任: posts that are given up, where there are any.
fn leaves(posts: &[PostId], known: &Organisation) -> String {
    if posts.is_empty() {
        return String::new();
    }
    let ids = posts.iter().map(|post| scalar(&known.post(*post).id));
    let ids: Vec<String> = ids.collect();
    format!("      不再担任: [{}]\n", ids.join(", "))
}

/// 任: the post that the list speaks of, where the data have just one.
fn taken(one: &Staff, known: &Organisation, date: NaiveDate) -> Option<String> {
    let post = Known::on(known, date).post(one).only()?;
    Some(format!("      任: {}\n", scalar(&known.post(post).id)))
}

fn no_post(one: &Staff, locale: &Locale) -> String {
    let words = match one.title {
        Some(_) => one.called(),
        None => format!("{}—", one.department.as_deref().unwrap_or("")),
    };
    indented(&comment(locale, "import-no-such-post", &[("title", words)]))
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("      {line}\n")).collect()
}
