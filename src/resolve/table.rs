//! Takes a table of one's own as written; gives it with its people of the day,
//! its groups and its sums.

use chrono::NaiveDate;

use crate::load::raw::{self, TableRowKind};
use crate::model::{Amount, Beside, CellType, Table, TableCell, TableColumn, TableRow, Text};

use super::Context;
use super::frame::Frame;

impl Context<'_> {
    pub(super) fn own_table(&mut self, raw: &raw::Table, frame: Frame) -> Table {
        let public = self.public;
        let grouped = raw.group_by.as_ref();
        let group =
            |column: &raw::TableColumn| grouped.is_some_and(|name| name.value == column.name.value);
        let shown: Vec<bool> = raw
            .columns
            .iter()
            .map(|column| !(group(column) || public && column.internal))
            .collect();
        let group = raw.columns.iter().position(group);
        let group = group.filter(|nth| !(public && raw.columns[*nth].internal));
        let columns = raw.columns.iter().zip(&shown).filter(|(_, shown)| **shown);
        let mut table = Table {
            title: self.optional_line(&raw.title),
            columns: columns.map(|(column, _)| self.column(column)).collect(),
            rows: Vec::new(),
            blank: raw.blank,
            note: self.all_paragraphs(raw.note.as_slice()),
            at: raw.at,
        };
        let mut sums = Sums::of(raw, &shown);
        let mut said = None;
        let mut serial = 0;
        for row in raw.rows.iter().filter(|row| !(public && row.internal)) {
            let cells = match &row.kind {
                TableRowKind::Group(words) => {
                    sums.close_group(&mut table.rows);
                    let words = self.line(words);
                    table.rows.push(TableRow::Group(words));
                    continue;
                }
                TableRowKind::Cells(cells) => cells,
            };
            let words = group.and_then(|nth| self.group_words(&cells[nth]));
            if let Some(words) = words
                && said.as_ref() != Some(&words.text)
            {
                sums.close_group(&mut table.rows);
                said = Some(words.text.clone());
                table.rows.push(TableRow::Group(words));
            }
            serial += 1;
            let both = raw.columns.iter().zip(cells).zip(&shown);
            let both = both.filter(|(_, shown)| **shown);
            let both: Vec<_> = both.map(|(both, _)| both).collect();
            sums.take_in(both.iter().map(|(_, cell)| *cell));
            let due = row_due(row, &both, frame);
            let cells = both.into_iter();
            let cells = cells.map(|(column, cell)| self.table_cell(column, cell, serial));
            table.rows.push(TableRow::Cells {
                cells: cells.collect(),
                due,
                at: row.at,
            });
        }
        sums.close(&mut table.rows);
        if public {
            leave_out_empty(&mut table);
        }
        table
    }

    fn column(&mut self, raw: &raw::TableColumn) -> TableColumn {
        let is = |said: &Option<crate::diagnostic::At<Beside>>, wanted| {
            said.as_ref().is_some_and(|said| said.value == wanted)
        };
        TableColumn {
            name: self.line(&raw.name),
            kind: raw.cell_type(),
            with_posts: is(&raw.post, Beside::Brackets),
            posts: is(&raw.post, Beside::Column),
            phones: is(&raw.phone, Beside::Column),
            under: self.optional_line(&raw.under),
            summed: raw.is_summed(),
            merge: raw.merge,
            width: raw.width.as_ref().map(|width| width.value),
        }
    }

    /// What a group is called.
    fn group_words(&mut self, cell: &raw::TableCell) -> Option<Text> {
        match cell {
            raw::TableCell::Text(text) => Some(self.line(text)),
            raw::TableCell::Parties(parties) => {
                let parties = self.distinct(parties);
                let names = parties.iter().map(|party| party.told_apart());
                let text = names.collect::<Vec<_>>().join("、");
                let at = parties.first()?.at;
                Some(Text { text, at })
            }
            _ => None,
        }
    }

    fn table_cell(
        &mut self,
        column: &raw::TableColumn,
        cell: &raw::TableCell,
        serial: usize,
    ) -> TableCell {
        let word = |text: String, at| TableCell::Word(Text { text, at });
        match cell {
            _ if column.is_counted() => TableCell::Serial(serial),
            raw::TableCell::Empty => TableCell::Empty,
            raw::TableCell::Text(text) => TableCell::Text(self.paragraphs(text)),
            raw::TableCell::Number(text, _) => word(text.value.clone(), text.at),
            raw::TableCell::Day(day) => word(day.value.to_string(), day.at),
            raw::TableCell::YesNo(yes) => TableCell::YesNo(yes.value, yes.at),
            raw::TableCell::Phone(phone) => self
                .phone_as_shown(&Some(phone.clone()))
                .map_or(TableCell::Empty, TableCell::Word),
            raw::TableCell::Parties(parties) => {
                let phone = column.phone.as_ref().map(|phone| phone.value);
                let parties = self.distinct(parties).into_iter();
                let parties = parties.map(|mut party| {
                    let own = party.person().and_then(|person| self.phone_of(person));
                    match phone {
                        Some(Beside::Brackets) => {
                            party.phone = party.phone.take().or(own);
                            (party, None)
                        }
                        Some(Beside::Column) => {
                            let own = party.phone.take().or(own);
                            (party, own)
                        }
                        _ => (party, None),
                    }
                });
                TableCell::Parties(parties.collect())
            }
        }
    }
}

