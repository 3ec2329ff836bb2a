//! Reads records field by field, as the declarations in `record/` have them.

use super::*;
use crate::diagnostic::At;
use crate::load::keys::{self, Record};
use crate::load::raw::{self, *};
use crate::model::{
    BlankFormKind, BodyKind, BodyStyle, EnumerationStyle, GoalStyle, Holding, IssuedAs, LeadFace,
    OrderBy, PartStyle, Status,
};
use crate::record;

/// A record that is read field by field.
pub(super) trait Read: Sized {
    /// Its keys.
    const KEYS: &'static Record;

    /// The field that a text alone is, where it may stand for the record.
    const TEXT: Option<&'static str> = None;

    /// Reads it; nothing where too little of it was written.
    fn read(decoder: &mut Decoder, fields: &mut Fields) -> Option<Self>;
}

macro_rules! decoders {
    ($($(#[$doc:meta])* $KEYS:ident $Name:ident $english:literal $chinese:literal $how:ident $($on:ident)?
        { $($(#[$about:meta])* $field:ident $(= $key:literal)?: $kind:tt $($alias:literal)* $(=> $shown:ident)?,)* }
        $(+ { $($(#[$note:meta])* $extra:ident: $type:ty,)* })?
    )*) => {
        $(decoder! { $how $KEYS $Name { $($field (record::key!($field $(= $key)?)): $kind,)* } $($($extra)*)? })*
    };
}

macro_rules! decoder {
    (named $($rest:tt)*) => {};
    ($how:ident $KEYS:ident $Name:ident { $($field:ident $key:tt: $kind:tt,)* } $($extra:ident)*) => {
        impl Read for raw::$Name {
            const KEYS: &'static Record = &keys::$KEYS;
            const TEXT: Option<&'static str> = text_alone!($Name);

            #[allow(unused_mut)] // Only some kinds are settled once all fields are read.
            fn read(decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
                $(let mut $field = read!($kind decoder fields (const { $key }));)*
                $(settle!($kind $field decoder fields);)*
                let record = Self {
                    at: fields.at,
                    $($field,)*
                    $($extra: Default::default(),)*
                };
                judge!($how record decoder fields)
            }
        }
    };
}

/// How a kind of field is read.
macro_rules! read {
    (id $d:ident $f:ident $key:tt) => { $d.id($f, $key).unwrap_or(At::new(String::new(), $f.at)) };
    ((id or $name:ident) $d:ident $f:ident $key:tt) => { read!(id $d $f $key) };
    ((required id) $d:ident $f:ident $key:tt) => { $d.required_text($f, $key) };
    (text $d:ident $f:ident $key:tt) => { $d.text($f, $key) };
    (heading $d:ident $f:ident $key:tt) => { $d.text($f, $key) };
    (lines $d:ident $f:ident $key:tt) => { $d.texts($f, $key) };
    (sentence $d:ident $f:ident $key:tt) => { $d.prose($f, $key) };
    (amount $d:ident $f:ident $key:tt) => { $d.text($f, $key) };
    (reference $d:ident $f:ident $key:tt) => { $d.text($f, $key) };
    ((required text) $d:ident $f:ident $key:tt) => { $d.required_text($f, $key) };
    ((required heading) $d:ident $f:ident $key:tt) => { $d.required_text($f, $key) };
    ((required clause) $d:ident $f:ident $key:tt) => { $d.required_text($f, $key) };
    ((required amount) $d:ident $f:ident $key:tt) => { $d.required_text($f, $key) };
    ((required reference) $d:ident $f:ident $key:tt) => { $d.required_text($f, $key) };
    (first_day $d:ident $f:ident $key:tt) => { $d.day($f, $key) };
    (last_day $d:ident $f:ident $key:tt) => { $d.day($f, $key) };
    (flag $d:ident $f:ident $key:tt) => { $d.flag($f, $key).unwrap_or(false) };
    (internal $d:ident $f:ident $key:tt) => { $d.flag($f, $key).unwrap_or(false) };
    ((flag true) $d:ident $f:ident $key:tt) => { $d.flag($f, $key).unwrap_or(true) };
    (numbering $d:ident $f:ident $key:tt) => { $d.numbering($f, $key) };
    ([$Name:ident] $d:ident $f:ident $key:tt) => { $d.list::<$Name>($f, $key) };
    ((one $Name:ident) $d:ident $f:ident $key:tt) => { $d.one::<$Name>($f, $key) };
    ((maybe one $Name:ident) $d:ident $f:ident $key:tt) => { $d.one_or_none::<$Name>($f, $key) };
    ((choice $SET:ident $type:ident) $d:ident $f:ident $key:tt) => { $d.choice($f, $key, &keys::$SET) };
    ((choice $SET:ident $type:ident = $default:expr) $d:ident $f:ident $key:tt) => {
        $d.choice($f, $key, &keys::$SET).unwrap_or(At::new($default, $f.at))
    };
    ((columns $SET:ident $Name:ident $type:ident) $d:ident $f:ident $key:tt) => {
        $d.columns($f, $key, &keys::$SET)
    };
    ((by $read:ident $type:ty: $kind:tt) $d:ident $f:ident $key:tt) => { $d.$read($f, $key) };
    ((required $kind:tt) $d:ident $f:ident $key:tt) => { read!($kind $d $f $key) };
    ((needed $kind:tt) $d:ident $f:ident $key:tt) => { read!($kind $d $f $key) };
    ((maybe id) $d:ident $f:ident $key:tt) => { $d.id($f, $key) };
    ((maybe flag) $d:ident $f:ident $key:tt) => { $d.flag($f, $key) };
    (private $d:ident $f:ident $key:tt) => { $d.marked($f, $key) };
    // All others are read by the method of their name.
    ($kind:ident $d:ident $f:ident $key:tt) => { $d.$kind($f, $key) };
    ($other:tt $d:ident $f:ident $key:tt) => { () };
}

/// What is left to do once all fields are read.
macro_rules! settle {
    ((needed $kind:tt) $field:ident $d:ident $f:ident) => {
        let $field = $field?;
    };
    ((id or $name:ident) $field:ident $d:ident $f:ident) => {
        $d.identify($f, &mut $field, &mut $name)?;
    };
    ($kind:tt $field:ident $d:ident $f:ident) => {};
}

/// An item may be its text alone.
macro_rules! text_alone {
    (Item) => {
        Some("text")
    };
    ($Name:ident) => {
        None
    };
}

macro_rules! judge {
    (judged $record:ident $d:ident $f:ident) => {
        $record.judged($d, $f)
    };
    (read $record:ident $d:ident $f:ident) => {
        Some($record)
    };
}

record::all! { decoders }

macro_rules! kinds_of_part {
    ({ $($(#[$about:meta])* $field:ident: (part $Variant:ident: $kind:tt) $($alias:literal)+,)* }) => {
        impl Decoder<'_> {
            /// What stands under the key of a part: nothing where it could not be read.
            pub(super) fn part_kind(
                &mut self,
                name: &str,
                node: Node,
                key: &'static str,
            ) -> Option<PartKind> {
                $(if name == const { record::key!($field) } {
                    return Some(PartKind::$Variant(part!($kind self node key)));
                })*
                None
            }
        }
    };
}

macro_rules! part {
    (prose $d:ident $node:ident $key:ident) => {
        $d.prose_of($node, $key)?
    };
    (references $d:ident $node:ident $key:ident) => {
        $d.references_of($node, $key)
    };
    ((choice $SET:ident $type:ident) $d:ident $node:ident $key:ident) => {
        $d.choice_of($node, $key, &keys::$SET)?.value
    };
    ((options $Name:ident $Options:ident) $d:ident $node:ident $key:ident) => {
        $d.with_options($node)?
    };
    ((one $Name:ident) $d:ident $node:ident $key:ident) => {
        $d.record($node)?
    };
    ((boxed $Name:ident) $d:ident $node:ident $key:ident) => {
        Box::new($d.record($node)?)
    };
    ((by $read:ident $type:ty: $kind:tt) $d:ident $node:ident $key:ident) => {
        $d.$read($node, $key)?
    };
}

record::parts! { kinds_of_part [] [] }
