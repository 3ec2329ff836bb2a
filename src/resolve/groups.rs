//! Takes working groups as written; gives them resolved.

use crate::load::raw;
use crate::model::{WorkingGroup, WorkingGroups};

use super::Context;

impl Context<'_> {
    /// Working groups and what introduces them.
    pub(super) fn working_groups(&mut self, raw: &raw::WorkingGroups) -> WorkingGroups {
        let labels = &raw.labels;
        let labels = [
            &labels.responsible_leader,
            &labels.responsible,
            &labels.staff,
            &labels.duties,
        ];
        WorkingGroups {
            intro: self.optional_paragraphs(&raw.intro),
            listed: raw.listed,
            labels: labels.map(|label| label.as_ref().map(|label| label.value.clone())),
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
            numbers: raw.numbers,
            lines: raw
                .lines
                .iter()
                .map(|line| self.working_group(line))
                .collect(),
            at: raw.at,
        }
    }
}
