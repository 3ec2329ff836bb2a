//! Takes the rows of a sheet; finds the tables in it, wherever a head stands,
//! and says what each column of them holds.

use std::collections::BTreeSet;

use super::blocks::blocks;
use super::fields::{Field, field};
use super::sheet::Sheet;
use super::words::{is_name, seems_person};

/// A table found in a sheet: a head, and what stands below its columns until
/// another head stands there.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    /// What it lists: [`Field::Name`] or [`Field::Task`].
    pub lists: Field,
    /// First row of its head.
    pub head: usize,
    /// First row below its head.
    pub body: usize,
    /// First column.
    pub left: usize,
    /// Last column.
    pub right: usize,
    /// The row in which another head ends it, or the sheet does.
    pub end: usize,
    /// What its columns hold, from the left.
    pub columns: Vec<(usize, Field)>,
}

impl Table {
    /// Whether the two have columns in common.
    pub(super) fn meets(&self, other: &Table) -> bool {
        self.left <= other.right && other.left <= self.right
    }

    /// Whether the row belongs to its head.
    pub(super) fn heads(&self, row: usize) -> bool {
        (self.head..self.body).contains(&row)
    }

    /// The head of a column: its lowest row that says anything.
    pub(super) fn name(&self, sheet: &Sheet, column: usize) -> String {
        let texts = (self.head..self.body)
            .rev()
            .map(|row| sheet.text(row, column));
        let head = texts.into_iter().find(|text| !text.is_empty());
        head.unwrap_or("").split_whitespace().collect()
    }

    /// Whether posts in the party have a column beside that of the others: both count.
    pub(super) fn has_party_posts(&self, sheet: &Sheet) -> bool {
        let mut titles = self.columns.iter().filter(|(_, f)| *f == Field::Title);
        titles.any(|(column, _)| self.name(sheet, *column).starts_with('党'))
    }

    /// The first column that holds this.
    pub(super) fn column(&self, field: Field) -> Option<usize> {
        let mut columns = self.columns.iter();
        columns
            .find(|(_, f)| *f == field)
            .map(|(column, _)| *column)
    }
}

/// Most rows of a head.
const TALLEST: usize = 3;

/// The tables of a sheet, from the top and from the left. Whoever imports it may have
/// said what columns hold.
pub(super) fn tables(sheet: &Sheet) -> Vec<Table> {
    let mut tables = found(sheet);
    if tables.is_empty() {
        tables.extend(said(sheet));
    }
    for table in &mut tables {
        for (column, field) in &sheet.said {
            let others = |(c, f): &(usize, Field)| c != column && f != field;
            table.columns.retain(others);
            table.columns.push((*column, *field));
            table.left = table.left.min(*column);
            table.right = table.right.max(*column);
        }
        table.columns.sort_unstable();
    }
    tables
}

/// The table of a sheet without heads that are known: it begins where the first
/// name or task stands, and a row of words above is its head.
fn said(sheet: &Sheet) -> Option<Table> {
    let lists = [Field::Name, Field::Task].into_iter();
    let (lists, key) = lists
        .filter_map(|lists| Some((lists, sheet.said.iter().find(|(_, f)| *f == lists)?.0)))
        .next()?;
    let rows = 0..sheet.rows.len();
    let filled = |row: usize| {
        sheet.rows[row]
            .iter()
            .filter(|cell| !cell.is_empty())
            .count()
    };
    let person = |row: usize| seems_person(sheet.text(row, key));
    // 同志 could be a name, but not above a number, or above rows with one.
    let head = |row: usize| {
        let digits = |cell: &String| cell.contains(|c: char| c.is_ascii_digit());
        !person(row) && !sheet.rows[row].iter().any(digits) && rows.clone().any(person)
    };
    let begins = |row: &usize| match lists {
        Field::Name => is_name(sheet.text(*row, key)) && !head(*row),
        _ => !sheet.text(*row, key).is_empty() && filled(*row) > 1 && *row > 0,
    };
    let body = rows.clone().find(begins)?;
    let head = match body.checked_sub(1) {
        Some(above) if filled(above) > 1 => above,
        _ => body,
    };
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(1);
    Some(Table {
        lists,
        head,
        body,
        left: 0,
        right: width.saturating_sub(1),
        end: sheet.rows.len(),
        columns: (0..width)
            .filter(|_| head < body)
            .filter_map(|column| Some((column, field(sheet.text(head, column))?)))
            .collect(),
    })
}

