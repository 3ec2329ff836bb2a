//! Takes a plan as written and a day; gives the plan as it stands on that day.

use chrono::NaiveDate;

use super::frame::Frame;
use super::host::host;
use super::names::{Expected, Kind, Names};
use super::parts::{Around, Said, own_or};
use super::rules::{self, Seen};
use super::{Context, Label, clauses, notice};
use crate::diagnostic::Report;
use crate::load::raw;
use crate::model::{
    Attachment, Attendance, DocumentNumber, Form, HeadingStyle, Labels, LevelPrefix, Organisation,
    Plan,
};

/// Resolves one plan on one day. `public` leaves out what is internal.
pub fn plan(
    raw: &raw::Plan,
    organisation: &Organisation,
    names: &Names,
    on: NaiveDate,
    public: bool,
) -> (Plan, Report) {
    looked_up(raw, organisation, names, (on, NaiveDate::MAX), public)
}

/// The same as a paper of that day prints it: who comes after it, be it in a rota
/// that goes on for months, is not in it.
pub fn paper(
    raw: &raw::Plan,
    organisation: &Organisation,
    names: &Names,
    on: NaiveDate,
    public: bool,
) -> (Plan, Report) {
    looked_up(raw, organisation, names, (on, on), public)
}

fn looked_up(
    raw: &raw::Plan,
    organisation: &Organisation,
    names: &Names,
    (on, latest): (NaiveDate, NaiveDate),
    public: bool,
) -> (Plan, Report) {
    let shown: Vec<&raw::Attachment> = raw
        .attachments
        .iter()
        .filter(|a| !(public && a.internal))
        .collect();
    let mut context = Context {
        organisation,
        names,
        on,
        latest,
        public,
        dated: raw.date.as_ref().and_then(|d| d.day).unwrap_or(on),
        years: raw.years(),
        counted: raw.attachments.len() + usize::from(notice::is_attachment(raw)),
        attachments: labels(raw, &shown),
        clauses: clauses::named(raw, public),
        referred: Vec::new(),
        without_post: Vec::new(),
        merged: Vec::new(),
        report: Report::default(),
    };
    let mut plan = context.plan(raw, &shown);
    super::charts::draw(&mut plan);
    context.gather_contacts(&mut plan);
    let mut report = std::mem::take(&mut context.report);
    rules::plan(&Seen::of(raw, &plan, &context), &mut report);
    (plan, report)
}

/// 附件 for a single attachment, 附件1, 附件2 … for several (GB/T 9704 7.3.7). A
/// plan that is the attachment of its notice is the first.
fn labels(plan: &raw::Plan, shown: &[&raw::Attachment]) -> Vec<Label> {
    let before = usize::from(notice::is_attachment(plan));
    let number = |i: usize| match shown.len() + before {
        1 => "附件".to_string(),
        _ => format!("附件{}", i + 1 + before),
    };
    let all = plan.attachments.iter();
    all.map(|a| {
        let place = shown.iter().position(|known| std::ptr::eq(*known, a));
        Label {
            id: a.id.value.clone(),
            label: place.map(number),
            title: a.title.value.clone(),
        }
    })
    .collect()
}

