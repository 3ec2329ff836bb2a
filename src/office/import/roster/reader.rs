//! Takes the rows of a sheet and the tables found in it; reads row by row who
//! stands there.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::{Fate, Roster, doubt};
use crate::office::import::fields::{Field, field};
use crate::office::import::heads::{self, Table};
use crate::office::import::sheet::Sheet;
use crate::office::import::words::{is_name, is_note, is_unit, seems_person, without_number};

/// Reads all rows into the roster.
pub(super) fn read(sheet: &Sheet, tables: &[Table], roster: &mut Roster) {
    let mut reader = Reader {
        sheet,
        tables,
        titles: BTreeSet::new(),
        groups: vec![None; tables.len()],
        above: vec![String::new(); tables.len()],
        seen: BTreeMap::new(),
        headless: BTreeSet::new(),
        roster,
    };
    let around = heads::by_row(tables, sheet);
    for n in 0..tables.len() {
        reader.titles_of(n, &around);
    }
    for (row, around) in around.iter().enumerate() {
        let fate = reader.row(row, around);
        reader.roster.rows.push((row + 1, fate));
    }
}

pub(super) struct Reader<'s> {
    pub(super) sheet: &'s Sheet,
    pub(super) tables: &'s [Table],
    /// Rows above heads that say what the table is, with that table.
    titles: BTreeSet<(usize, usize)>,
    /// The department that a row of its own named last, for each table.
    pub(super) groups: Vec<Option<String>>,
    /// The department that a row named last, for each table.
    pub(super) above: Vec<String>,
    /// Rows read so far by what they say, with their telephones.
    pub(super) seen: BTreeMap<Said, (usize, Option<String>)>,
    /// Columns without a head in which text was found.
    headless: BTreeSet<usize>,
    pub(super) roster: &'s mut Roster,
}

/// Name, department and title.
type Said = (String, Option<String>, Option<String>);

