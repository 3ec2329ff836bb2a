//! Takes a workspace, and texts as they stand in an editor; gives it loaded with
//! these instead of what lies on the disk.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::diagnostic::{FileId, Lang};
use crate::engine::Session;
use crate::load::Input;
use crate::workspace::Workspace;

/// A workspace and what is being written in it.
pub struct Desk {
    /// The workspace.
    pub workspace: Workspace,
    /// The language spoken.
    pub lang: Lang,
    unsaved: BTreeMap<String, String>,
    loaded: Option<(String, Arc<Loaded>)>,
}

/// A workspace, loaded.
pub struct Loaded {
    /// The session.
    pub session: Session,
    /// The day that counts as today.
    pub today: NaiveDate,
}

impl Desk {
    /// Nothing is being written yet.
    pub fn new(workspace: Workspace, lang: Lang) -> Self {
        Self {
            workspace,
            lang,
            unsaved: BTreeMap::new(),
            loaded: None,
        }
    }

    /// A file as it stands in an editor; its path from the root.
    pub fn hold(&mut self, path: &str, text: String) {
        if self.unsaved.get(path) != Some(&text) {
            self.unsaved.insert(path.to_owned(), text);
            self.loaded = None;
        }
    }

    /// The editor has closed a file.
    pub fn release(&mut self, path: &str) {
        if self.unsaved.remove(path).is_some() {
            self.loaded = None;
        }
    }

    /// The files that are open in an editor.
    pub(super) fn held(&self) -> impl Iterator<Item = &String> {
        self.unsaved.keys()
    }

    /// The text of a file as it is being written.
    pub(super) fn text(&self, loaded: &Loaded, path: &str) -> Option<String> {
        if let Some(text) = self.unsaved.get(path) {
            return Some(text.clone());
        }
        let mut sources = loaded.session.sources.iter();
        let (_, source) = sources.find(|(_, source)| source.path == path)?;
        Some(source.text().into_owned())
    }

    /// The workspace as it stands now.
    pub fn loaded(&mut self, clock: NaiveDate) -> Arc<Loaded> {
        let state = self.workspace.state();
        if let Some((known, loaded)) = &self.loaded
            && *known == state
        {
            return loaded.clone();
        }
        let loaded = Arc::new(self.with(&self.unsaved, clock));
        self.loaded = Some((state, loaded.clone()));
        loaded
    }

    /// The workspace as it would stand with these texts, and no other unsaved ones.
    pub(super) fn with(&self, texts: &BTreeMap<String, String>, clock: NaiveDate) -> Loaded {
        let session = Session::read_with(&self.workspace, |data| {
            for (path, text) in texts.iter().filter(|(path, _)| self.is_data(path)) {
                let input = Input {
                    path: path.clone(),
                    bytes: text.clone().into_bytes().into(),
                };
                match data.iter_mut().find(|known| known.path == *path) {
                    Some(known) => *known = input,
                    None => data.push(input),
                }
            }
            data.sort_by(|a, b| a.path.cmp(&b.path));
        });
        Loaded {
            today: session.today(clock),
            session,
        }
    }

    /// The texts that are being written, some of them replaced.
    pub(super) fn changed(&self, others: BTreeMap<String, String>) -> BTreeMap<String, String> {
        let mut texts = self.unsaved.clone();
        texts.extend(others);
        texts
    }

    /// Whether a file is data: changes and what was issued are none.
    pub(super) fn is_data(&self, path: &str) -> bool {
        let data = self.workspace.data.strip_prefix(&self.workspace.root);
        let data = data.map_or("data".into(), |data| {
            data.to_string_lossy().replace('\\', "/")
        });
        let below = path
            .strip_prefix(&*data)
            .and_then(|rest| rest.strip_prefix('/'));
        let yaml = path.ends_with(".yaml") || path.ends_with(".yml");
        yaml && below
            .is_some_and(|below| !below.starts_with("changes/") && !below.starts_with("issued/"))
    }
}

impl Loaded {
    /// The number of a data file.
    pub(super) fn file(&self, path: &str) -> Option<FileId> {
        let mut sources = self.session.sources.iter();
        let (file, _) = sources.find(|(_, source)| source.path == path)?;
        Some(file)
    }

    /// The day on which people are looked up in a file: that of its plan, else today.
    pub(super) fn day(&self, path: &str) -> NaiveDate {
        let file = self.file(path);
        let mut cards = self.session.plans.cards().iter();
        let card = cards.find(|card| Some(card.file) == file);
        card.and_then(|card| card.roster_date).unwrap_or(self.today)
    }
}
