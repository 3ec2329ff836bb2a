//! A plan as a paper: what it is called and cited as, and one that is only a frame.

use chrono::NaiveDate;

use super::{Attendance, Form, IssuedAs, Period, Plan, Status, Text, quoted};
use crate::diagnostic::Origin;

impl Plan {
    /// A paper without chapters: head and signature come from the plan, the rest
    /// from its template. `on` is the day people are looked up on.
    pub fn paper(id: String, template: &str, form: Form, on: NaiveDate, at: Origin) -> Self {
        Self {
            id,
            template: template.to_string(),
            template_at: at,
            sheet: String::new(),
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

    /// 《A》, 《A》和《B》, 《A》《B》《C》: all that its notice issues.
    pub fn quoted_titles(&self) -> String {
        let also = self.notice.iter().flat_map(|notice| &notice.also);
        let also = also.map(|piece| &piece.title);
        let titles = std::iter::once(&self.title).chain(also);
        let titles: Vec<String> = titles.map(|title| quoted(&title.text)).collect();
        titles.join(if titles.len() == 2 { "和" } else { "" })
    }

    /// What the paper is called: of a plan that a notice issues, the notice.
    pub fn paper_title(&self) -> String {
        let title = match &self.notice {
            None => self.title.text.clone(),
            Some(notice) => match &notice.title {
                Some(title) => title.text.clone(),
                None if notice.issued_as == IssuedAs::Forwarded => {
                    format!("关于转发{}的通知", self.quoted_titles())
                }
                None => format!("关于印发{}的通知", self.quoted_titles()),
            },
        };
        title.replace('\n', "")
    }

    /// 《关于印发〈…〉的通知》（青街办发〔2026〕12号), as a later paper cites it; `None`
    /// of one without number or date, which nobody can hold.
    pub fn cited(&self) -> Option<String> {
        let number = self
            .number
            .as_ref()
            .filter(|number| number.serial.is_some())?;
        self.date?;
        Some(format!("{}（{number}）", quoted(&self.paper_title())))
    }
}
