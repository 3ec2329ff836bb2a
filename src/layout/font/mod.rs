//! Takes the names of faces a style asks for and font files; gives the faces
//! that set each role, opened when first used.
//!
//! A character that a role's face lacks is set in the next face of the role's
//! chain: 仿宋 and 楷体 fall back to `Fangan Fallback Light`, then to 宋体.

mod card;
mod choose;
mod compiled_in;
mod coverage;
mod face;
mod file;
mod fonts;
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
pub use licence::Licence;
pub use offered::FontFiles;
pub use role::{Families, Role};

pub(crate) use lookup::Found;
