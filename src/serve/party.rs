//! Whoever stands where people stand, as a clerk calls them: posts with whoever
//! holds them on the day, people, units, and whoever is in charge of some work.

use serde_json::{Value, json};

use super::initials::finds;
use super::state::{Bench, Loaded};
use crate::load::fields::Item;
use crate::model::{Lead, Organisation, PostId};

/// Whom a word means on the day.
pub(super) fn meant(loaded: &Loaded, word: &str) -> String {
    let (organisation, day) = (&loaded.session.organisation, loaded.today);
    let mut posts = organisation.posts.iter().enumerate();
    if let Some((n, post)) = posts.find(|(_, post)| post.id == word || post.title(day) == word) {
        return with_holder(loaded, post.title(day), PostId(n as u32));
    }
    let mut people = organisation.people.iter();
    if let Some(person) = people.find(|person| person.id == word || person.name == word) {
        return person.name.clone();
    }
    let mut units = organisation.departments.iter();
    let unit =
        units.find(|unit| unit.id == word || unit.name(day) == word || unit.short(day) == word);
    if let Some(unit) = unit {
        return unit.name(day).to_string();
    }
    let mut issuers = organisation.issuers.iter();
    if let Some(issuer) = issuers.find(|issuer| issuer.id == word) {
        return issuer.name.clone();
    }
    let mut bases = organisation.bases.iter();
    match bases.find(|basis| basis.id == word) {
        Some(basis) => format!("《{}》", basis.title),
        None => word.to_string(),
    }
}

fn with_holder(loaded: &Loaded, title: &str, post: PostId) -> String {
    let names = holders(loaded, post);
    match names.is_empty() {
        true => title.to_string(),
        false => format!("{title}（{names}）"),
    }
}

/// Whoever holds a post on the day.
pub(super) fn holders(loaded: &Loaded, post: PostId) -> String {
    let organisation = &loaded.session.organisation;
    let holders = organisation.holders(post, loaded.today);
    let names = holders
        .iter()
        .map(|holder| organisation.person(holder.person).name.clone());
    names.collect::<Vec<_>>().join("、")
}

/// Whom a record among people means on the day.
pub(super) fn party(bench: &Bench, loaded: &Loaded, item: &Item) -> Option<String> {
    let words = |name: &str| item.field(name).and_then(Item::words).map(str::trim);
    let rest = || {
        let rest = [words("as"), words("title"), words("also"), words("note")];
        rest.into_iter()
            .flatten()
            .map(|word| format!("，{word}"))
            .collect::<String>()
    };
    if let Some(work) = words("in-charge-of") {
        let who = leader(&loaded.session.organisation, loaded, work);
        let args = [("work", work.to_string()), ("name", who)];
        return Some(bench.say_with("web-in-charge-of", &args) + &rest());
    }
    let count = words("count").map_or(String::new(), |count| format!("{count}人"));
    if let Some(text) = words("text") {
        return Some(format!("{text}{count}"));
    }
    let meant = ["post", "person", "department", "posts-of"]
        .iter()
        .find_map(|name| words(name));
    let category = |word: &str| {
        let mut known = loaded.session.organisation.categories.iter();
        known
            .find(|category| category.id == word)
            .map(|category| category.name.clone())
    };
    let meant = meant?;
    Some(category(meant).unwrap_or_else(|| self::meant(loaded, meant)) + &rest() + &count)
}

/// Whoever leads a field of work on the day.
fn leader(organisation: &Organisation, loaded: &Loaded, work: &str) -> String {
    let mut all = organisation.portfolios.iter();
    let led = all.find(|p| (p.name == work || p.id == work) && p.period.contains(loaded.today));
    match led.and_then(|portfolio| portfolio.leader) {
        Some(Lead::Person(person)) => organisation.person(person).name.clone(),
        Some(Lead::Post(post)) => holders(loaded, post),
        None => String::new(),
    }
}

/// The most that is offered at once.
const MOST: usize = 12;

/// Whoever is found by what was typed: how they are written, and how called.
pub(super) fn search(bench: &Bench, loaded: &Loaded, typed: &str, only: &str) -> Vec<Value> {
    let (organisation, day) = (&loaded.session.organisation, loaded.today);
    let mut found: Vec<Value> = Vec::new();
    let mut offer = |kind: &str, written: &str, shown: String, words: String| {
        if (only.is_empty() || kind == format!("web-{only}")) && finds(typed, &words) {
            found.push(json!({"kind": bench.say(kind), "written": written, "shown": shown}));
        }
    };
    for (n, post) in organisation.posts.iter().enumerate() {
        let title = post.title(day);
        let shown = with_holder(loaded, title, PostId(n as u32));
        offer("web-post", &post.id, shown.clone(), shown);
    }
    for portfolio in organisation
        .portfolios
        .iter()
        .filter(|p| p.period.contains(day))
    {
        let who = leader(organisation, loaded, &portfolio.name);
        let args = [("work", portfolio.name.clone()), ("name", who)];
        let shown = bench.say_with("web-in-charge-of", &args);
        let written = format!("in-charge-of {}", portfolio.name);
        offer("web-portfolio", &written, shown, portfolio.name.clone());
    }
    for unit in &organisation.departments {
        let (name, short) = (unit.name(day), unit.short(day));
        offer(
            "web-unit",
            &unit.id,
            name.to_string(),
            format!("{name} {short}"),
        );
    }
    for person in &organisation.people {
        offer(
            "web-person",
            &person.id,
            person.name.clone(),
            person.name.clone(),
        );
    }
    found.truncate(MOST);
    found
}