impl Reader<'_> {
    pub(super) fn doubt(&mut self, row: usize, kind: &'static str, words: &str) {
        self.roster.doubts.push(doubt(row, kind, words));
    }

    /// Texts of some columns in a row.
    fn filled(&self, row: usize, columns: RangeInclusive<usize>) -> Vec<String> {
        let cells = columns.map(|column| self.sheet.text(row, column));
        let filled = cells.filter(|cell| !cell.is_empty());
        filled.map(str::to_string).collect()
    }

    /// Finds the rows right above a table that say what it is: one text alone,
    /// or labels such as 填报单位：.
    fn titles_of(&mut self, n: usize, around: &[Vec<usize>]) {
        let table = &self.tables[n];
        let mut unit = None;
        for row in (0..table.head).rev() {
            // Of a table further up a row is a title only as a whole.
            let above = around[row].iter().map(|m| &self.tables[*m]);
            let above: Vec<&Table> = above.filter(|other| other.meets(table)).collect();
            let left = above.iter().map(|other| other.left).min();
            let right = above.iter().map(|other| other.right).max();
            let left = left.map_or(table.left, |left| left.min(table.left));
            let right = right.map_or(table.right, |right| right.max(table.right));
            let filled = self.filled(row, left..=right);
            let alone = filled.windows(2).all(|pair| pair[0] == pair[1]);
            let label = filled.iter().any(|cell| cell.contains(['：', ':']));
            let head = around[row].iter().any(|m| self.tables[*m].heads(row));
            let person = filled.iter().any(|cell| is_name(cell) && !label);
            if head || person || !(alone || label) {
                break;
            }
            if filled.is_empty() {
                continue;
            }
            self.titles.insert((row, n));
            if alone && unit.is_none() {
                unit = Some((row, without_number(&filled[0])));
            }
        }
        let has_column = table.column(Field::Department).is_some();
        let of_people = table.lists == Field::Name;
        if let Some((row, name)) = unit
            && of_people
            && !has_column
            && is_unit(&name)
        {
            self.doubt(row, "import-group", &name);
            self.groups[n] = Some(name);
        }
    }

    fn is_title(&self, row: usize, table: &Table) -> bool {
        let titles = self.titles.range((row, 0)..=(row, usize::MAX));
        titles
            .into_iter()
            .any(|(_, n)| self.tables[*n].meets(table))
    }

    fn row(&mut self, row: usize, around: &[usize]) -> Fate {
        let sheet = self.sheet;
        let cells = sheet.rows[row].iter().filter(|cell| !cell.is_empty());
        let filled: Vec<&String> = cells.collect();
        let Some(first) = filled.first() else {
            return Fate::Blank;
        };
        let tables = self.tables;
        let (heads, bodies): (Vec<usize>, Vec<usize>) =
            around.iter().partition(|n| tables[**n].heads(row));
        for n in &heads {
            self.begin(row, *n);
        }
        if around.is_empty() {
            return self.outside(row, &filled);
        }
        self.look_beside(row, around);
        let people = |n: &usize| tables[*n].lists == Field::Name;
        let lists: Vec<usize> = bodies.iter().copied().filter(people).collect();
        let alone = filled.iter().all(|cell| cell == first);
        let title = lists.iter().any(|n| self.is_title(row, &tables[*n]));
        let whole = alone && heads.is_empty() && !title && !is_note(first);
        if whole && !lists.is_empty() && !self.is_person(row, &lists) {
            return self.group(row, &lists, first);
        }
        let (mut read, mut asked, mut fates) = (0, 0, Vec::new());
        for n in &bodies {
            match self.part(row, *n) {
                Fate::Read(count) => read += count,
                Fate::Asked(count) => asked += count,
                Fate::Blank => {}
                other => fates.push(other),
            }
        }
        match fates.into_iter().max() {
            _ if asked > 0 => Fate::Asked(asked),
            _ if read > 0 => Fate::Read(read),
            Some(fate) => fate,
            None if heads.is_empty() => Fate::Blank,
            None => Fate::Head,
        }
    }

    /// A head printed again on the next page changes nothing.
    fn begin(&mut self, row: usize, n: usize) {
        let table = &self.tables[n];
        let titled = self.titles.iter().any(|(_, m)| *m == n);
        if row != table.head || titled {
            return;
        }
        let same = |other: &Table| other.end == row && other.columns == table.columns;
        if let Some(before) = self.tables[..n].iter().rposition(same) {
            self.groups[n] = self.groups[before].clone();
        }
    }

    /// Where no table is: a title, unless somebody's name stands in it.
    fn outside(&mut self, row: usize, filled: &[&String]) -> Fate {
        if filled.iter().any(|cell| seems_person(cell)) {
            let words: Vec<&str> = filled.iter().map(|cell| cell.as_str()).collect();
            self.doubt(row, "import-outside", &words.join(" "));
        }
        Fate::Above
    }

    /// Text in a column without a head is said once.
    fn look_beside(&mut self, row: usize, around: &[usize]) {
        for (column, text) in self.sheet.rows[row].iter().enumerate() {
            let named = around.iter().map(|n| &self.tables[*n]).any(|table| {
                let within = (table.left..=table.right).contains(&column);
                within && (table.heads(row) || !table.name(self.sheet, column).is_empty())
            });
            if !text.is_empty() && !named && self.headless.insert(column) {
                self.doubt(row, "import-headless", text);
            }
        }
    }

    /// A row with one text: the department of those below, if no column says it.
    fn group(&mut self, row: usize, lists: &[usize], text: &str) -> Fate {
        // A numbered line that nobody stands on.
        if text.chars().all(|c| c.is_ascii_digit()) {
            return Fate::Blank;
        }
        let unsaid = |n: &&usize| self.tables[**n].column(Field::Department).is_none();
        let open: Vec<usize> = lists.iter().filter(unsaid).copied().collect();
        if open.is_empty() || text.chars().count() > 20 || text.ends_with(['。', '；']) {
            self.doubt(row, "import-row-skipped", text);
            return Fate::Note;
        }
        let name = without_number(text);
        for n in open {
            self.groups[n] = Some(name.clone());
        }
        self.doubt(row, "import-group", &name);
        Fate::Group
    }

    /// What one table has in a row.
    fn part(&mut self, row: usize, n: usize) -> Fate {
        let table = &self.tables[n];
        let filled = self.filled(row, table.left..=table.right);
        let Some(first) = filled.first() else {
            return Fate::Blank;
        };
        let heads = filled.iter().filter(|cell| field(cell).is_some()).count();
        if table.lists != Field::Name {
            Fate::Elsewhere
        } else if self.is_title(row, table) {
            Fate::Above
        } else if is_note(first) {
            Fate::Note
        } else if heads >= 2 && heads * 2 > filled.len() {
            Fate::Head
        } else if filled.iter().all(|cell| cell == first) && !self.is_person(row, &[n]) {
            self.group(row, &[n], first)
        } else {
            self.people(row, n)
        }
    }

    /// The text of a column; of several names or telephones all, and of posts in
    /// the party and beside it.
    pub(super) fn value(&self, row: usize, n: usize, field: Field) -> String {
        let columns = self.tables[n].columns.iter();
        let columns = columns.filter(|(_, f)| *f == field);
        let mut texts: Vec<&str> = columns
            .map(|(column, _)| self.sheet.text(row, *column))
            .filter(|text| !text.is_empty())
            .collect();
        let both = field == Field::Title && self.tables[n].has_party_posts(self.sheet);
        if !both && !matches!(field, Field::Name | Field::Phone | Field::Note) {
            texts.truncate(1);
        }
        texts.dedup();
        texts.join("、")
    }
}
