//! 发文稿纸: takes a plan; gives the sheet that goes round with its draft, filled in as
//! far as the plan and the register say it.

use chrono::NaiveDate;
use serde::Serialize;

use super::registered::row;
use crate::diagnostic::Report;
use crate::engine::{self, Output, Printer, Session, Wanted};
use crate::load::raw;
use crate::model::{Form, Plan};
use crate::resolve;
use crate::write::Format;

/// What the template sees as `paper`; empty is what is written by hand.
#[derive(Serialize)]
struct Paper {
    /// Who issues it.
    issuers: Vec<String>,
    title: String,
    /// 青街办发〔2026〕　号 until it is signed.
    number: String,
    secrecy: String,
    urgency: String,
    addressees: Vec<String>,
    copies_to: Vec<String>,
    attachments: Vec<String>,
    drafter: String,
    checker: String,
    countersigners: Vec<String>,
    signed_by: String,
    copies: String,
}

/// The sheet; its files are called `slip-PLAN`.
///
/// # Errors
/// `unknown-plan`, and what keeps the plan from being read.
pub fn slip(
    session: &Session,
    id: &str,
    today: NaiveDate,
    formats: &[Format],
) -> Result<(Vec<Output>, Report), Report> {
    let opened = session.plan(id)?;
    let written = &opened.plan;
    let (plan, _) = engine::printed(session, written, &Wanted::on(today));
    let card = session.plans.by_id(id);
    let number = card.and_then(|card| resolve::number_of(&session.records, card));
    let row = number.as_ref().and_then(|number| row(session, number));
    let words = |text: Option<&raw::Text>| text.map_or(String::new(), |text| text.value.clone());
    let own = written.slip.as_ref();
    let copies = own.and_then(|slip| slip.copies.as_ref());
    let copies = copies.or(row.and_then(|row| row.copies.as_ref()));
    let countersigners = own.iter().flat_map(|slip| &slip.countersigners);
    let paper = Paper {
        issuers: plan.issuers.clone(),
        title: plan.paper_title(),
        number: plan
            .number
            .as_ref()
            .map_or(String::new(), ToString::to_string),
        secrecy: plan.secrecy.clone().unwrap_or_default(),
        urgency: plan.urgency.clone().unwrap_or_default(),
        addressees: plan.addressees.clone(),
        copies_to: plan.copies.clone(),
        attachments: plan
            .attachments
            .iter()
            .map(|a| a.title.text.clone())
            .collect(),
        drafter: words(own.and_then(|slip| slip.drafter.as_ref())),
        checker: words(own.and_then(|slip| slip.checker.as_ref())),
        countersigners: countersigners.map(|text| text.value.clone()).collect(),
        signed_by: words(row.and_then(|row| row.signed_by.as_ref())),
        copies: words(copies),
    };
    let name = format!("slip-{id}");
    let frame = Plan::paper(name, "slip", Form::Plain, today, written.at);
    Ok(Printer::new(session).print(&frame, &paper, formats))
}
