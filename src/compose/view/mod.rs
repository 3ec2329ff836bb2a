//! What templates may see: a stable contract, described in ARCHITECTURE.md.
//!
//! Every text carries `origin`, which the template hands on as `from`.

mod forms;
mod forms_of;
mod part;
mod part_of;
mod party;
mod rota;

use serde::Serialize;

use super::origin_attribute;
use crate::model::date::full_date;
use crate::model::{self, Form, HeadingStyle, IssuedAs, NumberStyle, Organisation, Status};
pub use part::Part;
pub use party::Party;

/// Words on the page.
#[derive(Debug, Serialize)]
pub struct Text {
    /// The words.
    pub text: String,
    /// Where they were written.
    pub origin: String,
}

/// A plan.
#[derive(Debug, Serialize)]
pub struct Plan {
    /// Its id.
    pub id: String,
    /// Title.
    pub title: Text,
    /// red-head, plain, letter, order or minutes.
    pub form: Form,
    /// 发文机关标志, where the plan says it itself.
    pub mark: Option<Text>,
    /// draft or issued.
    pub status: Status,
    /// Issuers' full names.
    pub issuers: Vec<String>,
    /// 青街办发〔2026〕12号.
    pub number: Option<String>,
    /// 令号.
    pub order_number: Option<u32>,
    /// 2026年3月20日 or 待定.
    pub date: String,
    /// What it rests on, as a text cites it, one after the other; may be empty.
    pub basis: String,
    /// How headings are numbered, from the first level down: words such as 1、.
    pub numbers: String,
    /// Whether issuer and date stand at its end.
    pub signed: bool,
    /// The notice it is issued by.
    pub notice: Option<Notice>,
    /// Short plans that it gathers.
    pub pieces: Vec<Piece>,
    /// The day people were looked up on, in words.
    pub as_of: String,
    /// 征求意见稿.
    pub stage: Option<String>,
    /// Addressees.
    pub addressees: Vec<String>,
    /// Opening paragraphs.
    pub preamble: Vec<Text>,
    /// 附注.
    pub note: Option<Text>,
    /// Whether room for a seal is left.
    pub seal: bool,
    /// 签名章: the signatory's stamp instead of a seal.
    pub name_stamp: bool,
    /// 出席.
    pub attendees: Vec<Party>,
    /// 请假.
    pub excused: Vec<Party>,
    /// 列席.
    pub observers: Vec<Party>,
    /// 份号.
    pub copy_number: Option<String>,
    /// 密级.
    pub secrecy: Option<String>,
    /// 紧急程度.
    pub urgency: Option<String>,
    /// 签发人.
    pub signatories: Vec<Party>,
    /// 印发机关.
    pub printed_by: Option<String>,
    /// 2026年3月20日.
    pub printed_date: Option<String>,
    /// Chapters.
    pub sections: Vec<Section>,
    /// Attachments.
    pub attachments: Vec<Attachment>,
    /// 抄送.
    pub copies: Vec<String>,
    /// Name of the organisation.
    pub organisation: String,
    /// Where it stands.
    pub origin: String,
}

/// A chapter.
#[derive(Debug, Serialize)]
pub struct Section {
    /// Heading.
    pub heading: Option<Text>,
    /// Whether text follows the heading on its line.
    pub run_in: bool,
    /// How what stands below is numbered, level by level.
    pub numbers: String,
    /// Parts.
    pub body: Vec<Part>,
    /// Chapters below.
    pub sections: Vec<Section>,
}

/// An attachment.
#[derive(Debug, Serialize)]
pub struct Attachment {
    /// Anchor in the document.
    pub anchor: String,
    /// 附件 or 附件1.
    pub label: String,
    /// Title.
    pub title: Text,
    /// Parts.
    pub body: Vec<Part>,
    /// Chapters.
    pub sections: Vec<Section>,
    /// On pages turned sideways.
    pub landscape: bool,
    /// How headings are numbered, from the first level down.
    pub numbers: String,
}

/// The notice by which a plan is issued.
#[derive(Debug, Serialize)]
pub struct Notice {
    /// Its title, where the plan gives one.
    pub title: Option<Text>,
    /// Its paragraphs, where the plan gives them.
    pub paragraphs: Vec<Text>,
    /// object or attachment.
    pub issued_as: IssuedAs,
    /// 附件 or 附件1, for a plan that is an attachment.
    pub label: String,
    /// The plan's title between 《》.
    pub quoted: String,
}

