//! Takes files as they were sent; gives what was understood of all of them
//! together, and the files of data that they become.

use serde_json::Value;

use crate::engine::Session;
use crate::load::Input;
use crate::serve::state::Bench;

/// What was understood of several files.
#[derive(Default)]
pub(super) struct Gathered {
    /// Of each table, as pages are told.
    pub tables: Vec<Value>,
    /// Of each plan.
    pub plans: Vec<Value>,
    /// What the plans do not say.
    pub questions: Vec<Value>,
    /// Files that say nothing, and why.
    pub unread: Vec<Value>,
    /// What would be wrong with the data.
    pub faults: Vec<Value>,
    /// The files of data: where they go, and their texts.
    pub files: Vec<(String, String)>,
    /// How many people are new.
    pub people: usize,
    /// Whether a later list becomes a change of staff, which is looked through.
    pub as_change: bool,
}

impl Gathered {
    /// Says why nothing was taken from a file.
    pub(super) fn unread(&mut self, name: &str, words: String) {
        let value = serde_json::json!({"file": name, "words": words});
        self.unread.push(value);
    }

    /// A path below the data folder that is free.
    pub(super) fn free(&self, bench: &Bench, stem: &str) -> String {
        let numbers = std::iter::once(String::new()).chain((2..).map(|n| format!("-{n}")));
        let mut paths = numbers.map(|n| bench.workspace.data_path(&format!("{stem}{n}.yaml")));
        let taken = |path: &String| {
            bench.workspace.has(path) || self.files.iter().any(|(known, _)| known == path)
        };
        paths.find(|path| !taken(path)).unwrap_or_default()
    }

    /// The data with what was gathered in it.
    pub(super) fn session(&self, bench: &Bench) -> Session {
        Session::read_with(&bench.workspace, |data| {
            data.extend(self.files.iter().map(|(path, text)| Input {
                path: path.clone(),
                bytes: text.clone().into_bytes().into(),
            }));
        })
    }
}
