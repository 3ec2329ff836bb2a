//! Takes a table; gives the part of a plan that it is, told by its heads.

use super::duties::{self, Columns, Task};
use super::line::Table;
use super::listed::{Contact, Score, contacts, plain, scores};
use super::node::Node;
use super::people::parties;
use super::rota;
use super::typing::tidy;
use crate::office::import::{Field, field};
use crate::read::flow::Cell;

/// What a table is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    /// Tasks, and the columns of their table.
    Tasks(Vec<Task>, Columns),
    /// People and how to reach them.
    Contacts(Vec<Contact>, Vec<&'static str>),
    /// Scores.
    Scores(Vec<Score>, Option<String>),
    /// A form to fill in.
    Form(Node),
    /// Who is on duty when.
    Rota(rota::Rota),
    /// None of these: a table with columns of its own.
    Own(Node),
    /// No table but for its lines: its rows.
    Lines(Vec<String>),
}

/// Columns of a table as texts: a spanned cell stands in its first one.
pub(super) fn grid(table: &Table) -> Vec<Vec<String>> {
    let rows = table.rows.iter().map(|row| {
        let mut cells = Vec::new();
        for cell in row {
            cells.push(cell.text.trim().to_string());
            cells.extend((1..cell.span.max(1)).map(|_| String::new()));
        }
        cells
    });
    rows.collect()
}

/// Looks at a table.
pub(super) fn read(table: &Table) -> Found {
    let rows = grid(table);
    let Some(head) = rows
        .iter()
        .position(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1)
    else {
        return lines(table);
    };
    let heads: Vec<String> = rows[head].iter().map(|cell| plain(cell)).collect();
    let below = &rows[head + 1..];
    let named = |words: &[&str]| {
        heads
            .iter()
            .position(|h| words.iter().any(|word| h.contains(word)))
    };
    let filled = |row: &&Vec<String>| row.iter().any(|cell| !cell.is_empty());
    let fields: Vec<Option<Field>> = heads.iter().map(|head| field(head)).collect();
    let has = |wanted: Field| fields.iter().position(|f| *f == Some(wanted));
    let serial = heads
        .first()
        .is_some_and(|head| field(head) == Some(Field::Order));
    // A register: heads, and rows to be filled in.
    let empty = below
        .iter()
        .all(|row| row.iter().skip(usize::from(serial)).all(String::is_empty));
    if empty && !below.is_empty() && heads.iter().all(|head| !head.is_empty()) && heads.len() > 2 {
        return Found::Form(register(&heads, serial, below.len()));
    }
    let title = (head > 0).then(|| rows[0].concat());
    if title.is_none() && is_form(table) {
        return Found::Form(form(table));
    }
    if let (Some(points), Some(item)) = (
        named(&["分值", "满分", "标准分"]),
        named(&["考核项目", "考核内容", "项目", "内容", "指标"]),
    ) && let Some((found, total)) = scores(&heads, below, item, points)
    {
        return Found::Scores(found, total);
    }
    if let Some(rota) = rota::read(&heads, below) {
        return Found::Rota(rota);
    }
    if let Some(task) = has(Field::Task)
        && fields
            .iter()
            .flatten()
            .any(|f| duties::holds_parties(*f) || *f == Field::Deadline)
        && let Some(found) = tasks(&heads, &fields, below, task)
    {
        return found;
    }
    if let (Some(name), Some(_)) = (has(Field::Name), has(Field::Phone)) {
        let people: Vec<&Vec<String>> = below.iter().filter(filled).collect();
        let (found, columns) = contacts(&heads, &fields, &people, name);
        return Found::Contacts(found, columns);
    }
    match own(table, title.as_deref(), &rows[head..]) {
        Some(node) => Found::Own(node),
        None => lines(table),
    }
}

/// A table with columns of its own, each row as it stands; nothing where cells are
/// merged side by side or of several lines, or where a head is missing or
/// stands twice. Cells merged below each other are those of a column that merges.
fn own(table: &Table, title: Option<&str>, rows: &[Vec<String>]) -> Option<Node> {
    let (heads, below) = rows.split_first()?;
    let below: Vec<&Vec<String>> = below.iter().collect();
    let skipped = table.rows.len().checked_sub(rows.len())?;
    let cells = &table.rows[skipped..];
    let is_merged = cells.iter().flatten().any(|cell| cell.span > 1);
    // As the program merges: just what says the same as above it.
    let covered = |n: usize| {
        let of = |row: &Vec<Cell>| row.get(n).is_some_and(|cell| cell.covered);
        cells.iter().skip(1).any(of)
    };
    let even_merge = |n: usize| {
        let pairs = cells[1..].windows(2);
        pairs
            .into_iter()
            .all(|pair| match (pair[0].get(n), pair[1].get(n)) {
                (Some(above), Some(cell)) => {
                    cell.covered == (cell.text.trim() == above.text.trim())
                }
                _ => false,
            })
    };
    let heads: Vec<String> = heads
        .iter()
        .map(|head| tidy(&head.replace('\n', "")))
        .collect();
    let once = |n: usize| !heads[n].is_empty() && !heads[..n].contains(&heads[n]);
    let even = below.iter().all(|row| row.len() == heads.len());
    let cells_below = || below.iter().flat_map(|row| row.iter());
    let broken = cells_below().any(|cell| cell.contains('\n'));
    let blank = cells_below().any(String::is_empty);
    let merges: Vec<bool> = (0..heads.len()).map(covered).collect();
    let uneven = |n: usize| merges[n] && !even_merge(n);
    if is_merged
        || (0..heads.len()).any(uneven)
        || broken
        || !even
        || below.is_empty()
        || !(0..heads.len()).all(once)
    {
        return None;
    }
    // The program counts rows by itself, from 1.
    let serial = |n: usize| field(&heads[n]) == Some(Field::Order);
    let counted = |n: usize| {
        let cells = below.iter().map(|row| row[n].as_str());
        cells
            .zip(1..)
            .all(|(cell, count)| cell == count.to_string())
    };
    let odd = |n: usize| serial(n) && (n > 0 || heads[n] != "序号" || !counted(n));
    if (0..heads.len()).any(odd) {
        return None;
    }
    let from = usize::from(serial(0));
    let row = |row: &&Vec<String>| {
        let cells = row[from..].iter();
        Node::List(cells.map(|cell| Node::text(tidy(cell))).collect())
    };
    let columns = heads
        .iter()
        .zip(&merges)
        .map(|(head, merges)| match merges {
            false => Node::text(head.as_str()),
            true => Node::Map(vec![
                ("名称", Node::text(head.as_str())),
                ("合并", Node::Word("是".to_string())),
            ]),
        });
    let mut map = Vec::new();
    if let Some(title) = title {
        map.push(("标题", Node::text(tidy(title))));
    }
    map.push(("栏目", Node::List(columns.collect())));
    if blank {
        map.push(("留空", Node::Word("是".to_string())));
    }
    map.push(("行", Node::List(below.iter().map(row).collect())));
    Some(Node::Map(map))
}

