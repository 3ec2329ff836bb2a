//! The tables of keys, made from the declarations in `record/`.

use super::*;
use crate::record;

macro_rules! tables {
    ($($(#[$doc:meta])* $KEYS:ident $Name:ident $english:literal $chinese:literal $how:ident $($on:ident)?
        { $($(#[doc = $about:literal])* $field:ident $(= $key:literal)?: $kind:tt $($alias:literal)* $(=> $shown:ident)?,)* }
        $(+ $extra:tt)?
    )*) => {$(
        $(#[$doc])*
        pub static $KEYS: Record = Record {
            name: $english,
            chinese: $chinese,
            fields: &[$(field! {
                $kind Field {
                    name: record::key!($field $(= $key)?),
                    aliases: &[$($alias),*],
                    required: required!($kind),
                    kind: kind!($kind),
                    about: &[$($about),*],
                }
            }),*],
        };
        // The names by which other declarations speak of it.
        #[allow(unused_imports)]
        use $KEYS as $Name;
    )*};
}

/// A field; what some kinds are called and are for is the same everywhere.
macro_rules! field {
    (id $field:expr) => {
        common($field, &["编号"], ID)
    };
    ((id or $name:ident) $field:expr) => {
        common($field, &["编号"], ID)
    };
    ((maybe id) $field:expr) => {
        common($field, &["编号"], ID)
    };
    (internal $field:expr) => {
        common($field, &["内部"], INTERNAL)
    };
    (first_day $field:expr) => {
        common($field, &["起"], FIRST_DAY)
    };
    ((required first_day) $field:expr) => {
        common($field, &["起"], FIRST_DAY)
    };
    (last_day $field:expr) => {
        common($field, &["止"], LAST_DAY)
    };
    ((required last_day) $field:expr) => {
        common($field, &["止"], LAST_DAY)
    };
    ($kind:tt $field:expr) => {
        $field
    };
}

macro_rules! required {
    ((required $kind:tt)) => {
        true
    };
    ((needed $kind:tt)) => {
        true
    };
    ((by $read:ident $type:ty: $kind:tt)) => {
        required!($kind)
    };
    ($kind:tt) => {
        false
    };
}

macro_rules! kind {
    (text) => { Kind::Text };
    (filled) => { Kind::Text };
    (heading) => { Kind::Text };
    (clause) => { Kind::Text };
    (prose) => { Kind::Prose };
    (sentence) => { Kind::Prose };
    (texts) => { Kind::Texts };
    (lines) => { Kind::Texts };
    (amount) => { Kind::Amount };
    (recurrence) => { Kind::Recurrence };
    (id) => { Kind::Id };
    (reference) => { Kind::Reference };
    (references) => { Kind::References };
    (day) => { Kind::Day };
    (first_day) => { Kind::Day };
    (last_day) => { Kind::Day };
    (days) => { Kind::Days };
    (day_or_open) => { Kind::DayOrOpen };
    (plan_date) => { Kind::PlanDate };
    (deadline) => { Kind::Deadline };
    (number) => { Kind::Number };
    (flag) => { Kind::Flag };
    (internal) => { Kind::Flag };
    (party) => { Kind::Party };
    (parties) => { Kind::Parties };
    (parts) => { Kind::Parts };
    (rows) => { Kind::Rows };
    (numbering) => { Kind::Columns(&NUMBER_STYLES, &LevelStyle) };
    (marked) => { Kind::Marked(&Marked) };
    (private) => { Kind::Marked(&Marked) };
    (labels) => { Kind::Labels };
    (document_number) => { Kind::DocumentNumber };
    ([$Name:ident]) => { Kind::Records(&$Name) };
    ((id or $name:ident)) => { Kind::Id };
    ((flag true)) => { Kind::Flag };
    ((choice $SET:ident $type:ident $(= $default:expr)?)) => { Kind::Choice(&$SET) };
    ((columns $SET:ident $Name:ident $type:ident)) => { Kind::Columns(&$SET, &$Name) };
    ((options $Name:ident $Options:ident)) => { Kind::RecordsOrOptions(&$Name, &$Options) };
    ((one $Name:ident)) => { Kind::Record(&$Name) };
    ((boxed $Name:ident)) => { Kind::Record(&$Name) };
    ((part $Variant:ident: $kind:tt)) => { kind!($kind) };
    ((flag_or $Name:ident)) => { Kind::FlagOr(&$Name) };
    ((texts_or $Name:ident)) => { Kind::TextsOr(&$Name) };
    ((days_or $Name:ident)) => { Kind::DaysOr(&$Name) };
    ((parties_or $Name:ident)) => { Kind::PartiesOr(&$Name) };
    ((dated $Name:ident)) => { Kind::DatedNames(&$Name) };
    ((required $kind:tt)) => { kind!($kind) };
    ((needed $kind:tt)) => { kind!($kind) };
    ((maybe $($kind:tt)+)) => { kind!($($kind)+) };
    (one $Name:ident) => { kind!((one $Name)) };
    ((by $read:ident $type:ty: $kind:tt)) => { kind!($kind) };
    ($($other:tt)*) => {
        compile_error!(concat!("`", stringify!($($other)*), "` is no kind of field: see load/keys/records.rs"))
    };
}

record::all! { tables }

macro_rules! list {
    ($($(#[$doc:meta])* $KEYS:ident $Name:ident $english:literal $chinese:literal $how:ident $($on:ident)?
        { $($fields:tt)* } $(+ $extra:tt)?
    )*) => { [$(&$KEYS),*] };
}

/// Every kind of record, file by file.
pub(super) static ALL: &[&[&Record]] = &record::all!([list]);

const ID: &[&str] = &[
    "编号，全部文件里唯一；不写的，名称就是编号",
    "unique over all files; the name, unless given",
    "`petitions`",
];
const INTERNAL: &[&str] = &[
    "内部内容，公开版（`--public`）不印",
    "left out of public editions",
    "`internal: true`",
];
const FIRST_DAY: &[&str] = &["起，含当日", "first day", "`2026-01-10`"];
const LAST_DAY: &[&str] = &["止，含当日", "last day", "`2026-12-31`"];

const fn common(
    field: Field,
    aliases: &'static [&'static str],
    about: &'static [&'static str],
) -> Field {
    Field {
        aliases,
        about,
        ..field
    }
}
