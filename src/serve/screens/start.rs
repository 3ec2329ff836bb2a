//! An empty folder: the sample to look at, or an office of one's own.

use serde_json::json;

use crate::defaults;
use crate::diagnostic::Locale;
use crate::engine::history;
use crate::load::{self, edit};
use crate::serve::http::{Answer, Asked, Route, post};
use crate::serve::page::page;
use crate::serve::state::{Bench, Loaded, clock};
use crate::workspace::Write;

pub(super) const ROUTES: &[Route] = &[post("/start", begin)];

/// Whether there is nothing in the folder yet.
pub(super) fn is_empty(bench: &Bench) -> bool {
    let loaded = bench.current();
    let organisation = &loaded.session.organisation;
    let nothing = organisation.posts.is_empty() && organisation.people.is_empty();
    nothing && organisation.name.is_empty() && loaded.session.plans.cards().is_empty()
}

/// The three ways in.
pub(super) fn shown(bench: &Bench, loaded: &Loaded) -> Answer {
    let title = bench.say("web-start");
    Answer::Html(page(
        bench,
        loaded,
        "start.html",
        ("today", &title),
        json!({}),
    ))
}

fn begin(bench: &Bench, asked: &Asked) -> Answer {
    let sent = asked.json();
    let text = |name: &str| sent[name].as_str().unwrap_or_default().trim().to_string();
    let files: Vec<(String, String)> = if sent["sample"] == true {
        let all = defaults::SAMPLE.iter();
        all.map(|(path, text)| (path.to_string(), load::with_chinese_keys(path, text)))
            .collect()
    } else {
        let name = text("name");
        if name.is_empty() {
            return Answer::refused(bench.say("web-name-missing"));
        }
        vec![(
            "data/单位.yaml".to_string(),
            own(&name, &text("short"), &text("code")),
        )]
    };
    let _alone = bench.writing();
    if !is_empty(bench) {
        return Answer::refused(bench.say("web-not-empty"));
    }
    let writes = files
        .into_iter()
        .filter(|(path, _)| !bench.workspace.has(path));
    let writes = writes.map(|(path, text)| Write {
        path,
        before: None,
        after: Some(text.into_bytes()),
    });
    let writes: Vec<Write> = writes.collect();
    let done = bench
        .workspace
        .enter(true, &mut || ())
        .and_then(|(lock, _)| {
            let what = bench.say("web-started");
            let done = history::commit(&bench.workspace, writes, &what, clock());
            drop(lock);
            done
        });
    match done {
        Ok(()) => {
            bench.changed();
            Answer::Json(json!({}))
        }
        Err(fault) => Answer::refused(Locale::of(bench.lang).message(&fault)),
    }
}

/// The file of an office that has nothing but its name.
fn own(name: &str, short: &str, code: &str) -> String {
    let typed = |words: &str| edit::Value::Text(words.to_string()).typed(false, true);
    let short = if short.is_empty() { name } else { short };
    let mut text = format!("单位:\n  名称: {}\n  简称: {}\n", typed(name), typed(short));
    text += &format!("发文机关:\n  - 编号: office\n    名称: {}\n", typed(name));
    if !code.is_empty() {
        text += &format!("    机关代字: {}\n", typed(code));
    }
    text
}
