//! Takes working groups as written; gives them resolved.

use crate::load::raw;
use crate::model::WorkingGroups;

use super::Context;
use super::parts::Around;

impl Context<'_> {
    /// Working groups and what introduces them.
    pub(super) fn working_groups(
        &mut self,
        raw: &raw::WorkingGroups,
        around: &Around<'_>,
    ) -> WorkingGroups {
        let labels = raw.labels.as_ref();
        let label = |of: fn(&raw::GroupLabels) -> &Option<raw::Text>| {
            let label = labels.and_then(|labels| of(labels).as_ref());
            label.map(|label| label.value.clone())
        };
        WorkingGroups {
            intro: self.all_paragraphs(raw.intro.as_slice()),
            listed: raw.listed,
            labels: [
                label(|l| &l.responsible_leader),
                label(|l| &l.responsible),
                label(|l| &l.staff),
                label(|l| &l.duties),
            ],
            items: self.each(&raw.items, around),
        }
    }
}
