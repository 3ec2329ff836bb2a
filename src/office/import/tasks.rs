//! Takes a sheet with a responsibility table; gives the YAML of `tasks`.

use std::fmt::Write;

use super::comment;
use super::fields::{Field, is_head};
use super::heads::{self, Table, tables};
use super::roster::{Doubt, Fate, doubt};
use super::scalar::scalar;
use super::sheet::Sheet;
use super::words::{is_note, is_unit, one_line, since};
use crate::diagnostic::Locale;
use crate::model::date::serial_day;

/// What was found in a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tasks {
    /// The sheet's name.
    pub sheet: String,
    /// The YAML, to be put into a plan.
    pub yaml: String,
    /// How many tasks.
    pub count: usize,
    /// What became of every row.
    pub rows: Vec<(usize, Fate)>,
    /// What somebody should look at.
    pub doubts: Vec<Doubt>,
    /// Heads of columns that are not used.
    pub unused: Vec<String>,
}

/// Fields of a task, under the keys they get.
const KEYS: [(Field, &str, Kind); 11] = [
    (Field::Category, "类别", Kind::Text),
    (Field::Task, "工作任务", Kind::Text),
    (Field::Measures, "具体举措", Kind::Prose),
    (Field::Leader, "牵头领导", Kind::Parties),
    (Field::Lead, "牵头单位", Kind::Parties),
    (Field::Responsible, "责任单位", Kind::Parties),
    (Field::Accountable, "责任人", Kind::Parties),
    (Field::Support, "配合单位", Kind::Parties),
    (Field::Deadline, "完成时限", Kind::Day),
    (Field::Progress, "进展", Kind::Text),
    (Field::Note, "备注", Kind::Text),
];

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    /// A line of a cell is a paragraph.
    Prose,
    Day,
    Parties,
}

/// The tasks in a sheet; nothing where it holds none. `known` says whether a
/// word names somebody of the data: the others become free text.
pub fn tasks(sheet: &Sheet, known: &dyn Fn(&str) -> bool, locale: &Locale) -> Option<Tasks> {
    let all = tables(sheet);
    let lists: Vec<&Table> = all.iter().filter(|t| t.lists == Field::Task).collect();
    if lists.is_empty() {
        return None;
    }
    let mut tasks = Tasks {
        sheet: sheet.name.clone(),
        unused: lists.iter().flat_map(|t| heads::unused(sheet, t)).collect(),
        ..Tasks::default()
    };
    let mut yaml = comment(locale, "import-tasks", &[("sheet", sheet.name.clone())]);
    yaml.push_str("任务分解:\n");
    let mut last: Vec<(Field, String)> = Vec::new();
    for (row, around) in heads::by_row(&all, sheet).iter().enumerate() {
        let (mut fates, mut read) = (Vec::new(), 0);
        for table in around.iter().map(|n| &all[*n]) {
            if row == table.head {
                last.clear();
            }
            let fate = fate(sheet, row, table);
            if fate == Fate::Read(1) {
                let mut struck = sheet.struck.iter();
                if sheet.hidden_rows.contains(&row) || struck.any(|(r, _)| *r == row) {
                    let words = value(&sheet.rows[row], table, Field::Task);
                    tasks.doubts.push(doubt(row, "import-hidden-task", &words));
                }
                one(
                    sheet,
                    row,
                    table,
                    known,
                    &mut last,
                    &mut tasks.doubts,
                    &mut yaml,
                );
                read += 1;
            }
            if fate == Fate::NoName {
                let words = sheet.rows[row].join(" ");
                tasks.doubts.push(doubt(row, "import-no-task", &words));
            }
            fates.push(fate);
        }
        tasks.count += read;
        let blank = sheet.rows[row].iter().all(String::is_empty);
        let fate = match fates.into_iter().filter(|fate| *fate != Fate::Blank).max() {
            _ if blank => Fate::Blank,
            _ if read > 0 => Fate::Read(read),
            fate => fate.unwrap_or(Fate::Above),
        };
        tasks.rows.push((row + 1, fate));
    }
    let comments = sheet.comments.iter();
    let comments = comments.map(|(row, words)| doubt(*row, "import-comment", words));
    tasks.doubts.extend(comments);
    for table in &lists {
        tasks.doubts.extend(columns_twice(sheet, table));
        let within = |(row, column): &&(usize, usize)| {
            (table.body..table.end).contains(row) && table.columns.iter().any(|(c, _)| c == column)
        };
        let empty = sheet.unvalued.iter().filter(within);
        let empty = empty.map(|(row, c)| doubt(*row, "import-formula", &table.name(sheet, *c)));
        tasks.doubts.extend(empty);
    }
    tasks.doubts.sort();
    tasks.yaml = yaml;
    Some(tasks)
}

