//! `fangan unlock`: clears what says that another machine writes.

use super::args::Global;
use super::terminal::Terminal;
use super::{WELL, open};

/// Runs the command.
pub(super) fn run(global: &Global, terminal: &Terminal) -> u8 {
    match open::workspace(global).unlock() {
        Ok(None) => terminal.say("unlock-none", &[]),
        Ok(Some(writer)) => {
            let told = [
                ("user", writer.user),
                ("machine", writer.machine),
                ("since", writer.since),
            ];
            terminal.say("unlock-done", &told);
        }
        Err(fault) => return terminal.refuse(fault),
    }
    WELL
}
