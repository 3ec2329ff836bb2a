//! The commands: each takes its arguments, says what came of it, and gives the
//! exit code. Here, and only here, the program prints and asks for the day.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods)]

mod args;
mod build;
mod check;
mod completions;
mod dump;
mod explain;
mod init;
mod list;
mod open;
mod staff;
mod terminal;
mod verify;

pub use args::Args;

use args::Command;
use clap::Parser;

/// Exit code when all is well.
const WELL: u8 = 0;
/// Exit code for mistakes in the input.
const MISTAKES: u8 = 1;
/// Exit code for wrong usage and for the disk.
const OUTSIDE: u8 = 2;

/// Runs the program on the arguments of the process.
pub fn run() -> u8 {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(message) => {
            // A closed pipe is no reason to fail.
            let _ = message.print();
            return if message.use_stderr() { OUTSIDE } else { WELL };
        }
    };
    let terminal = terminal::Terminal::new(&args.global);
    match args.command {
        Command::Init(command) => init::run(&command, &args.global, &terminal),
        Command::Check(command) => check::run(&command, &args.global, &terminal),
        Command::Build(command) => build::run(&command, &args.global, &terminal),
        Command::List(command) => list::run(&command, &args.global, &terminal),
        Command::Explain(command) => explain::run(&command, &terminal),
        Command::Verify(command) => verify::run(&command, &terminal),
        Command::Dump(command) => dump::run(&command, &args.global, &terminal),
        Command::Who(command) => staff::who(&command, &args.global, &terminal),
        Command::Where(command) => staff::r#where(&command, &args.global, &terminal),
        Command::History(command) => staff::history(&command, &args.global, &terminal),
        Command::Diff(command) => staff::diff(&command, &args.global, &terminal),
        Command::Completions(command) => completions::run(&command),
    }
}
