//! Rotas.

use super::every;
use super::*;
use crate::diagnostic::At;
use crate::load::keys;
use crate::load::raw::{Every, Exception, Rota, RotaOrder, RotaSlot, Swap};
use crate::model::OrderBy;

impl Decoder<'_> {
    /// The rules of days, and their words.
    pub(super) fn every(&mut self, fields: &mut Fields, name: &'static str) -> Option<Every> {
        let given = fields.has(name);
        let (key, at) = (self.key_shown(fields, name), fields.key(name));
        let words = self.texts(fields, name);
        if given && words.is_empty() {
            self.empty_value(at, key);
        }
        let mut every = Every::default();
        for word in words {
            match every::rules(&word) {
                Some(rules) => every.rules.extend(rules),
                None => {
                    let fault = Diagnostic::new(Code::UnknownValue)
                        .arg("key", key)
                        .arg("word", word.value.clone());
                    self.push(fault.at(word.at).hint("rota-days"));
                }
            }
            every.words.push(word);
        }
        given.then_some(every)
    }

    /// The days of a rota, which must say them.
    pub(super) fn rota_days(&mut self, fields: &mut Fields, name: &'static str) -> Every {
        self.every(fields, name).unwrap_or_default()
    }

    /// The order: parties, or parties from days on.
    pub(super) fn orders(&mut self, fields: &mut Fields, name: &'static str) -> Vec<RotaOrder> {
        let at = fields.key(name);
        let dated = fields.peek(name).is_some_and(|node| match &node.value {
            Value::Seq(items) => items.iter().any(holds_parties),
            _ => holds_parties(node),
        });
        if dated {
            let mut orders: Vec<RotaOrder> = self.list(fields, name);
            // The oldest first; one without a day is the oldest.
            orders.sort_by_key(|o| o.from.as_ref().map(|d| d.value));
            return orders;
        }
        let Some(node_at) = fields.peek(name).map(|node| node.at) else {
            return Vec::new();
        };
        let parties = self.parties(fields, name);
        if parties.is_empty() {
            self.empty_value(at, self.key_shown(fields, name));
            return Vec::new();
        }
        let order = self.nothing_of(node_at);
        order.map_or(Vec::new(), |order| vec![RotaOrder { parties, ..order }])
    }

    /// Slots: names, or records.
    pub(super) fn slots(&mut self, fields: &mut Fields, name: &'static str) -> Vec<RotaSlot> {
        let list = |node: &Node| match &node.value {
            Value::Seq(items) => items
                .first()
                .is_some_and(|one| matches!(one.value, Value::Seq(_))),
            _ => false,
        };
        if fields.peek(name).is_some_and(list) {
            return self.list(fields, name);
        }
        self.several(fields, name, |decoder, item, key, slots| {
            let at = item.at;
            if matches!(item.value, Value::Map(_)) {
                slots.extend(decoder.record::<RotaSlot>(item));
                return;
            }
            let Some(text) = decoder.text_of(item, key) else {
                return;
            };
            // 带班、主班、副班 are three, however they are parted.
            let parts = text.split(['、', '，', ',', ' ']).map(str::trim);
            for name in parts.filter(|name| !name.is_empty()) {
                let (name, slot) = (At::new(name.to_owned(), at), decoder.nothing_of(at));
                slots.extend(slot.map(|slot| RotaSlot { name, ..slot }));
            }
        })
    }

    /// Days without duty: days, or records from one to another.
    pub(super) fn exceptions(&mut self, fields: &mut Fields, name: &'static str) -> Vec<Exception> {
        self.several(fields, name, |decoder, item, key, out| {
            if matches!(item.value, Value::Map(_)) {
                out.extend(decoder.record::<Exception>(item));
                return;
            }
            let Some(text) = decoder.text_of(item, key) else {
                return;
            };
            for word in decoder.split(text) {
                let day = decoder.day_of(&word, key);
                out.extend(day.map(|from| Exception {
                    at: from.at,
                    from,
                    until: None,
                }));
            }
        })
    }
}

impl Rota {
    pub(super) fn judged(mut self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        let ordered = !self.slots.is_empty() && self.slots.iter().all(|s| !s.order.is_empty());
        if !fields.has("order") && !ordered {
            decoder.missing(fields, "order");
        }
        order_by(&mut self.order, &self.order_by);
        Some(self)
    }
}

impl RotaOrder {
    pub(super) fn judged(self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        if self.parties.is_empty() && fields.has("parties") {
            let key = decoder.key_shown(fields, "parties");
            decoder.empty_value(fields.key("parties"), key);
        }
        Some(self)
    }
}

impl RotaSlot {
    /// A slot has at least one, and no crowd.
    pub(super) fn judged(mut self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        order_by(&mut self.order, &self.order_by);
        let count = self.count.take_if(|count| !(1..=50).contains(&count.value));
        if let Some(count) = count {
            let fault = Diagnostic::new(Code::InvalidNumber)
                .arg("key", decoder.key_shown(fields, "count"))
                .arg("word", count.value.to_string());
            decoder.push(fault.at(count.at).hint("people-of-slot"));
        }
        Some(self)
    }
}

impl Swap {
    /// Another day, or somebody else.
    pub(super) fn judged(self, decoder: &mut Decoder, fields: &mut Fields) -> Option<Self> {
        match (fields.has("with"), fields.has("by")) {
            (false, false) => decoder.missing(fields, "with"),
            (true, true) => {
                let fault = decoder.conflict(fields, "with", "by").at(fields.key("by"));
                let first = fields.key("with");
                decoder.push(fault.related(first, "first-given"));
            }
            _ => {}
        }
        Some(self)
    }
}

/// What was said of the order as a whole holds for those that say nothing.
fn order_by(orders: &mut [RotaOrder], said: &At<OrderBy>) {
    let silent = |order: &&mut RotaOrder| order.order_by.value == OrderBy::Given;
    for order in orders.iter_mut().filter(silent) {
        order.order_by = said.clone();
    }
}

/// Whether it is an order from a day on, not a party.
fn holds_parties(node: &Node) -> bool {
    let Value::Map(entries) = &node.value else {
        return false;
    };
    entries.iter().any(|(key, _)| match &key.value {
        Value::Str(word) => {
            let field = keys::ROTA_ORDER.field(word);
            field.is_some_and(|f| f.name == "parties")
        }
        _ => false,
    })
}
