//! The workbench in a real browser: what a clerk does there, down to the bytes of
//! the data; and who may not.

mod chance;
mod edits;
mod ends;
mod forms;
mod guard;
mod import;
mod looks;
mod office;
mod paper;
mod papers;
mod pictures;
mod round;
mod safe;
mod start;
mod typing;
