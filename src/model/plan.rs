//! A plan on one day.

use chrono::NaiveDate;

use super::{
    Form, HeadingStyle, IssuedAs, Items, LevelStyle, Part, Party, Period, Responsibility, Status,
    Text,
};
use crate::diagnostic::Origin;

/// A plan with every name resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Its id.
    pub id: String,
    /// Name of its template, without extension.
    pub template: String,
    /// Where that name was written.
    pub template_at: Origin,
    /// The style sheet that it is set in; empty: its form's.
    pub sheet: String,
    /// Title.
    pub title: Text,
    /// Its lines, where several were typed.
    pub title_lines: Vec<String>,
    /// Red head, plain, letter, order or minutes.
    pub form: Form,
    /// Issuer's mark (发文机关标志) instead of the one made of the issuers.
    pub mark: Option<Text>,
    /// Full names of the issuers, the host first.
    pub issuers: Vec<String>,
    /// Document number.
    pub number: Option<DocumentNumber>,
    /// Number of an order (令号): 第12号.
    pub order_number: Option<u32>,
    /// Date of the document; `None` for 待定.
    pub date: Option<NaiveDate>,
    /// The words of a date that is still a placeholder.
    pub date_words: Option<String>,
    /// What it rests on, each as it is cited.
    pub basis: Vec<String>,
    /// Whether a table of contents stands before the text.
    pub contents: bool,
    /// How headings are numbered, from the first level down.
    pub numbering: Vec<LevelStyle>,
    /// Whether issuer and date stand at its end.
    pub signature: bool,
    /// The notice it is issued by.
    pub notice: Option<Notice>,
    /// Short plans that it gathers.
    pub pieces: Vec<Piece>,
    /// The day on which people were looked up.
    pub on: NaiveDate,
    /// First to last day in force.
    pub in_force: Period,
    /// Draft or issued.
    pub status: Status,
    /// 征求意见稿 and the like.
    pub stage: Option<String>,
    /// Addressees.
    pub addressees: Vec<String>,
    /// Opening paragraphs.
    pub preamble: Vec<Text>,
    /// Remarks below the date.
    pub notes: Vec<Text>,
    /// Whom to ask.
    pub enquiries: Vec<Enquiry>,
    /// Whether room for a seal is left.
    pub seal: bool,
    /// Whether the signatory's name stamp stands below the text (7.3.5.3).
    pub name_stamp: bool,
    /// Who was at the meeting (10.3).
    pub attendance: Attendance,
    /// Copy number.
    pub copy_number: Option<String>,
    /// Secrecy and period.
    pub secrecy: Option<String>,
    /// Urgency.
    pub urgency: Option<String>,
    /// Who signs an upward document.
    pub signatories: Vec<Party>,
    /// Who prints it.
    pub printed_by: Option<String>,
    /// When it is printed.
    pub printed_date: Option<NaiveDate>,
    /// Chapters.
    pub sections: Vec<Section>,
    /// Attachments.
    pub attachments: Vec<Attachment>,
    /// Copies go to.
    pub copies: Vec<String>,
    /// Where the record stands.
    pub at: Origin,
}

/// Who was at a meeting, and who was not.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attendance {
    /// 出席.
    pub attendees: Vec<Party>,
    /// 请假.
    pub excused: Vec<Party>,
    /// 列席.
    pub observers: Vec<Party>,
}

/// Document number (发文字号).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentNumber {
    /// Code of the issuer.
    pub code: String,
    /// Year.
    pub year: u32,
    /// Serial; `None` for 待定.
    pub serial: Option<u32>,
}

impl std::fmt::Display for DocumentNumber {
    /// 青街办发〔2026〕12号 (GB/T 9704 7.2.5).
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.serial {
            Some(serial) => write!(f, "{}〔{}〕{serial}号", self.code, self.year),
            None => write!(f, "{}〔{}〕　号", self.code, self.year),
        }
    }
}

/// A chapter of any depth.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Heading.
    pub heading: Option<Text>,
    /// On a line of its own, or run into the text.
    pub heading_style: HeadingStyle,
    /// How what stands below it is numbered, level by level.
    pub numbering: Vec<LevelStyle>,
    /// Who answers for it.
    pub responsibility: Option<Responsibility>,
    /// Parts.
    pub body: Vec<Part>,
    /// Chapters below.
    pub sections: Vec<Section>,
    /// Where it stands.
    pub at: Origin,
}

/// An attachment.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    /// Its id within the plan.
    pub id: String,
    /// 附件, or 附件1 where there are several.
    pub label: String,
    /// Title.
    pub title: Text,
    /// Parts.
    pub body: Vec<Part>,
    /// Chapters.
    pub sections: Vec<Section>,
    /// Also as a document of its own.
    pub separate: bool,
    /// On pages turned sideways.
    pub landscape: bool,
    /// How headings are numbered, from the first level down.
    pub numbering: Vec<LevelStyle>,
    /// Where it stands.
    pub at: Origin,
}

/// The notice by which a plan is issued.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Its title, where the plan gives one.
    pub title: Option<Text>,
    /// Its paragraphs, where the plan gives them.
    pub text: Vec<Text>,
    /// Requirements of its own.
    pub items: Option<Items>,
    /// Further plans that it issues.
    pub also: Vec<Piece>,
    /// Whose paper it passes on.
    pub whose: Vec<Party>,
    /// Whether the plan is its object or its attachment.
    pub issued_as: IssuedAs,
    /// 附件, or 附件1 where there are more, for a plan that is an attachment.
    pub label: String,
}

/// Whom to ask about a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Enquiry {
    /// Their unit.
    pub unit: Vec<Party>,
    /// Who.
    pub who: Vec<Party>,
    /// Telephone number.
    pub phone: Option<Text>,
    /// Mail.
    pub mail: Option<Text>,
    /// Where it stands.
    pub at: Origin,
}

/// A short plan in a document of several.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Title.
    pub title: Text,
    /// Opening paragraphs.
    pub preamble: Vec<Text>,
    /// Parts.
    pub body: Vec<Part>,
    /// Chapters.
    pub sections: Vec<Section>,
    /// How headings are numbered, from the first level down.
    pub numbering: Vec<LevelStyle>,
    /// Where it stands.
    pub at: Origin,
}
