//! Takes the flow of a plan as somebody typed it; gives the data of it: what each
//! line is, the records they make, and the YAML of them.

mod attached;
mod back;
mod body;
mod builder;
mod chapters;
mod clauses;
mod compiled;
mod day;
mod duties;
mod front;
mod groups;
mod headings;
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
mod roster;
mod rota;
mod tables;
mod text;
mod titles;
mod tree;
mod typing;

pub use plan::{Understood, understand};
pub use proof::{Fate, fates};
pub use question::{Answers, Question};
