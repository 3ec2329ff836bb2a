//! The nouns: an organisation and its plans on one day, every name resolved.
//!
//! Nothing here reads, writes, or knows how anything looks.

pub mod calendar;
pub mod date;
mod kinds;

pub use kinds::{
    BodyKind, ColumnKind, EnumerationStyle, Form, HeadingStyle, Holding, PartStyle, Stage, Status,
    Succession,
};
