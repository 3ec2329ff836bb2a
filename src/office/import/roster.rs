//! Takes a sheet with lists of staff; gives the people in it, what became of
//! every row, and what somebody should look at. Nothing is guessed in silence.

mod person;
mod reader;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::fields::Field;
use super::heads::{self, Table};
use super::sheet::Sheet;
use super::words::{Since, is_unit, short};

/// A person as one row says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Staff {
    /// The row, from 1 as the spreadsheet counts.
    pub row: usize,
    /// Name.
    pub name: String,
    /// Department.
    pub department: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Grade.
    pub grade: Option<String>,
    /// Since when.
    pub since: Option<Since>,
    /// How the post is held, where the list says so: 兼任, 挂职 …
    pub holding: Option<&'static str>,
    /// Why they may not be of the office any more: a word of the locale. They are
    /// asked about, and not imported.
    pub question: Option<&'static str>,
    /// The remark about them.
    pub note: Option<String>,
    /// The work that they lead, as it was written.
    pub portfolio: Option<String>,
    /// The units that they lead.
    pub units: Vec<String>,
    /// Who stands in for them.
    pub cover: Option<String>,
    /// Where their unit was left blank: that of the row above.
    pub above: Option<String>,
    /// The sheet, where the file has several lists.
    pub sheet: Option<String>,
    /// What is doubted about their row: words of the locale.
    pub doubts: Vec<&'static str>,
}

impl Staff {
    /// Unit and title as people say them: 青石司法所 and 司法所所长 is 司法所所长.
    pub fn called(&self) -> String {
        let title = self.title.as_deref().unwrap_or_default();
        let Some(unit) = self.department.as_deref() else {
            return title.to_string();
        };
        let starts = unit.char_indices().map(|(at, _)| &unit[at..]);
        let ends = starts.flat_map(|end| [end, short(end)]);
        let said = |end: &str| end.chars().count() >= 3 && title.starts_with(end);
        match ends.into_iter().any(said) || !title.is_empty() && !is_unit(unit) {
            true => title.to_string(),
            false => format!("{unit}{title}"),
        }
    }
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Above a head: a title.
    Above,
    /// A head, or the head again.
    Head,
    /// People were read from it: how many.
    Read(usize),
    /// People in it are asked about: how many.
    Asked(usize),
    /// Nothing in it.
    Blank,
    /// It names the department of the rows below.
    Group,
    /// A post without a person.
    Vacant,
    /// A remark or a sum.
    Note,
    /// The same as another row.
    Again(usize),
    /// Text, but no name.
    NoName,
    /// Of a table of another kind on the same sheet.
    Elsewhere,
}

/// Something to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// The row, from 1.
    pub row: usize,
    /// Which doubt: a word of the locale.
    pub kind: &'static str,
    /// The text in question.
    pub words: String,
}

/// A doubt about a row, counted from 0.
pub(super) fn doubt(row: usize, kind: &'static str, words: &str) -> Doubt {
    Doubt {
        row: row + 1,
        kind,
        words: words.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// What was found in a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Roster {
    /// The sheet's name.
    pub sheet: String,
    /// The people, in order.
    pub staff: Vec<Staff>,
    /// Posts without anybody: row, department, title.
    pub vacant: Vec<(usize, Option<String>, String)>,
    /// What became of every row.
    pub rows: Vec<(usize, Fate)>,
    /// What somebody should look at.
    pub doubts: Vec<Doubt>,
    /// Which columns the lists have.
    pub fields: Vec<Field>,
    /// Heads of columns that are not used.
    pub unused: Vec<String>,
}

/// The lists of staff in a sheet; nothing where it holds none.
pub(super) fn read(sheet: &Sheet) -> Option<Roster> {
    let tables = heads::tables(sheet);
    let lists = tables.iter().filter(|table| table.lists == Field::Name);
    let mut roster = Roster {
        sheet: sheet.name.clone(),
        ..Roster::default()
    };
    for table in lists {
        columns(sheet, table, &mut roster);
    }
    if roster.fields.is_empty() {
        return None;
    }
    reader::read(sheet, &tables, &mut roster);
    let comments = sheet.comments.iter();
    let comments = comments.map(|(row, words)| doubt(*row, "import-comment", words));
    roster.doubts.extend(comments);
    let mut seen = BTreeSet::new();
    roster.unused.retain(|head| seen.insert(head.clone()));
    roster.fields.sort_unstable();
    roster.fields.dedup();
    roster.doubts.sort();
    roster.doubts.dedup();
    Some(roster)
}

/// What a person is asked for; a list may have columns of tasks as well.
const USED: [Field; 13] = [
    Field::Name,
    Field::Department,
    Field::Title,
    Field::Phone,
    Field::Grade,
    Field::Since,
    Field::Order,
    Field::Note,
    Field::Status,
    Field::Holding,
    Field::Portfolio,
    Field::Units,
    Field::Cover,
];

/// Notes which columns a table has, and which of them are not used.
fn columns(sheet: &Sheet, table: &Table, roster: &mut Roster) {
    roster.unused.extend(heads::unused(sheet, table));
    for (n, (column, field)) in table.columns.iter().enumerate() {
        roster.fields.push(*field);
        let head = table.name(sheet, *column);
        if sheet.hidden_columns.contains(column) && USED.contains(field) {
            let kind = "import-hidden-column";
            roster.doubts.push(doubt(table.body - 1, kind, &head));
        }
        let several = matches!(field, Field::Name | Field::Phone | Field::Note)
            || *field == Field::Title && table.has_party_posts(sheet);
        if !USED.contains(field) {
            roster.unused.push(head);
        } else if !several && table.columns[..n].iter().any(|(_, f)| f == field) {
            let kind = "import-two-columns";
            roster.doubts.push(doubt(table.body - 1, kind, &head));
        }
    }
}
