//! Takes a sheet with a list of staff; gives the people in it, what became of
//! every row, and what somebody should look at. Nothing is guessed in silence.

use std::collections::BTreeMap;

use super::heads::{Field, Table, is_head, table};
use super::sheet::Sheet;
use super::words::{Since, is_name, is_note, name_parts, one_line, since, without_number};

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
    /// How the post is held, where the name says so: 兼任, 挂职 …
    pub holding: Option<&'static str>,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Above the head: a title.
    Above,
    /// The head, or the head again.
    Head,
    /// People were read from it: how many.
    Read(usize),
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
    /// Which columns the list has.
    pub fields: Vec<Field>,
    /// Heads of columns that are not used.
    pub unused: Vec<String>,
}

/// The list of staff in a sheet; nothing where it holds none.
pub fn read(sheet: &Sheet) -> Option<Roster> {
    let table = table(sheet, Field::Name)?;
    let mut roster = Roster {
        sheet: sheet.name.clone(),
        unused: table.unused.clone(),
        fields: table.blocks.iter().flatten().map(|(_, f)| *f).collect(),
        ..Roster::default()
    };
    roster.fields.sort_unstable();
    roster.fields.dedup();
    for block in &table.blocks {
        for (n, (column, field)) in block.iter().enumerate() {
            let cells = sheet.rows.get(table.body - 1);
            let head = cells
                .and_then(|cells| cells.get(*column))
                .cloned()
                .unwrap_or_default();
            // Remarks are for whoever reads the list; of two columns of one kind
            // the first that has text counts.
            if *field == Field::Note {
                roster.unused.push(head);
            } else if block[..n].iter().any(|(_, f)| f == field) {
                roster.doubts.push(Doubt {
                    row: table.body,
                    kind: "import-two-columns",
                    words: head,
                });
            }
        }
    }
    let mut reader = Reader {
        sheet,
        table: &table,
        groups: vec![None; table.blocks.len()],
        seen: BTreeMap::new(),
        roster,
    };
    for row in 0..sheet.rows.len() {
        let fate = reader.row(row);
        reader.roster.rows.push((row + 1, fate));
    }
    let mut roster = reader.roster;
    roster.doubts.sort();
    roster.doubts.dedup();
    Some(roster)
}

struct Reader<'s> {
    sheet: &'s Sheet,
    table: &'s Table,
    /// The department that a row of its own named last, for each block.
    groups: Vec<Option<String>>,
    /// Rows read so far by what they say.
    seen: BTreeMap<(String, Option<String>, Option<String>), usize>,
    roster: Roster,
}

impl Reader<'_> {
    fn doubt(&mut self, row: usize, kind: &'static str, words: &str) {
        self.roster.doubts.push(Doubt {
            row: row + 1,
            kind,
            words: words.split_whitespace().collect::<Vec<_>>().join(" "),
        });
    }

    fn row(&mut self, row: usize) -> Fate {
        let cells = &self.sheet.rows[row];
        let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
        if filled.is_empty() {
            return Fate::Blank;
        }
        if row < self.table.head {
            return Fate::Above;
        }
        let heads = filled.iter().filter(|cell| is_head(cell)).count();
        if row < self.table.body || heads >= 2 && heads * 2 > filled.len() {
            return Fate::Head;
        }
        let first = filled[0].clone();
        let alone = filled.iter().all(|cell| **cell == first);
        if is_note(&first) {
            return Fate::Note;
        }
        if alone && !self.is_person(row) {
            return self.group(row, &first);
        }
        let mut read = 0;
        let mut fate = Fate::NoName;
        for block in 0..self.table.blocks.len() {
            match self.block(row, block) {
                Fate::Read(count) => read += count,
                Fate::Blank => {}
                other => fate = other,
            }
        }
        if read > 0 { Fate::Read(read) } else { fate }
    }

    /// Whether something stands in a column of names, and in no merged cell
    /// that runs over the other columns.
    fn is_person(&self, row: usize) -> bool {
        let names = self
            .table
            .blocks
            .iter()
            .flatten()
            .filter(|(_, f)| *f == Field::Name);
        names.into_iter().any(|(column, _)| {
            let cells = &self.sheet.rows[row];
            let wide = self
                .sheet
                .filled
                .iter()
                .any(|(r, c)| *r == row && c.abs_diff(*column) <= 1);
            cells.get(*column).is_some_and(|cell| is_name(cell)) && !wide
        })
    }

    /// A row with one text: the department of those below, if no column says it.
    fn group(&mut self, row: usize, text: &str) -> Fate {
        // A numbered line that nobody stands on.
        if text.chars().all(|c| c.is_ascii_digit()) {
            return Fate::Blank;
        }
        let has_column = self.roster.fields.contains(&Field::Department);
        if has_column || text.chars().count() > 20 || text.ends_with(['。', '；']) {
            self.doubt(row, "import-row-skipped", text);
            return Fate::Note;
        }
        let name = without_number(text);
        self.groups
            .iter_mut()
            .for_each(|group| *group = Some(name.clone()));
        self.doubt(row, "import-group", &name);
        Fate::Group
    }

    fn value(&self, row: usize, block: usize, field: Field) -> String {
        let columns = self.table.blocks[block].iter().filter(|(_, f)| *f == field);
        let cells = columns.filter_map(|(column, _)| self.sheet.rows[row].get(*column));
        let mut texts = cells.filter(|cell| !cell.is_empty());
        texts.next().cloned().unwrap_or_default()
    }

    fn block(&mut self, row: usize, block: usize) -> Fate {
        let name = self.value(row, block, Field::Name);
        let title = one_line(&self.value(row, block, Field::Title));
        let mut department = one_line(&self.value(row, block, Field::Department));
        if name.is_empty() {
            return match (title.is_empty(), department.is_empty()) {
                (true, _) if self.only_order(row, block) => Fate::Blank,
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
            match self.groups[block].clone() {
                Some(group) => department = group,
                None if self.roster.fields.contains(&Field::Department) => {
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
        let phone = one_line(&self.value(row, block, Field::Phone));
        if !phone.is_empty()
            && !phone
                .chars()
                .all(|c| c.is_ascii_digit() || " -+()（）、,，;/转".contains(c))
        {
            self.doubt(row, "import-odd-phone", &phone);
        }
        let written = self.value(row, block, Field::Since);
        let since = since(&written);
        match &since {
            None if !written.is_empty() => self.doubt(row, "import-odd-date", &written),
            Some(since) if !since.whole => self.doubt(row, "import-date-without-day", &written),
            _ => {}
        }
        if title.contains(['、', '，', ',', ';', '；']) {
            self.doubt(row, "import-several-posts", &title);
        }
        let grade = one_line(&self.value(row, block, Field::Grade));
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
    fn only_order(&self, row: usize, block: usize) -> bool {
        let columns = self.table.blocks[block].iter();
        let mut others =
            columns.filter(|(_, field)| !matches!(field, Field::Order | Field::Department));
        others.all(|(column, _)| {
            self.sheet.rows[row]
                .get(*column)
                .is_none_or(String::is_empty)
        })
    }
}

#[cfg(test)]
mod tests;
