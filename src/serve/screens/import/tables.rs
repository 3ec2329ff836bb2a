//! Takes a spreadsheet; gives what was understood of it: people, tasks, doubts, how
//! a later list differs; and the data that it becomes.

use serde_json::{Value, json};

use super::gathered::Gathered;
use crate::diagnostic::Locale;
use crate::engine::{Session, import};
use crate::load::edit::Value as Typed;
use crate::model::date::full_date;
use crate::office::import::{self as office, Doubt, Staff, Tasks};
use crate::serve::faults;
use crate::serve::faults::said;
use crate::serve::state::{Bench, clock};

/// Reads a table, and says what becomes of it.
pub(super) fn take(bench: &Bench, (name, bytes): (&str, &[u8]), into: &mut Gathered) {
    let session = into.session(bench);
    let locale = Locale::of(bench.lang);
    let found = match import::import(&session, (name, bytes), (None, &[]), locale) {
        Ok(found) => found,
        Err(fault) => return into.unread(name, said(bench, &fault)),
    };
    if found.rosters.is_empty() && found.tasks.is_empty() {
        return into.unread(name, bench.say("web-import-nothing"));
    }
    let known = &session.organisation;
    let day = session.today(clock());
    let later = !known.people.is_empty() && !found.rosters.is_empty();
    let differs = later.then(|| office::difference(&found.rosters, known, day));
    into.tables.push(shown(
        bench,
        name,
        &found,
        differs
            .as_ref()
            .map(|differs| difference(bench, &session, differs)),
    ));
    match &differs {
        Some(differs) if differs.is_empty() => {}
        Some(differs) => {
            let text = office::change_file(differs, known, day, name, locale);
            into.files
                .push((into.free(bench, &format!("changes/import-{day}")), text));
            into.as_change = true;
        }
        None if found.rosters.is_empty() => {}
        None => {
            let text = office::organisation(&found.rosters, name, known, day, locale);
            into.files
                .push((into.free(bench, "organisation-import"), text));
            into.people = into.session(bench).organisation.people.len() - known.people.len();
        }
    }
    for tasks in &found.tasks {
        let title = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let path = into.free(bench, "plans/tasks");
        into.files
            .push((path.clone(), plan_of(bench, &path, title, tasks)));
    }
}

/// A plan of one chapter that holds a table of tasks.
fn plan_of(bench: &Bench, path: &str, title: &str, tasks: &Tasks) -> String {
    let stem = path
        .rsplit('/')
        .next()
        .unwrap_or(path)
        .trim_end_matches(".yaml");
    let typed = |words: &str| Typed::Text(words.to_string()).typed(false, true);
    let mut text = format!(
        "方案:\n  编号: {stem}\n  标题: {}\n  格式: 白头\n",
        typed(title)
    );
    text += &format!(
        "章节:\n  - 标题: {}\n    正文:\n",
        typed(&bench.say("web-import-tasks-chapter"))
    );
    let lines = tasks.yaml.lines().filter(|line| !line.is_empty());
    let mut first = true;
    for line in lines {
        let start = if line.starts_with('#') || !std::mem::take(&mut first) {
            "        "
        } else {
            "      - "
        };
        text += &format!("{start}{line}\n");
    }
    text
}

fn shown(bench: &Bench, name: &str, found: &import::Imported, difference: Option<Value>) -> Value {
    let person = |one: &Staff| {
        json!({
            "row": one.row, "name": one.name, "unit": one.department, "title": one.title,
            "phone": one.phone, "since": one.since.as_ref().map(|since| &since.words),
            "asks": one.question.map(|why| bench.say(why)),
        })
    };
    let doubts = |all: &[Doubt]| -> Vec<Value> {
        let all = all.iter();
        all.map(
            |doubt| json!({"row": doubt.row, "why": bench.say(doubt.kind), "words": doubt.words}),
        )
        .collect()
    };
    let rosters = found.rosters.iter().map(|roster| {
        let staff: Vec<Value> = roster.staff.iter().map(person).collect();
        json!({"sheet": roster.sheet, "staff": staff, "rows": roster.rows.len(), "doubts": doubts(&roster.doubts), "unused": roster.unused})
    });
    let tasks = found.tasks.iter().map(|tasks| {
        json!({"sheet": tasks.sheet, "count": tasks.count, "doubts": doubts(&tasks.doubts), "unused": tasks.unused})
    });
    let odd = found
        .report
        .iter()
        .map(|fault| faults::one(bench, fault, &Default::default()));
    json!({
        "file": name,
        "rosters": rosters.collect::<Vec<_>>(),
        "tasks": tasks.collect::<Vec<_>>(),
        "faults": odd.collect::<Vec<_>>(),
        "hidden": found.hidden,
        "skipped": found.skipped,
        "difference": difference,
    })
}

fn difference(bench: &Bench, session: &Session, differs: &office::Difference) -> Value {
    let (known, day) = (&session.organisation, session.today(clock()));
    let titles = |person| {
        let held = known.held_by(person, day);
        let titles = held.iter().map(|holder| known.post(holder.post).title(day));
        titles.collect::<Vec<_>>().join("、")
    };
    let new = Staff::called;
    let mut rows: Vec<Value> = Vec::new();
    let mut push = |what: &str, name: &str, old: String, new: String| {
        rows.push(json!({"what": bench.say(what), "name": name, "old": old, "new": new}));
    };
    for one in &differs.came {
        push("import-came", &one.name, String::new(), new(one));
    }
    for person in &differs.left {
        push(
            "import-left",
            &known.person(*person).name,
            titles(*person),
            String::new(),
        );
    }
    for (person, _, one) in &differs.posts {
        push(
            "import-other-post",
            &known.person(*person).name,
            titles(*person),
            new(one),
        );
    }
    for (person, one) in &differs.phones {
        let person = known.person(*person);
        push(
            "import-other-phone",
            &person.name,
            person.phone().unwrap_or_default().to_string(),
            one.phone.clone().unwrap_or_default(),
        );
    }
    for one in &differs.unclear {
        push("import-which", &one.name, String::new(), new(one));
    }
    json!({"day": full_date(day), "rows": rows})
}
