//! Takes a workspace and texts that are not saved yet; gives what an editor shows
//! while they are written: faults, what may stand at the cursor, what stands there,
//! and where else it is named.
//!
//! [`Server`] speaks of it as the Language Server Protocol has it; everything else
//! knows nothing of any protocol.

mod complete;
mod cures;
mod cursor;
mod desk;
mod faults;
mod format;
mod found;
mod hover;
mod mentions;
mod outline;
mod place;
mod protocol;
mod rename;
mod server;

pub use complete::Offer;
pub use desk::{Desk, Loaded};
pub use found::Fault;
pub use outline::Symbol;
pub use place::{Point, Range};
pub use rename::{Change, Refused};
pub use server::Server;
