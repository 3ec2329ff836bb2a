//! 人员: posts with their holders on a day, people without a post, fields of work.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::model::date::full_date;
use crate::model::{Lead, PersonId, PostId};
use crate::serve::http::{Answer, Asked, Route, get};
use crate::serve::page::page;
use crate::serve::party;
use crate::serve::places::Places;
use crate::serve::state::Bench;

pub(super) const ROUTES: &[Route] = &[get("/people", shown)];

fn shown(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let day = asked
        .query("day")
        .and_then(|day| day.parse::<NaiveDate>().ok());
    let day = day.unwrap_or(loaded.today);
    let mut places = Places::of(bench, &loaded);
    let data = json!({
        "day": day.to_string(),
        "shown": full_date(day),
        "posts": posts(&mut places, day),
        "without": without_post(&mut places, day),
        "portfolios": portfolios(&mut places, day),
        "new_person": new_row(&mut places, "people"),
        "new_post": new_row(&mut places, "posts"),
    });
    let title = bench.say("web-people");
    Answer::Html(page(
        bench,
        &loaded,
        "people.html",
        ("people", &title),
        data,
    ))
}

fn posts(places: &mut Places, day: NaiveDate) -> Vec<Value> {
    let loaded = places.loaded();
    let organisation = &loaded.session.organisation;
    let mut order: Vec<usize> = (0..organisation.posts.len()).collect();
    order.sort_by_key(|n| organisation.posts[*n].rank);
    let standing = order
        .into_iter()
        .filter(|n| !organisation.has_ended(PostId(*n as u32), day));
    let rows = standing.map(|n| {
        let post = &organisation.posts[n];
        let holders = organisation.holders(PostId(n as u32), day);
        let shown = holders.iter().map(|holder| {
            let person = organisation.person(holder.person);
            let since = holder.appointment.period.from.map(full_date);
            json!({"name": person.name, "since": since, "at": places.place(holder.appointment.at)})
        });
        let shown: Vec<Value> = shown.collect();
        let open = (post.seats as usize).saturating_sub(shown.len());
        json!({
            "title": post.title(day),
            "unit": post.department.map(|unit| organisation.department(unit).short(day)).unwrap_or_default(),
            "holders": shown,
            "open": open,
            "at": places.place(post.at),
        })
    });
    rows.collect()
}

fn without_post(places: &mut Places, day: NaiveDate) -> Vec<Value> {
    let organisation = &places.loaded().session.organisation;
    let people = organisation.people.iter().enumerate();
    let free = people.filter(|(n, _)| organisation.held_by(PersonId(*n as u32), day).is_empty());
    let free: Vec<_> = free
        .map(|(_, person)| (person.name.clone(), person.at))
        .collect();
    free.into_iter()
        .map(|(name, at)| json!({"name": name, "at": places.place(at)}))
        .collect()
}

fn portfolios(places: &mut Places, day: NaiveDate) -> Vec<Value> {
    let organisation = &places.loaded().session.organisation;
    let led = |lead: Option<Lead>| match lead {
        Some(Lead::Person(person)) => organisation.person(person).name.clone(),
        Some(Lead::Post(post)) => {
            let (title, who) = (
                organisation.post(post).title(day),
                party::holders(places.loaded(), post),
            );
            format!("{title}（{who}）")
        }
        None => String::new(),
    };
    let current = organisation
        .portfolios
        .iter()
        .filter(|p| p.period.contains(day));
    let rows: Vec<_> = current
        .map(|p| {
            let units = p
                .departments
                .iter()
                .map(|unit| organisation.department(*unit).short(day));
            let units: Vec<&str> = units.collect();
            (
                p.name.clone(),
                led(p.leader),
                led(p.cover),
                units.join("、"),
                p.at,
            )
        })
        .collect();
    let rows = rows.into_iter();
    rows.map(|(name, leader, cover, units, at)| {
        json!({"name": name, "leader": leader, "cover": cover, "units": units, "at": places.place(at)})
    })
    .collect()
}

/// What is sent to add a row to a list of the organisation: behind the last one.
fn new_row(places: &mut Places, list: &str) -> Value {
    let organisation = &places.loaded().session.organisation;
    let (last, count, stem, field) = match list {
        "people" => (
            organisation.people.last().map(|p| p.at),
            organisation.people.len(),
            "person",
            "name",
        ),
        _ => (
            organisation.posts.last().map(|p| p.at),
            organisation.posts.len(),
            "post",
            "title",
        ),
    };
    let Some(last) = last else {
        return Value::Null;
    };
    let taken = |id: &String| {
        organisation.people.iter().any(|p| p.id == *id)
            || organisation.posts.iter().any(|p| p.id == *id)
    };
    let mut ids = (count + 1..).map(|n| format!("{stem}-{n}"));
    let id = ids.find(|id| !taken(id)).unwrap_or_default();
    places.adding(last.file, list, &[("id", id), (field, "待定".into())])
}
