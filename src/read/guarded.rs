//! Takes a piece of work of a library on somebody else's file; gives what came of
//! it, or that the file is damaged where the library gave up with a panic.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

use super::package::damaged;
use crate::diagnostic::Diagnostic;

thread_local! {
    /// Whether this thread is at such a piece of work.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Does the work.
///
/// # Errors
/// `file-damaged`.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Box<Diagnostic>> {
    static HOOK: Once = Once::new();
    // Whoever reads the fault has no use for the library's own words.
    HOOK.call_once(|| {
        let others = take_hook();
        set_hook(Box::new(move |panic| {
            if !GUARDED.get() {
                others(panic);
            }
        }));
    });
    GUARDED.set(true);
    // What the work left half done is dropped with it.
    let done = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(false);
    done.map_err(|_| damaged())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_damaged_file() {
        assert!(guarded(|| 1).is_ok());
        let index = std::hint::black_box(3);
        let fault = guarded(|| [0, 1][index]).unwrap_err();
        assert_eq!(fault.code, crate::diagnostic::Code::FileDamaged);
    }
}
