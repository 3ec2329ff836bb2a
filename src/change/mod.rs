//! Takes plans on two days; gives who stands where, and what differs.

mod roles;

pub use roles::{Difference, RoleEntry, differences, roles};
