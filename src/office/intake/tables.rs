//! Takes a table; gives the part of a plan that it is, told by its heads.

use super::duties::{self, Task};
use super::line::Table;
use super::listed::{Contact, Score, contacts, plain, scores};
use super::node::Node;
use super::people::parties;
use super::rota;
use super::typing::tidy;
use crate::office::import::{Field, field};

/// What a table is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    /// Tasks, and the columns of their table.
    Tasks(Vec<Task>, Vec<&'static str>),
    /// People and how to reach them.
    Contacts(Vec<Contact>, Vec<&'static str>),
    /// Scores.
    Scores(Vec<Score>, Option<String>),
    /// A form to fill in.
    Form(Node),
    /// Who is on duty when.
    Rota(rota::Rota),
    /// None of these: its rows as lines.
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
        return lines(&rows);
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
    {
        return tasks(&fields, below, task);
    }
    if let (Some(name), Some(_)) = (has(Field::Name), has(Field::Phone)) {
        let people: Vec<&Vec<String>> = below.iter().filter(filled).collect();
        let (found, columns) = contacts(&heads, &fields, &people, name);
        return Found::Contacts(found, columns);
    }
    lines(&rows)
}

fn lines(rows: &[Vec<String>]) -> Found {
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row
            .iter()
            .filter(|c| !c.is_empty())
            .map(|c| tidy(&c.replace('\n', "　")))
            .collect();
        cells.join("　")
    };
    Found::Lines(
        rows.iter()
            .map(line)
            .filter(|line| !line.is_empty())
            .collect(),
    )
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

fn tasks(fields: &[Option<Field>], rows: &[Vec<String>], task: usize) -> Found {
    let mut columns = Vec::new();
    for (n, field) in fields.iter().enumerate() {
        if n == 0 && *field == Some(Field::Order) {
            columns.push("序号");
        }
        columns.extend(field.and_then(duties::key));
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
    Found::Tasks(found, columns)
}

fn paragraphs(cell: &str) -> String {
    let lines: Vec<String> = cell
        .lines()
        .map(tidy)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n\n")
}
