//! Takes atoms; gives lines: where each may end and at what cost, where it ends,
//! and its glyphs stretched or squeezed to the edge.

pub(super) mod breaks;
pub(super) mod cost;
pub(super) mod ends;
pub(super) mod justify;
pub(super) mod narrow;
pub(super) mod sums;

mod numbers;
