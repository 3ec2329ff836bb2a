//! A table of one's own: rows as lists of cells in the order of the columns, or
//! as mappings by the columns' names.

use super::dates::{Reading, read_within};
use super::deadline::understand;
use super::text::half_width;
use super::*;
use crate::diagnostic::{At, nearest};
use crate::load::keys;
use crate::load::raw::{Table, TableCell, TableColumn, TableRow, TableRowKind, Text};
use crate::load::short::NOTHING;
use crate::load::typing::trim_odd;
use crate::model::date::Deadline;
use crate::model::{Amount, CellType};

impl Decoder<'_> {
    /// Columns: names, or records.
    pub(super) fn table_columns(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
    ) -> Vec<TableColumn> {
        self.several(fields, name, |decoder, item, key, out| {
            let at = item.at;
            if matches!(item.value, Value::Map(_)) {
                out.extend(decoder.record::<TableColumn>(item));
                return;
            }
            let names = decoder.text_of(item, key).map(|text| decoder.split(text));
            for mut name in names.into_iter().flatten() {
                let counted = keys::CELL_TYPES.find(&name) == Some(CellType::Serial);
                // The word of the key is no head.
                if counted && name.value == "serial" {
                    name.value = "序号".to_string();
                }
                let kind = counted.then(|| At::new(CellType::Serial, name.at));
                let column: Option<TableColumn> = decoder.nothing_of(at);
                out.extend(column.map(|column| TableColumn {
                    name,
                    kind,
                    ..column
                }));
            }
        })
    }

    /// They are read once the columns are known.
    pub(super) fn rows_later(&mut self, _: &mut Fields, _: &'static str) -> Vec<TableRow> {
        Vec::new()
    }

    fn table_rows(&mut self, fields: &mut Fields, columns: &[TableColumn]) -> Vec<TableRow> {
        self.several(fields, "rows", |decoder, item, key, out| {
            let at = item.at;
            match item.value {
                Value::Seq(cells) => out.push(decoder.row_of_cells(at, cells, columns)),
                Value::Map(entries) => out.push(decoder.row_by_names(at, entries, columns)),
                Value::Str(_) if decoder.text_for_mapping(&item, typing::Fit::Any) => {}
                _ => decoder.wrong_type(&item, key, "list"),
            }
        })
    }

    fn row_of_cells(&mut self, at: Origin, cells: Vec<Node>, columns: &[TableColumn]) -> TableRow {
        let wanted = columns.iter().filter(|column| !column.is_counted()).count();
        let fits = cells.len() == wanted;
        if !fits {
            let fault = Diagnostic::new(Code::CellCount)
                .arg("count", cells.len().to_string())
                .arg("wanted", wanted.to_string())
                .at(at);
            let names = columns.iter().filter(|column| !column.is_counted());
            let names: Vec<&str> = names.map(|column| column.name.as_str()).collect();
            self.push(fault.hint_with("cells-in-order", [("list", names.join("、"))]));
        }
        // Of which columns the cells are is not known: none is held against one.
        if !fits {
            self.dropped(at);
        }
        let mut cells = cells.into_iter().filter(|_| fits);
        let read = columns.iter().map(|column| {
            let node = if column.is_counted() {
                None
            } else {
                cells.next()
            };
            node.map_or(TableCell::Empty, |node| self.cell(node, column))
        });
        let cells: Vec<TableCell> = read.collect();
        TableRow {
            at,
            deadline: self.row_deadline(columns, &cells),
            kind: TableRowKind::Cells(cells),
            internal: false,
        }
    }

    /// What stands in the column for it, understood; what is not is a text.
    fn row_deadline(&self, columns: &[TableColumn], cells: &[TableCell]) -> Option<At<Deadline>> {
        let mut named = columns.iter().zip(cells);
        let (_, cell) = named.find(|(column, _)| column.is_deadline())?;
        match cell {
            TableCell::Day(day) => Some(At::new(Deadline::By(day.value), day.at)),
            TableCell::Text(text) => Some(At::new(understand(text, self.years)?, text.at)),
            _ => None,
        }
    }

    fn row_by_names(
        &mut self,
        at: Origin,
        entries: Vec<(Node, Node)>,
        columns: &[TableColumn],
    ) -> TableRow {
        let mut cells = vec![TableCell::Empty; columns.len()];
        let mut given: Vec<Option<Origin>> = vec![None; columns.len()];
        let mut row = TableRow {
            at,
            kind: TableRowKind::Cells(Vec::new()),
            deadline: None,
            internal: false,
        };
        let mut group = None;
        for (key, value) in entries {
            let Some(word) = self.key_word(&key) else {
                continue;
            };
            let word = trim_odd(&word);
            let mut named = columns.iter().enumerate();
            if let Some((nth, column)) = named.find(|(_, column)| column.name.value == word) {
                if let Some(first) = given[nth].replace(key.at) {
                    let fault = Diagnostic::new(Code::DuplicateKey).arg("key", word);
                    self.push(fault.at(key.at).related(first, "first-given"));
                } else {
                    cells[nth] = self.cell(value, column);
                }
                continue;
            }
            match keys::TABLE_ROW.field(word).map(|field| field.name) {
                Some("group") => {
                    group = self.text_of(value, word).map(|text| (text, key.at));
                }
                Some(_) => {
                    let mut own = Fields::holding(&keys::TABLE_ROW, "internal", value);
                    row.internal = self.flag(&mut own, "internal").unwrap_or(false);
                }
                None => self.no_such_column(word, key.at, columns),
            }
        }
        row.deadline = self.row_deadline(columns, &cells);
        let first = given.iter().flatten().next();
        row.kind = match (group, first) {
            (Some((_, at)), Some(first)) => {
                let fault = Diagnostic::new(Code::ConflictingFields).arg("key", "分组");
                let fault = fault.arg("other", self.typed(*first).unwrap_or_default());
                self.push(fault.at(at).related(*first, "first-given").hint("own-dash"));
                TableRowKind::Cells(cells)
            }
            (Some((text, _)), None) => TableRowKind::Group(text),
            (None, _) => TableRowKind::Cells(cells),
        };
        row
    }

    fn no_such_column(&mut self, word: &str, at: Origin, columns: &[TableColumn]) {
        let record = self.record_name(&keys::TABLE_ROW);
        let fault = Diagnostic::new(Code::UnknownKey).arg("record", record);
        let fault = fault.arg("key", word).at(at);
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        self.push(match nearest(word, names.iter().copied()) {
            Some(name) => fault.hint_with("did-you-mean", [("name", name.to_owned())]),
            None => fault.hint_with("known-values", [("list", names.join("、"))]),
        });
    }

    /// A cell as its column wants it.
    fn cell(&mut self, node: Node, column: &TableColumn) -> TableCell {
        if node.is_empty() {
            return TableCell::Empty;
        }
        let (at, key) = (node.at, column.name.as_str());
        let kind = column.cell_type();
        if let Value::Str(text) = &node.value
            && kind != CellType::Text
            && NOTHING.contains(&trim_odd(text))
            && kind != CellType::YesNo
        {
            return TableCell::Text(At::new(trim_odd(text).to_owned(), at));
        }
        match kind {
            CellType::People | CellType::Units => {
                let mut parties = Vec::new();
                let key = self.record_name(&keys::TABLE_ROW);
                self.each(node, key, &mut |decoder, item| {
                    parties.extend(decoder.party_of(item, key));
                });
                return TableCell::Parties(parties);
            }
            CellType::YesNo if matches!(node.value, Value::Bool(_)) => {
                return TableCell::YesNo(At::new(matches!(node.value, Value::Bool(true)), at));
            }
            _ => {}
        }
        let Some(text) = self.text_of(node, key) else {
            return TableCell::Empty;
        };
        match kind {
            CellType::Number => {
                let text = text.map(|text| half_width(&text));
                match Amount::parse(&text) {
                    Some(amount) => TableCell::Number(text, amount),
                    None => self.wrong_cell(text, column, "number"),
                }
            }
            CellType::Day => match read_within(&text, self.years) {
                Reading::Date(date) => TableCell::Day(At::new(date, at)),
                _ => self.wrong_cell(text, column, "day"),
            },
            CellType::YesNo => match keys::FLAGS.find(&text.to_lowercase()) {
                Some(yes) => TableCell::YesNo(At::new(yes, at)),
                None => self.wrong_cell(text, column, "yes-or-no"),
            },
            CellType::Phone => TableCell::Phone(text),
            _ => TableCell::Text(text),
        }
    }

    fn wrong_cell(
        &mut self,
        text: Text,
        column: &TableColumn,
        expected: &'static str,
    ) -> TableCell {
        let fault = Diagnostic::new(Code::WrongCell)
            .arg("column", &column.name.value)
            .arg("word", &text.value)
            .arg("expected", expected);
        self.push(fault.at(text.at));
        TableCell::Empty
    }
}

