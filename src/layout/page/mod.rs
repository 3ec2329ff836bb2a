//! Takes rows, slices of a page that are never cut; gives pages. Who made a row
//! is nothing to this room.

pub(super) mod assemble;
pub(super) mod grid;
pub(super) mod paginate;
pub(super) mod row;

mod draw;
mod frames;
mod marks;
mod tails;
