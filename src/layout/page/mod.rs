//! Takes rows, slices of a page that are never cut; gives pages. What a row
//! shows and who made it is nothing to this room.

pub(super) mod assemble;
pub(super) mod paginate;
pub(super) mod row;

mod marks;
mod tails;
