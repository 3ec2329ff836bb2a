//! 源文件: the text of a data file, for what no form can edit.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::diagnostic::Locale;
use crate::engine::edit::{self as files, version};
use crate::engine::{Session, history};
use crate::load::Input;
use crate::serve::faults;
use crate::serve::http::{Answer, Asked, Route, encoded, get, post};
use crate::serve::page::page;
use crate::serve::state::{Bench, Loaded, clock};
use crate::workspace::Write;

pub(super) const ROUTES: &[Route] = &[get("/source", shown), post("/source", save)];

fn shown(bench: &Bench, asked: &Asked) -> Answer {
    let loaded = bench.current();
    let paths = paths(bench, &loaded);
    let wanted = asked
        .query("file")
        .filter(|path| paths.iter().any(|known| known == path));
    let path = wanted.map(str::to_string).or(paths.first().cloned());
    let read = path
        .as_ref()
        .and_then(|path| version(&bench.workspace, path).ok());
    let list = paths.iter().map(|known| {
        json!({"path": known, "lead": format!("/source?file={}", encoded(known)), "here": Some(known) == path.as_ref()})
    });
    let data = json!({
        "files": list.collect::<Vec<_>>(),
        "path": path.clone().unwrap_or_default(),
        "readable": read.is_some(),
        "text": read.as_ref().map(|version| version.text.as_str()).unwrap_or_default(),
        "digest": read.as_ref().map(|version| version.digest.as_str()).unwrap_or_default(),
        "line": asked.query("line").and_then(|line| line.parse::<u32>().ok()).map_or(String::new(), |line| line.to_string()),
        "faults": path.as_ref().map(|path| of_file(bench, &loaded.session, path)),
    });
    let title = bench.say("web-source");
    Answer::Html(page(
        bench,
        &loaded,
        "source.html",
        ("source", &title),
        data,
    ))
}

/// The files, as they are called from the root.
fn paths(bench: &Bench, loaded: &Loaded) -> Vec<String> {
    let sources = loaded.session.sources.iter();
    let paths = sources.map(|(_, source)| source.path.clone());
    paths.filter(|path| bench.workspace.is_data(path)).collect()
}

/// What is wrong with a file.
fn of_file(bench: &Bench, session: &Session, path: &str) -> Vec<Value> {
    let mut report = session.report.clone();
    let cards = session.plans.cards().iter();
    for card in cards.filter(|card| session.sources.get(card.file).path == path) {
        match session.open(card) {
            Ok(opened) => report.extend(opened.report.clone()),
            Err(found) => report.extend(found),
        }
    }
    let shown = faults::shown(bench, session, report).into_iter();
    shown.filter(|fault| fault["path"] == path).collect()
}

fn save(bench: &Bench, asked: &Asked) -> Answer {
    let sent = asked.json();
    let text = |name: &str| sent[name].as_str().unwrap_or_default().to_string();
    let (path, digest, new) = (
        text("path"),
        text("digest"),
        text("text").replace("\r\n", "\n"),
    );
    let _alone = bench.writing();
    let refused = |words: String| Answer::Refused(StatusCode::CONFLICT, json!({ "words": words }));
    if !paths(bench, &bench.current()).contains(&path) {
        return Answer::Missing;
    }
    let lock = match bench.workspace.enter(true, &mut || ()) {
        Ok((lock, _)) => lock,
        Err(fault) => return refused(Locale::of(bench.lang).message(&fault)),
    };
    let now = match version(&bench.workspace, &path) {
        Ok(now) => now,
        Err(fault) => return refused(Locale::of(bench.lang).message(&fault)),
    };
    if now.digest != digest {
        let words = bench.say("web-both");
        let theirs = json!({"words": now.text, "digest": now.digest});
        return Answer::Refused(
            StatusCode::CONFLICT,
            json!({"words": words, "theirs": theirs}),
        );
    }
    let after = now.bytes_of(&new);
    let put = |data: &mut Vec<Input>| files::replace(data, &path, &after);
    let faults = of_file(bench, &Session::read_with(&bench.workspace, put), &path);
    let write = Write {
        path: path.clone(),
        before: Some(now.bytes),
        after: Some(after),
    };
    let what = bench.say_with("web-source-edited", &[("path", path.clone())]);
    let written = history::commit(&bench.workspace, vec![write], &what, clock());
    drop(lock);
    if let Err(fault) = written {
        return refused(Locale::of(bench.lang).message(&fault));
    }
    bench.changed();
    let digest = version(&bench.workspace, &path)
        .map(|version| version.digest)
        .ok();
    Answer::Json(json!({"digest": digest, "faults": faults}))
}
