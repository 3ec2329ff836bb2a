//! Takes a workspace, and texts as they stand in an editor; gives it loaded with
//! these instead of what lies on the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError};

use chrono::NaiveDate;

use super::found::Kept;
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
    /// The files that have been typed in since.
    typed: BTreeSet<String>,
}

/// A workspace, loaded.
pub struct Loaded {
    /// The session.
    pub session: Session,
    /// The day that counts as today.
    pub today: NaiveDate,
    /// What was found wrong so far.
    pub(super) found: Kept,
}

impl Desk {
    /// Nothing is being written yet.
    pub fn new(workspace: Workspace, lang: Lang) -> Self {
        Self {
            workspace,
            lang,
            unsaved: BTreeMap::new(),
            loaded: None,
            typed: BTreeSet::new(),
        }
    }

    /// A file as it stands in an editor; its path from the root.
    pub fn hold(&mut self, path: &str, text: String) {
        if self.unsaved.get(path) != Some(&text) {
            self.unsaved.insert(path.to_owned(), text);
            self.typed.insert(path.to_owned());
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

    /// A file as it stands in an editor, where one has it open.
    pub(super) fn unsaved(&self, path: &str) -> Option<&String> {
        self.unsaved.get(path)
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

    /// The workspace as it stands now. Where one types in a plan, only that plan is
    /// read again.
    pub fn loaded(&mut self, clock: NaiveDate) -> Arc<Loaded> {
        let state = self.workspace.state();
        let typed = std::mem::take(&mut self.typed);
        if let Some((known, mut loaded)) = self.loaded.take()
            && known == state
            && self.retyped(&mut loaded, &typed)
        {
            self.loaded = Some((state, loaded.clone()));
            return loaded;
        }
        let loaded = Arc::new(self.with(&self.unsaved, clock));
        self.loaded = Some((state, loaded.clone()));
        loaded
    }

    /// Puts what was typed into what is loaded; says whether nothing else is another
    /// for it.
    fn retyped(&self, loaded: &mut Arc<Loaded>, typed: &BTreeSet<String>) -> bool {
        if typed.is_empty() {
            return true;
        }
        let Some(loaded) = Arc::get_mut(loaded) else {
            return false;
        };
        typed.iter().filter(|path| self.is_data(path)).all(|path| {
            let (Some(text), Some(file)) = (self.unsaved.get(path), loaded.file(path)) else {
                return false;
            };
            let found = loaded
                .found
                .get_mut()
                .unwrap_or_else(PoisonError::into_inner);
            found.forget(file);
            loaded.session.retype(file, text.clone().into_bytes())
        })
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
            found: Kept::default(),
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
