//! How far a long piece of work has come, and whether it is to go on.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// How far a piece of work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Plans that are done.
    pub done: usize,
    /// Plans there are to do.
    pub of: usize,
}

/// Is told of each step, of the first before anything is done, from whatever
/// thread did it. `Break` stops the work: what was begun is finished, nothing
/// more is begun.
pub type OnStep<'a> = &'a (dyn Fn(Step) -> ControlFlow<()> + Sync);

/// For whoever wants to hear of nothing and to stop nothing.
pub fn unwatched(_: Step) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Counts the steps of one piece of work.
pub(super) struct Progress<'a> {
    on_step: OnStep<'a>,
    of: usize,
    done: AtomicUsize,
    stopped: AtomicBool,
}

impl<'a> Progress<'a> {
    /// Work of so many steps.
    pub(super) fn new(of: usize, on_step: OnStep<'a>) -> Self {
        let progress = Self {
            on_step,
            of,
            done: AtomicUsize::new(0),
            stopped: AtomicBool::new(false),
        };
        progress.tell(0);
        progress
    }

    /// Does one step; nothing where the work was stopped.
    pub(super) fn step<T>(&self, work: impl FnOnce() -> T) -> Option<T> {
        if self.stopped() {
            return None;
        }
        let result = work();
        self.tell(self.done.fetch_add(1, Ordering::Relaxed) + 1);
        Some(result)
    }

    /// Whether the work was stopped.
    pub(super) fn stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    fn tell(&self, done: usize) {
        let step = Step { done, of: self.of };
        if (self.on_step)(step).is_break() {
            self.stopped.store(true, Ordering::Relaxed);
        }
    }
}
