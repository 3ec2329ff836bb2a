//! 值班排班: the rotas of a plan as a calendar; exchanges and leave; how many days each
//! one has; the message to the colleagues.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Value, json};

use crate::engine::{self, Wanted};
use crate::load::raw;
use crate::model::date::full_date;
use crate::model::{DayKind, Lead, PartKind, Plan, Remark, Rota, RotaDay};
use crate::serve::http::{Answer, Asked, Route, encoded, get};
use crate::serve::page::page;
use crate::serve::party;
use crate::serve::places::Places;
use crate::serve::state::Bench;

pub(super) const ROUTES: &[Route] = &[get("/plans/{plan}/rota", shown)];

/// Whether a plan has one to be shown.
pub(super) fn has_one(plan: &raw::Plan) -> bool {
    written(plan).next().is_some()
}

fn written(plan: &raw::Plan) -> impl Iterator<Item = &raw::Rota> {
    let parts = plan.walk(false).parts.into_iter();
    parts.filter_map(|part| match &part.kind {
        raw::PartKind::Rota(rota) => Some(&**rota),
        _ => None,
    })
}

fn resolved(plan: &Plan) -> Vec<&Rota> {
    let parts = plan.parts().into_iter();
    let rotas = parts.filter_map(|part| match &part.kind {
        PartKind::Rota(rota) => Some(&**rota),
        _ => None,
    });
    rotas.collect()
}

fn shown(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let id = asked.name("plan");
    let Ok(opened) = loaded.session.plan(id) else {
        return Answer::Missing;
    };
    let wanted = Wanted::on(loaded.today);
    let (plan, _) = engine::printed(&loaded.session, &opened.plan, &wanted);
    let rotas = resolved(&plan);
    let months = rotas
        .iter()
        .flat_map(|rota| rota.days.iter().map(|day| first(day.date)));
    let months: BTreeSet<NaiveDate> = months.collect();
    let given = asked
        .query("month")
        .and_then(|month| format!("{month}-01").parse().ok());
    let now = first(given.unwrap_or(loaded.today));
    let coming = months.iter().find(|month| **month >= now);
    let Some(month) = coming.or(months.last()).copied() else {
        return Answer::Missing;
    };
    let mut places = Places::of(bench, &loaded);
    let title = plan.title.text.clone();
    let shown = rotas.iter().map(|rota| {
        let own = written(&opened.plan).find(|raw| raw.at == rota.at);
        one(bench, &mut places, (rota, own), month)
    });
    let data = json!({
        "id": encoded(id),
        "title": title,
        "rotas": shown.collect::<Vec<_>>(),
        "months": months.iter().map(|one| json!({
            "value": one.format("%Y-%m").to_string(),
            "name": called(bench, *one),
            "now": *one == month,
        })).collect::<Vec<_>>(),
        "message": message(bench, &rotas, month),
        "leave": leave(bench, &mut places, month),
        "new_leave": new_leave(&mut places),
    });
    Answer::Html(page(bench, &loaded, "rota.html", ("plans", &title), data))
}

