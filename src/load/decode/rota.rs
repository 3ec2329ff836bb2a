//! Rotas.

use super::every;
use super::*;
use crate::diagnostic::At;
use crate::load::keys;
use crate::load::raw::{Every, Exception, Rota, RotaOrder, RotaSlot, Swap};
use crate::model::OrderBy;

impl Decoder<'_> {
    pub(super) fn rota(&mut self, node: Node) -> Option<Rota> {
        let mut fields = self.fields(node, &keys::ROTA)?;
        let f = &mut fields;
        if !f.has("every") {
            self.missing(f, "every");
        }
        let slots = self.slots(f);
        let ordered = !slots.is_empty() && slots.iter().all(|slot| !slot.order.is_empty());
        if !f.has("order") && !ordered {
            self.missing(f, "order");
        }
        Some(Rota {
            at: f.at,
            name: self.text(f, "name"),
            every: self.every(f, "every").unwrap_or_default(),
            from: self.day(f, "from"),
            until: self.day(f, "until"),
            on_holiday: self.choice(f, "on-holiday", &keys::ON_HOLIDAY),
            hours: self.text(f, "hours"),
            place: self.text(f, "place"),
            order: self.orders(f),
            swaps: self.list(f, "swaps", &keys::SWAP, Self::swap),
            except: self.exceptions(f),
            tally: self.flag(f, "tally"),
            slots,
        })
    }

    /// The rules of days, and their words.
    fn every(&mut self, fields: &mut Fields, name: &'static str) -> Option<Every> {
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

    /// The order: parties, or parties from days on.
    fn orders(&mut self, fields: &mut Fields) -> Vec<RotaOrder> {
        let order_by = self.choice(fields, "order-by", &keys::ORDERS_BY);
        let order_by = order_by.map_or(OrderBy::Given, |o| o.value);
        let (key, at) = (self.key_shown(fields, "order"), fields.key("order"));
        let Some(node) = fields.take("order") else {
            return Vec::new();
        };
        let dated = match &node.value {
            Value::Seq(items) => items.iter().any(holds_parties),
            _ => holds_parties(&node),
        };
        if dated {
            let mut orders = self.records(node, &keys::ROTA_ORDER, Self::order);
            let none_said = |o: &RotaOrder| o.order_by == OrderBy::Given;
            orders
                .iter_mut()
                .filter(|o| none_said(o))
                .for_each(|o| o.order_by = order_by);
            // The oldest first; one without a day is the oldest.
            orders.sort_by_key(|o| o.from.as_ref().map(|d| d.value));
            return orders;
        }
        let node_at = node.at;
        let mut parties = Vec::new();
        self.each(node, key, &mut |decoder, item| {
            parties.extend(decoder.party_of(item, key));
        });
        if parties.is_empty() {
            self.empty_value(at, key);
            return Vec::new();
        }
        vec![RotaOrder {
            at: node_at,
            from: None,
            parties,
            order_by,
        }]
    }

    fn order(&mut self, mut fields: Fields) -> Option<RotaOrder> {
        let f = &mut fields;
        if !f.has("parties") {
            self.missing(f, "parties");
        }
        let order_by = self.choice(f, "order-by", &keys::ORDERS_BY);
        let order = RotaOrder {
            at: f.at,
            from: self.day(f, "from"),
            parties: self.parties(f, "parties"),
            order_by: order_by.map_or(OrderBy::Given, |o| o.value),
        };
        if order.parties.is_empty() && f.has("parties") {
            let key = self.key_shown(f, "parties");
            self.empty_value(f.key("parties"), key);
        }
        Some(order)
    }

    /// Slots: names, or records.
    fn slots(&mut self, fields: &mut Fields) -> Vec<RotaSlot> {
        let Some(node) = fields.take("slots") else {
            return Vec::new();
        };
        let key = self.key_shown(fields, "slots");
        let mut slots = Vec::new();
        self.each(node, key, &mut |decoder, item| {
            let at = item.at;
            if matches!(item.value, Value::Map(_)) {
                let fields = decoder.fields(item, &keys::ROTA_SLOT);
                slots.extend(fields.map(|fields| decoder.slot(fields)));
                return;
            }
            let Some(text) = decoder.text_of(item, key, at) else {
                return;
            };
            // 带班、主班、副班 are three, however they are parted.
            let parts = text.split(['、', '，', ',', ' ']).map(str::trim);
            for name in parts.filter(|name| !name.is_empty()) {
                slots.push(RotaSlot {
                    at,
                    name: At::new(name.to_owned(), at),
                    order: Vec::new(),
                    every: None,
                    count: None,
                    hours: None,
                    place: None,
                });
            }
        });
        slots
    }

    fn slot(&mut self, mut fields: Fields) -> RotaSlot {
        let f = &mut fields;
        RotaSlot {
            at: f.at,
            name: self.required_text(f, "name"),
            order: self.orders(f),
            every: self.every(f, "every"),
            count: self.people(f),
            hours: self.text(f, "hours"),
            place: self.text(f, "place"),
        }
    }

    /// How many people a slot has: at least one, and no crowd.
    fn people(&mut self, fields: &mut Fields) -> Option<At<u32>> {
        let count = self.number(fields, "count")?;
        if (1..=50).contains(&count.value) {
            return Some(count);
        }
        let fault = Diagnostic::new(Code::InvalidNumber)
            .arg("key", self.key_shown(fields, "count"))
            .arg("word", count.value.to_string());
        self.push(fault.at(count.at).hint("people-of-slot"));
        None
    }

    fn swap(&mut self, mut fields: Fields) -> Option<Swap> {
        let f = &mut fields;
        if !f.has("date") {
            self.missing(f, "date");
        }
        let date = self.day(f, "date");
        if !f.has("with") && !f.has("by") {
            self.missing(f, "with");
        }
        if f.has("with") && f.has("by") {
            let first = f.key("with");
            let fault = Diagnostic::new(Code::ConflictingFields)
                .arg("key", self.key_shown(f, "with"))
                .arg("other", self.key_shown(f, "by"))
                .at(f.key("by"));
            self.push(fault.related(first, "first-given"));
        }
        let swap = Swap {
            at: f.at,
            with: self.day(f, "with"),
            by: self.party(f, "by"),
            slot: self.text(f, "slot"),
            note: self.text(f, "note"),
            date: date?,
        };
        Some(swap)
    }

    /// Days without duty: days, or records from one to another.
    fn exceptions(&mut self, fields: &mut Fields) -> Vec<Exception> {
        let Some(node) = fields.take("except") else {
            return Vec::new();
        };
        let key = self.key_shown(fields, "except");
        let mut out = Vec::new();
        self.each(node, key, &mut |decoder, item| {
            let at = item.at;
            if matches!(item.value, Value::Map(_)) {
                let fields = decoder.fields(item, &keys::EXCEPTION);
                out.extend(fields.and_then(|fields| decoder.exception(fields)));
                return;
            }
            let Some(text) = decoder.text_of(item, key, at) else {
                return;
            };
            for word in decoder.split(text) {
                let day = decoder.day_of(&word, key);
                out.extend(day.map(|day| Exception {
                    from: day.clone(),
                    until: day,
                }));
            }
        });
        out
    }

    fn exception(&mut self, mut fields: Fields) -> Option<Exception> {
        let f = &mut fields;
        if !f.has("from") {
            self.missing(f, "from");
        }
        let from = self.day(f, "from");
        let until = self.day(f, "until");
        let from = from?;
        Some(Exception {
            until: until.unwrap_or_else(|| from.clone()),
            from,
        })
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
