//! Every record, declared once: its keys in both languages, what stands in each
//! field, and what it is for. Each stage of the program calls [`all`] with a
//! macro of its own and makes of a declaration what it needs: the table of keys,
//! the struct a record is read into, its decoder.
//!
//! ```text
//! /// What the record is.
//! KEYS Type "english" "中文" read plain {
//!     /// 含义
//!     /// meaning
//!     /// `example`
//!     field: kind "中文键" "又一个",
//!     /// …
//!     field = "key": kind "中文键" => shown,
//! }
//! ```
//!
//! The key is the field's name with `-` for `_`, unless another is given. The
//! lines above a field are what `docs/format.md` says of it. `id`, `internal`,
//! `first_day` and `last_day` are the same everywhere and said once, in
//! `load/keys/`.
//!
//! The word before the fields says how the record is read: `read` field by field,
//! nothing more to it; `judged` so too, then looked at as a whole by its method
//! `judged`; `named` by a decoder written by hand. After `+` stand fields
//! that no key has and `judged` fills in.
//!
//! The next word says how it goes on: a `resolved` record is in the model what it
//! was in the file, its words looked up; a `plain` one is that before templates,
//! too, where a field may have another name, the one behind `=>`. Without the word
//! the model has a struct of its own for it, if any.
//!
//! Kinds are the words of `kind!` in `load/keys/records.rs`; around one may stand:
//! `(required …)`, a record is at fault without it; `(needed …)`, it is left out
//! without it; `(maybe …)`, left empty is as good as left out; `(by reader Type:
//! …)`, read by that method of the decoder.

mod basis;
mod bodies;
mod change;
mod collected;
mod columns;
mod consulted;
mod forms;
mod items;
mod organisation;
mod part;
mod party;
mod people;
mod plan;
mod register;
mod rota;
mod settings;
mod table;
mod tasks;
mod words;

pub(crate) use {
    basis::basis,
    bodies::bodies,
    change::change,
    collected::collected,
    columns::columns,
    consulted::consulted,
    forms::forms,
    items::items,
    organisation::organisation,
    part::{part, parts},
    party::party,
    people::people,
    plan::plan,
    register::register,
    rota::rota,
    settings::settings,
    table::table,
    tasks::tasks,
    words::words,
};

/// Hands the declarations of each file to a macro: as items, or between brackets
/// as values. A key that nobody knows is looked for in this order.
macro_rules! all {
    ($make:tt) => {
        $crate::record::each! { $make
            settings organisation people party change plan part bodies tasks items table forms rota basis register collected consulted
        }
    };
}

macro_rules! each {
    ([$make:ident] $($file:ident)*) => { [$(&$crate::record::$file!($make)),*] };
    ($make:ident $($file:ident)*) => { $($crate::record::$file! { $make })* };
}

/// The key of a field: its name in kebab-case, or the one that is given.
macro_rules! key {
    ($field:ident = $key:literal) => {
        $key
    };
    ($field:ident) => {{
        const NAME: &str = stringify!($field);
        const BYTES: [u8; NAME.len()] = $crate::record::kebab(NAME);
        match std::str::from_utf8(&BYTES) {
            Ok(key) => key,
            Err(_) => NAME,
        }
    }};
}

pub(crate) use {all, each, key};

/// `first_responsible` as it is written in files: `first-responsible`.
pub(crate) const fn kebab<const LENGTH: usize>(name: &str) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    let mut i = 0;
    while i < LENGTH {
        bytes[i] = match name.as_bytes()[i] {
            b'_' => b'-',
            byte => byte,
        };
        i += 1;
    }
    bytes
}
