//! Bodies of people and working groups.

use super::*;
use crate::diagnostic::At;
use crate::load::keys;
use crate::load::raw::{BodyOfPeople, BodyOffice, WorkingGroup};
use crate::model::BodyKind;

impl Decoder<'_> {
    pub(super) fn body_of_people(&mut self, node: Node) -> Option<BodyOfPeople> {
        let mut fields = self.fields(node, &keys::BODY_OF_PEOPLE)?;
        let f = &mut fields;
        let kind = self.choice(f, "kind", &keys::BODY_KINDS);
        Some(BodyOfPeople {
            at: f.at,
            kind: kind.unwrap_or(At::new(BodyKind::LeadingGroup, f.at)),
            name: self.text(f, "name"),
            intro: self.prose(f, "intro"),
            leader: self.parties(f, "leader"),
            executive_deputy: self.parties(f, "executive-deputy"),
            deputy: self.parties(f, "deputy"),
            members: self.parties(f, "members"),
            liaison: self.parties(f, "liaison"),
            duties: self.texts(f, "duties"),
            labels: self.labels(f, "labels", &keys::LABELS),
            succession: self.choice(f, "succession", &keys::SUCCESSIONS),
            office: self.office(f),
        })
    }

    fn office(&mut self, fields: &mut Fields) -> Option<BodyOffice> {
        let node = fields.take("office")?;
        if matches!(node.value, Value::Null) {
            return None;
        }
        let mut fields = self.fields(node, &keys::BODY_OFFICE)?;
        let f = &mut fields;
        Some(BodyOffice {
            at: f.at,
            seat: self.party(f, "at"),
            head: self.parties(f, "head"),
            executive_deputy: self.parties(f, "executive-deputy"),
            deputy: self.parties(f, "deputy"),
            units: self.parties(f, "units"),
            staff: self.parties(f, "staff"),
            duties: self.texts(f, "duties"),
        })
    }

    pub(super) fn working_group(&mut self, mut fields: Fields) -> Option<WorkingGroup> {
        let f = &mut fields;
        Some(WorkingGroup {
            at: f.at,
            name: self.required_text(f, "name"),
            responsible_leader: self.parties(f, "responsible-leader"),
            responsible: self.parties(f, "responsible"),
            staff: self.parties(f, "staff"),
            duties: self.texts(f, "duties"),
            lines: self.list(f, "lines", &keys::WORKING_GROUP, Self::working_group),
        })
    }
}