/// By when it is to be done; without a column for that, the only day in it.
fn row_due(
    row: &raw::TableRow,
    cells: &[(&raw::TableColumn, &raw::TableCell)],
    frame: Frame,
) -> Option<NaiveDate> {
    if let Some(deadline) = &row.deadline {
        return deadline.value.last_day(frame.years);
    }
    let mut days = cells.iter().filter_map(|(_, cell)| match cell {
        raw::TableCell::Day(day) => Some(day.value),
        _ => None,
    });
    days.next().filter(|_| days.next().is_none())?.last_day()
}

/// A public edition has no column of numbers without a number.
fn leave_out_empty(table: &mut Table) {
    let has = |rows: &[TableRow], nth: usize, has: fn(&TableCell) -> bool| {
        rows.iter().any(|row| match row {
            TableRow::Cells { cells, .. } => has(&cells[nth]),
            _ => false,
        })
    };
    let numbers = |cell: &TableCell| match cell {
        TableCell::Parties(parties) => parties.iter().any(|(_, phone)| phone.is_some()),
        _ => false,
    };
    let mut kept = vec![true; table.columns.len()];
    for (nth, column) in table.columns.iter_mut().enumerate() {
        column.phones &= has(&table.rows, nth, numbers);
        kept[nth] = column.kind != CellType::Phone
            || has(&table.rows, nth, |cell| matches!(cell, TableCell::Word(_)));
    }
    let keep = |list: &mut Vec<TableCell>| {
        let mut kept = kept.iter();
        list.retain(|_| kept.next().copied().unwrap_or(true));
    };
    let keep_sums = |list: &mut Vec<Option<String>>| {
        let mut kept = kept.iter();
        list.retain(|_| kept.next().copied().unwrap_or(true));
    };
    for row in &mut table.rows {
        match row {
            TableRow::Cells { cells, .. } => keep(cells),
            TableRow::Subtotal(sums) | TableRow::Total(sums) => keep_sums(sums),
            TableRow::Group(_) => {}
        }
    }
    let mut kept = kept.iter();
    table
        .columns
        .retain(|_| kept.next().copied().unwrap_or(true));
}

fn has_groups(raw: &raw::Table) -> bool {
    let mut rows = raw.rows.iter();
    raw.group_by.is_some() || rows.any(|row| matches!(row.kind, TableRowKind::Group(_)))
}

/// The sums so far.
struct Sums {
    /// For each printed column, whether it is summed up, and the sums of the group
    /// and of all: nothing where there was no number yet.
    columns: Vec<(bool, [Option<Amount>; 2])>,
    /// Whether each group has its own.
    of_groups: bool,
    /// Whether a row of the group has been taken in.
    open: bool,
}

impl Sums {
    fn of(raw: &raw::Table, shown: &[bool]) -> Self {
        let columns = raw.columns.iter().zip(shown).filter(|(_, shown)| **shown);
        let columns = columns.map(|(column, _)| (column.is_summed(), [None; 2]));
        Self {
            columns: columns.collect(),
            of_groups: raw.subtotals && has_groups(raw),
            open: false,
        }
    }

    fn take_in<'c>(&mut self, cells: impl Iterator<Item = &'c raw::TableCell>) {
        self.open = true;
        for ((summed, sums), cell) in self.columns.iter_mut().zip(cells) {
            if let (true, raw::TableCell::Number(_, amount)) = (*summed, cell) {
                for sum in sums {
                    *sum = Some(sum.unwrap_or(Amount::ZERO).plus(*amount));
                }
            }
        }
    }

    fn words(&self, of: usize) -> Vec<Option<String>> {
        let columns = self.columns.iter();
        let sums = columns.map(|(_, sums)| sums[of].map(|sum| sum.to_string()));
        sums.collect()
    }

    fn any(&self) -> bool {
        self.columns.iter().any(|(summed, _)| *summed)
    }

    /// The sums of the group that ends here.
    fn close_group(&mut self, rows: &mut Vec<TableRow>) {
        if self.of_groups && self.open && self.any() {
            rows.push(TableRow::Subtotal(self.words(0)));
        }
        self.open = false;
        self.columns.iter_mut().for_each(|(_, sums)| sums[0] = None);
    }

    /// The sums of everything.
    fn close(&mut self, rows: &mut Vec<TableRow>) {
        self.close_group(rows);
        if self.any() {
            rows.push(TableRow::Total(self.words(1)));
        }
    }
}
