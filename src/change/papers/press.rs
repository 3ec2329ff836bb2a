//! Makes the papers of one change, one after the other.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::change::prepare::Prepared;
use crate::change::records::Records;
use crate::diagnostic::Report;
use crate::engine::{Faults, Output, Papers, Printer, Session};
use crate::load;
use crate::model::date::full_date;
use crate::model::{Basis, DocumentNumber, Form, Plan};
use crate::write::Format;

/// What every paper may say of the change.
#[derive(Debug, Clone, Serialize)]
pub struct About {
    /// 2026年7月1日.
    pub date: String,
    /// The day it may become known, where that is still to come.
    pub secret_until: Option<String>,
    /// 青街党发〔2026〕8号.
    pub basis: Option<String>,
    /// 工作需要.
    pub reason: Option<String>,
    /// 街道党工委会议: 经…研究.
    pub decided_by: Option<String>,
    /// 同志, where the office's sentences say it.
    pub honorific: String,
}

/// Makes documents and their files.
pub(super) struct Press<'a> {
    pub prepared: &'a Prepared,
    pub about: About,
    /// The day that its papers are dated, where that is later than they could be.
    pub later: Option<NaiveDate>,
    formats: &'static [Format],
    printer: Printer<'a>,
    outputs: Vec<Output>,
    report: Report,
}

impl<'a> Press<'a> {
    /// `session` lends templates, styles and faces.
    pub(super) fn new(
        prepared: &'a Prepared,
        session: &'a Session,
        today: NaiveDate,
        formats: &'static [Format],
    ) -> Self {
        let change = &prepared.change;
        let text = |text: &Option<load::raw::Text>| text.as_ref().map(|t| t.value.clone());
        let announced = change.announced.as_ref().map(|d| d.value);
        let secret = announced.filter(|day| today < *day);
        Self {
            prepared,
            about: About {
                date: full_date(change.date.value),
                secret_until: secret.map(full_date),
                basis: text(&change.basis).map(|words| cited(&prepared.after, words)),
                reason: text(&change.reason),
                decided_by: text(&change.decided_by),
                honorific: prepared.after.organisation.honorific.clone(),
            },
            later: None,
            formats,
            printer: Printer::of(&prepared.after.organisation, session),
            outputs: Vec::new(),
            report: Report::default(),
        }
    }

    /// The frame of a paper of that id: a plan without chapters. Its title, like
    /// every word on it, is the template's.
    pub(super) fn frame(&self, id: String, template: &str, form: Form) -> Plan {
        let (at, on) = (self.prepared.change.at, self.prepared.steps.date);
        Plan::paper(id, template, form, on, at)
    }

    /// The day a paper is dated: the first on which those it names are what it calls
    /// them, and may be known.
    pub(super) fn dated(&self) -> NaiveDate {
        dated(self.prepared, self.later)
    }

    /// The number that a paper of these issuers gets once it is signed: 青街办发〔2026〕　号.
    pub(super) fn number(&self, issuers: &[String]) -> Option<DocumentNumber> {
        let known = &self.prepared.after.organisation.issuers;
        let host = known
            .iter()
            .find(|issuer| Some(&issuer.name) == issuers.first())?;
        Some(DocumentNumber {
            code: host.code.clone()?,
            year: u32::try_from(self.dated().year()).ok()?,
            serial: None,
        })
    }

    /// To whom a paper goes: as the change has it, else as most of the papers went
    /// that it goes by.
    pub(super) fn addressees<'t>(&self, usual: impl Iterator<Item = &'t [String]>) -> Vec<String> {
        let own = self.prepared.change.addressees.iter();
        let own: Vec<String> = own.map(|text| text.value.clone()).collect();
        if !own.is_empty() {
            return own;
        }
        let usual: Vec<&[String]> = usual.filter(|list| !list.is_empty()).collect();
        let often = |list: &[String]| usual.iter().filter(|one| **one == list).count();
        // Of those that are as usual, the first.
        let most = usual.iter().rev().max_by_key(|list| often(list));
        most.map_or(Vec::new(), |list| list.to_vec())
    }

    /// Composes and writes one paper.
    pub(super) fn print<P: Serialize>(&mut self, frame: &Plan, paper: &P) {
        let (outputs, found) = self.printer.print(frame, paper, self.formats);
        self.outputs.extend(outputs);
        self.report.extend(found);
    }

    /// What was made.
    pub(super) fn papers(self) -> Papers {
        let mut report = self.report;
        let faults = report.has_errors().then(|| {
            // Faults of templates are known by line already, in texts of the session.
            let mut sources = self.prepared.after.sources.clone();
            report.renumber_spans(sources.take_in(self.printer.sources()));
            load::locate(&sources, &mut report);
            Box::new(Faults { report, sources })
        });
        Papers {
            outputs: self.outputs,
            faults,
        }
    }
}

/// The day of the papers of a change, where one is given that is later than they could
/// be.
pub(in crate::change) fn dated(prepared: &Prepared, later: Option<NaiveDate>) -> NaiveDate {
    let change = &prepared.change;
    let announced = change.announced.as_ref().map(|day| day.value);
    let first = announced.map_or(change.date.value, |day| day.max(change.date.value));
    later.map_or(first, |later| later.max(first))
}

/// What is listed among the bases is quoted by title and number, 《…》（…号）; all
/// else as it was typed.
fn cited(records: &Records, words: String) -> String {
    let mut bases = records.organisation.bases.iter();
    let listed = bases.find(|basis| {
        let number = basis.number.as_ref();
        basis.id == words || basis.title == words || number == Some(&words)
    });
    listed.map_or(words, Basis::cited)
}
