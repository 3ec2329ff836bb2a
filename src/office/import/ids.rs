//! How the people of lists are called in data.

use std::collections::BTreeMap;

use super::roster::Staff;

/// How an appointment names each person of the lists, by sheet, row and name.
pub(super) struct Ids<'r>(pub(super) BTreeMap<(Option<&'r str>, usize, &'r str), String>);

impl Ids<'_> {
    /// The word for somebody of the lists.
    pub(super) fn of<'s>(&'s self, one: &'s Staff) -> &'s str {
        let place = (one.sheet.as_deref(), one.row, one.name.as_str());
        self.0.get(&place).unwrap_or(&one.name)
    }
}