impl TableColumn {
    /// What stands in its cells.
    pub fn cell_type(&self) -> CellType {
        match &self.kind {
            Some(kind) => kind.value,
            None if self.is_summed() => CellType::Number,
            None => CellType::Text,
        }
    }

    /// Whether it says by when what the row tells is to be done.
    pub fn is_deadline(&self) -> bool {
        let said = ["时限", "期限", "完成时间", "完成日期", "截止", "办结时间"];
        said.iter().any(|words| self.name.value.contains(words))
    }

    /// Whether it is summed up.
    pub fn is_summed(&self) -> bool {
        self.sum || self.total.is_some()
    }

    /// Whether the program counts it: no row has a cell for it.
    pub fn is_counted(&self) -> bool {
        self.cell_type() == CellType::Serial
    }

    /// What does not fit together.
    pub(super) fn judged(self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        let summed = if self.sum { "sum" } else { "total" };
        let number = self.cell_type() == CellType::Number;
        let people = matches!(self.cell_type(), CellType::People | CellType::Units);
        let pairs = [
            ("kind", summed, self.is_summed() && !number),
            ("merge", summed, self.is_summed() && self.merge),
            ("kind", "phone", self.phone.is_some() && !people),
            ("kind", "post", self.post.is_some() && !people),
        ];
        for (key, other, together) in pairs {
            if together {
                let fault = decoder.conflict(fields, key, other).at(fields.key(other));
                decoder.push(match key {
                    "kind" => fault.hint("kind-of-column"),
                    _ => fault
                        .related(fields.key(key), "first-given")
                        .hint("keep-one"),
                });
            }
        }
        Some(self)
    }
}

