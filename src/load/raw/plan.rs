//! A plan, its chapters and attachments.

use chrono::NaiveDate;

use super::{Part, Party, Text};
use crate::diagnostic::{At, FileId, Origin};
use crate::model::{Form, HeadingStyle, IssuedAs, NumberStyle, Stage, Status};

/// One plan: a file with `plan`, `sections`, `attachments`, `copies`.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The file.
    pub file: FileId,
    /// Where the `plan` record stands.
    pub at: Origin,
    /// Its id: the name of the files it makes.
    pub id: Text,
    /// Name of the template.
    pub template: Option<Text>,
    /// Title.
    pub title: Text,
    /// Red head, plain, letter, order or minutes.
    pub form: At<Form>,
    /// Issuer's mark instead of the one made of the issuers.
    pub mark: Option<Text>,
    /// Who issues it.
    pub issuers: Vec<Text>,
    /// Document number.
    pub number: Option<DocumentNumber>,
    /// Number of an order (令号).
    pub order_number: Option<At<u32>>,
    /// Date of the document (成文日期); `None` inside means 待定.
    pub date: Option<At<Option<NaiveDate>>>,
    /// Whether a date was written, be it readable or not.
    pub date_given: bool,
    /// Day on which people are looked up, instead of today.
    pub roster_date: Option<At<NaiveDate>>,
    /// First day in force.
    pub in_force_from: Option<At<NaiveDate>>,
    /// Last day in force.
    pub in_force_until: Option<At<NaiveDate>>,
    /// Draft or issued.
    pub status: At<Status>,
    /// State of the text, such as 征求意见稿.
    pub stage: Option<At<Stage>>,
    /// Who it is addressed to.
    pub addressees: Vec<Text>,
    /// The words for a date that is still a placeholder.
    pub date_words: Option<Text>,
    /// What it rests on.
    pub basis: Vec<Text>,
    /// Opening text.
    pub preamble: Option<Text>,
    /// How headings are numbered, from the first level down.
    pub numbering: Vec<NumberStyle>,
    /// Whether issuer and date stand at its end.
    pub signature: Option<bool>,
    /// The notice it is issued by.
    pub issued_by: Option<Notice>,
    /// Short plans that it gathers.
    pub pieces: Vec<Piece>,
    /// Remark in brackets below the date (附注).
    pub note: Option<Text>,
    /// Whether room for a seal is left; red heads do by default.
    pub seal: Option<bool>,
    /// Whether the signatory's name stamp takes the place of a seal; orders do
    /// by default.
    pub name_stamp: Option<bool>,
    /// Who was at the meeting (出席).
    pub attendees: Vec<Party>,
    /// Who was excused (请假).
    pub excused: Vec<Party>,
    /// Who sat in (列席).
    pub observers: Vec<Party>,
    /// Copy number (份号).
    pub copy_number: Option<Text>,
    /// Secrecy and period.
    pub secrecy: Option<Text>,
    /// Urgency.
    pub urgency: Option<Text>,
    /// Who signs an upward document.
    pub signatories: Vec<Party>,
    /// Who prints it.
    pub printed_by: Option<Text>,
    /// When it is printed.
    pub printed_date: Option<At<NaiveDate>>,
    /// Chapters.
    pub sections: Vec<Section>,
    /// Attachments.
    pub attachments: Vec<Attachment>,
    /// Copies go to.
    pub copies: Vec<Text>,
    /// Left out of public builds.
    pub internal: bool,
}

/// Document number: code, year and serial.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentNumber {
    /// Where it stands.
    pub at: Origin,
    /// Code; without it, the first issuer's.
    pub code: Option<Text>,
    /// Year.
    pub year: u32,
    /// Serial; `None` means 待定.
    pub serial: Option<u32>,
}

/// A chapter of any depth.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Where the record stands.
    pub at: Origin,
    /// Its heading.
    pub heading: Option<Text>,
    /// On a line of its own, or run into the text.
    pub heading_style: Option<At<HeadingStyle>>,
    /// How what stands below it is numbered, level by level.
    pub numbering: Vec<NumberStyle>,
    /// What it rests on.
    pub basis: Vec<Text>,
    /// Parts, in order.
    pub body: Vec<Part>,
    /// Chapters below it.
    pub sections: Vec<Section>,
    /// Left out of public builds.
    pub internal: bool,
}

/// An attachment.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    /// Where the record stands.
    pub at: Origin,
    /// Its id within the plan.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// Parts, in order.
    pub body: Vec<Part>,
    /// Chapters.
    pub sections: Vec<Section>,
    /// Also as a document of its own.
    pub separate: bool,
    /// On pages turned sideways.
    pub landscape: bool,
    /// How headings are numbered, from the first level down.
    pub numbering: Vec<NumberStyle>,
    /// Left out of public builds.
    pub internal: bool,
}

/// The notice by which a plan is issued (gbt9704.md 4.8, 4.9).
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Where the record stands.
    pub at: Origin,
    /// Its title; without it 关于印发《…》的通知.
    pub title: Option<Text>,
    /// Its text; without it the template's.
    pub text: Option<Text>,
    /// Whether the plan is its object or its attachment.
    pub issued_as: IssuedAs,
}

/// A short plan in a document of several.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Where the record stands.
    pub at: Origin,
    /// The plan of a file of its own, where it is that.
    pub plan: Option<Text>,
    /// Title.
    pub title: Option<Text>,
    /// Opening text.
    pub preamble: Option<Text>,
    /// Parts, in order.
    pub body: Vec<Part>,
    /// Chapters.
    pub sections: Vec<Section>,
    /// How headings are numbered, from the first level down.
    pub numbering: Vec<NumberStyle>,
    /// Left out of public builds.
    pub internal: bool,
}
