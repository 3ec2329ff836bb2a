//! The records of the declarations in `record/`.

use chrono::NaiveDate;

use super::*;
use crate::diagnostic::{At, Origin};
use crate::model::date::{Deadline, PlanDate};
use crate::model::{
    Beside, BlankFormKind, BodyKind, BodyStyle, CellType, ChartKind, ColumnKind, ContactColumn,
    EnumerationStyle, Form, GoalNature, GoalStyle, HeadingStyle, Holding, IssuedAs, LeadFace,
    LevelPrefix, LevelStyle, ListPlace, OnHoliday, OrderBy, PartStyle, ProgressState,
    RegisterState, ResponsibilityStyle, ResponsibilityWording, Stage, Status, Succession, Verdict,
};
use crate::record;

macro_rules! records {
    ($($(#[$doc:meta])* $KEYS:ident $Name:ident $english:literal $chinese:literal $how:ident $($on:ident)?
        { $($(#[$about:meta])* $field:ident $(= $key:literal)?: $kind:tt $($alias:literal)* $(=> $shown:ident)?,)* }
        $(+ { $($extra:tt)* })?
    )*) => {
        $(structure! { $how $(#[$doc])* $Name { $($(#[$about])* $field: $kind,)* } $($($extra)*)? })*
    };
}

macro_rules! structure {
    (named $($rest:tt)*) => {};
    ($how:ident $(#[$doc:meta])* $Name:ident { $($(#[$about:meta])* $field:ident: $kind:tt,)* }
        $($(#[$note:meta])* $extra:ident: $type:ty,)*
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        #[allow(missing_docs)] // What `id` and the like are for is said in `load/keys`.
        pub struct $Name {
            /// Where the record stands.
            pub at: Origin,
            $($(#[$about])* pub $field: read_as!($kind),)*
            $($(#[$note])* pub $extra: $type,)*
        }

        impl Written for $Name {
            fn is_internal(&self) -> bool {
                false $(| is_internal!($kind self.$field))*
            }

            fn walk<'p>(&'p self, _found: &mut Found<'p>) {
                $(in_short!($extra self.$extra, _found);)*
                $(within!($kind self.$field, _found);)*
            }
        }

        impl $Name {
            /// What it says that may be internal, by its key.
            #[allow(dead_code)] // Few records have such.
            pub fn said(&self, _key: &str) -> Option<&Marked> {
                None $(.or(said!($kind $field self _key)))*
            }
        }
    };
}

macro_rules! said {
    (marked $field:ident $record:ident $key:ident) => {
        $record.$field.as_ref().filter(|_| $key == record::key!($field))
    };
    (private $field:ident $record:ident $key:ident) => {
        said!(marked $field $record $key)
    };
    ($other:tt $field:ident $record:ident $key:ident) => {
        None
    };
}

macro_rules! kinds_of_part {
    ({ $($(#[doc = $about:literal])* $field:ident: (part $Variant:ident: $kind:tt) $($alias:literal)+,)* }) => {
        /// The kinds of part.
        #[derive(Debug, Clone, PartialEq)]
        pub enum PartKind {
            $($(#[doc = $about])* $Variant(part_as!($kind)),)*
        }

        impl PartKind {
            /// The records in it.
            pub(super) fn walk<'p>(&'p self, found: &mut Found<'p>) {
                match self { $(Self::$Variant(_one) => within!($kind _one found),)* }
            }
        }
    };
}

/// What a kind of part is read as.
macro_rules! part_as {
    (prose) => { Text };
    (references) => { Vec<Text> };
    ((choice $SET:ident $type:ident)) => { $type };
    ((options $Name:ident $Options:ident)) => { $Options };
    ((one $Name:ident)) => { $Name };
    ((boxed $Name:ident)) => { Box<$Name> };
    ((by $read:ident $type:ty: $kind:tt)) => { $type };
}

/// Shows what holds records to whoever walks.
macro_rules! within {
    (parts $field:expr, $found:ident) => {
        $found.parts(&$field)
    };
    ([Section] $field:expr, $found:ident) => {
        $found.sections(&$field)
    };
    ([$Name:ident] $field:expr, $found:ident) => {
        $found.all(&$field)
    };
    ((one Responsibility) $field:expr, $found:ident) => {
        $found.answered($field.as_ref())
    };
    ((by tasks $($of:tt)*) $one:ident $found:ident) => {
        $found.tasks($one)
    };
    ((required [$Name:ident]) $field:expr, $found:ident) => {
        $found.all(&$field)
    };
    ((options $Name:ident $Options:ident) $one:ident $found:ident) => {
        $one.walk($found)
    };
    ((boxed $Name:ident) $one:ident $found:ident) => {
        $one.walk($found)
    };
    ((required parts) $field:expr, $found:ident) => {
        $found.parts(&$field)
    };
    ($other:tt $($rest:tt)*) => {
        ()
    };
}

/// Who answers for a record by its own keys.
macro_rules! in_short {
    (short $field:expr, $found:ident) => {
        $found.answered($field.as_ref())
    };
    ($other:ident $($rest:tt)*) => {
        ()
    };
}

macro_rules! is_internal {
    (internal $field:expr) => {
        $field
    };
    ($other:tt $field:expr) => {
        false
    };
}

/// What a kind of field is read as.
macro_rules! read_as {
    (id) => { Text };
    ((id or $name:ident)) => { Text };
    ((required id)) => { Text };
    ((maybe id)) => { Option<Text> };
    (text) => { Option<Text> };
    (filled) => { Option<Text> };
    (heading) => { Option<Text> };
    (prose) => { Option<Text> };
    (sentence) => { Option<Text> };
    (amount) => { Option<Text> };
    (reference) => { Option<Text> };
    ((required text)) => { Text };
    ((required heading)) => { Text };
    ((required clause)) => { Text };
    ((required amount)) => { Text };
    ((required reference)) => { Text };
    (texts) => { Vec<Text> };
    (lines) => { Vec<Text> };
    (references) => { Vec<Text> };
    (day) => { Option<At<NaiveDate>> };
    (first_day) => { Option<At<NaiveDate>> };
    (last_day) => { Option<At<NaiveDate>> };
    ((needed day)) => { At<NaiveDate> };
    (days) => { Vec<At<NaiveDate>> };
    (plan_date) => { Option<At<PlanDate>> };
    (deadline) => { Option<At<Deadline>> };
    (number) => { Option<At<u32>> };
    (flag) => { bool };
    (internal) => { bool };
    ((flag true)) => { bool };
    ((maybe flag)) => { Option<bool> };
    (party) => { Option<Party> };
    (parties) => { Vec<Party> };
    (parts) => { Vec<Part> };
    (marked) => { Option<Marked> };
    (private) => { Option<Marked> };
    (numbering) => { Vec<LevelStyle> };
    ([$Name:ident]) => { Vec<$Name> };
    ((one $Name:ident)) => { Option<$Name> };
    ((maybe one $Name:ident)) => { Option<$Name> };
    ((choice $SET:ident $type:ident)) => { Option<At<$type>> };
    ((choice $SET:ident $type:ident = $default:expr)) => { At<$type> };
    ((columns $SET:ident $Name:ident $type:ident)) => { Vec<Column<$type>> };
    ((by $read:ident $type:ty: $kind:tt)) => { $type };
    ((required $kind:tt)) => { read_as!($kind) };
    ($other:tt) => { () };
}

record::all! { records }
record::parts! { kinds_of_part [] [] }
