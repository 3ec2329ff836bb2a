//! Takes the rotas of a plan; gives a calendar that other programs import
//! (RFC 5545): one event for each duty.
//!
//! An event is named by plan, rota, slot and day, not by who has the duty, so
//! that a new file changes events instead of doubling them. The time stamp is
//! the plan's date: the same plan gives the same bytes.

use chrono::{Days, NaiveDate, NaiveDateTime};

use crate::model::hours;
use crate::model::{PartKind, Party, Plan, Rota, RotaDay};

/// The calendar of a plan; nothing where it has no rota.
pub fn write(plan: &Plan) -> Option<Vec<u8>> {
    let rotas = plan
        .parts()
        .into_iter()
        .filter_map(|part| match &part.kind {
            PartKind::Rota(rota) => Some(&**rota),
            _ => None,
        });
    let rotas: Vec<&Rota> = rotas.collect();
    let first = rotas.iter().find_map(|rota| rota.days.first())?;
    let mut calendar = Calendar {
        stamp: plan.date.unwrap_or(first.date),
        lines: Vec::new(),
    };
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line(
        "PRODID",
        concat!("-//fangan//fangan ", env!("CARGO_PKG_VERSION"), "//ZH"),
    );
    calendar.line("CALSCALE", "GREGORIAN");
    calendar.text("X-WR-CALNAME", &plan.title.text);
    calendar.zone();
    for (number, rota) in rotas.iter().enumerate() {
        for day in &rota.days {
            for slot in 0..day.duties.len() {
                calendar.event(plan, rota, number + 1, day, slot);
            }
        }
    }
    calendar.line("END", "VCALENDAR");
    Some(calendar.lines.concat().into_bytes())
}

struct Calendar {
    stamp: NaiveDate,
    /// Lines, folded, each with its end.
    lines: Vec<String>,
}

impl Calendar {
    /// Offices keep one time, without summer time.
    fn zone(&mut self) {
        self.line("BEGIN", "VTIMEZONE");
        self.line("TZID", "Asia/Shanghai");
        self.line("BEGIN", "STANDARD");
        self.line("DTSTART", "19920101T000000");
        self.line("TZOFFSETFROM", "+0800");
        self.line("TZOFFSETTO", "+0800");
        self.line("TZNAME", "CST");
        self.line("END", "STANDARD");
        self.line("END", "VTIMEZONE");
    }

    fn event(&mut self, plan: &Plan, rota: &Rota, number: usize, day: &RotaDay, slot: usize) {
        let names: Vec<&str> = day.duties[slot].iter().map(name).collect();
        if names.is_empty() {
            return;
        }
        let of_slot = rota.slots.get(slot);
        self.line("BEGIN", "VEVENT");
        let date = day.date.format("%Y%m%d");
        let uid = format!("{}-{number}-{}-{date}@fangan", plan.id, slot + 1);
        self.line("UID", &uid);
        self.line(
            "DTSTAMP",
            &format!("{}T000000Z", self.stamp.format("%Y%m%d")),
        );
        let hours = of_slot
            .and_then(|s| s.hours.as_ref())
            .or(rota.hours.as_ref());
        self.time(day.date, hours.and_then(|hours| hours::read(&hours.text)));
        let slot_name = of_slot.map_or("", |slot| slot.name.as_str());
        let rota_name = rota.name.as_ref().map_or("", |name| name.text.as_str());
        let what = [slot_name, rota_name, plan.title.text.as_str()];
        let what = what
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or_default();
        self.text("SUMMARY", &format!("{what}：{}", names.join("、")));
        let place = of_slot
            .and_then(|s| s.place.as_ref())
            .or(rota.place.as_ref());
        if let Some(place) = place {
            self.text("LOCATION", &place.text);
        }
        let about = [rota_name, plan.title.text.as_str()];
        let about: Vec<&str> = about.into_iter().filter(|n| !n.is_empty()).collect();
        self.text("DESCRIPTION", &about.join("\n"));
        self.line("END", "VEVENT");
    }

    /// With hours in the offices' time, else the whole day; the end is exclusive.
    fn time(&mut self, date: NaiveDate, hours: Option<hours::Hours>) {
        let at = |minutes: u32| -> Option<NaiveDateTime> {
            let date = date.checked_add_days(Days::new(u64::from(minutes / 1440)))?;
            date.and_hms_opt(minutes / 60 % 24, minutes % 60, 0)
        };
        let times = hours.and_then(|hours| Some((at(hours.from)?, at(hours.until)?)));
        if let Some((from, until)) = times {
            let zone = "TZID=Asia/Shanghai";
            self.line(
                &format!("DTSTART;{zone}"),
                &from.format("%Y%m%dT%H%M%S").to_string(),
            );
            self.line(
                &format!("DTEND;{zone}"),
                &until.format("%Y%m%dT%H%M%S").to_string(),
            );
            return;
        }
        self.line("DTSTART;VALUE=DATE", &date.format("%Y%m%d").to_string());
        if let Some(next) = date.succ_opt() {
            self.line("DTEND;VALUE=DATE", &next.format("%Y%m%d").to_string());
        }
    }

    /// A property whose value is text: marks of the format are escaped.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.line(name, &escaped);
    }

    /// Lines of more than 75 bytes go on behind a space (RFC 5545, 3.1).
    fn line(&mut self, name: &str, value: &str) {
        let mut out = String::new();
        let mut length = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if length + c.len_utf8() > 75 {
                out.push_str("\r\n ");
                length = 1;
            }
            out.push(c);
            length += c.len_utf8();
        }
        out.push_str("\r\n");
        self.lines.push(out);
    }
}

/// The name; for a vacant post what stands for it.
fn name(party: &Party) -> &str {
    match party.name.is_empty() {
        true => &party.title,
        false => &party.name,
    }
}
