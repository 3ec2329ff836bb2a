//! Items, standing arrangements, contingencies.

use super::*;
use crate::load::keys;
use crate::load::raw::{Contingencies, Contingency, Item, Items, Mechanism, Mechanisms};
use crate::model::{LeadFace, NumberStyle};

impl Decoder<'_> {
    pub(super) fn item_list(&mut self, node: Node) -> Items {
        let mut list = Items {
            numbering: Vec::new(),
            lead_face: LeadFace::Kai,
            items: Vec::new(),
        };
        let node = match self.options(node, &keys::ITEM_LIST, "items") {
            Ok((mut fields, items)) => {
                list.numbering = self.choices(&mut fields, "numbering", &keys::NUMBER_STYLES);
                let face = self.choice(&mut fields, "lead-face", &keys::LEAD_FACES);
                list.lead_face = face.map_or(LeadFace::Kai, |face| face.value);
                items
            }
            Err(node) => Some(node),
        };
        if let Some(node) = node {
            list.items = self.records(node, &keys::ITEM, Self::item);
        }
        list
    }

    /// A title, a text or both.
    fn item(&mut self, mut fields: Fields) -> Option<Item> {
        let f = &mut fields;
        let item = Item {
            at: f.at,
            title: self.text(f, "title"),
            lead: self.text(f, "lead"),
            text: self.prose(f, "text"),
            body: self.body(f, "body"),
            internal: self.flag(f, "internal").unwrap_or(false),
        };
        if f.given().is_empty() {
            self.missing(f, "title");
        }
        Some(item)
    }

    pub(super) fn mechanisms(&mut self, node: Node) -> Mechanisms {
        let (numbering, items) = self.numbered(node, &keys::MECHANISMS);
        let items = items.map_or(Vec::new(), |node| {
            self.records(node, &keys::MECHANISM, Self::mechanism)
        });
        Mechanisms { numbering, items }
    }

    fn mechanism(&mut self, mut fields: Fields) -> Option<Mechanism> {
        let f = &mut fields;
        Some(Mechanism {
            at: f.at,
            name: self.required_text(f, "name"),
            text: self.prose(f, "text"),
            every: self.text(f, "every"),
            by: self.parties(f, "by"),
            body: self.body(f, "body"),
            internal: self.flag(f, "internal").unwrap_or(false),
        })
    }

    pub(super) fn contingencies(&mut self, node: Node) -> Contingencies {
        let mut out = Contingencies {
            style: None,
            numbering: Vec::new(),
            items: Vec::new(),
        };
        let node = match self.options(node, &keys::CONTINGENCIES, "items") {
            Ok((mut fields, items)) => {
                out.style = self.choice(&mut fields, "style", &keys::PART_STYLES);
                out.numbering = self.choices(&mut fields, "numbering", &keys::NUMBER_STYLES);
                items
            }
            Err(node) => Some(node),
        };
        if let Some(node) = node {
            out.items = self.records(node, &keys::CONTINGENCY, Self::contingency);
        }
        out
    }

    fn contingency(&mut self, mut fields: Fields) -> Option<Contingency> {
        let f = &mut fields;
        Some(Contingency {
            at: f.at,
            when: self.required_text(f, "when"),
            level: self.text(f, "level"),
            threshold: self.text(f, "threshold"),
            within: self.text(f, "within"),
            by: self.parties(f, "by"),
            response: self.prose(f, "response"),
            body: self.body(f, "body"),
            internal: self.flag(f, "internal").unwrap_or(false),
        })
    }

    /// The records of a part whose one option is how they are numbered.
    fn numbered(
        &mut self,
        node: Node,
        options: &'static keys::Record,
    ) -> (Vec<NumberStyle>, Option<Node>) {
        match self.options(node, options, "items") {
            Ok((mut fields, items)) => {
                let styles = self.choices(&mut fields, "numbering", &keys::NUMBER_STYLES);
                (styles, items)
            }
            Err(node) => (Vec::new(), Some(node)),
        }
    }
}
