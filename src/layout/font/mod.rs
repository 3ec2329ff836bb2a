//! Takes the names of faces a style asks for and font files; gives the faces
//! that set each role, opened when first used.
//!
//! A character that a role's face lacks is set in the next face of the role's
//! chain: the others that the style names for it and the one we bring, our faces
//! of marks, 楷体 for 仿宋, 宋体, and at last whatever else there is.

mod card;
mod choose;
mod compiled_in;
mod coverage;
mod face;
mod file;
mod fonts;
mod gauge;
mod installed;
mod licence;
mod lookup;
mod offered;
mod role;
pub(crate) mod shaper;

pub use card::{Card, cards};
pub use coverage::{Gap, GapKind, coverage, gb2312, gbk, report_gaps};
pub use face::{Face, Ink, Metrics};
pub use file::{FontFile, Place};
pub use fonts::Fonts;
pub use gauge::Fit;
pub use installed::better_installed;
pub use licence::Licence;
pub use offered::FontFiles;
pub use role::{Families, Role};

pub(crate) use lookup::Found;
