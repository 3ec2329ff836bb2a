//! The frame of a paper: a plan without chapters, which gives it head, title
//! and signature.

use chrono::NaiveDate;

use super::Press;
use crate::model::{Attendance, Form, Period, Plan, Status, Text};

/// A paper of that id. Its title, like every word on it, is the template's.
pub fn frame(press: &Press<'_>, id: String, template: &str, form: Form) -> Plan {
    let at = press.prepared.change.at;
    Plan {
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
        on: press.prepared.steps.date,
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

/// The day a paper is dated: that of the announcement, else of the change.
pub fn dated(press: &Press<'_>) -> NaiveDate {
    let change = &press.prepared.change;
    change
        .announced
        .as_ref()
        .map_or(change.date.value, |d| d.value)
}
