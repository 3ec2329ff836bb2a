//! Takes items, standing arrangements and contingencies as written; gives them
//! resolved.

use crate::load::raw;
use crate::model::{Contingencies, Contingency, Item, Items, Mechanism, Mechanisms, Text};

use super::Context;
use super::parts::Around;
use super::rules;

impl Context<'_> {
    pub(super) fn items(&mut self, raw: &raw::Items, around: &Around<'_>) -> Items {
        let public = self.public;
        let shown = raw.items.iter().filter(|i| !(public && i.internal));
        Items {
            items: shown.map(|item| self.item(item, around)).collect(),
            numbering: raw.numbering.clone(),
            lead_face: raw.lead_face.value,
        }
    }

    fn item(&mut self, raw: &raw::Item, around: &Around<'_>) -> Item {
        let title = self.optional_line(&raw.title);
        if let Some(title) = &title {
            rules::check_heading(title, &mut self.report);
        }
        Item {
            title,
            lead: self.optional_line(&raw.lead),
            text: self.optional_paragraphs(&raw.text),
            body: self.body(&raw.body, around),
            at: raw.at,
        }
    }

    pub(super) fn mechanisms(&mut self, raw: &raw::Mechanisms, around: &Around<'_>) -> Mechanisms {
        let public = self.public;
        let shown = raw.items.iter().filter(|m| !(public && m.internal));
        let items = shown.map(|raw| {
            let name = self.line(&raw.name);
            rules::check_heading(&name, &mut self.report);
            Mechanism {
                name,
                text: self.optional_paragraphs(&raw.text),
                every: self.optional_line(&raw.every),
                by: self.distinct(&raw.by),
                body: self.body(&raw.body, around),
                at: raw.at,
            }
        });
        Mechanisms {
            items: items.collect(),
            numbering: raw.numbering.clone(),
        }
    }

    pub(super) fn contingencies(
        &mut self,
        raw: &raw::Contingencies,
        around: &Around<'_>,
    ) -> Contingencies {
        let public = self.public;
        let shown = raw.items.iter().filter(|c| !(public && c.internal));
        let items = shown.map(|raw| {
            let when = self.line(&raw.when);
            rules::check_heading(&when, &mut self.report);
            Contingency {
                when,
                level: self.optional_line(&raw.level),
                threshold: self.optional_line(&raw.threshold),
                within: self.optional_line(&raw.within),
                by: self.distinct(&raw.by),
                response: self.optional_paragraphs(&raw.response),
                body: self.body(&raw.body, around),
                at: raw.at,
            }
        });
        Contingencies {
            items: items.collect(),
            numbering: raw.numbering.clone(),
            style: raw.style.value,
        }
    }

    /// Paragraphs, if any were written.
    pub(super) fn optional_paragraphs(&mut self, text: &Option<raw::Text>) -> Vec<Text> {
        text.iter().flat_map(|t| self.paragraphs(t)).collect()
    }
}