fn fate(sheet: &Sheet, row: usize, table: &Table) -> Fate {
    let cells = (table.left..=table.right).map(|column| sheet.text(row, column));
    let filled: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    let heads = filled.iter().filter(|cell| is_head(cell)).count();
    let alone = filled.iter().all(|cell| Some(cell) == filled.first());
    if filled.is_empty() {
        Fate::Blank
    } else if table.heads(row) {
        Fate::Head
    } else if table.lists != Field::Task {
        Fate::Elsewhere
    } else if heads >= 2 && heads * 2 > filled.len() {
        Fate::Head
    } else if filled.first().is_some_and(|first| is_note(first)) {
        Fate::Note
    } else if value(&sheet.rows[row], table, Field::Task).is_empty() {
        Fate::NoName
    } else if alone {
        Fate::Note
    } else {
        Fate::Read(1)
    }
}

/// Columns of one kind, of which the first that has text counts.
fn columns_twice(sheet: &Sheet, table: &Table) -> Vec<Doubt> {
    let columns = table.columns.iter().enumerate();
    let twice = columns.filter(|(n, (_, field))| {
        let used = KEYS.iter().any(|(f, ..)| f == field);
        used && table.columns[..*n].iter().any(|(_, f)| f == field)
    });
    let heads = twice.map(|(_, (column, _))| table.name(sheet, *column));
    heads
        .map(|head| doubt(table.body - 1, "import-two-columns", &head))
        .collect()
}

fn value(cells: &[String], table: &Table, field: Field) -> String {
    let columns = table.columns.iter().filter(|(_, f)| *f == field);
    let texts = columns.filter_map(|(column, _)| cells.get(*column));
    texts
        .filter(|text| !text.is_empty())
        .map(String::as_str)
        .next()
        .unwrap_or("")
        .to_string()
}

fn one(
    sheet: &Sheet,
    row: usize,
    table: &Table,
    known: &dyn Fn(&str) -> bool,
    last: &mut Vec<(Field, String)>,
    doubts: &mut Vec<Doubt>,
    out: &mut String,
) {
    let mut begin = "  - ";
    for (field, key, kind) in KEYS {
        let mut text = value(&sheet.rows[row], table, field);
        // A category printed once counts for the rows below it.
        if field == Field::Category {
            match last.iter().find(|(f, _)| *f == field) {
                Some((_, above)) if text.is_empty() && !above.is_empty() => {
                    text.clone_from(above);
                    doubts.push(doubt(row, "import-category-from-above", &text));
                }
                _ => {}
            }
            last.retain(|(f, _)| *f != field);
            last.push((field, text.clone()));
        }
        if text.is_empty() {
            continue;
        }
        let value = match kind {
            Kind::Text => scalar(&one_line(&text)),
            Kind::Prose => {
                let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
                scalar(&lines.collect::<Vec<_>>().join("\n\n"))
            }
            Kind::Day => scalar(&day(&one_line(&text), row, doubts)),
            Kind::Parties => parties(&text, row, known, doubts),
        };
        if value == "[]" {
            continue;
        }
        let _ = writeln!(out, "{begin}{key}: {value}");
        begin = "    ";
    }
}

/// A deadline; a number that is a day to the spreadsheet becomes that day.
fn day(text: &str, row: usize, doubts: &mut Vec<Doubt>) -> String {
    let number: Option<i64> = text.parse().ok();
    let written = number.and_then(|_| since(text)).filter(|day| day.whole);
    if let Some(day) = serial_day(text).or(written.map(|day| day.day)) {
        doubts.push(doubt(row, "import-number-as-day", &format!("{text} {day}")));
        return day.to_string();
    }
    match since(text) {
        Some(month) if month.tenth => doubts.push(doubt(row, "import-first-or-tenth", text)),
        _ if number.is_some() => doubts.push(doubt(row, "import-odd-deadline", text)),
        _ => {}
    }
    text.to_string()
}

/// People and units: references where the data knows them, else free text.
fn parties(
    text: &str,
    row: usize,
    known: &dyn Fn(&str) -> bool,
    doubts: &mut Vec<Doubt>,
) -> String {
    let words = text.split(['、', '，', ',', '；', ';', '\n']);
    // A blank parts two units; within a name it is padding.
    let words = words.flat_map(|word| {
        let parts: Vec<&str> = word.split_whitespace().collect();
        let units = parts.iter().all(|part| is_unit(part));
        if units { parts } else { vec![word] }
    });
    let words = words.map(|w| w.split_whitespace().collect::<String>());
    let mut items = Vec::new();
    let nobody = |word: &String| ["", "—", "——", "-", "/", "无"].contains(&word.as_str());
    for word in words.filter(|word| !nobody(word)) {
        if known(&word) {
            items.push(scalar(&word));
        } else {
            doubts.push(doubt(row, "import-free-text", &word));
            items.push(format!("{{文字: {}}}", scalar(&word)));
        }
    }
    format!("[{}]", items.join(", "))
}
