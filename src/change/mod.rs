//! Takes a staff change and the data it concerns; gives the edited data, what
//! it means for every plan, and the papers that follow.
//!
//! ```text
//! change + texts ─moves→ Steps ─edits→ texts ─load, resolve→ two Models ─impact→ Impact → papers
//! ```
//! Nothing here touches the disk: the workspace writes what came out.

pub mod adjusted;
mod compare;
mod due_papers;
mod edits;
mod file;
pub mod free_text;
mod held;
pub mod impact;
mod later;
mod moves;
mod newcomers;
pub mod pages;
pub mod papers;
mod pending;
mod prepare;
mod proposal;
mod records;
mod seats;
mod steps;
mod undo;

pub use compare::RoleChange;
pub use due_papers::{
    DuePaper, DuePapers, IssuedPaper, PaperState, all_due_papers, drafted_again, due_papers,
    issued_paper,
};
pub use file::is_there;
pub use held::{Held, Withheld, held};
pub use impact::{Impact, impact};
pub use later::{Later, later};
pub use pending::pending;
pub use prepare::{Edited, Past, Prepared, prepare};
pub use proposal::{Done, Filed, Proposal, propose};
pub use records::Records;
pub use steps::{Appoint, Step, Steps};
pub use undo::{Undone, undo};
