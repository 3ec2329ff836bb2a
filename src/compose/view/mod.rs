//! Takes the Model; gives each noun of it the names by which templates ask for
//! it: a stable contract, described in `docs/templates.md`.
//!
//! Every text carries `origin`, which the template hands on as `from`.

mod bodies;
mod counted;
mod forms;
mod part;
mod party;
mod rota;
mod table;

use serde::ser::{SerializeMap, Serializer};

use super::origin_attribute;
use crate::model::date::full_date;
use crate::model::{
    self, Attachment, Enquiry, HeadingStyle, LevelStyle, Notice, Organisation, Piece, Section, Text,
};

/// What a template may ask of a noun.
trait Fields {
    /// Writes each field under its name.
    fn fields<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// `Piece as piece { title, numbers = numbers(&piece.numbering) }`: a template
/// asks a `Piece` for its `title`, as it stands in the model, and for `numbers`,
/// which are made of it.
macro_rules! view {
    ($($(#[$doc:meta])* $Noun:ty as $one:ident { $($field:ident $(= $value:expr)?),* $(,)? })*) => {$(
        $(#[$doc])*
        impl $crate::compose::view::Fields for $Noun {
            fn fields<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                let $one = self;
                $(map.serialize_entry(stringify!($field), &view!(@ $one $field $($value)?))?;)*
                Ok(())
            }
        }

        impl serde::Serialize for $Noun {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::compose::view::write(self, to)
            }
        }
    )*};
    (@ $one:ident $field:ident) => { $one.$field };
    (@ $one:ident $field:ident $value:expr) => { $value };
}

use view;

fn write<N: Fields, S: Serializer>(noun: &N, to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(None)?;
    noun.fields(&mut map)?;
    map.end()
}

/// A plan and the organisation that it is of.
pub struct Plan<'p>(pub &'p model::Plan, pub &'p Organisation);

view! {
    Plan<'_> as plan {
        id = plan.0.id,
        title = plan.0.title,
        title_lines = plan.0.title_lines,
        form = plan.0.form,
        mark = plan.0.mark,
        status = plan.0.status,
        issuers = plan.0.issuers,
        number = plan.0.number.as_ref().map(|number| number.to_string()),
        order_number = plan.0.order_number,
        date = date(plan.0),
        basis = model::joined(&plan.0.basis),
        contents = plan.0.contents,
        numbers = numbers(&plan.0.numbering),
        signed = plan.0.signature,
        notice = plan.0.notice.as_ref().map(|notice| OfPlan(notice, plan.0)),
        pieces = nth(&plan.0.pieces),
        as_of = full_date(plan.0.on),
        stage = plan.0.stage,
        addressees = plan.0.addressees,
        preamble = plan.0.preamble,
        note = note(&plan.0.notes),
        notes = plan.0.notes,
        enquiries = plan.0.enquiries,
        seal = plan.0.seal,
        name_stamp = plan.0.name_stamp,
        attendees = plan.0.attendance.attendees,
        excused = plan.0.attendance.excused,
        observers = plan.0.attendance.observers,
        copy_number = plan.0.copy_number,
        secrecy = plan.0.secrecy,
        urgency = plan.0.urgency,
        signatories = plan.0.signatories,
        printed_by = plan.0.printed_by,
        printed_date = plan.0.printed_date.map(full_date),
        sections = plan.0.sections,
        attachments = plan.0.attachments,
        copies = plan.0.copies,
        organisation = plan.1.name,
        origin = origin_attribute::write(plan.0.at),
    }

    OfPlan<'_, Notice> as notice {
        title = notice.0.title,
        paragraphs = notice.0.text,
        whose = notice.0.whose,
        issued_as = notice.0.issued_as,
        label = notice.0.label,
        quoted = notice.1.quoted_titles(),
        items = notice.0.items,
        also = also(&notice.0.also),
    }

    Enquiry as one { unit, who, phone, mail, origin = origin_attribute::write(one.at) }

    Also<'_> as piece {
        anchor = format!("also-{}", piece.0),
        title = piece.1.title,
        preamble = piece.1.preamble,
        body = piece.1.body,
        sections = piece.1.sections,
        numbers = numbers(&piece.1.numbering),
    }

    Section as section {
        heading,
        run_in = section.heading_style == HeadingStyle::RunIn,
        numbers = numbers(&section.numbering),
        responsibility,
        body,
        sections,
    }

    Attachment as attachment {
        anchor = attachment_anchor(&attachment.id),
        label,
        title,
        body,
        sections,
        landscape,
        numbers = numbers(&attachment.numbering),
    }

    Nth<'_, Piece> as piece {
        anchor = format!("piece-{}", piece.0),
        title = piece.1.title,
        preamble = piece.1.preamble,
        body = piece.1.body,
        sections = piece.1.sections,
        numbers = numbers(&piece.1.numbering),
    }

    Text as text { text, origin = origin_attribute::write(text.at) }
}

/// All notes as one, for a template that prints one between brackets: A）（B.
fn note(notes: &[Text]) -> Option<Text> {
    let words: Vec<&str> = notes.iter().map(|note| note.text.as_str()).collect();
    let first = notes.first()?;
    Some(Text {
        text: words.join("）（"),
        at: first.at,
    })
}

/// Something that a plan says of itself.
struct OfPlan<'p, T>(&'p T, &'p model::Plan);

/// A plan that a notice issues besides.
struct Also<'p>(usize, &'p Piece);

fn also(pieces: &[Piece]) -> Vec<Also<'_>> {
    let counted = pieces.iter().enumerate();
    counted.map(|(i, piece)| Also(i + 1, piece)).collect()
}

/// One of several, counted from 1.
struct Nth<'p, T>(usize, &'p T);

fn nth<T>(all: &[T]) -> Vec<Nth<'_, T>> {
    let counted = all.iter().enumerate();
    counted.map(|(i, one)| Nth(i + 1, one)).collect()
}

/// The anchor of an attachment with that id.
pub(super) fn attachment_anchor(id: &str) -> String {
    format!("attachment-{id}")
}

/// 2026年3月20日, the words in its place, or 待定.
fn date(plan: &model::Plan) -> String {
    match (plan.date, &plan.date_words) {
        (Some(date), _) => full_date(date),
        (None, Some(words)) => words.clone(),
        (None, None) => "待定".to_string(),
    }
}

/// The words of number styles, one after the other.
fn numbers(styles: &[LevelStyle]) -> String {
    let words: Vec<String> = styles.iter().map(|style| style.word()).collect();
    words.join(" ")
}