/// Those whose heads are known.
fn found(sheet: &Sheet) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for row in 0..sheet.rows.len() {
        let around: Vec<&Table> = open.iter().map(|n| &tables[*n]).collect();
        for found in at(sheet, row, &around) {
            open.retain(|n| {
                let goes_on = !tables[*n].meets(&found) || tables[*n].head == found.head;
                if !goes_on {
                    tables[*n].end = found.head;
                }
                goes_on
            });
            open.push(tables.len());
            tables.push(found);
        }
    }
    tables
}

/// Row by row, the tables that it belongs to.
pub(super) fn by_row(tables: &[Table], sheet: &Sheet) -> Vec<Vec<usize>> {
    let mut rows = vec![Vec::new(); sheet.rows.len()];
    for (n, table) in tables.iter().enumerate() {
        rows[table.head..table.end]
            .iter_mut()
            .for_each(|row| row.push(n));
    }
    rows
}

/// The tables whose heads begin in a row; `around` are those that go on there.
fn at(sheet: &Sheet, row: usize, around: &[&Table]) -> Vec<Table> {
    let anew = |table: &&&Table| !table.heads(row) && begins_anew(sheet, row, table);
    let begun = around.iter().any(|table| anew(&table));
    // A head's other rows may be longer.
    let near = sheet.rows.iter().skip((row + 1).saturating_sub(TALLEST));
    let width = near.take(2 * TALLEST - 1).map(Vec::len).max().unwrap_or(0);
    let mut columns: BTreeSet<usize> = (0..width).collect();
    for table in around {
        // People to the left do not end where another head begins beside them.
        let reached = only_heads(sheet, row, table)
            || names_names(sheet, row, table)
            || runs_into(sheet, row, table);
        if !(anew(&table) || begun && reached) {
            columns.retain(|column| !(table.left..=table.right).contains(column));
        }
    }
    let Some(lists) = lists(sheet, row, &columns) else {
        return Vec::new();
    };
    let first = first_row(sheet, row, &columns, around);
    let rows = first..=last_row(sheet, row, &columns, lists);
    let found = columns_of(sheet, &rows, &columns);
    let kinds: BTreeSet<Field> = found.iter().map(|(_, field)| *field).collect();
    // A title such as 人员名册 names no second column.
    if kinds.len() < 2 && !begun {
        return Vec::new();
    }
    let named = |column: &usize| rows.clone().any(|row| !sheet.text(row, *column).is_empty());
    let named: Vec<usize> = columns.iter().copied().filter(named).collect();
    let blocks = blocks(found, lists, &named).into_iter();
    let table = |(left, right, columns)| Table {
        lists,
        head: *rows.start(),
        body: rows.end() + 1,
        left,
        right,
        end: sheet.rows.len(),
        columns,
    };
    blocks.map(table).collect()
}

/// Whether a head stands where a table could go on: its own again, or another.
fn begins_anew(sheet: &Sheet, row: usize, table: &Table) -> bool {
    let key = table.column(table.lists).unwrap_or(table.left);
    if field(sheet.text(row, key)) == Some(table.lists) {
        return true;
    }
    // A head may be wider than the table above it.
    let all = sheet.rows[row].iter().filter(|cell| field(cell).is_some());
    if names_names(sheet, row, table) && all.count() >= 2 {
        return true;
    }
    let cells = (table.left..=table.right).map(|column| sheet.text(row, column));
    let filled: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    let heads: Vec<Field> = filled.iter().filter_map(|cell| field(cell)).collect();
    let short = filled.iter().all(|cell| cell.chars().count() <= 8);
    let most = heads.len() * 2 > filled.len() && short;
    // Nobody is called 姓名; a task may well be called 重点工作.
    heads.len() >= 2 && (most || heads.contains(&Field::Name))
}

/// Whether a table has nothing but heads in a row.
fn only_heads(sheet: &Sheet, row: usize, table: &Table) -> bool {
    let cells = (table.left..=table.right).map(|column| sheet.text(row, column));
    let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
    !table.heads(row) && filled.peek().is_some() && filled.all(|cell| field(cell).is_some())
}

/// Whether the word 姓名 stands below a table, at whatever column of it: nobody
/// is called so.
fn names_names(sheet: &Sheet, row: usize, table: &Table) -> bool {
    let mut cells = (table.left..=table.right).map(|column| sheet.text(row, column));
    !table.heads(row) && cells.any(|cell| field(cell) == Some(Field::Name))
}

