//! Takes working groups as written; gives them resolved.

use crate::load::raw;
use crate::model::{WorkingGroup, WorkingGroups};

use super::Context;

impl Context<'_> {
    /// Working groups and what introduces them.
    pub(super) fn working_groups(&mut self, raw: &raw::WorkingGroups) -> WorkingGroups {
        let labels = raw.labels.as_ref();
        let label = |of: fn(&raw::GroupLabels) -> &Option<raw::Text>| {
            let label = labels.and_then(|labels| of(labels).as_ref());
            label.map(|label| label.value.clone())
        };
        WorkingGroups {
            intro: self.optional_paragraphs(&raw.intro),
            listed: raw.listed,
            labels: [
                label(|l| &l.responsible_leader),
                label(|l| &l.responsible),
                label(|l| &l.staff),
                label(|l| &l.duties),
            ],
            items: raw.items.iter().map(|g| self.working_group(g)).collect(),
        }
    }

    /// A working group with its lines.
    pub(super) fn working_group(&mut self, raw: &raw::WorkingGroup) -> WorkingGroup {
        WorkingGroup {
            name: self.line(&raw.name),
            responsible_leader: self.distinct(&raw.responsible_leader),
            responsible: self.distinct(&raw.responsible),
            staff: self.distinct(&raw.staff),
            duties: self.all_paragraphs(&raw.duties),
            numbers: raw.numbers.as_ref().map(|style| style.value),
            lines: raw
                .lines
                .iter()
                .map(|line| self.working_group(line))
                .collect(),
            at: raw.at,
        }
    }
}
