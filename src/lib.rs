//! `fangan`: an organisation written down once, every document that names its
//! people.
//!
//! ```text
//! data/*.yaml ─load→ Raw ─resolve(date)→ Model ─compose→ Document ─┬───────────→ write → files
//!                                            ▲                     └─layout→ Pages ─┘
//!                                       templates/
//! ```
//!
//! Verbs are folders that transform; nouns are what travels between them.

// What is not for callers says so, and the compiler tells when nobody needs it.
#![warn(unreachable_pub)]

pub mod agenda;
pub mod assist;
pub mod change;
mod character;
pub mod cli;
pub mod collect;
pub mod compose;
pub mod consult;
pub mod defaults;
pub mod diagnostic;
pub mod digest;
pub mod document;
pub mod engine;
pub mod layout;
pub mod ledger;
pub mod life;
pub mod load;
pub mod model;
pub mod office;
pub mod picture;
pub mod read;
mod record;
pub mod register;
pub mod renewal;
pub mod resolve;
pub mod serve;
mod spelling;
pub mod standing;
pub mod verify;
pub mod workspace;
pub mod write;
