//! Takes a rota; gives each of its duties as a place.

use chrono::Datelike;

use super::{Role, Walk, said};
use crate::model::Rota;
use crate::model::date::full_date;

impl Walk {
    /// Each duty is a place of its own, named by its day.
    pub(super) fn rota(&mut self, rota: &Rota) {
        let name = rota
            .name
            .as_ref()
            .map_or_else(|| said("role-rota"), |name| name.text.clone());
        let needed = Role {
            needed: true,
            ..Role::default()
        };
        self.within(&name, |walk| {
            walk.texts("role-text", rota.place.as_slice());
            walk.texts("role-text", rota.hours.as_slice());
            for day in &rota.days {
                let date = full_date(day.date);
                for (s, parties) in day.duties.iter().enumerate() {
                    let slot = rota.slots.get(s).map_or("", |slot| &slot.name);
                    let label = format!("{date}{slot}");
                    if parties.is_empty() {
                        continue;
                    }
                    walk.named(rota.at, "rota", label, parties, needed);
                    if let Some(last) = walk.slots.last_mut() {
                        last.duty = Some(day.date);
                        let days = usize::try_from(day.date.num_days_from_ce()).unwrap_or(0);
                        last.key.2 = days * rota.slots.len().max(1) + s;
                    }
                }
            }
        });
    }
}
