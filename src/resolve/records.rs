//! Takes records that are in the model what they were in the file; gives them
//! with their words looked up, as the declarations in `record/` have them.

use super::Context;
use super::deadline::deadline;
use super::parts::Around;
use crate::load::raw::{self, Written};
use crate::model::{self, ChartKind, PartKind, Text};
use crate::record;

/// What was written, and what it is on the day.
pub(super) trait Resolve {
    /// What it is.
    type To;

    /// Looks up what words mean in it.
    fn resolve(&self, context: &mut Context<'_>, around: &Around<'_>) -> Self::To;
}

impl Context<'_> {
    /// The records of a list, without what is internal in a public edition.
    pub(super) fn each<R: Resolve + Written>(
        &mut self,
        written: &[R],
        around: &Around<'_>,
    ) -> Vec<R::To> {
        let public = self.public;
        let shown = written.iter().filter(|one| !(public && one.is_internal()));
        shown.map(|one| one.resolve(self, around)).collect()
    }
}

macro_rules! records {
    ($($(#[$doc:meta])* $KEYS:ident $Name:ident $english:literal $chinese:literal $how:ident $($on:ident)?
        { $($(#[$about:meta])* $field:ident $(= $key:literal)?: $kind:tt $($alias:literal)* $(=> $shown:ident)?,)* }
        $(+ $extra:tt)?
    )*) => {
        $(resolve! { $($on)?; $Name { $($field: $kind,)* } })*
    };
}

macro_rules! resolve {
    (; $($rest:tt)*) => {};
    ($on:ident; $Name:ident { $($field:ident: $kind:tt,)* }) => {
        impl Resolve for raw::$Name {
            type To = model::$Name;

            fn resolve(&self, _context: &mut Context<'_>, _around: &Around<'_>) -> Self::To {
                model::$Name {
                    $($field: field!($kind &self.$field, _context, _around),)*
                    at: self.at,
                }
            }
        }
    };
}

/// How a kind of field is resolved.
macro_rules! field {
    (text $raw:expr, $c:ident, $a:ident) => { $c.optional_line($raw) };
    (filled $raw:expr, $c:ident, $a:ident) => { $raw.as_ref().map(|text| $c.filled(text)) };
    (sentence $raw:expr, $c:ident, $a:ident) => { $c.optional_line($raw) };
    (heading $raw:expr, $c:ident, $a:ident) => { $raw.as_ref().map(|text| $c.heading(text)) };
    ((required text) $raw:expr, $c:ident, $a:ident) => { $c.line($raw) };
    ((required amount) $raw:expr, $c:ident, $a:ident) => { $c.line($raw) };
    ((required heading) $raw:expr, $c:ident, $a:ident) => { $c.heading($raw) };
    ((required clause) $raw:expr, $c:ident, $a:ident) => { $c.clause($raw) };
    (prose $raw:expr, $c:ident, $a:ident) => { $c.all_paragraphs($raw.as_slice()) };
    (texts $raw:expr, $c:ident, $a:ident) => { $c.all_paragraphs($raw) };
    (lines $raw:expr, $c:ident, $a:ident) => { $raw.iter().map(|text| $c.line(text)).collect() };
    (parties $raw:expr, $c:ident, $a:ident) => { $c.distinct($raw) };
    (parts $raw:expr, $c:ident, $a:ident) => { $c.each($raw, $a) };
    (deadline $raw:expr, $c:ident, $a:ident) => { $raw.as_ref().map(|due| deadline(due, $a.frame)) };
    (plan_date $raw:expr, $c:ident, $a:ident) => { $raw.as_ref().map(|date| date.value) };
    (number $raw:expr, $c:ident, $a:ident) => { $raw.as_ref().map(|number| number.value) };
    (flag $raw:expr, $c:ident, $a:ident) => { *$raw };
    (internal $raw:expr, $c:ident, $a:ident) => { *$raw };
    ((maybe flag) $raw:expr, $c:ident, $a:ident) => { *$raw };
    (numbering $raw:expr, $c:ident, $a:ident) => { $raw.clone() };
    ((choice $SET:ident $type:ident) $raw:expr, $c:ident, $a:ident) => {
        $raw.as_ref().map(|choice| choice.value)
    };
    ((choice $SET:ident $type:ident = $default:expr) $raw:expr, $c:ident, $a:ident) => { $raw.value };
    ([$Name:ident] $raw:expr, $c:ident, $a:ident) => { $c.each($raw, $a) };
    ((by $read:ident Vec<$Name:ident>: $of:tt) $raw:expr, $c:ident, $a:ident) => { $c.each($raw, $a) };
    ((one $Name:ident) $raw:expr, $c:ident, $a:ident) => { $raw.as_ref().map(|one| one.resolve($c, $a)) };
    ((required $kind:tt) $raw:expr, $c:ident, $a:ident) => { field!($kind $raw, $c, $a) };
    ($other:tt $raw:expr, $c:ident, $a:ident) => { () };
}

record::all! { records }

macro_rules! kinds_of_part {
    ({ $($(#[$about:meta])* $field:ident: (part $Variant:ident: $kind:tt) $($alias:literal)+,)* }) => {
        impl Resolve for raw::PartKind {
            type To = PartKind;

            fn resolve(&self, context: &mut Context<'_>, around: &Around<'_>) -> PartKind {
                match self {
                    $(Self::$Variant(one) => PartKind::$Variant(one.resolve(context, around)),)*
                }
            }
        }
    };
}

record::parts! { kinds_of_part [] [] }

impl Resolve for raw::Part {
    type To = model::Part;

    fn resolve(&self, context: &mut Context<'_>, around: &Around<'_>) -> model::Part {
        let mut kind = self.kind.resolve(context, around);
        if let PartKind::Duties(duties) = &mut kind
            && duties.from_portfolios
        {
            context.fill_duties(duties);
        }
        model::Part { kind, at: self.at }
    }
}

impl Resolve for raw::Text {
    type To = Vec<Text>;

    fn resolve(&self, context: &mut Context<'_>, _: &Around<'_>) -> Vec<Text> {
        context.paragraphs(self)
    }
}

/// What a part rests on.
impl Resolve for Vec<raw::Text> {
    type To = Vec<Text>;

    fn resolve(&self, context: &mut Context<'_>, _: &Around<'_>) -> Vec<Text> {
        context.cited(self)
    }
}

impl Resolve for ChartKind {
    type To = model::Chart;

    fn resolve(&self, _: &mut Context<'_>, _: &Around<'_>) -> model::Chart {
        super::charts::empty(*self)
    }
}

impl<R: Resolve> Resolve for Box<R> {
    type To = Box<R::To>;

    fn resolve(&self, context: &mut Context<'_>, around: &Around<'_>) -> Self::To {
        Box::new((**self).resolve(context, around))
    }
}

/// Records with more to them have a method of their own.
macro_rules! by_hand {
    ($($Name:ident: |$raw:ident, $context:ident, $around:ident| $resolved:expr;)*) => {$(
        impl Resolve for raw::$Name {
            type To = model::$Name;

            fn resolve(&self, $context: &mut Context<'_>, $around: &Around<'_>) -> Self::To {
                let $raw = self;
                $resolved
            }
        }
    )*};
}

by_hand! {
    Section: |raw, context, around| context.section(raw, around);
    BodyOfPeople: |raw, context, around| context.body_of_people(raw, around.title);
    Goals: |raw, context, around| context.goals(raw, around);
    Tasks: |raw, context, around| context.tasks(raw, around);
    Responsibility: |raw, context, around| context.responsibility(raw, around);
    Leadership: |raw, context, _around| context.leadership(raw);
    Table: |raw, context, around| context.own_table(raw, around.frame);
    Contacts: |raw, context, _around| context.contacts(raw);
    Assessment: |raw, context, around| context.assessment(raw, around);
    Rota: |raw, context, around| context.rota(raw, around.frame);
}
