//! Work that takes long: how far it has come, what came of it, and whether it is
//! to stop.

use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

/// A piece of work.
#[derive(Debug, Default)]
pub(super) struct Work {
    /// How many steps are done.
    pub done: AtomicUsize,
    /// How many there are.
    pub of: AtomicUsize,
    /// Whether it is to stop.
    pub stop: AtomicBool,
    said: Mutex<Option<String>>,
}

impl Work {
    /// It is over, and this came of it.
    pub(super) fn say(&self, words: String) {
        *self.said.lock().unwrap_or_else(PoisonError::into_inner) = Some(words);
    }

    /// What came of it; nothing while it goes on.
    pub(super) fn said(&self) -> Option<String> {
        self.said
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// As pages are told.
    pub(super) fn shown(&self) -> Value {
        use std::sync::atomic::Ordering::Relaxed;
        json!({"done": self.done.load(Relaxed), "of": self.of.load(Relaxed), "said": self.said()})
    }
}
