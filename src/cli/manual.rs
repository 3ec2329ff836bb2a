//! `fangan manual`: the manual pages, one for each command, for whoever makes a
//! package of the program.

use clap::CommandFactory;

use super::args::{Args, Manual};
use super::terminal::Terminal;
use super::{OUTSIDE, WELL};

/// Runs the command.
pub(super) fn run(args: &Manual, terminal: &Terminal) -> u8 {
    let command = super::help::worded(Args::command(), terminal.lang);
    let written = std::fs::create_dir_all(&args.folder)
        .and_then(|()| clap_mangen::generate_to(command, &args.folder));
    match written {
        Ok(()) => WELL,
        Err(reason) => {
            let folder = args.folder.display().to_string();
            let reason = reason.to_string();
            terminal.say(
                "manual-not-written",
                &[("folder", folder), ("reason", reason)],
            );
            OUTSIDE
        }
    }
}
