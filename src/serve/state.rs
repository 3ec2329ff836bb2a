//! The workspace as it is loaded, and what one page must know of another: one
//! for the whole server.
#![allow(clippy::disallowed_methods)]

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use chrono::NaiveDate;

use super::drawn::Drawn;
use super::guard::Guard;
use super::work::Work;
use crate::diagnostic::{Lang, Locale};
use crate::engine::Session;
use crate::engine::edit::Versions;
use crate::workspace::Workspace;

/// The server's state.
pub(super) struct Bench {
    /// The workspace.
    pub workspace: Workspace,
    /// The language spoken.
    pub lang: Lang,
    /// Whether nothing may be changed.
    pub read_only: bool,
    /// Who may ask.
    pub guard: Guard,
    /// Where pages, style and scripts are taken from instead of the program.
    pub web: Option<PathBuf>,
    /// The versions of data files that pages were made from.
    pub versions: Versions,
    /// What has been drawn of each plan.
    pub drawn: Mutex<BTreeMap<String, Drawn>>,
    /// What is being built.
    pub work: Mutex<Option<Arc<Work>>>,
    loaded: Mutex<Option<Arc<Loaded>>>,
    writing: Mutex<()>,
    started: Instant,
    last_asked: AtomicU64,
    ended: AtomicBool,
}

/// A workspace, loaded.
pub(super) struct Loaded {
    /// The session.
    pub session: Session,
    /// The day that counts as today.
    pub today: NaiveDate,
    /// How many times it was loaded: what pages compare.
    pub number: u64,
    /// What was seen of the disk.
    state: String,
    /// The day by the clock.
    clock: NaiveDate,
}

impl Bench {
    pub(super) fn new(
        workspace: Workspace,
        lang: Lang,
        guard: Guard,
        read_only: bool,
        web: Option<PathBuf>,
    ) -> Self {
        Self {
            workspace,
            lang,
            read_only,
            guard,
            web,
            versions: Versions::default(),
            drawn: Mutex::default(),
            work: Mutex::default(),
            loaded: Mutex::default(),
            writing: Mutex::default(),
            started: Instant::now(),
            last_asked: AtomicU64::new(0),
            ended: AtomicBool::new(false),
        }
    }

    /// The workspace as it stands on the disk now.
    pub(super) fn current(&self) -> Arc<Loaded> {
        let mut held = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        let (state, clock) = (self.workspace.state(), clock());
        if let Some(loaded) = &*held
            && loaded.state == state
            && loaded.clock == clock
        {
            return loaded.clone();
        }
        let session = Session::read(&self.workspace);
        let loaded = Arc::new(Loaded {
            today: session.today(clock),
            number: held.as_ref().map_or(1, |loaded| loaded.number + 1),
            session,
            state,
            clock,
        });
        *held = Some(loaded.clone());
        loaded
    }

    /// What stood on the disk when it was last looked at is forgotten: something
    /// was written.
    pub(super) fn changed(&self) {
        let mut held = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(loaded) = held.take() {
            let again = Arc::new(Loaded {
                session: Session::read(&self.workspace),
                today: loaded.today,
                number: loaded.number + 1,
                state: self.workspace.state(),
                clock: loaded.clock,
            });
            *held = Some(again);
        }
    }

    /// One thing is written after the other.
    pub(super) fn writing(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A sentence.
    pub(super) fn say(&self, key: &str) -> String {
        Locale::of(self.lang).ui(key, &[])
    }

    /// A sentence with values in it.
    pub(super) fn say_with(&self, key: &str, args: &[(&'static str, String)]) -> String {
        Locale::of(self.lang).ui(key, args)
    }

    /// Somebody asked for something.
    pub(super) fn seen(&self) {
        let seconds = self.started.elapsed().as_secs();
        self.last_asked.store(seconds, Ordering::Relaxed);
    }

    /// For how many seconds nobody has asked for anything.
    pub(super) fn quiet_for(&self) -> u64 {
        let now = self.started.elapsed().as_secs();
        now.saturating_sub(self.last_asked.load(Ordering::Relaxed))
    }

    /// It is to end.
    pub(super) fn end(&self) {
        self.ended.store(true, Ordering::Relaxed);
    }

    /// Whether it is to end.
    pub(super) fn ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }
}

/// The day by the clock.
pub(super) fn clock() -> NaiveDate {
    chrono::Local::now().date_naive()
}
