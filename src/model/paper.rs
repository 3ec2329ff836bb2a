//! A plan as the frame of a paper, and the parts of a plan whatever holds them.

use chrono::NaiveDate;

use super::{Attendance, Form, Part, PartKind, Period, Plan, Section, Status, Text};
use crate::diagnostic::Origin;

impl Plan {
    /// A paper without chapters: head and signature come from the plan, the rest
    /// from its template. `on` is the day people are looked up on.
    pub fn paper(id: String, template: &str, form: Form, on: NaiveDate, at: Origin) -> Self {
        Self {
            id,
            template: template.to_string(),
            template_at: at,
            title: Text {
                text: String::new(),
                at,
            },
            form,
            mark: None,
            issuers: Vec::new(),
            number: None,
            order_number: None,
            date: None,
            date_words: None,
            basis: Vec::new(),
            numbering: Vec::new(),
            signature: true,
            notice: None,
            pieces: Vec::new(),
            on,
            in_force: Period::default(),
            status: Status::Draft,
            stage: None,
            addressees: Vec::new(),
            preamble: Vec::new(),
            note: None,
            seal: form == Form::RedHead,
            name_stamp: false,
            attendance: Attendance::default(),
            copy_number: None,
            secrecy: None,
            urgency: None,
            signatories: Vec::new(),
            printed_by: None,
            printed_date: None,
            sections: Vec::new(),
            attachments: Vec::new(),
            copies: Vec::new(),
            at,
        }
    }

    /// Every part, in order, those within parts as well.
    pub fn parts(&self) -> Vec<&Part> {
        let mut found = Vec::new();
        gather(&[], &self.sections, &mut found);
        for piece in &self.pieces {
            gather(&piece.body, &piece.sections, &mut found);
        }
        for attachment in &self.attachments {
            gather(&attachment.body, &attachment.sections, &mut found);
        }
        found
    }
}

fn gather<'p>(parts: &'p [Part], sections: &'p [Section], found: &mut Vec<&'p Part>) {
    for part in parts {
        found.push(part);
        match &part.kind {
            PartKind::Mechanisms(list) => {
                let bodies = list.items.iter().map(|one| &one.body);
                bodies.for_each(|body| gather(body, &[], found));
            }
            PartKind::Contingencies(list) => {
                let bodies = list.items.iter().map(|one| &one.body);
                bodies.for_each(|body| gather(body, &[], found));
            }
            _ => {}
        }
    }
    for section in sections {
        gather(&section.body, &section.sections, found);
    }
}
