//! Working groups and areas: what is in them is called as it was typed.

use super::Decoder;
use super::fields::Fields;
use crate::diagnostic::At;
use crate::load::raw::{Area, Coverage, GroupLabels, Text, WorkingGroup, WorkingGroups};

impl WorkingGroup {
    /// Takes down which of several words for a row was typed.
    pub(super) fn judged(mut self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        self.staff_called = decoder.called(fields, "staff");
        self.duties_called = decoder.called(fields, "duties");
        Some(self)
    }
}

impl Area {
    /// Takes down which word for its leader was typed.
    pub(super) fn judged(mut self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        self.leader_called = decoder.called(fields, "leader");
        Some(self)
    }
}

impl Coverage {
    /// Leaders are called by what is asked for, else as the first is typed.
    pub(super) fn judged(mut self, _: &mut Decoder, _: &mut Fields) -> Option<Self> {
        let mut called = self.items.iter().map(|area| &area.leader_called);
        let first = called.find_map(Clone::clone);
        self.leader_label = self.leader_label.or(first);
        Some(self)
    }
}

impl Decoder<'_> {
    /// The Chinese word that a field was typed under, and where.
    fn called(&self, fields: &Fields, name: &str) -> Option<Text> {
        let at = fields.has(name).then(|| fields.key(name))?;
        let word = self.typed(at)?.trim();
        let chinese = word.contains(crate::character::is_hanzi);
        let known = chinese && fields.record.field(word).is_some();
        known.then(|| At::new(word.to_string(), at))
    }
}

impl WorkingGroups {
    /// All groups are labelled alike: by what is asked for, else as the first of them
    /// is typed.
    pub(super) fn judged(mut self, decoder: &mut Decoder, _: &mut Fields) -> Option<Self> {
        let first = |of: fn(&WorkingGroup) -> &Option<Text>| {
            self.items.iter().find_map(|group| of(group).clone())
        };
        let staff = first(|group| &group.staff_called);
        let duties = first(|group| &group.duties_called);
        if staff.is_none() && duties.is_none() {
            return Some(self);
        }
        let at = self.at;
        let mut labels: GroupLabels = self.labels.take().or_else(|| decoder.nothing_of(at))?;
        labels.staff = labels.staff.or(staff);
        labels.duties = labels.duties.or(duties);
        self.labels = Some(labels);
        Some(self)
    }
}
