//! Bodies of people and working groups.

use super::*;
use crate::diagnostic::At;
use crate::load::keys;
use crate::load::raw::{BodyOfPeople, BodyOffice, GroupLabels, WorkingGroup, WorkingGroups};
use crate::model::{BodyKind, BodyStyle};

impl Decoder<'_> {
    pub(super) fn body_of_people(&mut self, node: Node) -> Option<BodyOfPeople> {
        let mut fields = self.fields(node, &keys::BODY_OF_PEOPLE)?;
        let f = &mut fields;
        let kind = self.choice(f, "kind", &keys::BODY_KINDS);
        Some(BodyOfPeople {
            at: f.at,
            kind: kind.unwrap_or(At::new(BodyKind::LeadingGroup, f.at)),
            name: self.text(f, "name"),
            short_name: self.text(f, "short-name"),
            style: self
                .choice(f, "style", &keys::BODY_STYLES)
                .map_or(BodyStyle::Columns, |style| style.value),
            show_phone: self
                .choice(f, "phone", &keys::PHONES)
                .is_some_and(|show| show.value),
            responsible: self.parties(f, "responsible"),
            charge: self.text(f, "charge"),
            planned: self.flag(f, "planned").unwrap_or(false),
            groups: self.texts(f, "groups"),
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
            name: self.text(f, "name"),
            seat: self.party(f, "at"),
            head: self.parties(f, "head"),
            executive_deputy: self.parties(f, "executive-deputy"),
            deputy: self.parties(f, "deputy"),
            units: self.parties(f, "units"),
            staff: self.parties(f, "staff"),
            duties: self.texts(f, "duties"),
        })
    }

    pub(super) fn working_groups(&mut self, node: Node) -> WorkingGroups {
        let mut groups = WorkingGroups {
            intro: None,
            listed: false,
            labels: GroupLabels::default(),
            items: Vec::new(),
        };
        match self.options(node, &keys::WORKING_GROUPS, "items") {
            Ok((mut fields, items)) => {
                let f = &mut fields;
                groups.intro = self.prose(f, "intro");
                groups.listed = self.flag(f, "listed").unwrap_or(false);
                groups.labels = self.group_labels(f);
                groups.items = items.map_or(Vec::new(), |node| {
                    self.records(node, &keys::WORKING_GROUP, Self::working_group)
                });
            }
            Err(node) => {
                groups.items = self.records(node, &keys::WORKING_GROUP, Self::working_group);
            }
        }
        groups
    }

    fn group_labels(&mut self, fields: &mut Fields) -> GroupLabels {
        let labels = fields.take("labels");
        let Some(mut fields) = labels.and_then(|node| self.fields(node, &keys::GROUP_LABELS))
        else {
            return GroupLabels::default();
        };
        let f = &mut fields;
        GroupLabels {
            responsible_leader: self.text(f, "responsible-leader"),
            responsible: self.text(f, "responsible"),
            staff: self.text(f, "staff"),
            duties: self.text(f, "duties"),
        }
    }

    fn working_group(&mut self, mut fields: Fields) -> Option<WorkingGroup> {
        let f = &mut fields;
        Some(WorkingGroup {
            at: f.at,
            name: self.required_text(f, "name"),
            responsible_leader: self.parties(f, "responsible-leader"),
            responsible: self.parties(f, "responsible"),
            staff: self.parties(f, "staff"),
            duties: self.texts(f, "duties"),
            numbers: self
                .choice(f, "numbers", &keys::ENUMERATION_STYLES)
                .map(|style| style.value),
            lines: self.list(f, "lines", &keys::WORKING_GROUP, Self::working_group),
        })
    }
}