/// Whether cells run over the gap in front of a table.
fn runs_into(sheet: &Sheet, row: usize, table: &Table) -> bool {
    let Some(before) = table.left.checked_sub(1) else {
        return false;
    };
    let gap = (table.head..table.body).all(|row| sheet.text(row, before).is_empty());
    gap && ![before, table.left]
        .iter()
        .any(|c| sheet.text(row, *c).is_empty())
}

/// What a row that is a head lists; nothing where it is none.
fn lists(sheet: &Sheet, row: usize, columns: &BTreeSet<usize>) -> Option<Field> {
    let heads = columns.iter().map(|column| field(sheet.text(row, *column)));
    let heads: Vec<Field> = heads.flatten().collect();
    let listed = [Field::Name, Field::Task].into_iter();
    listed.into_iter().find(|field| heads.contains(field))
}

/// Rows above that name columns which this one leaves blank.
fn first_row(sheet: &Sheet, row: usize, columns: &BTreeSet<usize>, around: &[&Table]) -> usize {
    let mut first = row;
    while first > 0 && row - first < TALLEST - 1 {
        let above = first - 1;
        let names = |column: &usize| {
            let text = sheet.text(above, *column);
            let here = sheet.text(row, *column);
            field(text).is_some() && !text.contains(['：', ':']) && here.is_empty()
        };
        let taken = around.iter().any(|table| table.heads(above));
        if taken || !columns.iter().any(names) {
            break;
        }
        first = above;
    }
    first
}

/// Rows below that belong to the head, too: the column of what is listed has
/// nothing of its own there.
fn last_row(sheet: &Sheet, row: usize, columns: &BTreeSet<usize>, lists: Field) -> usize {
    let mut last = row;
    while last - row < TALLEST - 1 && is_head_below(sheet, row, last + 1, columns, lists) {
        last += 1;
    }
    last
}

fn is_head_below(
    sheet: &Sheet,
    row: usize,
    below: usize,
    columns: &BTreeSet<usize>,
    lists: Field,
) -> bool {
    let goes_on = |column: &usize| {
        let here = sheet.text(below, *column);
        here == sheet.text(row, *column) && sheet.filled.contains(&(below, *column))
    };
    let heads = |column: &usize| field(sheet.text(row, *column)).is_some();
    if columns
        .iter()
        .any(|column| goes_on(column) && heads(column))
    {
        return true;
    }
    let key = columns
        .iter()
        .find(|column| field(sheet.text(row, **column)) == Some(lists));
    let blank = |column: &usize| sheet.text(below, *column).is_empty() || goes_on(column);
    let own = columns.iter().filter(|column| !blank(column));
    let own: Vec<&str> = own.map(|column| sheet.text(below, *column)).collect();
    let named = own.iter().any(|text| field(text).is_some());
    let in_brackets = |text: &&str| text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
    let noted = !own.is_empty() && own.iter().all(in_brackets);
    key.is_some_and(blank) && (named || noted)
}

/// The columns that are known, by the lowest row of the head first.
fn columns_of(
    sheet: &Sheet,
    rows: &std::ops::RangeInclusive<usize>,
    columns: &BTreeSet<usize>,
) -> Vec<(usize, Field)> {
    let found = columns.iter().filter_map(|column| {
        let mut texts: Vec<&str> = rows.clone().map(|row| sheet.text(row, *column)).collect();
        texts.retain(|text| !text.is_empty());
        texts.dedup();
        let lowest = texts.pop()?;
        let joined = format!("{}{lowest}", texts.concat());
        let own = field(lowest).or_else(|| field(&joined));
        let above = || texts.iter().rev().find_map(|text| field(text));
        let known = own.or_else(above)?;
        Some((*column, known, own.is_some()))
    });
    let found: Vec<(usize, Field, bool)> = found.collect();
    // 手机 and 微信 below 联系方式: the one is the telephone, the other is not.
    let named = |field: Field| found.iter().any(|(_, f, own)| *f == field && *own);
    let kept = found
        .iter()
        .filter(|(_, field, own)| *own || !named(*field));
    kept.map(|(column, field, _)| (*column, *field)).collect()
}

/// Heads of columns of a table that hold nothing known.
pub(super) fn unused(sheet: &Sheet, table: &Table) -> Vec<String> {
    let used = |column: usize| table.columns.iter().any(|(c, _)| *c == column);
    let others = (table.left..=table.right).filter(|column| !used(*column));
    let heads = others.map(|column| table.name(sheet, column));
    heads.filter(|head| !head.is_empty()).collect()
}
