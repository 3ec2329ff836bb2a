//! Records in short: rows below a row of heads, whose keys are written once as in a
//! table; a name with what stands behind it; chapters in the list of a body.

use super::unknown::similar_key;
use super::*;
use crate::load::keys::{Field, Record};
use crate::load::short;

/// A head: its field, and where it stands.
pub(super) type Head = (Option<&'static Field>, Origin);

impl Decoder<'_> {
    /// The heads of the rows that follow; nothing where this is no row of heads.
    pub(super) fn heads(&mut self, row: &Node, record: &'static Record) -> Option<Vec<Head>> {
        let fields = short::heads_of(record, row)?;
        let Value::Seq(cells) = &row.value else {
            return None;
        };
        let mut heads: Vec<Head> = Vec::new();
        for (field, cell) in fields.into_iter().zip(cells) {
            let word = self.key_word(cell).unwrap_or_default();
            self.chinese |= !word.is_ascii();
            let same = |other: &&Head| {
                field.is_some_and(|field| other.0.is_some_and(|other| other.name == field.name))
            };
            let twice = heads.iter().find(same).map(|(_, at)| *at);
            if let Some(first) = twice {
                let fault = Diagnostic::new(Code::DuplicateKey).arg("key", &word);
                self.push(fault.at(cell.at).related(first, "first-given"));
            }
            if field.is_none() {
                // Told as any key that the record has not.
                let nothing = cell.with(String::new());
                let mut none = Fields::of(record, row.at);
                self.unknown_key(&mut none, cell.clone(), nothing);
                none.leave();
            }
            heads.push((field.filter(|_| twice.is_none()), cell.at));
        }
        Some(heads)
    }

    /// The fields of a row; nothing where it has not a cell for each head.
    pub(super) fn row(
        &mut self,
        row: Node,
        heads: &[Head],
        record: &'static Record,
    ) -> Option<Fields> {
        let Value::Seq(cells) = row.value else {
            return None;
        };
        if cells.len() != heads.len() {
            let names = heads
                .iter()
                .map(|(field, _)| field.map_or("?", |f| self.shown(f)));
            let list = names.collect::<Vec<_>>().join("、");
            let fault = Diagnostic::new(Code::CellCount)
                .arg("count", cells.len().to_string())
                .arg("wanted", heads.len().to_string())
                .at(row.at);
            self.push(fault.hint_with("cells-below-heads", [("list", list)]));
            return None;
        }
        let mut fields = Fields::of(record, row.at);
        for ((field, at), cell) in heads.iter().zip(cells) {
            if let Some(field) = field.filter(|_| !short::is_nothing(&cell)) {
                fields.put(field, *at, cell);
            }
        }
        self.all_given(&fields);
        Some(fields)
    }

    /// The name of a record that is written as one entry, and what stands behind
    /// it: `指导思想: 一段文字`.
    pub(super) fn as_entry(
        &self,
        entries: &mut Vec<(Node, Node)>,
        record: &'static Record,
    ) -> Option<(Node, Node)> {
        let (key, _) = short::entry_of(record, entries)?;
        let Value::Str(word) = &key.value else {
            return None;
        };
        // What is nearly a key was meant as one.
        if similar_key(word, record).is_some() {
            return None;
        }
        let at = entries.iter().position(|(one, _)| one.at == key.at)?;
        Some(entries.remove(at))
    }
}

impl Fields {
    /// Chapters that stand behind the parts of a body are those below it.
    pub(super) fn chapters_below(&mut self) {
        let Some(field) = self
            .record
            .field("sections")
            .filter(|_| !self.has("sections"))
        else {
            return;
        };
        let mut entries = self.entries.iter_mut();
        let Some(body) = entries.find(|entry| entry.field.name == "body") else {
            return;
        };
        if let Some(Node {
            value: Value::Seq(items),
            at,
        }) = &mut body.value
            && let Some(first) = short::parts_before_chapters(items)
        {
            let below = Node {
                at: *at,
                value: Value::Seq(items.split_off(first)),
            };
            let key = body.key;
            if first == 0 {
                body.value = None;
                self.entries.retain(|entry| entry.field.name != "body");
            }
            self.put(field, key, below);
        }
    }
}
