//! A plan file: what the plan says of itself, its chapters and attachments.

use chrono::Datelike;

use super::*;
use crate::diagnostic::At;
use crate::load::keys;
use crate::load::raw::{Attachment, Notice, Piece, Plan, Text};
use crate::model::{Form, IssuedAs, Stage, Status};

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
            }
            return;
        };
        let at = node.at;
        let Some(fields) = self.fields(node, &keys::PLAN) else {
            self.broken();
            return;
        };
        let Some(mut plan) = self.plan(fields, at) else {
            self.broken();
            return;
        };
        self.year = year_of(&plan);
        plan.sections = self.sections(&mut top, "sections");
        plan.attachments = self.list(&mut top, "attachments", &keys::ATTACHMENT, Self::attachment);
        plan.copies = self.printed_names(&mut top, "copies");
        plan.pieces
            .extend(self.list(&mut top, "compilation", &keys::PIECE, Self::piece));
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

    fn plan(&mut self, mut fields: Fields, at: Origin) -> Option<Plan> {
        let f = &mut fields;
        let id = self.required_text(f, "id");
        if !id.is_empty() {
            self.check_file_id(&id);
        }
        let title = self.required_text(f, "title");
        let number = self.document_number(f, "number");
        let form = self.choice(f, "form", &keys::FORMS);
        let (in_force_from, in_force_until) = self.in_force(f);
        let date_given = f.has("date");
        let (date, date_words) = self.document_date(f);
        let plan = Plan {
            file: self.file,
            at,
            template: self.reference(f, "template"),
            // A number stands on a red head or a letter, never on a plain plan.
            form: form.unwrap_or(At::new(
                if number.is_some() {
                    Form::RedHead
                } else {
                    Form::Plain
                },
                at,
            )),
            issuers: self.references(f, "issuers"),
            date,
            mark: self.text(f, "mark"),
            order_number: self.number(f, "order-number"),
            date_given,
            date_words,
            basis: self.references(f, "basis"),
            numbering: self.choices(f, "numbering", &keys::NUMBER_STYLES),
            signature: self.flag(f, "signature"),
            issued_by: self.notice(f),
            pieces: self.list(f, "compilation", &keys::PIECE, Self::piece),
            roster_date: self.day(f, "roster-date"),
            in_force_from,
            in_force_until,
            status: self
                .choice(f, "status", &keys::STATUSES)
                .unwrap_or(At::new(Status::Draft, at)),
            stage: self.stage(f),
            addressees: self.printed_names(f, "addressees"),
            preamble: self.prose(f, "preamble"),
            note: self.text(f, "note"),
            seal: self.flag(f, "seal"),
            name_stamp: self.flag(f, "name-stamp"),
            attendees: self.parties(f, "attendees"),
            excused: self.parties(f, "excused"),
            observers: self.parties(f, "observers"),
            copy_number: self.text(f, "copy-number"),
            secrecy: self.text(f, "secrecy"),
            urgency: self.text(f, "urgency"),
            signatories: self.parties(f, "signatory"),
            printed_by: self.text(f, "printed-by"),
            printed_date: self.day(f, "printed-date"),
            sections: Vec::new(),
            attachments: Vec::new(),
            copies: Vec::new(),
            internal: self.flag(f, "internal").unwrap_or(false),
            number,
            title,
            id,
        };
        // Without an id there is no file to make; what is wrong was said.
        Some(plan)
    }

    /// The date of the document, and the words of one that is a placeholder:
    /// XXXX年X月X日.
    fn document_date(
        &mut self,
        fields: &mut Fields,
    ) -> (Option<At<Option<chrono::NaiveDate>>>, Option<Text>) {
        let node = fields.peek("date");
        let words = node.and_then(|node| match &node.value {
            Value::Str(text) if text.contains(['X', 'x', '×', '*', '＊', 'Ｘ', '○']) => {
                Some(At::new(text.trim().to_owned(), node.at))
            }
            _ => None,
        });
        match words {
            Some(words) => {
                fields.take("date");
                (Some(At::new(None, words.at)), Some(words))
            }
            None => (self.day_or_open(fields, "date"), None),
        }
    }

    /// The notice by which a plan is issued; `issued-by: true` is the usual one.
    fn notice(&mut self, fields: &mut Fields) -> Option<Notice> {
        let node = fields.take("issued-by")?;
        let mut notice = Notice {
            at: node.at,
            title: None,
            text: None,
            issued_as: IssuedAs::Object,
        };
        match &node.value {
            Value::Null => return None,
            Value::Bool(wanted) => return wanted.then_some(notice),
            Value::Str(word) if keys::FLAGS.find(word).is_some() => {
                return keys::FLAGS.find(word)?.then_some(notice);
            }
            _ => {}
        }
        let mut fields = self.fields(node, &keys::NOTICE)?;
        let f = &mut fields;
        notice.title = self.text(f, "title");
        notice.text = self.prose(f, "text");
        if let Some(way) = self.choice(f, "as", &keys::ISSUED_AS) {
            notice.issued_as = way.value;
        }
        Some(notice)
    }

    fn piece(&mut self, mut fields: Fields) -> Option<Piece> {
        let f = &mut fields;
        if !f.has("plan") && !f.has("title") {
            self.missing(f, "title");
        }
        Some(Piece {
            at: f.at,
            plan: self.reference(f, "plan"),
            title: self.text(f, "title"),
            preamble: self.prose(f, "preamble"),
            body: self.body(f, "body"),
            sections: self.sections(f, "sections"),
            numbering: self.choices(f, "numbering", &keys::NUMBER_STYLES),
            internal: self.flag(f, "internal").unwrap_or(false),
        })
    }

    /// Ids that become the names of files.
    fn check_file_id(&mut self, id: &Text) {
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

    fn in_force(
        &mut self,
        fields: &mut Fields,
    ) -> (Option<At<chrono::NaiveDate>>, Option<At<chrono::NaiveDate>>) {
        let Some(node) = fields.take("in-force") else {
            return (None, None);
        };
        if matches!(node.value, Value::Null) {
            return (None, None);
        }
        match self.fields(node, &keys::IN_FORCE) {
            Some(mut period) => (
                self.day(&mut period, "from"),
                self.day(&mut period, "until"),
            ),
            None => (None, None),
        }
    }

    /// 征求意见稿, 送审稿, or what else an office prints there.
    fn stage(&mut self, fields: &mut Fields) -> Option<At<Stage>> {
        let text = self.text(fields, "stage")?;
        let known = keys::STAGES.find(&text);
        Some(text.map(|words| known.unwrap_or(Stage::Other(words))))
    }

    fn attachment(&mut self, mut fields: Fields) -> Option<Attachment> {
        let f = &mut fields;
        let id = self.required_text(f, "id");
        if !id.is_empty() {
            self.check_file_id(&id);
        }
        Some(Attachment {
            at: f.at,
            title: self.required_text(f, "title"),
            body: self.body(f, "body"),
            sections: self.sections(f, "sections"),
            separate: self.flag(f, "separate").unwrap_or(false),
            landscape: self.flag(f, "landscape").unwrap_or(false),
            numbering: self.choices(f, "numbering", &keys::NUMBER_STYLES),
            internal: self.flag(f, "internal").unwrap_or(false),
            id,
        })
    }
}

fn is_reserved(id: &str) -> bool {
    let numbered = |stem: &str| {
        id.strip_prefix(stem)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    RESERVED.contains(&id) || numbered("com") || numbered("lpt")
}

/// The year a date without one means.
pub fn year_of(plan: &Plan) -> Option<i32> {
    let date = plan.date.as_ref().and_then(|date| date.value);
    let from = plan.in_force_from.as_ref().map(|date| date.value);
    let until = plan.in_force_until.as_ref().map(|date| date.value);
    let number = plan.number.as_ref().map(|number| number.year as i32);
    from.or(date).or(until).map(|day| day.year()).or(number)
}
