//! A plan file: what the plan says of itself, its chapters and attachments.

use super::dates::month_of;
use super::*;
use crate::diagnostic::At;
use crate::load::keys;
use crate::load::raw::{Attachment, DocumentDate, Enquiry, Notice, Piece, Plan, Text};
use crate::model::{IssuedAs, Stage};

/// Names that Windows keeps for devices, whatever the case.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Longest id of a plan or attachment, in letters: together with an ending they
/// stay below what a file's name may hold.
const LONGEST_ID: usize = 80;

impl Decoder<'_> {
    /// Reads what belongs to a plan, if the file has any of it.
    pub(super) fn plan_file(&mut self, mut top: Fields) {
        let Some(node) = top.take("plan") else {
            let parts = ["sections", "attachments", "copies", "compilation"];
            if let Some(part) = parts.into_iter().find(|part| top.has(part)) {
                self.without_plan(&top, part);
                top.leave();
            }
            return;
        };
        let Some(mut plan) = self.record::<Plan>(node) else {
            self.broken();
            return top.leave();
        };
        self.years = plan.years();
        plan.sections = self.list(&mut top, "sections");
        plan.attachments = self.list(&mut top, "attachments");
        plan.copies = self.printed_names(&mut top, "copies");
        plan.pieces.extend(self.list(&mut top, "compilation"));
        self.raw.plans.push(plan);
    }

    fn without_plan(&mut self, top: &Fields, part: &'static str) {
        let (record, key) = match keys::TOP.field("plan") {
            Some(plan) => (self.key_shown(top, part), self.shown(plan)),
            None => return,
        };
        let fault = Diagnostic::new(Code::MissingField)
            .arg("record", record)
            .arg("key", key)
            .at(top.key(part));
        self.push(fault);
        self.broken();
    }

    /// The date of the document, the words of a placeholder: XXXX年X月X日, or the
    /// month alone, as plain papers have it: 2026年3月.
    pub(super) fn document_date(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
    ) -> Option<DocumentDate> {
        let placeholder = ['X', 'x', '×', '*', '＊', 'Ｘ', '○'];
        let node = fields.peek(name);
        let words = node.and_then(|node| match &node.value {
            Value::Str(text) if text.contains(placeholder) || month_of(text).is_some() => {
                Some(At::new(text.trim().to_owned(), node.at))
            }
            _ => None,
        });
        if let Some(words) = words {
            fields.take(name);
            return Some(DocumentDate {
                at: words.at,
                day: None,
                year: month_of(&words),
                words: Some(words),
            });
        }
        self.day_or_open(fields, name).map(|date| DocumentDate {
            at: date.at,
            day: date.value,
            year: None,
            words: None,
        })
    }

    /// The notice by which a plan is issued; `issued-by: true` is the usual one.
    pub(super) fn notice(&mut self, fields: &mut Fields, name: &'static str) -> Option<Notice> {
        let node = fields.take(name)?;
        let wanted = match &node.value {
            Value::Null => return None,
            Value::Bool(wanted) => Some(*wanted),
            Value::Str(word) => keys::FLAGS.find(word),
            _ => None,
        };
        match wanted {
            Some(wanted) => wanted.then(|| self.nothing_of(node.at))?,
            None => self.record(node),
        }
    }

    /// Ids that become the names of files.
    fn check_file_id(&mut self, id: &Text) {
        // What is missing was said.
        if id.is_empty() {
            return;
        }
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !id.chars().all(plain) || id.starts_with('-') {
            let lower = id.to_lowercase();
            let kept = lower
                .chars()
                .map(|c| if c == '_' || c == ' ' { '-' } else { c });
            let right: String = kept.filter(|c| plain(*c)).collect();
            let right = right.trim_matches('-').to_owned();
            let right = if right.is_empty() {
                "work-2026".to_owned()
            } else {
                right
            };
            self.invalid_id(id, "id-letters", right);
        } else if id.len() > LONGEST_ID {
            let right = id[..LONGEST_ID].trim_end_matches('-').to_owned();
            self.invalid_id(id, "id-length", right);
        } else if is_reserved(id) {
            let fault = Diagnostic::new(Code::ReservedId)
                .arg("word", id.value.clone())
                .at(id.at);
            self.push(fault.hint_with("other-id", [("right", format!("{}-2026", id.value))]));
        }
    }

    /// 征求意见稿, 送审稿, or another of the drafts that offices know.
    pub(super) fn stage(&mut self, fields: &mut Fields, name: &'static str) -> Option<At<Stage>> {
        let (text, key) = self.word(fields, name)?;
        if let Some(known) = keys::STAGES.find(&text) {
            return Some(text.map(|_| known));
        }
        // 征求意见稿第二稿 is the same stage again.
        if OTHER_STAGES.iter().any(|stage| text.starts_with(stage)) {
            return Some(text.map(Stage::Other));
        }
        self.unknown_value(key, &text, &keys::STAGES);
        None
    }
}

/// What a draft is called beside the stages that have a word of their own, and how
/// a further one of these begins.
pub(in crate::load) const OTHER_STAGES: [&str; 11] = [
    "征求意见稿",
    "送审稿",
    "讨论稿",
    "审议稿",
    "报批稿",
    "修改稿",
    "修订稿",
    "初稿",
    "草案",
    "试行",
    "暂行",
];

impl Plan {
    pub(super) fn judged(mut self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        decoder.check_file_id(&self.id);
        self.date_given = fields.has("date");
        let at = self.title.at;
        let lines = self.title.value.split('\n').map(str::trim);
        let lines = lines.filter(|line| !line.is_empty());
        let lines: Vec<Text> = lines.map(|line| At::new(line.to_owned(), at)).collect();
        if lines.len() > 1 {
            self.title_lines = lines;
        }
        self.title = self.title.map(text::in_one_line);
        // Without an id there is no file to make; what is wrong was said.
        Some(self)
    }
}

impl Attachment {
    pub(super) fn judged(self, decoder: &mut Decoder, _: &mut Fields) -> Option<Self> {
        decoder.check_file_id(&self.id);
        Some(self)
    }
}

impl Notice {
    /// Of several plans none is an attachment alone.
    pub(super) fn judged(self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        if self.issued_as.value == IssuedAs::Attachment && !self.also.is_empty() {
            let fault = decoder.conflict(fields, "as", "also");
            decoder.push(fault.at(fields.key("also")).hint("keep-one"));
        }
        if self.issued_as.value != IssuedAs::Forwarded && !self.whose.is_empty() {
            let fault = decoder.conflict(fields, "as", "of");
            decoder.push(fault.at(fields.key("of")).hint("passed-on"));
        }
        Some(self)
    }
}

impl Enquiry {
    /// Somebody or some unit is to be asked.
    pub(super) fn judged(self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        if !fields.has("who") && !fields.has("unit") {
            decoder.missing(fields, "who");
        }
        Some(self)
    }
}

impl Piece {
    /// The plan of another file, or a title of its own.
    pub(super) fn judged(self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        if !fields.has("plan") && !fields.has("title") {
            decoder.missing(fields, "title");
        }
        Some(self)
    }
}

fn is_reserved(id: &str) -> bool {
    let numbered = |stem: &str| {
        id.strip_prefix(stem)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    RESERVED.contains(&id) || numbered("com") || numbered("lpt")
}