impl Table {
    /// Its rows, by its columns.
    pub(super) fn judged(mut self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        if fields.has("columns") && self.columns.is_empty() {
            let key = decoder.key_shown(fields, "columns");
            decoder.empty_value(fields.key("columns"), key);
            fields.take("rows");
            return None;
        }
        for (i, column) in self.columns.iter().enumerate() {
            let same = |other: &&TableColumn| {
                let head = |c: &TableColumn| c.under.as_ref().map(|under| under.value.clone());
                other.name.value == column.name.value && head(other) == head(column)
            };
            if let Some(first) = self.columns[..i].iter().find(same) {
                let fault = Diagnostic::new(Code::DuplicateKey).arg("key", &column.name.value);
                decoder.push(
                    fault
                        .at(column.name.at)
                        .related(first.name.at, "first-given"),
                );
            }
        }
        if fields.is_blank("rows") {
            decoder.empty_value(fields.key("rows"), decoder.key_shown(fields, "rows"));
        }
        self.rows = decoder.table_rows(fields, &self.columns);
        if let Some(group) = &self.group_by
            && !self.columns.iter().any(|c| c.name.value == group.value)
        {
            let key = decoder.key_shown(fields, "group-by");
            let fault = Diagnostic::new(Code::UnknownValue).arg("key", key);
            let fault = fault.arg("word", &group.value).at(group.at);
            let names: Vec<&str> = self.columns.iter().map(|c| c.name.as_str()).collect();
            decoder.push(fault.hint_with("known-values", [("list", names.join("、"))]));
            self.group_by = None;
        }
        Some(self)
    }
}
