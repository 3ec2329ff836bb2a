//! A plan as the frame of a paper.

use chrono::NaiveDate;

use super::{Attendance, Form, Period, Plan, Status, Text};
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
            title_lines: Vec::new(),
            form,
            mark: None,
            issuers: Vec::new(),
            number: None,
            order_number: None,
            date: None,
            date_words: None,
            basis: Vec::new(),
            contents: false,
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
            notes: Vec::new(),
            enquiries: Vec::new(),
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
}
