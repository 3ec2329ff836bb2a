//! The waist: one finished document, all words and numbers in place, nothing
//! said about where they fall on a page.
//!
//! Templates make it (through `compose::markup`), writers and the layout eat
//! it. A writer adds no text of its own.

mod drawing;
pub mod figure;
mod flowchart;
mod inline;
mod mark;
mod numbering;
mod outline;
mod picture;
mod table;
mod walk;
mod whole_words;

pub use drawing::{Drawing, Outline, Step};
pub use flowchart::{ARROW, flow};
pub use inline::{Face, Inline, Inlines, Run, plain_text};
pub use numbering::{Numbering, hanzi_number};
pub use outline::{Entry, outline};
pub use picture::{Image, ImageFormat, Picture};
pub use table::{Align, Cell, Column, Place, Row, RowKind, Table, merge_equal_neighbours};
pub use whole_words::WholeWords;

pub use crate::model::Form;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::diagnostic::Origin;
use crate::model::NumberStyle;

/// A finished document.
///
/// Its hash leaves out [`Document::words`]: they matter only where they occur.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Name of its files, without extension.
    pub id: String,
    /// What goes into the files' metadata.
    pub meta: Meta,
    /// Red head, plain, letter, order or minutes.
    pub form: Form,
    /// The style sheet that it is set in; empty: its form's.
    pub sheet: String,
    /// Whether it carries the mark 草稿.
    pub draft: bool,
    /// Its contents, in reading order.
    pub blocks: Vec<Block>,
    /// Names of the workspace (units, bodies, people) that a title or line must
    /// not be broken inside of; the layout adds the lexicon of official terms.
    pub words: Arc<WholeWords>,
    /// Names of people that this document alone knows: those from outside.
    pub names: Vec<String>,
}

impl Hash for Document {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.id, &self.meta, self.form, &self.sheet, self.draft).hash(state);
        (&self.blocks, &self.names).hash(state);
    }
}

impl Document {
    /// Anchors of the attachments by their titles; of two with the same title
    /// the first.
    pub fn attachments(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for block in self.walk() {
            if let Block::Attachment(attachment) = block
                && let Some(title) = attachment.title()
            {
                found.entry(title).or_insert(attachment.anchor.clone());
            }
        }
        found
    }
}

/// What goes into the files' metadata.
#[derive(Debug, Clone, PartialEq, Hash, Default)]
pub struct Meta {
    /// Title.
    pub title: String,
    /// Who issues it.
    pub author: String,
    /// Document number or kind of document.
    pub subject: String,
    /// Date of the document; dates in metadata come from here, never from the clock.
    pub date: Option<NaiveDate>,
}

/// A block of a document.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum Block {
    /// Head (版头).
    RedHead(RedHead),
    /// Title of the document or of an attachment.
    Title(Inlines),
    /// A line under the title: 征求意见稿, or the date in brackets.
    Subtitle(Inlines),
    /// A table of contents on pages of its own.
    Contents(Vec<Entry>),
    /// A heading, perhaps with text run in.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// The list of a body's people.
    PeopleList(PeopleList),
    /// A table.
    Table(Table),
    /// A chart, drawn.
    Figure(figure::Figure),
    /// Labelled lines: 责任领导：……
    Terms(Vec<Term>),
    /// Who was at a meeting, by 出席, 请假, 列席 (GB/T 9704 10.3).
    Attendance(Vec<Term>),
    /// Attachment note (附件说明).
    AttachmentNote(AttachmentNote),
    /// Signature (落款).
    Signature(Signature),
    /// An attachment, on pages of its own.
    Attachment(Attachment),
    /// Record (版记).
    Record(Record),
    /// A picture.
    Picture(Picture),
    /// A panel (专栏), in a ruled box.
    Panel(Panel),
    /// Blocks that stay on one page where that is possible.
    KeepTogether(Vec<Block>),
}

/// Head of a red-head document or letter (GB/T 9704 7.2).
#[derive(Debug, Clone, PartialEq, Hash, Default)]
pub struct RedHead {
    /// Copy number.
    pub copy_number: Option<String>,
    /// Secrecy and period.
    pub secrecy: Option<String>,
    /// Urgency.
    pub urgency: Option<String>,
    /// Issuers' marks, the host first. 文件 is `suffix`.
    pub marks: Vec<String>,
    /// 文件, beside the marks.
    pub suffix: Option<String>,
    /// Document number.
    pub number: Option<String>,
    /// 签发人 and the names: label first.
    pub signatories: Vec<String>,
    /// Where the plan was written whose head it is.
    pub from: Option<Origin>,
}

impl RedHead {
    /// Puts a mark too long for one line on two.
    pub fn part_long_mark(&mut self) {
        mark::part(self);
    }
}

/// How a heading stands, by the form of its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum HeadingKind {
    /// 一、 （一） 1. （1）: indented.
    #[default]
    Usual,
    /// 1.1: flush left.
    Decimal,
    /// 第一部分, 第一章, 第一节: centred.
    Division,
    /// 第一条: indented, its number in 黑体 whatever its level.
    Article,
}

