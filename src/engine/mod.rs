//! Takes a workspace; gives finished files. Whoever calls, a command line or a
//! server, prints and asks for the day itself.
//!
//! [`Session`] is a workspace loaded once, [`stages`] the way of one plan
//! through the program. Whole pieces of work on a workspace stand above them,
//! one file each: [`build`], [`mod@check`], [`mod@issue`], [`draft`],
//! [`compare`], [`import`], [`who`] ….

mod announced;
pub mod applied;
mod check;
pub mod compare;
pub mod current;
pub mod difference;
pub mod draft;
pub mod edit;
pub mod edition;
mod faults;
pub mod follow;
pub mod history;
pub mod holidays;
pub mod import;
pub mod intake;
pub mod issue;
pub mod leak;
pub mod line_ends;
mod marked;
mod pictures;
mod preview;
mod printer;
pub mod progress;
mod read;
mod rebuild;
mod repair;
pub mod rota;
mod secret;
mod session;
mod side;
mod stages;
mod styles;
mod touched;
mod version;
mod wanted;
pub mod who;

pub use crate::write::Output;
pub use check::{Checked, check, overloaded};
pub use edition::{Built, Request, build};
pub use faults::Faults;
pub use issue::{Issued, issue};
pub use marked::marked;
pub use preview::{Changed, Previewed, preview};
pub use printer::{Papers, Printer};
pub use progress::{OnStep, Step, unwatched};
pub use rebuild::{Rebuilt, rebuild};
pub use repair::{Repaired, repair, repairs};
pub use session::{Session, Texts, each};
pub use side::{Side, Stood, stood};
pub use stages::{checked, documents, finished, of_plan, plan, versions};
pub use touched::Heads;
pub use version::{Version, paper, printed, resolved};
pub use wanted::Wanted;

#[cfg(test)]
mod tests;