/// A short plan in a document of several.
#[derive(Debug, Serialize)]
pub struct Piece {
    /// Anchor in the document.
    pub anchor: String,
    /// Title.
    pub title: Text,
    /// Opening paragraphs.
    pub preamble: Vec<Text>,
    /// Parts.
    pub body: Vec<Part>,
    /// Chapters.
    pub sections: Vec<Section>,
    /// How headings are numbered.
    pub numbers: String,
}

/// The anchor of an attachment with that id.
pub fn attachment_anchor(id: &str) -> String {
    format!("attachment-{id}")
}

/// The view of a plan.
pub fn plan(plan: &model::Plan, organisation: &Organisation) -> Plan {
    Plan {
        id: plan.id.clone(),
        title: text(&plan.title),
        form: plan.form,
        mark: optional(&plan.mark),
        order_number: plan.order_number,
        status: plan.status,
        issuers: plan.issuers.clone(),
        number: plan.number.as_ref().map(|n| n.to_string()),
        date: match (plan.date, &plan.date_words) {
            (Some(date), _) => full_date(date),
            (None, Some(words)) => words.clone(),
            (None, None) => "待定".to_string(),
        },
        basis: model::joined(&plan.basis),
        numbers: numbers(&plan.numbering),
        signed: plan.signature,
        notice: plan.notice.as_ref().map(|n| notice(n, &plan.title.text)),
        pieces: plan.pieces.iter().enumerate().map(piece).collect(),
        as_of: full_date(plan.on),
        stage: plan.stage.clone(),
        addressees: plan.addressees.clone(),
        preamble: texts(&plan.preamble),
        note: plan.note.as_ref().map(text),
        seal: plan.seal,
        name_stamp: plan.name_stamp,
        attendees: party::parties(&plan.attendance.attendees),
        excused: party::parties(&plan.attendance.excused),
        observers: party::parties(&plan.attendance.observers),
        copy_number: plan.copy_number.clone(),
        secrecy: plan.secrecy.clone(),
        urgency: plan.urgency.clone(),
        signatories: party::parties(&plan.signatories),
        printed_by: plan.printed_by.clone(),
        printed_date: plan.printed_date.map(full_date),
        sections: plan.sections.iter().map(section).collect(),
        attachments: plan.attachments.iter().map(attachment).collect(),
        copies: plan.copies.clone(),
        organisation: organisation.name.clone(),
        origin: origin_attribute::write(plan.at),
    }
}

fn section(section: &model::Section) -> Section {
    Section {
        heading: section.heading.as_ref().map(text),
        run_in: section.heading_style == HeadingStyle::RunIn,
        numbers: numbers(&section.numbering),
        body: section.body.iter().map(part_of::part).collect(),
        sections: section.sections.iter().map(self::section).collect(),
    }
}

fn attachment(attachment: &model::Attachment) -> Attachment {
    Attachment {
        anchor: attachment_anchor(&attachment.id),
        label: attachment.label.clone(),
        title: text(&attachment.title),
        body: attachment.body.iter().map(part_of::part).collect(),
        sections: attachment.sections.iter().map(section).collect(),
        landscape: attachment.landscape,
        numbers: numbers(&attachment.numbering),
    }
}

fn notice(notice: &model::Notice, title: &str) -> Notice {
    Notice {
        title: optional(&notice.title),
        paragraphs: texts(&notice.text),
        issued_as: notice.issued_as,
        label: notice.label.clone(),
        quoted: model::quoted(title),
    }
}

fn piece((index, piece): (usize, &model::Piece)) -> Piece {
    Piece {
        anchor: format!("piece-{}", index + 1),
        title: text(&piece.title),
        preamble: texts(&piece.preamble),
        body: piece.body.iter().map(part_of::part).collect(),
        sections: piece.sections.iter().map(section).collect(),
        numbers: numbers(&piece.numbering),
    }
}

/// The words of number styles, one after the other.
fn numbers(styles: &[NumberStyle]) -> String {
    let words: Vec<&str> = styles.iter().map(|style| style.word()).collect();
    words.join(" ")
}

fn text(text: &model::Text) -> Text {
    Text {
        text: text.text.clone(),
        origin: origin_attribute::write(text.at),
    }
}

fn texts(texts: &[model::Text]) -> Vec<Text> {
    texts.iter().map(text).collect()
}

fn optional(text: &Option<model::Text>) -> Option<Text> {
    text.as_ref().map(self::text)
}
