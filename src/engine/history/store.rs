//! Where entries stand on the disk: a file for each, named by its number.

use super::Entry;
use crate::load;
use crate::workspace::{Workspace, Write};

/// Below the root.
const FOLDER: &str = ".fangan/history";

fn path(order: u32) -> String {
    format!("{FOLDER}/{order:08}.yaml")
}

/// All entries in order. One that cannot be read is none.
pub(super) fn read(workspace: &Workspace) -> Vec<Entry> {
    let names = workspace.own_names("history");
    let entries = names.iter().filter_map(|name| {
        let bytes = workspace.bytes(&format!("{FOLDER}/{name}")).ok()?;
        load::read_record(std::str::from_utf8(&bytes).ok()?).ok()
    });
    let mut entries: Vec<Entry> = entries.collect();
    entries.sort_by_key(|entry| entry.order);
    entries
}

/// An entry put in its place.
pub(super) fn written(workspace: &Workspace, entry: &Entry) -> Write {
    Write {
        before: workspace.bytes(&path(entry.order)).ok(),
        path: path(entry.order),
        after: Some(load::write_record(entry).into_bytes()),
    }
}

/// An entry that goes.
pub(super) fn removed(workspace: &Workspace, entry: &Entry) -> Write {
    Write {
        before: workspace.bytes(&path(entry.order)).ok(),
        path: path(entry.order),
        after: None,
    }
}
