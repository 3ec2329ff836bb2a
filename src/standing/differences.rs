//! Takes a plan on two days; gives the places in it where others stand.

use super::{Slot, named, slots};
use crate::diagnostic::Locale;
use crate::model::Plan;

/// A place that is not the same on two days of one plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Place and role: 组织领导，防汛抗旱指挥部，总指挥.
    pub place: String,
    /// Who stood there.
    pub before: Vec<String>,
    /// Who stands there.
    pub after: Vec<String>,
}

/// What differs between two days of one plan, place by place.
pub fn differences(before: &Plan, after: &Plan, locale: &Locale) -> Vec<Difference> {
    let (old, new) = (slots(before, locale), slots(after, locale));
    let difference = |slot: &Slot, before: &[String], after: &[String]| Difference {
        place: named(slot),
        before: before.to_vec(),
        after: after.to_vec(),
    };
    let earlier = |slot: &Slot| old.iter().find(|o| o.key == slot.key);
    let changed = new.iter().filter_map(|slot| {
        let before = earlier(slot);
        let printed = before.map_or(&[][..], |o| &o.printed);
        let words = before.map_or(&[][..], |o| &o.words);
        (printed != slot.printed).then(|| difference(slot, words, &slot.words))
    });
    let gone = old.iter().filter(|o| !new.iter().any(|n| n.key == o.key));
    changed
        .chain(gone.map(|slot| difference(slot, &slot.words, &[])))
        .collect()
}
