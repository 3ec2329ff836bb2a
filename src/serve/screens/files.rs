//! 做好的文件: whatever lies in the output folder, called by what it is, to be taken
//! from there without a look into folders.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::serve::http::{Answer, Asked, Route, encoded, get};
use crate::serve::page::page;
use crate::serve::state::{Bench, Loaded};

pub(super) const ROUTES: &[Route] = &[get("/files", shown), get("/made", made)];

/// Folders below `output/`: papers of a change of staff stand above the plans.
const FOLDERS: [&str; 5] = ["marked", "notices", "handover", "diff", ""];

fn shown(bench: &Bench, _: &Asked) -> Answer {
    let loaded = bench.current();
    let groups = FOLDERS.iter().map(|folder| {
        let rows = rows(bench, &loaded, folder).into_iter();
        let rows: Vec<Value> = rows.map(|(name, files)| {
            let files = files.iter().map(|(ending, path)| json!({"kind": kind(bench, ending), "lead": format!("/made?path={}", encoded(path))}));
            json!({"name": name, "files": files.collect::<Vec<_>>()})
        }).collect();
        let plain = if folder.is_empty() { "plans" } else { folder };
        json!({"heading": bench.say(&format!("web-papers-{plain}")), "rows": rows})
    });
    let groups: Vec<Value> = groups.filter(|group| group["rows"] != json!([])).collect();
    let title = bench.say("web-files");
    let data = json!({ "groups": groups });
    Answer::Html(page(bench, &loaded, "files.html", ("files", &title), data))
}

/// The files of a folder by what they are of, each with its endings and paths.
fn rows(bench: &Bench, loaded: &Loaded, folder: &str) -> BTreeMap<String, Vec<(String, String)>> {
    let mut rows: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for name in bench.workspace.output_names(folder) {
        let Some((stem, ending)) = name.rsplit_once('.') else {
            continue;
        };
        if name.starts_with('.') || kind(bench, ending).is_empty() {
            continue;
        }
        let path = if folder.is_empty() {
            name.clone()
        } else {
            format!("{folder}/{name}")
        };
        let file = (ending.to_string(), path);
        rows.entry(called(bench, loaded, (folder, stem)))
            .or_default()
            .push(file);
    }
    rows
}

/// What a person calls a file: by the plan, the person or the change that it is of.
fn called(bench: &Bench, loaded: &Loaded, (folder, stem): (&str, &str)) -> String {
    let organisation = &loaded.session.organisation;
    if let Some((_, person)) = stem.split_once("-handover-") {
        let known = organisation.people.iter().find(|one| one.id == person);
        return known.map_or(person.to_string(), |one| one.name.clone());
    }
    let cards = loaded.session.plans.cards().iter();
    // The longest id: one may begin as another does.
    let card = cards
        .filter(|card| stem == card.id.as_str() || stem.starts_with(&format!("{}.", card.id.value)))
        .max_by_key(|card| card.id.as_str().len());
    let Some(card) = card else {
        return match folder {
            "handover" => bench.say("web-handover-all"),
            _ => notice(bench, loaded, stem),
        };
    };
    let rest = stem[card.id.as_str().len()..].trim_start_matches('.');
    let parts = rest.split('.').filter(|part| !part.is_empty());
    let parts = parts.map(|part| match part.parse::<chrono::NaiveDate>() {
        Ok(day) => crate::model::date::full_date(day),
        Err(_) if part.is_ascii() => bench.say("web-own-sheet"),
        Err(_) => part.to_string(),
    });
    let parts: Vec<String> = parts.collect();
    match &parts[..] {
        [] => card.title.value.clone(),
        parts => format!("{}（{}）", card.title.value, parts.join("、")),
    }
}

/// A notice that follows a change of staff: of one plan, or of the change.
fn notice(bench: &Bench, loaded: &Loaded, stem: &str) -> String {
    let cards = loaded.session.plans.cards().iter();
    let of = cards.filter(|card| stem.contains(card.id.as_str()));
    match of.max_by_key(|card| card.id.as_str().len()) {
        Some(card) => card.title.value.clone(),
        None if stem.contains("portfolio") => bench.say("web-notice-portfolios"),
        None => bench.say("web-notice-all"),
    }
}

/// What a format is called; nothing for one that is nobody's to take.
pub(super) fn kind(bench: &Bench, ending: &str) -> String {
    match ending {
        "pdf" => "PDF".to_string(),
        "docx" | "xlsx" | "html" | "ofd" | "ics" | "csv" | "png" | "zip" => {
            bench.say(&format!("web-kind-{ending}"))
        }
        _ => String::new(),
    }
}

/// One of those that are shown; nothing else is handed out.
fn made(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let wanted = asked.query("path").unwrap_or_default();
    let found = FOLDERS.iter().find_map(|folder| {
        let rows = rows(bench, &loaded, folder).into_iter();
        let mut files =
            rows.flat_map(|(name, files)| files.into_iter().map(move |file| (name.clone(), file)));
        let (name, (ending, path)) = files.find(|(_, (_, path))| path == wanted)?;
        let plain = if folder.is_empty() {
            name
        } else {
            format!("{}-{name}", bench.say(&format!("web-papers-{folder}")))
        };
        Some((
            format!("{plain}.{ending}"),
            bench.workspace.read_output(&path)?,
        ))
    });
    match found {
        Some((name, bytes)) => Answer::File {
            name,
            kind: "application/octet-stream",
            bytes,
            shown: false,
        },
        None => Answer::Missing,
    }
}