impl Heading {
    /// Whether it stands in the middle: a division with no text on its line.
    pub fn is_centered(&self) -> bool {
        self.kind == HeadingKind::Division && self.run_in.is_none()
    }
}

impl From<NumberStyle> for HeadingKind {
    fn from(style: NumberStyle) -> Self {
        match style {
            NumberStyle::Part | NumberStyle::Chapter | NumberStyle::Section => Self::Division,
            NumberStyle::Article => Self::Article,
            style if style.decimals() > 0 => Self::Decimal,
            _ => Self::Usual,
        }
    }
}

/// A heading. Its number is text: it is copied and searched with the rest.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Heading {
    /// 1 to 5; 1 is 一、.
    pub level: u8,
    /// How it stands by its number.
    pub kind: HeadingKind,
    /// 一、 （一） 1. （1） ①, or empty.
    pub number: String,
    /// The words.
    pub text: Inlines,
    /// Text that follows on the same line.
    pub run_in: Option<Inlines>,
    /// Anchor, unique in the document.
    pub anchor: String,
    /// Where it was written.
    pub from: Option<Origin>,
}

/// How a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// Body text, first line indented by two characters.
    Body,
    /// No indent: 主送机关.
    Addressees,
    /// No indent.
    Flush,
    /// Centred.
    Centered,
    /// Set to the right.
    Right,
    /// 附注: after the date, in brackets.
    Note,
    /// Small remark below a table.
    TableNote,
    /// Number and title at the head of a panel, in 黑体.
    PanelTitle,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Paragraph {
    /// How it stands.
    pub kind: ParagraphKind,
    /// Its text.
    pub text: Inlines,
    /// Where it was written.
    pub from: Option<Origin>,
}

/// The people of a body, by role (typesetting.md section 9).
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct PeopleList {
    /// Roles in order.
    pub groups: Vec<PeopleGroup>,
    /// How many names stand side by side; 1 for lists with posts.
    pub columns: u8,
}

/// One role and who has it.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct PeopleGroup {
    /// 组长 without padding and colon; padding is geometry, the colon is the
    /// writers' one constant mark.
    pub label: String,
    /// Who has it.
    pub rows: Vec<PeopleRow>,
}

/// One person, unit or category.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct PeopleRow {
    /// Name; empty where only a post or unit is given.
    pub name: String,
    /// Post, remark, telephone.
    pub post: Inlines,
    /// Where it was written.
    pub from: Option<Origin>,
}

/// A labelled line; the label ends with its colon.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Term {
    /// Label, such as 责任领导：.
    pub label: String,
    /// What it says.
    pub text: Inlines,
    /// Where it was written.
    pub from: Option<Origin>,
}

/// Attachment note: names only, label and numbers as they are printed.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct AttachmentNote {
    /// 附件：
    pub label: String,
    /// Number (1. or empty) and name.
    pub items: Vec<(String, String)>,
}

/// Signature: issuers and date (GB/T 9704 7.3.5).
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Signature {
    /// Issuers, the host first.
    pub issuers: Vec<String>,
    /// Date, or 待定.
    pub date: String,
    /// Whether room for a seal is left.
    pub seal: bool,
    /// Signatories whose name stamps stand in place of issuers and seal.
    pub stamps: Vec<Stamp>,
    /// Where the plan was written that is signed.
    pub from: Option<Origin>,
}

/// A signatory's post and name stamp (签名章, GB/T 9704 7.3.5.3).
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Stamp {
    /// The post in full, left of the stamp.
    pub post: String,
    /// The name that the stamp shows.
    pub name: String,
}

/// An attachment: begins on a new page, numbers its chapters anew.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Attachment {
    /// Anchor, unique in the document.
    pub anchor: String,
    /// 附件, 附件1; empty for an issued object.
    pub label: String,
    /// Contents, the title first.
    pub blocks: Vec<Block>,
    /// On pages turned sideways.
    pub landscape: bool,
}

/// A panel: blocks in a ruled box, which goes on over pages.
#[derive(Debug, Clone, PartialEq, Hash)]
pub struct Panel {
    /// Anchor, unique in the document.
    pub anchor: String,
    /// Contents, a [`ParagraphKind::PanelTitle`] first.
    pub blocks: Vec<Block>,
}

/// Record (版记, GB/T 9704 7.4).
#[derive(Debug, Clone, PartialEq, Hash, Default)]
pub struct Record {
    /// 主送 as it stands here if page 1 has no room for it and a line of text
    /// (GB/T 9704 7.3.2); only the layout knows, and shows one of the two.
    pub addressees: Option<String>,
    /// 抄送： and who, with the final 。.
    pub copies: Option<String>,
    /// Who prints it.
    pub printed_by: Option<String>,
    /// Date and 印发.
    pub printed_date: Option<String>,
    /// Where the plan was written whose record it is.
    pub from: Option<Origin>,
}
