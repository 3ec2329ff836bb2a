//! Phases, procedures, enumerations.

use super::*;
use crate::diagnostic::At;
use crate::load::keys;
use crate::load::raw::{Enumeration, Phase, Procedure, Step};
use crate::model::EnumerationStyle;

impl Decoder<'_> {
    pub(super) fn phase(&mut self, mut fields: Fields) -> Option<Phase> {
        let f = &mut fields;
        Some(Phase {
            at: f.at,
            name: self.required_text(f, "name"),
            from: self.plan_date(f, "from"),
            until: self.plan_date(f, "until"),
            text: self.prose(f, "text"),
        })
    }

    pub(super) fn procedure(&mut self, node: Node) -> Procedure {
        let at = node.at;
        match self.options(node, &keys::PROCEDURE, "steps") {
            Ok((mut fields, steps)) => Procedure {
                at,
                kind: self.text(&mut fields, "kind"),
                style: self.choice(&mut fields, "style", &keys::PART_STYLES),
                steps: steps.map_or(Vec::new(), |node| {
                    self.records(node, &keys::STEP, Self::step)
                }),
            },
            Err(node) => Procedure {
                at,
                kind: None,
                style: None,
                steps: self.records(node, &keys::STEP, Self::step),
            },
        }
    }

    fn step(&mut self, mut fields: Fields) -> Option<Step> {
        let f = &mut fields;
        Some(Step {
            at: f.at,
            step: self.required_text(f, "step"),
            text: self.prose(f, "text"),
            within: self.text(f, "within"),
            by: self.parties(f, "by"),
            steps: self.list(f, "steps", &keys::STEP, Self::step),
        })
    }

    pub(super) fn enumeration(&mut self, node: Node) -> Option<Enumeration> {
        let at = node.at;
        let style = At::new(EnumerationStyle::Ordinal, at);
        if !matches!(node.value, Value::Map(_)) {
            let mut items = Vec::new();
            let key = keys::PART
                .field("enumeration")
                .map_or("", |field| self.shown(field));
            self.each(node, key, &mut |decoder, item| {
                let at = item.at;
                items.extend(decoder.text_of(item, key, at));
            });
            return Some(Enumeration {
                at,
                intro: None,
                style,
                items,
                end: None,
                run_in: false,
            });
        }
        let mut fields = self.fields(node, &keys::ENUMERATION)?;
        let f = &mut fields;
        if !f.has("items") {
            self.missing(f, "items");
        }
        Some(Enumeration {
            at,
            intro: self.text(f, "intro"),
            style: self
                .choice(f, "style", &keys::ENUMERATION_STYLES)
                .unwrap_or(style),
            items: self.texts(f, "items"),
            end: self.text(f, "end"),
            run_in: self.flag(f, "run-in").unwrap_or(false),
        })
    }
}