/// The rows as lines; what a cell above covers is said there.
fn lines(table: &Table) -> Found {
    let line = |row: &Vec<Cell>| {
        let cells = row.iter().filter(|cell| !cell.covered);
        let texts = cells.map(|cell| tidy(&cell.text.trim().replace('\n', "　")));
        let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
        texts.join("　")
    };
    let lines = table.rows.iter().map(line);
    Found::Lines(lines.filter(|line| !line.is_empty()).collect())
}

fn register(heads: &[String], serial: bool, rows: usize) -> Node {
    let columns = heads
        .iter()
        .skip(usize::from(serial))
        .map(|head| Node::text(head.as_str()));
    let mut map = vec![
        ("栏目", Node::List(columns.collect())),
        ("行数", Node::Word(rows.to_string())),
    ];
    if !serial {
        map.push(("序号", Node::Word("否".to_string())));
    }
    Node::Map(map)
}

/// Whether a table has labels with boxes behind them.
fn is_form(table: &Table) -> bool {
    let mut labels = 0;
    for row in &table.rows {
        let texts: Vec<&str> = row.iter().map(|cell| cell.text.trim()).collect();
        let pairs = texts.len().is_multiple_of(2) && !texts.is_empty();
        let blank = texts
            .iter()
            .skip(1)
            .step_by(2)
            .all(|text| text.is_empty() || text.starts_with("年"));
        let short = texts
            .iter()
            .step_by(2)
            .all(|text| !text.is_empty() && text.chars().count() <= 14);
        if !(pairs && blank && short) {
            return false;
        }
        labels += texts.len() / 2;
    }
    labels > 1
}

fn form(table: &Table) -> Node {
    let widest = table.rows.iter().map(Vec::len).max().unwrap_or(2);
    let mut fields = Vec::new();
    for row in &table.rows {
        for pair in row.chunks(2) {
            let mut map = vec![("名称", Node::text(tidy(&pair[0].text)))];
            if row.len() == 2 && widest > 2 {
                map.push(("通栏", Node::Word("是".to_string())));
                map.push(("行高", Node::Word("4".to_string())));
            }
            fields.push(Node::Map(map));
        }
    }
    Node::Map(vec![
        ("填写项", Node::List(fields)),
        ("裁剪线", Node::Word("否".to_string())),
    ])
}

/// Nothing where a column that says something is of no field of a task.
fn tasks(
    heads: &[String],
    fields: &[Option<Field>],
    rows: &[Vec<String>],
    task: usize,
) -> Option<Found> {
    let mut columns = Columns::default();
    for (n, (field, head)) in fields.iter().zip(heads).enumerate() {
        let key = field.and_then(duties::key);
        let taken = key.is_some_and(|key| columns.keys.contains(&key));
        match key.filter(|_| !taken) {
            Some(key) => {
                columns.keys.push(key);
                if key != head {
                    columns.labels.push((key, head.clone()));
                }
            }
            None if n == 0 && *field == Some(Field::Order) => columns.keys.push("序号"),
            None => {
                let says = |row: &Vec<String>| row.get(n).is_some_and(|cell| !cell.is_empty());
                if rows.iter().any(says) {
                    return None;
                }
            }
        }
    }
    let mut found = Vec::new();
    for row in rows {
        if row.get(task).is_none_or(String::is_empty) {
            continue;
        }
        let mut one = Task::default();
        for (cell, field) in row.iter().zip(fields) {
            let Some((field, key)) = field.and_then(|f| Some((f, duties::key(f)?))) else {
                continue;
            };
            let text = tidy(&cell.replace('\n', "　"));
            if text.is_empty() {
                continue;
            }
            if duties::holds_parties(field) {
                one.parties.push((key, parties(cell)));
            } else if field == Field::Deadline {
                one.deadline = Some(text);
            } else if field == Field::Measures {
                one.texts.push((key, paragraphs(cell)));
            } else {
                one.texts.push((key, text));
            }
        }
        found.push(one);
    }
    Some(Found::Tasks(found, columns))
}

fn paragraphs(cell: &str) -> String {
    let lines: Vec<String> = cell
        .lines()
        .map(tidy)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n\n")
}