impl Context<'_> {
    fn plan(&mut self, raw: &raw::Plan, shown: &[&raw::Attachment]) -> Plan {
        let title = self.line(&raw.title);
        let frame = Frame::of(raw, self.on);
        let labels = self.labels(&raw.labels, &Labels::default());
        let around = Around {
            title: &title.text,
            frame,
            clauses: &raw.walk(self.public).clauses,
            said: Said {
                level_once: raw
                    .level_prefix
                    .as_ref()
                    .is_some_and(|p| p.value == LevelPrefix::First),
                no_leaders: raw.responsibility_leaders == Some(false),
                ..Said::default().or(&raw.responsibility_style, &raw.responsibility_wording)
            },
            numbers: &raw.numbering,
            headings: raw
                .heading_style
                .as_ref()
                .map_or(HeadingStyle::StandAlone, |style| style.value),
            labels: &labels,
        };
        let preamble = self.all_paragraphs(raw.preamble.as_slice());
        let sections = self.each(&raw.sections, &around);
        let pieces = self.pieces(&raw.pieces, &around);
        let notice = self.notice(raw, shown.len(), &around);
        let basis = self.cited(&raw.basis).into_iter();
        let basis = basis.map(|basis| basis.text).collect();
        let attachments = self.attachments(shown, &around);
        Plan {
            id: raw.id.value.clone(),
            template: match &raw.template {
                Some(template) => template.value.clone(),
                None => "implementation-plan".to_string(),
            },
            sheet: raw
                .style
                .as_ref()
                .map_or(String::new(), |s| s.value.clone()),
            template_at: raw.template.as_ref().map_or(raw.at, |t| t.at),
            form: raw.form(),
            mark: self.optional_line(&raw.mark),
            order_number: raw.order_number.as_ref().map(|n| n.value),
            issuers: self.issuers(raw),
            number: self.number(raw),
            date: frame.dated,
            date_words: raw
                .date
                .as_ref()
                .and_then(|date| self.optional_line(&date.words))
                .map(|line| line.text),
            basis,
            contents: raw.contents,
            numbering: raw.numbering.clone(),
            // A document of several plans is signed by nobody as a whole.
            signature: raw.signature.unwrap_or(raw.pieces.is_empty()),
            notice,
            pieces,
            on: self.on,
            in_force: frame.in_force,
            status: raw.status.value,
            stage: raw.stage.as_ref().map(|s| s.value.words().to_string()),
            addressees: bare(self.words(&raw.addressees)),
            preamble,
            notes: raw.notes.iter().map(|note| self.line(note)).collect(),
            enquiries: self.enquiries(&raw.enquiries),
            seal: raw.seal.unwrap_or(sealed(raw.form())),
            name_stamp: raw.name_stamp.unwrap_or(raw.form() == Form::Order),
            attendance: Attendance {
                attendees: self.distinct(&raw.attendees),
                excused: self.distinct(&raw.excused),
                observers: self.distinct(&raw.observers),
            },
            copy_number: words(&raw.copy_number),
            secrecy: words(&raw.secrecy),
            urgency: words(&raw.urgency),
            signatories: self.distinct(&raw.signatories),
            printed_by: words(&raw.printed_by),
            printed_date: raw.printed_date.as_ref().map(|d| d.value),
            sections,
            attachments,
            copies: bare(self.words(&raw.copies)),
            at: raw.at,
            title_lines: match raw.title.value.contains("@{") {
                // What it refers to may stand in any of its lines.
                true => Vec::new(),
                false => raw
                    .title_lines
                    .iter()
                    .map(|line| line.value.clone())
                    .collect(),
            },
            title,
        }
    }

    fn words(&mut self, texts: &[raw::Text]) -> Vec<String> {
        texts.iter().map(|t| self.line(t).text).collect()
    }

    /// Full names of the issuers; without any, the organisation's.
    fn issuers(&mut self, raw: &raw::Plan) -> Vec<String> {
        if raw.issuers.is_empty() && !self.organisation.name.is_empty() {
            return vec![self.organisation.name.clone()];
        }
        let found = raw.issuers.iter().filter_map(|word| {
            if rules::is_open(word) && !self.is_known(word, Expected::Issuer) {
                return Some(self.line(word).text);
            }
            match self.find(word, Expected::Issuer)? {
                Kind::Issuer(id) => Some(self.organisation.issuers[id.0 as usize].name.clone()),
                _ => None,
            }
        });
        found.collect()
    }

    fn number(&self, raw: &raw::Plan) -> Option<DocumentNumber> {
        let number = raw.number.as_ref()?;
        let code = match &number.code {
            Some(code) => code.value.clone(),
            None => host(raw, self.names, self.organisation)?.code.clone()?,
        };
        Some(DocumentNumber {
            code,
            year: number.year,
            // What has no date may still be printed on any day, and takes no number.
            serial: number.serial.filter(|_| raw.settled_on().is_some()),
        })
    }

    fn attachments(&mut self, shown: &[&raw::Attachment], around: &Around<'_>) -> Vec<Attachment> {
        let mut attachments = Vec::with_capacity(shown.len());
        for raw in shown {
            let label = self.attachments.iter().find(|l| l.id == raw.id.value);
            let around = &Around {
                numbers: own_or(&raw.numbering, around.numbers),
                ..*around
            };
            attachments.push(Attachment {
                id: raw.id.value.clone(),
                label: label.and_then(|l| l.label.clone()).unwrap_or_default(),
                title: self.line(&raw.title),
                body: self.each(&raw.body, around),
                sections: self.each(&raw.sections, around),
                separate: raw.separate,
                landscape: raw.landscape,
                numbering: raw.numbering.clone(),
                at: raw.at,
            });
        }
        attachments
    }
}

/// Without the mark that the document puts behind the last of them: 各社区：.
fn bare(mut words: Vec<String>) -> Vec<String> {
    for word in &mut words {
        let end = word
            .trim_end_matches(['：', ':', '。', '，', '、', '；'])
            .len();
        word.truncate(end);
    }
    words
}

/// Whether a document of that form bears a seal unless it says otherwise.
fn sealed(form: Form) -> bool {
    !matches!(form, Form::Plain | Form::Minutes)
}

fn words(text: &Option<raw::Text>) -> Option<String> {
    text.as_ref().map(|t| t.value.clone())
}
