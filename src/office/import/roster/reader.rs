//! Takes the rows of a sheet and the tables found in it; reads row by row who
//! stands there.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::{Fate, Roster, Staff, doubt};
use crate::office::import::fields::{Field, field};
use crate::office::import::heads::{self, Table};
use crate::office::import::sheet::Sheet;
use crate::office::import::words::{
    is_name, is_note, is_unit, name_parts, one_line, seems_person, since, without_number,
};

/// Reads all rows into the roster.
pub(super) fn read(sheet: &Sheet, tables: &[Table], roster: &mut Roster) {
    let mut reader = Reader {
        sheet,
        tables,
        titles: BTreeSet::new(),
        groups: vec![None; tables.len()],
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

struct Reader<'s> {
    sheet: &'s Sheet,
    tables: &'s [Table],
    /// Rows above heads that say what the table is, with that table.
    titles: BTreeSet<(usize, usize)>,
    /// The department that a row of its own named last, for each table.
    groups: Vec<Option<String>>,
    /// Rows read so far by what they say.
    seen: BTreeMap<(String, Option<String>, Option<String>), usize>,
    /// Columns without a head in which text was found.
    headless: BTreeSet<usize>,
    roster: &'s mut Roster,
}

impl Reader<'_> {
    fn doubt(&mut self, row: usize, kind: &'static str, words: &str) {
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
        let (mut read, mut fates) = (0, Vec::new());
        for n in &bodies {
            match self.part(row, *n) {
                Fate::Read(count) => read += count,
                Fate::Blank => {}
                other => fates.push(other),
            }
        }
        match fates.into_iter().max() {
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

    /// Whether something stands in a column of names, and in no merged cell
    /// that runs over the other columns.
    fn is_person(&self, row: usize, lists: &[usize]) -> bool {
        let columns = lists.iter().flat_map(|n| &self.tables[*n].columns);
        let mut names = columns.filter(|(_, field)| *field == Field::Name);
        names.any(|(column, _)| {
            let near = column.saturating_sub(1)..=column + 1;
            let wide = near
                .into_iter()
                .any(|c| self.sheet.filled.contains(&(row, c)));
            is_name(self.sheet.text(row, *column)) && !wide
        })
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

    /// The text of a column; of several names or telephones all.
    fn value(&self, row: usize, n: usize, field: Field) -> String {
        let columns = self.tables[n].columns.iter();
        let columns = columns.filter(|(_, f)| *f == field);
        let mut texts: Vec<&str> = columns
            .map(|(column, _)| self.sheet.text(row, *column))
            .filter(|text| !text.is_empty())
            .collect();
        if !matches!(field, Field::Name | Field::Phone) {
            texts.truncate(1);
        }
        texts.dedup();
        texts.join("、")
    }

    fn people(&mut self, row: usize, n: usize) -> Fate {
        let name = self.value(row, n, Field::Name);
        let title = one_line(&self.value(row, n, Field::Title));
        let mut department = one_line(&self.value(row, n, Field::Department));
        if name.is_empty() {
            return match (title.is_empty(), department.is_empty()) {
                (true, _) if self.only_order(row, n) => Fate::Blank,
                (false, _) => {
                    self.doubt(row, "import-vacant", &title);
                    self.vacant(row, department, title)
                }
                _ => {
                    let words = self.sheet.rows[row].join(" ");
                    self.doubt(row, "import-no-name", words.trim());
                    Fate::NoName
                }
            };
        }
        if department.is_empty() {
            match self.groups[n].clone() {
                Some(group) => department = group,
                None if self.tables[n].column(Field::Department).is_some() => {
                    self.doubt(row, "import-no-department", &name);
                }
                None => {}
            }
        }
        let parts = name_parts(&name);
        if parts.names.is_empty() {
            self.doubt(row, "import-vacant", &format!("{title} {name}"));
            return self.vacant(row, department, title);
        }
        if parts.names.len() > 1 {
            self.doubt(row, "import-several-names", &name);
        }
        if let Some(odd) = &parts.odd {
            self.doubt(row, "import-odd-name", odd);
        }
        let phone = one_line(&self.value(row, n, Field::Phone));
        if !phone.is_empty()
            && !phone
                .chars()
                .all(|c| c.is_ascii_digit() || " -+()（）、,，;/转".contains(c))
        {
            self.doubt(row, "import-odd-phone", &phone);
        }
        let written = self.value(row, n, Field::Since);
        let since = since(&written);
        match &since {
            None if !written.is_empty() => self.doubt(row, "import-odd-date", &written),
            Some(since) if !since.whole => self.doubt(row, "import-date-without-day", &written),
            _ => {}
        }
        if title.contains(['、', '，', ',', ';', '；']) {
            self.doubt(row, "import-several-posts", &title);
        }
        let grade = one_line(&self.value(row, n, Field::Grade));
        let text = |text: &String| (!text.is_empty()).then(|| text.clone());
        let mut count = 0;
        let mut again = None;
        for name in &parts.names {
            let key = (name.clone(), text(&department), text(&title));
            if let Some(first) = self.seen.get(&key) {
                again = Some(*first);
                self.doubt(row, "import-again", name);
                continue;
            }
            self.seen.insert(key, row + 1);
            self.roster.staff.push(Staff {
                row: row + 1,
                name: name.clone(),
                department: text(&department),
                title: text(&title),
                phone: text(&phone),
                grade: text(&grade),
                since: since.clone(),
                holding: parts.holding,
            });
            count += 1;
        }
        match again {
            Some(first) if count == 0 => Fate::Again(first),
            _ => Fate::Read(count),
        }
    }

    fn vacant(&mut self, row: usize, department: String, title: String) -> Fate {
        if !title.is_empty() {
            let department = Some(department).filter(|d| !d.is_empty());
            self.roster.vacant.push((row + 1, department, title));
        }
        Fate::Vacant
    }

    /// Whether a place of the list is numbered, but empty.
    fn only_order(&self, row: usize, n: usize) -> bool {
        let columns = self.tables[n].columns.iter();
        let mut others =
            columns.filter(|(_, field)| !matches!(field, Field::Order | Field::Department));
        others.all(|(column, _)| self.sheet.text(row, *column).is_empty())
    }
}
