//! Takes chapters and parts as written; gives them resolved.

use crate::load::raw;
use crate::model::{Labels, Part, PartKind, Section};

use super::Context;
use super::frame::Frame;

/// A task, and the list it is written in, which says what of it is internal.
pub(super) type Written<'a> = (&'a raw::Task, &'a raw::Tasks);

/// What parts need to know of the plan they stand in.
pub(super) struct Around<'a> {
    pub title: &'a str,
    pub frame: Frame,
    /// All tasks of the plan, for `tasks: from-plan`.
    pub tasks: Vec<Written<'a>>,
    /// What the plan calls the columns and rows of tasks.
    pub labels: &'a Labels,
}

impl Context<'_> {
    pub(super) fn section(&mut self, raw: &raw::Section, around: &Around<'_>) -> Section {
        let heading = raw.heading.as_ref().map(|heading| self.heading(heading));
        let mut body = self.each(&raw.body, around);
        if !raw.basis.is_empty() {
            let kind = PartKind::Basis(self.cited(&raw.basis));
            body.insert(0, Part { kind, at: raw.at });
        }
        Section {
            heading,
            heading_style: raw.heading_style.value,
            numbering: raw.numbering.clone(),
            body,
            sections: self.each(&raw.sections, around),
            at: raw.at,
        }
    }
}
