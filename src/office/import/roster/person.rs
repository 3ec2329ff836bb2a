//! Takes a row of a table with a name in it; gives the people that it speaks of.

use super::reader::Reader;
use super::{Fate, Staff};
use crate::model::date::serial_day;
use crate::office::import::fields::Field;
use crate::office::import::values::{
    holding, is_gone, is_several, is_there, joined, odd_phone, phones, title, work,
};
use crate::office::import::words::{is_name, name_parts, one_line, since};

impl Reader<'_> {
    /// The people, or why there is none.
    pub(super) fn people(&mut self, row: usize, n: usize) -> Fate {
        let name = self.value(row, n, Field::Name);
        let (mut title, held) = title(&self.value(row, n, Field::Title));
        let mut above = None;
        let mut department = joined(&self.value(row, n, Field::Department));
        if name.is_empty() && self.lacks_value(row, n, Field::Name) {
            self.look_at_formulas(row, n);
            self.doubt(row, "import-no-name", self.sheet.rows[row].join(" ").trim());
            return Fate::NoName;
        }
        if name.is_empty() {
            return self.nobody(row, n, department, title);
        }
        if department.contains(['、', '/', '／', '，', ',']) {
            self.doubt(row, "import-several-units", &department);
        }
        if department.is_empty() {
            match self.groups[n].clone() {
                Some(group) => department = group,
                None if self.tables[n].column(Field::Department).is_some() => {
                    // Whether it is the one above is for whoever reads this.
                    let before = self.above[n].clone();
                    self.doubt(row, "import-no-department", &format!("{name} {before}"));
                    above = Some(before).filter(|before| !before.is_empty());
                }
                None => {}
            }
        } else {
            self.above[n].clone_from(&department);
        }
        let parts = name_parts(&name);
        if parts.names.is_empty() {
            self.doubt(row, "import-vacant", &format!("{title} {name}"));
            return self.vacant(row, department, title);
        }
        match &parts.title {
            Some(beside) if title.is_empty() => title.clone_from(beside),
            Some(_) => self.doubt(row, "import-odd-name", &name),
            None => {}
        }
        if parts.names.len() > 1 {
            self.doubt(row, "import-several-names", &name);
        }
        if let Some(odd) = &parts.odd {
            self.doubt(row, "import-odd-name", odd);
        }
        if is_several(&title) {
            self.doubt(row, "import-several-posts", &title);
        }
        let text = |text: &str| (!text.is_empty()).then(|| text.to_string());
        let note = one_line(&self.value(row, n, Field::Note));
        let one = Staff {
            row: row + 1,
            department: text(&department),
            title: text(&title),
            grade: text(&one_line(&self.value(row, n, Field::Grade))),
            since: self.since(row, n),
            holding: parts.holding.or_else(|| self.holding(row, n, &title, held)),
            question: self.question(row, n, &name),
            note: text(&note),
            above,
            ..self.leads(row, n)
        };
        self.look_at_formulas(row, n);
        let phones = self.phones(row, n, parts.names.len());
        let named = parts.names.into_iter().zip(phones);
        let staff = named.map(|(name, phone)| Staff {
            name,
            phone,
            ..one.clone()
        });
        self.add(row, staff.collect())
    }

    /// What somebody leads.
    fn leads(&mut self, row: usize, n: usize) -> Staff {
        let written = joined(&self.value(row, n, Field::Portfolio));
        let portfolio = work(&written);
        if portfolio.contains(['、', '，', '；', ';']) {
            self.doubt(row, "import-several-works", portfolio);
        }
        let units = joined(&self.value(row, n, Field::Units));
        let units = units.split(['、', '，', ',', '；', ';']).map(str::trim);
        let cover = name_parts(&self.value(row, n, Field::Cover));
        if let [_, _, ..] = cover.names[..] {
            self.doubt(row, "import-several-covers", &cover.names.join("、"));
        }
        Staff {
            portfolio: (!portfolio.is_empty()).then(|| portfolio.to_string()),
            units: units
                .filter(|unit| !unit.is_empty())
                .map(str::to_string)
                .collect(),
            cover: cover.names.into_iter().next(),
            ..Staff::default()
        }
    }

    /// A row without a name.
    fn nobody(&mut self, row: usize, n: usize, department: String, title: String) -> Fate {
        if !title.is_empty() {
            self.doubt(row, "import-vacant", &title);
            return self.vacant(row, department, title);
        }
        if self.only_order(row, n) {
            return Fate::Blank;
        }
        let words = self.sheet.rows[row].join(" ");
        self.doubt(row, "import-no-name", words.trim());
        Fate::NoName
    }

    /// Adds those who are not in the list yet.
    fn add(&mut self, row: usize, staff: Vec<Staff>) -> Fate {
        let (mut read, mut asked, mut again) = (0, 0, None);
        for one in staff {
            let key = (one.name.clone(), one.department.clone(), one.title.clone());
            if let Some((first, phone)) = self.seen.get(&key).cloned() {
                again = Some(first);
                match (phone, &one.phone) {
                    (Some(old), Some(new)) if old != *new => {
                        let words = format!("{} {old} {new}", one.name);
                        self.doubt(row, "import-again-phone", &words);
                        self.doubt(first - 1, "import-again-phone", &words);
                    }
                    _ => self.doubt(row, "import-again", &one.name),
                }
                continue;
            }
            self.seen.insert(key, (row + 1, one.phone.clone()));
            match one.question {
                Some(_) => asked += 1,
                None => read += 1,
            }
            self.roster.staff.push(one);
        }
        match again {
            Some(first) if read + asked == 0 => Fate::Again(first),
            _ if asked > 0 => Fate::Asked(asked),
            _ => Fate::Read(read),
        }
    }

    fn since(&mut self, row: usize, n: usize) -> Option<super::Since> {
        let written = self.value(row, n, Field::Since);
        if let Some(day) = serial_day(written.trim()) {
            self.doubt(row, "import-number-as-day", &format!("{written} {day}"));
            return since(&day.to_string());
        }
        let since = since(&written);
        match &since {
            None if !written.is_empty() => self.doubt(row, "import-odd-date", &written),
            // What is 2024.10 in the sheet comes as 2024.1.
            Some(since) if since.tenth => self.doubt(row, "import-first-or-tenth", &written),
            Some(since) if !since.whole => self.doubt(row, "import-date-without-day", &written),
            _ => {}
        }
        since
    }

    /// One telephone for each name, or all for the only one.
    fn phones(&mut self, row: usize, n: usize, names: usize) -> Vec<Option<String>> {
        let phones = phones(&self.value(row, n, Field::Phone));
        for phone in &phones {
            if let Some(kind) = odd_phone(phone) {
                self.doubt(row, kind, phone);
            }
        }
        match (names, phones.len()) {
            (_, 0) => vec![None; names],
            (1, _) => vec![Some(phones.join("、"))],
            (names, count) if names == count => phones.into_iter().map(Some).collect(),
            _ => {
                self.doubt(row, "import-whose-phone", &phones.join("、"));
                vec![None; names]
            }
        }
    }

    /// How the post is held: what its title, a column or the remark says.
    fn holding(
        &mut self,
        row: usize,
        n: usize,
        title: &str,
        held: Option<&'static str>,
    ) -> Option<&'static str> {
        if held.is_some() {
            self.doubt(row, "import-holding", &self.value(row, n, Field::Title));
            // 主任（主持工作）: who holds the post is in charge anyway.
            return held.filter(|held| *held != "主持工作" || title.contains('副'));
        }
        let column = self.value(row, n, Field::Holding);
        let said = holding(&column);
        if said.is_none() && !column.is_empty() && column != "正式" {
            self.doubt(row, "import-odd-holding", &column);
        }
        let note = holding(&self.value(row, n, Field::Note));
        if let (None, Some(held)) = (said, note) {
            self.doubt(row, "import-holding", held);
        }
        said.or(note)
    }

    /// Why a person may not be one of the office, so that nobody is imported
    /// without being looked at.
    fn question(&mut self, row: usize, n: usize, name: &str) -> Option<&'static str> {
        let state = self.value(row, n, Field::Status);
        let note = self.value(row, n, Field::Note);
        let columns = &self.tables[n].columns;
        let mut names = columns.iter().filter(|(_, field)| *field == Field::Name);
        let struck = names.any(|(column, _)| self.sheet.struck.contains(&(row, *column)));
        let (kind, words) = if self.sheet.hidden_rows.contains(&row) {
            ("import-hidden-row", name.to_string())
        } else if struck {
            ("import-struck", name.to_string())
        } else if is_gone(&state) || is_gone(&note) {
            ("import-gone", format!("{name} {state} {note}"))
        } else {
            if !state.is_empty() && !is_there(&state) {
                self.doubt(row, "import-odd-state", &format!("{name} {state}"));
            }
            return None;
        };
        self.doubt(row, kind, &words);
        Some(kind)
    }

    fn lacks_value(&self, row: usize, n: usize, field: Field) -> bool {
        let mut columns = self.tables[n].columns.iter().filter(|(_, f)| *f == field);
        columns.any(|(column, _)| self.sheet.unvalued.contains(&(row, *column)))
    }

    fn look_at_formulas(&mut self, row: usize, n: usize) {
        let table = &self.tables[n];
        let columns = table.columns.iter().map(|(column, _)| *column);
        let empty = columns.filter(|column| self.sheet.unvalued.contains(&(row, *column)));
        for head in empty
            .map(|column| table.name(self.sheet, column))
            .collect::<Vec<_>>()
        {
            self.doubt(row, "import-formula", &head);
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

    /// Whether something stands in a column of names, and in no merged cell
    /// that runs over the other columns.
    pub(super) fn is_person(&self, row: usize, lists: &[usize]) -> bool {
        let columns = lists.iter().flat_map(|n| &self.tables[*n].columns);
        let mut names = columns.filter(|(_, field)| *field == Field::Name);
        names.any(|(column, _)| {
            let near = column.saturating_sub(1)..=column + 1;
            let mut near = near.into_iter();
            let wide = near.any(|c| self.sheet.filled.contains(&(row, c)));
            is_name(self.sheet.text(row, *column)) && !wide
        })
    }
}
