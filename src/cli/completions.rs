//! `fangan completions`: a script for the shell.

use clap::CommandFactory;

use super::args::{Args, Completions};
use super::terminal::Terminal;

/// Runs the command.
pub(super) fn run(args: &Completions, terminal: &Terminal) -> u8 {
    let mut script = Vec::new();
    let mut command = super::help::worded(Args::command(), terminal.lang);
    clap_complete::generate(args.shell, &mut command, "fangan", &mut script);
    terminal.write(&script);
    super::WELL
}
