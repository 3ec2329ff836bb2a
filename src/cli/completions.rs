//! `fangan completions`: a script for the shell.

use clap::CommandFactory;

use super::args::{Args, Completions};

/// Runs the command.
pub fn run(args: &Completions) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "fangan", &mut script);
    // A reader that has gone away wants no more.
    let _ = std::io::Write::write_all(&mut std::io::stdout().lock(), &script);
    super::WELL
}
