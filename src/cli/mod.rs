//! The commands: each takes its arguments, says what came of it, and gives the
//! exit code. Here, and only here, the program prints and asks for the day.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods)]

mod args;
mod build;
mod change;
mod check;
mod compare;
mod completions;
mod diff;
mod dump;
mod explain;
mod impact_text;
mod import;
mod init;
mod issue;
mod ledger;
mod list;
mod marked;
mod new;
mod open;
mod papers;
mod secrecy;
mod terminal;
mod verify;
mod who;

pub use args::Args;

use crate::workspace::{Lock, Recovered};
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
    let faults = open::own_words(&args.global);
    let terminal = terminal::Terminal::new(&args.global);
    for (path, message) in faults {
        terminal.say("own-words", &[("path", path), ("message", message)]);
    }
    // Whatever a crash left is put right before anything is read.
    let lock = enter(&args, &terminal);
    let _held = match lock {
        Ok(lock) => lock,
        Err(code) => return code,
    };
    match args.command {
        Command::Init(command) => init::run(&command, &args.global, &terminal),
        Command::Check(command) => check::run(&command, &args.global, &terminal),
        Command::Build(command) => build::run(&command, &args.global, &terminal),
        Command::MergeManifests(command) => {
            build::merge_manifests(&command, &args.global, &terminal)
        }
        Command::List(command) => list::run(&command, &args.global, &terminal),
        Command::Ledger(command) => ledger::run(&command, &args.global, &terminal),
        Command::New(command) => new::run(&command, &args.global, &terminal),
        Command::Issue(command) => issue::run(&command, &args.global, &terminal),
        Command::Change(command) => match command.what {
            args::ChangeWhat::Preview(file) => change::preview(&file, &args.global, &terminal),
            args::ChangeWhat::Apply(file) => change::apply(&file, &args.global, &terminal),
            args::ChangeWhat::Undo(file) => change::undo(&file, &args.global, &terminal),
        },
        Command::Who(command) => who::who(&command, &args.global, &terminal),
        Command::Where(command) => who::where_(&command, &args.global, &terminal),
        Command::History(command) => who::history(&command, &args.global, &terminal),
        Command::Explain(command) => explain::run(&command, &terminal),
        Command::Verify(command) => verify::run(&command, &terminal),
        Command::Dump(command) => dump::run(&command, &args.global, &terminal),
        Command::Diff(command) => diff::run(&command, &args.global, &terminal),
        Command::Compare(command) => compare::run(&command, &args.global, &terminal),
        Command::Import(command) => import::run(&command, &args.global, &terminal),
        Command::Completions(command) => completions::run(&command),
    }
}

/// Takes the workspace's lock, and says what a crash had left in it.
fn enter(args: &Args, terminal: &terminal::Terminal) -> Result<Option<Lock>, u8> {
    let writes = match &args.command {
        Command::Change(command) => !matches!(command.what, args::ChangeWhat::Preview(_)),
        Command::Issue(_) | Command::New(_) | Command::Import(_) => true,
        Command::Compare(command) => command.apply || command.patch.is_some(),
        Command::Init(_) | Command::Explain(_) | Command::Completions(_) => return Ok(None),
        _ => false,
    };
    match open::workspace(&args.global).enter(writes) {
        Ok((lock, recovered)) => {
            match recovered {
                Recovered::Nothing => {}
                Recovered::Completed => terminal.say("change-completed", &[]),
                Recovered::Discarded => terminal.say("change-discarded", &[]),
            }
            Ok(Some(lock))
        }
        Err(fault) => {
            terminal.fault(*fault);
            Err(OUTSIDE)
        }
    }
}
