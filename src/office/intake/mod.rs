//! Takes the flow of a plan as somebody typed it; gives the data of it: what each
//! line is, the records they make, and the YAML of them.

mod attached;
mod back;
mod beside_name;
mod body;
mod builder;
mod chapters;
mod clauses;
mod compiled;
mod day;
mod decimals;
mod duties;
mod front;
mod groups;
mod headings;
mod holders;
mod label;
mod line;
mod listed;
mod loose;
mod node;
mod notice;
mod number;
mod office;
mod parted;
mod people;
mod phases;
mod plan;
mod proof;
mod question;
mod ranks;
mod records;
mod roster;
mod rota;
mod tables;
mod text;
mod titles;
mod together;
mod tree;
mod typing;

pub use holders::Known;
pub use parted::Draft;
pub use plan::Understood;
pub use proof::{Fate, Traced, fates};
pub use question::{Answers, Question};
pub use together::{Office, draft, understand};
