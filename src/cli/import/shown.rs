//! What an import found, as tables on the terminal.

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

use crate::cli::terminal::Terminal;
use crate::model::Organisation;
use crate::office::import::{Difference, Doubt, Fate, Roster, Tasks};

/// How a list was read: every row counted, then what to look at.
pub(super) fn roster(roster: &Roster, terminal: &Terminal) {
    let mut counts = counts(&roster.rows);
    counts.push(("sheet", roster.sheet.clone()));
    let read = roster.staff.iter().filter(|one| one.question.is_none());
    counts.push(("people", read.count().to_string()));
    terminal.result(&terminal.locale.ui("import-summary", &counts));
    unused(&roster.unused, terminal);
    doubts(&roster.doubts, terminal);
}

/// The same of tasks.
pub(super) fn tasks(tasks: &Tasks, terminal: &Terminal) {
    let mut counts = counts(&tasks.rows);
    counts.push(("sheet", tasks.sheet.clone()));
    counts.push(("tasks", tasks.count.to_string()));
    terminal.result(&terminal.locale.ui("import-tasks-summary", &counts));
    unused(&tasks.unused, terminal);
    doubts(&tasks.doubts, terminal);
}

fn counts(rows: &[(usize, Fate)]) -> Vec<(&'static str, String)> {
    let count = |is: &dyn Fn(&Fate) -> bool| rows.iter().filter(|(_, fate)| is(fate)).count();
    [
        ("rows", rows.len()),
        ("read", count(&|f| matches!(f, Fate::Read(_)))),
        ("asked", count(&|f| matches!(f, Fate::Asked(_)))),
        ("heads", count(&|f| matches!(f, Fate::Above | Fate::Head))),
        ("blank", count(&|f| *f == Fate::Blank)),
        ("groups", count(&|f| *f == Fate::Group)),
        ("notes", count(&|f| *f == Fate::Note)),
        ("vacant", count(&|f| *f == Fate::Vacant)),
        ("again", count(&|f| matches!(f, Fate::Again(_)))),
        ("nameless", count(&|f| *f == Fate::NoName)),
        ("elsewhere", count(&|f| *f == Fate::Elsewhere)),
    ]
    .map(|(name, count)| (name, count.to_string()))
    .into()
}

fn unused(columns: &[String], terminal: &Terminal) {
    if !columns.is_empty() {
        let args = [("columns", columns.join("、"))];
        terminal.result(&terminal.locale.ui("import-unused", &args));
    }
}

/// So many doubts are shown; more of one kind are counted.
const SHOWN: usize = 200;

fn doubts(doubts: &[Doubt], terminal: &Terminal) {
    if doubts.is_empty() {
        return;
    }
    let args = [("count", doubts.len().to_string())];
    terminal.result(&terminal.locale.ui("import-doubts", &args));
    let rows = doubts.iter().take(SHOWN).map(|doubt| {
        let row = [("row", doubt.row.to_string())];
        vec![
            terminal.locale.ui("import-row", &row),
            terminal.locale.ui(doubt.kind, &[]),
            doubt.words.chars().take(60).collect(),
        ]
    });
    table(rows.collect(), terminal);
}

/// How a list differs from the data.
pub(super) fn difference(
    found: &Difference,
    known: &Organisation,
    on: NaiveDate,
    terminal: &Terminal,
) {
    let ui = |key: &str| terminal.locale.ui(key, &[]);
    let args = [
        ("came", found.came.len().to_string()),
        ("left", found.missing().to_string()),
        ("phones", found.phones.len().to_string()),
        ("posts", found.posts.len().to_string()),
        ("day", crate::model::date::full_date(on)),
    ];
    terminal.result(&terminal.locale.ui("import-difference", &args));
    if found.is_partial() {
        terminal.result(&terminal.locale.ui("import-partial", &found.counts()));
    }
    let none = || "—".to_string();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for one in &found.came {
        let to = one.called();
        rows.push(vec![ui("import-came"), one.name.clone(), none(), to]);
    }
    for person in &found.left {
        let held = known.held_by(*person, on);
        let titles: Vec<&str> = held.iter().map(|h| known.post(h.post).title(on)).collect();
        let name = known.person(*person).name.clone();
        rows.push(vec![ui("import-left"), name, titles.join("、"), none()]);
    }
    for (person, gone, one) in &found.posts {
        let titles: Vec<&str> = gone
            .iter()
            .map(|post| known.post(*post).title(on))
            .collect();
        let old = if titles.is_empty() {
            none()
        } else {
            titles.join("、")
        };
        let name = known.person(*person).name.clone();
        rows.push(vec![ui("import-other-post"), name, old, one.called()]);
    }
    for (person, one) in &found.phones {
        let person = known.person(*person);
        let old = person.phone().map_or_else(none, str::to_string);
        let new = one.phone.clone().unwrap_or_default();
        rows.push(vec![
            ui("import-other-phone"),
            person.name.clone(),
            old,
            new,
        ]);
    }
    for one in &found.unclear {
        rows.push(vec![
            ui("import-which"),
            one.name.clone(),
            none(),
            one.row.to_string(),
        ]);
    }
    for one in &found.asked {
        let why = one.question.map(ui).unwrap_or_default();
        rows.push(vec![
            ui("import-to-ask"),
            one.name.clone(),
            why,
            one.row.to_string(),
        ]);
    }
    table(rows, terminal);
}

/// Columns below each other, whatever the width of the characters.
fn table(rows: Vec<Vec<String>>, terminal: &Terminal) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in &rows {
        let mut line = String::from(" ");
        for (cell, width) in row.iter().zip(&widths) {
            line.push(' ');
            line.push_str(cell);
            line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 1));
        }
        terminal.result(line.trim_end());
    }
}
