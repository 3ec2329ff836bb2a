//! Takes a plan as written; gives the issuer whose code its number has.

use super::names::{Expected, Kind, Names};
use crate::load::raw;
use crate::model::{Issuer, Organisation};

/// The first issuer, whose code the number has; an unknown one is reported where
/// it stands.
pub(super) fn host<'o>(
    raw: &raw::Plan,
    names: &Names,
    organisation: &'o Organisation,
) -> Option<&'o Issuer> {
    let first = raw.issuers.first()?;
    match names.find(first, Expected::Issuer, organisation) {
        Ok(Kind::Issuer(id)) => Some(&organisation.issuers[id.0 as usize]),
        _ => None,
    }
}
