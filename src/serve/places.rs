//! Takes what is loaded; gives pages the places of records: what a click opens, and
//! where a new row goes.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::state::{Bench, Loaded};
use crate::diagnostic::{FileId, Origin};
use crate::engine::edit::version;

/// Where records stand, as pages name them.
pub(super) struct Places<'a> {
    bench: &'a Bench,
    loaded: &'a Loaded,
    versions: BTreeMap<String, Option<String>>,
}

impl<'a> Places<'a> {
    /// None is named yet.
    pub(super) fn of(bench: &'a Bench, loaded: &'a Loaded) -> Self {
        Self {
            bench,
            loaded,
            versions: BTreeMap::new(),
        }
    }

    /// The session that they stand in.
    pub(super) fn loaded(&self) -> &'a Loaded {
        self.loaded
    }

    /// A record that a click opens; null where it cannot be edited.
    pub(super) fn place(&mut self, at: Origin) -> Value {
        self.shown(at, json!({}))
    }

    /// What is sent to give a record another record in one of its fields.
    pub(super) fn making(&mut self, at: Origin, field: &str, row: &[(&str, String)]) -> Value {
        self.shown(at, json!({"op": "make", "field": field, "row": row}))
    }

    /// What is sent to add a row to a list of a record; the row is the sender's.
    pub(super) fn adding_to(&mut self, at: Origin, field: &str) -> Value {
        self.shown(at, json!({"op": "add", "field": field}))
    }

    fn shown(&mut self, at: Origin, mut more: Value) -> Value {
        let source = self.loaded.session.sources.get(at.file);
        if !source.edits().is_empty() {
            return Value::Null;
        }
        let Some(digest) = self.digest(&source.path.clone()) else {
            return Value::Null;
        };
        more["path"] = source.path.clone().into();
        more["digest"] = digest.into();
        more["node"] = at.node.into();
        more.to_string().into()
    }

    /// The version of a file that is remembered from now on.
    fn digest(&mut self, path: &str) -> Option<String> {
        let bench = self.bench;
        let known = self.versions.entry(path.to_string()).or_insert_with(|| {
            let version = version(&bench.workspace, path).ok()?;
            let digest = version.digest.clone();
            bench.versions.keep(version);
            Some(digest)
        });
        known.clone()
    }

    /// What is sent to add a row to a list of the file.
    pub(super) fn adding(&mut self, file: FileId, list: &str, row: &[(&str, String)]) -> Value {
        let path = self.loaded.session.sources.get(file).path.clone();
        let digest = self.digest(&path);
        json!({
            "path": path,
            "digest": digest,
            "node": 0,
            "op": "add",
            "field": list,
            "row": row,
        })
        .to_string()
        .into()
    }
}
