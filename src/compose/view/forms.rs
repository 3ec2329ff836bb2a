//! What templates see of areas, contacts, scores and forms to fill in.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::{party, view};
use crate::model::{
    AreaColumn, Assessment, BlankColumn, BlankField, BlankForm, Column, Contact, Contacts,
    Coverage, Look, Score, Text,
};

view! {
    Coverage as coverage {
        title,
        area_label,
        leader_label,
        // Behind the first two, which always stand.
        columns = AreaColumn::with_values(&coverage.items).split_off(2),
        table = table(&AreaColumn::with_values(&coverage.items)),
        items,
    }

    Contacts as contacts { title, columns, table = table(&contacts.columns), items }
    Assessment as assessment {
        title,
        total,
        // How many columns stand before the points.
        span = 3 + usize::from(assessment.items.iter().any(|score| score.category.is_some())),
        score,
        columns = score_columns(&assessment.items),
        items,
    }

    BlankForm as form {
        kind,
        title,
        intro,
        columns,
        // The numbers of its empty rows: 1, 2, 3.
        rows = (1..=form.empty_rows()).collect::<Vec<u32>>(),
        lines = form.height(),
        serial = form.is_counted(),
        boxes = boxes(&form.fields),
        cut_line = form.is_cut_off(),
        note,
    }

    BlankColumn as column { name, width = column.fitting_width() }
    BlankRow<'_> as row { fields, wide, lines }
    BlankField as field { name, text }
}

/// What is said of a person stands among the other fields.
impl Serialize for Contact {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let said = self
            .said
            .iter()
            .map(|(key, text)| (key.replace('-', "_"), text));
        let row = Row {
            row: ContactRow(self),
            said: said.collect(),
        };
        row.serialize(to)
    }
}

#[derive(Serialize)]
struct Row<'c> {
    #[serde(flatten)]
    row: ContactRow<'c>,
    #[serde(flatten)]
    said: BTreeMap<String, &'c Text>,
}

struct ContactRow<'c>(&'c Contact);

view! {
    ContactRow<'_> as row {
        who = row.0.who,
        name = row.0.who.name,
        title = party::post_only(&row.0.who),
        unit = row.0.unit,
        duty = row.0.duty,
        office_phone = row.0.office_phone,
        note = row.0.note,
    }
}

/// How each column is shown, in order.
fn table<C: Column>(columns: &[C]) -> Vec<Look> {
    columns.iter().map(|column| column.look()).collect()
}

/// A row of labelled boxes.
struct BlankRow<'f> {
    fields: Vec<&'f BlankField>,
    /// Whether the one box takes the whole width.
    wide: bool,
    /// Height in lines.
    lines: u32,
}

/// Two boxes to a row, a wide one by itself.
fn boxes(fields: &[BlankField]) -> Vec<BlankRow<'_>> {
    let mut rows: Vec<BlankRow> = Vec::new();
    for field in fields {
        match rows.last_mut() {
            Some(row) if !field.wide && !row.wide && row.fields.len() == 1 => {
                row.fields.push(field);
                row.lines = row.lines.max(field.height());
            }
            _ => rows.push(BlankRow {
                fields: vec![field],
                wide: field.wide,
                lines: field.height(),
            }),
        }
    }
    for row in &mut rows {
        row.wide |= row.fields.len() == 1;
    }
    rows
}

fn score_columns(scores: &[Score]) -> Vec<&'static str> {
    let has = |f: fn(&Score) -> bool| scores.iter().any(f);
    given([
        ("category", has(|s| s.category.is_some())),
        ("by", has(|s| !s.by.is_empty())),
        ("note", has(|s| s.note.is_some())),
    ])
}

fn given<const N: usize>(columns: [(&'static str, bool); N]) -> Vec<&'static str> {
    let given = columns.into_iter().filter(|(_, given)| *given);
    given.map(|(name, _)| name).collect()
}