fn first(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// 2026年4月.
fn called(bench: &Bench, month: NaiveDate) -> String {
    let args = [
        ("year", month.year().to_string()),
        ("month", month.month().to_string()),
    ];
    bench.say_with("web-month", &args)
}

fn one(
    bench: &Bench,
    places: &mut Places,
    (rota, own): (&Rota, Option<&raw::Rota>),
    month: NaiveDate,
) -> Value {
    let slots = rota.slots.iter().map(|slot| slot.name.as_str());
    let tally = rota.tally.iter().map(|one| {
        json!({"name": one.name, "days": one.days, "weekends": one.weekends, "holidays": one.holidays})
    });
    let swaps = own.map_or(&[][..], |own| &own.swaps).iter();
    let swaps = swaps.map(|swap| {
        let other = swap.with.as_ref().map(|day| full_date(day.value));
        json!({"day": full_date(swap.date.value), "with": other, "at": places.place(swap.at)})
    });
    let swaps: Vec<Value> = swaps.collect();
    let days = rota.days.iter();
    json!({
        "name": rota.name.as_ref().map(|name| &name.text),
        "slots": slots.collect::<Vec<_>>(),
        "weeks": weeks(bench, rota, month),
        "days": days.map(|day| json!({"value": day.date.to_string(), "name": full_date(day.date)})).collect::<Vec<_>>(),
        "tally": tally.collect::<Vec<_>>(),
        "swaps": swaps,
        "edit": places.adding_to(rota.at, "swaps"),
    })
}

/// The month, week by week from Monday; nothing on days of other months.
fn weeks(bench: &Bench, rota: &Rota, month: NaiveDate) -> Vec<Vec<Value>> {
    let lead = u64::from(month.weekday().num_days_from_monday());
    let start = month.checked_sub_days(Days::new(lead)).unwrap_or(month);
    let days = start.iter_days().take(42).map(|day| {
        if (day.year(), day.month()) != (month.year(), month.month()) {
            return Value::Null;
        }
        let duty = rota.days.iter().find(|one| one.date == day);
        json!({
            "day": day.day(),
            "value": day.to_string(),
            "name": full_date(day),
            "holiday": duty.and_then(|duty| holiday(&duty.kind)),
            "duties": duty.map(|duty| duties(rota, duty)),
            "remarks": duty.map(|duty| duty.remarks.iter().map(|one| remark(bench, one)).collect::<Vec<_>>()),
        })
    });
    let days: Vec<Value> = days.collect();
    let weeks = days
        .chunks(7)
        .filter(|week| week.iter().any(|day| !day.is_null()));
    weeks.map(<[Value]>::to_vec).collect()
}

fn holiday(kind: &DayKind) -> Option<&str> {
    match kind {
        DayKind::Holiday(name) => Some(name),
        _ => None,
    }
}

fn duties(rota: &Rota, day: &RotaDay) -> Vec<Value> {
    let slots = rota.slots.iter().zip(&day.duties);
    let slots = slots.filter(|(_, parties)| !parties.is_empty());
    let slots = slots.map(|(slot, parties)| {
        let names: Vec<String> = parties.iter().map(|party| party.told_apart()).collect();
        json!({"slot": slot.name, "who": names.join("、")})
    });
    slots.collect()
}

fn remark(bench: &Bench, remark: &Remark) -> String {
    match remark {
        Remark::Moved { from, .. } => {
            bench.say_with("web-rota-moved", &[("day", full_date(*from))])
        }
        Remark::Exchanged { with, .. } => {
            bench.say_with("web-rota-exchanged", &[("day", full_date(*with))])
        }
        Remark::Replaced { instead_of, by, .. } => {
            let args = [("absent", instead_of.clone()), ("cover", by.clone())];
            bench.say_with("web-rota-replaced", &args)
        }
    }
}

/// What is sent to the colleagues: a line for each day of the month.
fn message(bench: &Bench, rotas: &[&Rota], month: NaiveDate) -> String {
    let weekdays = bench.say("web-weekdays");
    let weekdays: Vec<&str> = weekdays.split(' ').collect();
    let mut lines = Vec::new();
    for rota in rotas {
        lines.extend(rota.name.as_ref().map(|name| name.text.clone()));
        let days = rota.days.iter();
        for day in days.filter(|day| first(day.date) == month) {
            let weekday = weekdays.get(day.date.weekday().num_days_from_monday() as usize);
            let slots = rota.slots.iter().zip(&day.duties);
            let who = slots.filter(|(_, parties)| !parties.is_empty());
            let who = who.map(|(slot, parties)| {
                let names: Vec<String> = parties.iter().map(|party| party.told_apart()).collect();
                match slot.name.is_empty() {
                    true => names.join("、"),
                    false => format!("{} {}", slot.name, names.join("、")),
                }
            });
            let args = [
                ("month", day.date.month().to_string()),
                ("day", day.date.day().to_string()),
                (
                    "weekday",
                    weekday.map_or(String::new(), ToString::to_string),
                ),
                ("who", who.collect::<Vec<_>>().join("；")),
            ];
            lines.push(bench.say_with("web-rota-line", &args));
        }
    }
    lines.join("\n")
}

/// Who is away in the month.
fn leave(bench: &Bench, places: &mut Places, month: NaiveDate) -> Vec<Value> {
    let loaded = places.loaded();
    let organisation = &loaded.session.organisation;
    let last = month
        .iter_days()
        .take_while(|day| first(*day) == month)
        .last();
    let last = last.unwrap_or(month);
    let away = organisation.absences.iter().filter(|away| {
        away.period.from.is_none_or(|from| from <= last)
            && away.period.until.is_none_or(|until| until >= month)
    });
    let rows = away.map(|away| {
        let cover = match away.cover {
            Some(Lead::Person(person)) => organisation.person(person).name.clone(),
            Some(Lead::Post(post)) => party::holders(loaded, post),
            None => bench.say("web-leave-uncovered"),
        };
        let day = |day: Option<NaiveDate>| day.map(full_date);
        json!({
            "name": organisation.person(away.person).name,
            "from": day(away.period.from),
            "until": day(away.period.until),
            "cover": cover,
            "at": places.place(away.at),
        })
    });
    rows.collect()
}

/// What is sent to enter leave: behind what is there, else in the file of the
/// organisation.
fn new_leave(places: &mut Places) -> Value {
    let loaded = places.loaded();
    let last = loaded.session.organisation.absences.last();
    let organisation = loaded.session.records.organisation.as_ref();
    let file = last.map(|away| away.at.file);
    match file.or(organisation.map(|one| one.at.file)) {
        Some(file) => places.adding(file, "absences", &[]),
        None => Value::Null,
    }
}
