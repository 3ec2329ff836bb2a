//! Takes a plan and what becomes of it as a paper (起草, 征求意见, 送审, 会签, 已签发,
//! 已印发); writes that into its file and the register. The sheet that goes round with
//! the draft (发文稿纸) and the list of what goes to the archive (归档文件目录) are made
//! from the same.
//!
//! The state is set by a person; faults are none. A number is given once the paper
//! is signed: a draft takes none.

mod archive;
mod names;
mod purpose;
mod registered;
mod slip;
mod state;
mod written;

pub use archive::archive;
pub use names::file_name;
pub use purpose::{Purpose, is_released};
pub use registered::{Beside, Given, Number, Registration, beside, given, next, register};
pub use slip::slip;
pub use state::{Along, Moved, Stand, move_to, named, stands};
