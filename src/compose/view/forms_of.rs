//! Takes areas, contacts, scores and forms of the model; gives their views.

use super::forms::{
    Area, Assessment, BlankColumn, BlankField, BlankForm, BlankRow, Contact, Contacts, Coverage,
    Score,
};
use super::party::{parties, party};
use super::{optional, text, texts};
use crate::model;

pub(super) fn coverage(coverage: &model::Coverage) -> Coverage {
    let has = |f: fn(&model::Area) -> bool| coverage.items.iter().any(f);
    let columns = [
        ("scope", has(|a| a.scope.is_some())),
        ("leader", has(|a| !a.leader.is_empty())),
        ("lead", has(|a| !a.lead.is_empty())),
        ("responsible", has(|a| !a.responsible.is_empty())),
        ("staff", has(|a| !a.staff.is_empty())),
        ("note", has(|a| a.note.is_some())),
    ];
    let items = coverage.items.iter().map(|area| Area {
        area: text(&area.area),
        scope: optional(&area.scope),
        leader: parties(&area.leader),
        lead: parties(&area.lead),
        responsible: parties(&area.responsible),
        staff: parties(&area.staff),
        note: optional(&area.note),
    });
    Coverage {
        title: optional(&coverage.title),
        area_label: optional(&coverage.area_label),
        columns: given(columns),
        items: items.collect(),
    }
}

pub(super) fn contacts(contacts: &model::Contacts) -> Contacts {
    let items = contacts.items.iter().map(|contact| Contact {
        who: party(&contact.who),
        unit: optional(&contact.unit),
        duty: optional(&contact.duty),
        phone: optional(&contact.phone),
        office_phone: optional(&contact.office_phone),
        note: optional(&contact.note),
    });
    Contacts {
        title: optional(&contacts.title),
        columns: contacts.columns.clone(),
        items: items.collect(),
    }
}

pub(super) fn assessment(assessment: &model::Assessment) -> Assessment {
    let has = |f: fn(&model::Score) -> bool| assessment.items.iter().any(f);
    let columns = [
        ("category", has(|s| s.category.is_some())),
        ("by", has(|s| !s.by.is_empty())),
        ("note", has(|s| s.note.is_some())),
    ];
    let items = assessment.items.iter().map(|score| Score {
        category: optional(&score.category),
        item: text(&score.item),
        standard: texts(&score.standard),
        points: text(&score.points),
        by: parties(&score.by),
        note: optional(&score.note),
    });
    Assessment {
        title: optional(&assessment.title),
        total: assessment.total.clone(),
        span: 3 + usize::from(has(|s| s.category.is_some())),
        score: assessment.score,
        columns: given(columns),
        items: items.collect(),
    }
}

pub(super) fn blank_form(form: &model::BlankForm) -> BlankForm {
    let columns = form.columns.iter().map(|(name, width)| BlankColumn {
        name: text(name),
        width: *width,
    });
    let columns: Vec<BlankColumn> = columns.collect();
    let rows = if columns.is_empty() { 0 } else { form.rows };
    BlankForm {
        kind: form.kind,
        title: optional(&form.title),
        intro: texts(&form.intro),
        columns,
        rows: (1..=rows).collect(),
        lines: form.lines,
        serial: form.serial,
        boxes: boxes(&form.fields),
        cut_line: form.cut_line,
        note: texts(&form.note),
    }
}

/// Two boxes to a row, a wide one by itself.
fn boxes(fields: &[model::BlankField]) -> Vec<BlankRow> {
    let mut rows: Vec<BlankRow> = Vec::new();
    for field in fields {
        let one = BlankField {
            name: text(&field.name),
            text: optional(&field.text),
        };
        match rows.last_mut() {
            Some(row) if !field.wide && !row.wide && row.fields.len() == 1 => {
                row.fields.push(one);
                row.lines = row.lines.max(field.lines);
            }
            _ => rows.push(BlankRow {
                fields: vec![one],
                wide: field.wide,
                lines: field.lines,
            }),
        }
    }
    for row in &mut rows {
        row.wide |= row.fields.len() == 1;
    }
    rows
}

fn given<const N: usize>(columns: [(&'static str, bool); N]) -> Vec<&'static str> {
    let given = columns.into_iter().filter(|(_, given)| *given);
    given.map(|(name, _)| name).collect()
}
