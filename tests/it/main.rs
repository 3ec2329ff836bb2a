//! All tests that see the program from outside, in one crate: each crate more
//! would link the whole program once more.
#![allow(clippy::disallowed_methods)]

mod architecture;
mod bounded;
mod cases;
mod change;
mod cli;
mod common;
mod compare;
mod docs;
mod docx;
mod engine;
mod every_key;
mod faces;
mod fonts;
mod html;
mod import;
mod incremental;
#[cfg(unix)]
mod journal;
mod key_table;
mod killed;
mod layout;
mod layout_properties;
mod leaks;
mod limits;
mod line_edges;
mod load_properties;
mod marked;
mod measure;
mod messages;
mod mistakes;
mod mistyped;
mod pdf;
mod plans;
mod print;
mod public;
mod public_folder;
mod records;
mod rota;
mod rules;
mod sample;
mod sequence;
mod special_forms;
mod staff;
mod standing;
mod story;
mod tables;
mod templates;
mod titles;
mod typed;
mod unannounced;
mod verify;
mod walk;
mod whole_documents;
mod wording;
