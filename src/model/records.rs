//! The records that are in the model what they were in the file, made from the
//! declarations in `record/`; and the kinds of part.

use super::date::PlanDate;
use super::visit::{Alone, Field, Record, Visit};
use super::*;
use crate::diagnostic::Origin;
use crate::record;

macro_rules! records {
    ($($(#[$doc:meta])* $KEYS:ident $Name:ident $english:literal $chinese:literal $how:ident $($on:ident)?
        { $($(#[$about:meta])* $field:ident $(= $key:literal)?: $kind:tt $($alias:literal)* $(=> $shown:ident)?,)* }
        $(+ $extra:tt)?
    )*) => {
        $(structure! { $($on)?; $(#[$doc])* $Name { $($(#[$about])* $field: $kind,)* } })*
    };
}

macro_rules! structure {
    (; $($rest:tt)*) => {};
    ($on:ident; $(#[$doc:meta])* $Name:ident { $($(#[$about:meta])* $field:ident: $kind:tt,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[allow(missing_docs)] // What `internal` is for is said in `load/keys`.
        pub struct $Name {
            $($(#[$about])* pub $field: held_as!($kind),)*
            /// Where it stands.
            pub at: Origin,
        }

        impl Alone for $Name {}
        impl Field for $Name {
            fn visit<'p>(&'p self, _: &'static str, to: &mut dyn Visit<'p>) {
                to.enter(Record {
                    kind: stringify!($Name),
                    at: Some(self.at),
                    name: None $(.or(name!($kind self.$field)))*,
                    due: None $(.or(due!($kind self.$field)))*,
                });
                $(seen!($kind self.$field.visit(stringify!($field), to));)*
                to.leave();
            }

            fn each_part(&mut self, _fill: &mut dyn FnMut(&mut Part)) {
                $(seen!($kind self.$field.each_part(_fill));)*
            }
        }
    };
}

/// What a kind of field is in the model.
macro_rules! held_as {
    (text) => { Option<Text> };
    (filled) => { Option<Text> };
    (heading) => { Option<Text> };
    (sentence) => { Option<Text> };
    ((required text)) => { Text };
    ((required heading)) => { Text };
    ((required clause)) => { Text };
    ((required amount)) => { Text };
    (prose) => { Vec<Text> };
    (texts) => { Vec<Text> };
    (lines) => { Vec<Text> };
    (parties) => { Vec<Party> };
    (parts) => { Vec<Part> };
    (deadline) => { Option<Deadline> };
    (plan_date) => { Option<PlanDate> };
    (number) => { Option<u32> };
    (flag) => { bool };
    (internal) => { bool };
    ((maybe flag)) => { Option<bool> };
    (numbering) => { Vec<LevelStyle> };
    ((choice $SET:ident $type:ident)) => { Option<$type> };
    ((choice $SET:ident $type:ident = $default:expr)) => { $type };
    ([$Name:ident]) => { Vec<$Name> };
    ((one $Name:ident)) => { Option<$Name> };
    ((by $read:ident Vec<$Name:ident>: $of:tt)) => { Vec<$Name> };
    ((required $kind:tt)) => { held_as!($kind) };
    ($other:tt) => { () };
}

/// The text by which a record is called: the first that it must have.
macro_rules! name {
    ((required text) $field:expr) => {
        Some($field.text.as_str())
    };
    ((required heading) $field:expr) => {
        Some($field.text.as_str())
    };
    ((required clause) $field:expr) => {
        Some($field.text.as_str())
    };
    ($other:tt $field:expr) => {
        None
    };
}

/// The day by which a record is due.
macro_rules! due {
    (deadline $field:expr) => {
        $field.as_ref().and_then(|deadline| deadline.last_day)
    };
    ($other:tt $field:expr) => {
        None
    };
}

/// All but what nobody looks for.
macro_rules! seen {
    ((maybe id) $visit:expr) => {};
    ((maybe one $Name:ident) $visit:expr) => {};
    (number $visit:expr) => {};
    ((required number) $visit:expr) => {};
    (deadline $visit:expr) => {};
    (plan_date $visit:expr) => {};
    (flag $visit:expr) => {};
    (internal $visit:expr) => {};
    ((maybe flag) $visit:expr) => {};
    (numbering $visit:expr) => {};
    ((choice $($of:tt)*) $visit:expr) => {};
    ($kind:tt $visit:expr) => {
        $visit
    };
}

record::all! { records }

macro_rules! kinds_of_part {
    ({ $($(#[doc = $about:literal])* $field:ident: (part $Variant:ident: $kind:tt) $($alias:literal)+,)* }) => {
        /// The kinds of part.
        #[derive(Debug, Clone, PartialEq)]
        pub enum PartKind {
            $($(#[doc = $about])* $Variant(part_as!($kind)),)*
        }

        impl Alone for Part {}
        impl Field for Part {
            fn visit<'p>(&'p self, _: &'static str, to: &mut dyn Visit<'p>) {
                to.part(self);
                match &self.kind { $(PartKind::$Variant(one) => one.visit("text", to),)* }
            }

            fn each_part(&mut self, fill: &mut dyn FnMut(&mut Part)) {
                fill(self);
                match &mut self.kind { $(PartKind::$Variant(one) => one.each_part(fill),)* }
            }
        }
    };
}

/// What a kind of part is in the model.
macro_rules! part_as {
    (prose) => { Vec<Text> };
    (references) => { Vec<Text> };
    ((choice CHARTS ChartKind)) => { Chart };
    ((options $Name:ident $Options:ident)) => { $Options };
    ((one $Name:ident)) => { $Name };
    ((boxed $Name:ident)) => { Box<$Name> };
    ((flag_or $Name:ident)) => { $Name };
    ((by $read:ident $type:ty: $kind:tt)) => { part_as!($kind) };
}

record::parts! { kinds_of_part [] [] }
