//! The frame of a paper: a plan without chapters, which gives it head, title
//! and signature.

use chrono::NaiveDate;

use super::Press;
use crate::model::{Form, Period, Plan, Status, Text};

/// A paper of that name and title. `date` is the document's, `None` for 待定.
pub fn frame(
    press: &Press<'_>,
    (id, template, title): (String, &str, String),
    form: Form,
    issuers: Vec<String>,
    date: Option<NaiveDate>,
) -> Plan {
    let at = press.prepared.change.at;
    Plan {
        id,
        template: template.to_string(),
        template_at: at,
        title: Text { text: title, at },
        form,
        issuers,
        number: None,
        date,
        date_words: None,
        basis: Vec::new(),
        numbering: Vec::new(),
        signature: true,
        notice: None,
        pieces: Vec::new(),
        on: press.prepared.steps.date,
        in_force: Period::default(),
        status: Status::Draft,
        stage: press
            .about
            .secret_until
            .as_ref()
            .map(|day| format!("{day}公布前不得外传")),
        addressees: Vec::new(),
        preamble: Vec::new(),
        note: None,
        seal: form == Form::RedHead,
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
