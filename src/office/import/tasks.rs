//! Takes a sheet with a responsibility table; gives the YAML of `tasks`.

use std::fmt::Write;

use super::comment;
use super::heads::{Field, Table, is_head, table};
use super::roster::{Doubt, Fate};
use super::sheet::Sheet;
use super::yaml::scalar;
use crate::diagnostic::Locale;

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
const KEYS: [(Field, &str, Kind); 10] = [
    (Field::Category, "类别", Kind::Text),
    (Field::Task, "工作任务", Kind::Text),
    (Field::Measures, "具体举措", Kind::Text),
    (Field::Leader, "牵头领导", Kind::Parties),
    (Field::Lead, "牵头单位", Kind::Parties),
    (Field::Accountable, "责任人", Kind::Parties),
    (Field::Support, "配合单位", Kind::Parties),
    (Field::Deadline, "完成时限", Kind::Text),
    (Field::Progress, "进展", Kind::Text),
    (Field::Note, "备注", Kind::Text),
];

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    Parties,
}

/// The tasks in a sheet; nothing where it holds none. `known` says whether a
/// word names somebody of the data: the others become free text.
pub fn tasks(sheet: &Sheet, known: &dyn Fn(&str) -> bool, locale: &Locale) -> Option<Tasks> {
    let table = table(sheet, Field::Task)?;
    let mut tasks = Tasks {
        sheet: sheet.name.clone(),
        unused: table.unused.clone(),
        ..Tasks::default()
    };
    let mut yaml = comment(locale, "import-tasks", &[("sheet", sheet.name.clone())]);
    yaml.push_str("任务分解:\n");
    let mut last: Vec<(Field, String)> = Vec::new();
    for (row, cells) in sheet.rows.iter().enumerate() {
        let fate = fate(cells, row, &table);
        if fate == Fate::Read(1) {
            one(
                sheet,
                row,
                &table,
                known,
                &mut last,
                &mut tasks.doubts,
                &mut yaml,
            );
            tasks.count += 1;
        }
        if fate == Fate::NoName {
            tasks
                .doubts
                .push(doubt(row, "import-no-task", &cells.join(" ")));
        }
        tasks.rows.push((row + 1, fate));
    }
    tasks.yaml = yaml;
    Some(tasks)
}

fn doubt(row: usize, kind: &'static str, words: &str) -> Doubt {
    Doubt {
        row: row + 1,
        kind,
        words: words.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

fn fate(cells: &[String], row: usize, table: &Table) -> Fate {
    let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let heads = filled.iter().filter(|cell| is_head(cell)).count();
    let alone = filled.iter().all(|cell| Some(cell) == filled.first());
    if filled.is_empty() {
        Fate::Blank
    } else if row < table.head {
        Fate::Above
    } else if row < table.body || heads >= 2 && heads * 2 > filled.len() {
        Fate::Head
    } else if value(cells, table, Field::Task).is_empty() {
        Fate::NoName
    } else if alone {
        Fate::Note
    } else {
        Fate::Read(1)
    }
}

fn value(cells: &[String], table: &Table, field: Field) -> String {
    let columns = table.blocks.iter().flatten().filter(|(_, f)| *f == field);
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
                Some((_, above)) if text.is_empty() => {
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
            Kind::Text => scalar(&text.lines().map(str::trim).collect::<Vec<_>>().concat()),
            Kind::Parties => parties(&text, row, known, doubts),
        };
        let _ = writeln!(out, "{begin}{key}: {value}");
        begin = "    ";
    }
}

/// People and units: references where the data knows them, else free text.
fn parties(
    text: &str,
    row: usize,
    known: &dyn Fn(&str) -> bool,
    doubts: &mut Vec<Doubt>,
) -> String {
    let words = text.split(['、', '，', ',', '；', ';', '\n']);
    let words = words.map(|w| w.split_whitespace().collect::<String>());
    let mut items = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        if known(&word) {
            items.push(scalar(&word));
        } else {
            doubts.push(doubt(row, "import-free-text", &word));
            items.push(format!("{{文字: {}}}", scalar(&word)));
        }
    }
    format!("[{}]", items.join(", "))
}
