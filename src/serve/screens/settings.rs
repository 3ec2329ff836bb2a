//! 设置: the office, who issues its papers, holidays, bases; a click opens the form of
//! a record beside.

use serde_json::{Value, json};

use crate::engine::edit::version;
use crate::load::fields;
use crate::serve::field;
use crate::serve::http::{Answer, Asked, Route, get};
use crate::serve::page::page;
use crate::serve::state::{Bench, Loaded};

pub(super) const ROUTES: &[Route] = &[get("/settings", shown)];

/// The lists that are set here, and what they are called.
const LISTS: [(&str, &str); 5] = [
    ("organisation", "web-set-organisation"),
    ("issuers", "web-set-issuers"),
    ("departments", "web-set-departments"),
    ("calendar", "web-set-calendar"),
    ("bases", "web-set-bases"),
];

fn shown(bench: &Bench, _: &Asked) -> Answer {
    let loaded = bench.current();
    let lists = LISTS
        .iter()
        .map(|(list, name)| json!({"name": bench.say(name), "rows": rows(bench, &loaded, list)}));
    let data = json!({
        "lists": lists.collect::<Vec<_>>(),
        "folder": std::path::absolute(&bench.workspace.root).unwrap_or_default().display().to_string(),
    });
    let title = bench.say("web-settings");
    Answer::Html(page(
        bench,
        &loaded,
        "settings.html",
        ("settings", &title),
        data,
    ))
}

/// The records of a list, in whatever files they stand.
fn rows(bench: &Bench, loaded: &Loaded, list: &str) -> Vec<Value> {
    let mut rows = Vec::new();
    for (_, source) in loaded.session.sources.iter() {
        // Plans are not looked through for it.
        if source.held().is_none()
            || !source.edits().is_empty()
            || !bench.workspace.is_data(&source.path)
        {
            continue;
        }
        let Ok(version) = version(&bench.workspace, &source.path) else {
            continue;
        };
        let Some(tree) = fields::tree(&version.text) else {
            continue;
        };
        for item in tree.field(list).map_or(&[][..], fields::Item::list) {
            let at = json!({"path": source.path, "digest": version.digest, "node": item.node});
            let year = item.field("year").and_then(fields::Item::words);
            let name = field::title(item).or(year.map(str::to_string));
            rows.push(json!({"name": name, "at": at.to_string()}));
        }
        bench.versions.keep(version);
    }
    rows
}
