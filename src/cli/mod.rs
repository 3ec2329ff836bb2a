//! The commands: each takes its arguments, says what came of it, and gives the
//! exit code. Here, and only here, the program prints and asks for the day.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods)]

mod args;
mod build;
mod build_for;
mod calendar;
mod change;
mod check;
mod collect;
mod compare;
mod completions;
mod consult;
mod desk;
mod diff;
mod dump;
mod each;
mod explain;
mod faces;
mod help;
mod impact_text;
mod import;
mod init;
mod issue;
mod ledger;
mod list;
mod lsp;
mod manual;
mod merge_manifests;
mod misuse;
mod new;
mod open;
mod papers;
mod preview;
mod register;
mod renew;
mod rota;
mod schema;
mod serve;
mod slip;
mod state;
mod terminal;
mod today;
mod unlock;
mod verify;
mod watch;
mod who;

pub use args::Args;

use std::ffi::OsString;
use std::io::Write;

use crate::diagnostic::{Locale, Report};
use crate::workspace::{Lock, Recovered};
use args::{Command, Global};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use terminal::Terminal;

/// Exit code when all is well.
const WELL: u8 = 0;
/// Exit code for mistakes in the input.
const MISTAKES: u8 = 1;
/// Exit code for wrong usage and for the disk.
const OUTSIDE: u8 = 2;

/// Runs the program on the arguments of the process.
pub fn run() -> u8 {
    let args = match Args::try_parse_from(typed()) {
        Ok(args) => args,
        Err(_) => return help_or_misuse(),
    };
    let workspace = open::workspace(&args.global);
    let terminal = terminal::Terminal::new(&args.global, &workspace);
    for (path, message) in open::odd_words(&workspace) {
        terminal.say("own-words", &[("path", path), ("message", message)]);
    }
    if open::is_clock_odd() {
        let day = open::clock().to_string();
        terminal.say("odd-clock", &[("date", day)]);
    }
    let code = match &args.global.each {
        Some(pattern) => each::run(&args, pattern, &terminal),
        None => in_this(&args.command, &args.global, &terminal),
    };
    terminal.ended(code)
}

/// Runs a command in one of several offices.
fn in_one(command: &Command, global: &Global) -> u8 {
    let terminal = terminal::Terminal::new(global, &open::workspace(global));
    in_this(command, global, &terminal)
}

/// Runs a command in a folder. Whatever a crash left there is put right before
/// anything is read.
fn in_this(command: &Command, global: &Global, terminal: &Terminal) -> u8 {
    let lock = enter(command, global, terminal);
    let _held = match lock {
        Ok(lock) => lock,
        Err(code) => return code,
    };
    match command {
        Command::Serve(command) => serve::run(command, global, terminal),
        Command::Init(command) => init::run(command, global, terminal),
        Command::Check(command) => check::run(command, global, terminal),
        Command::Preview(command) => preview::run(command, global, terminal),
        Command::Watch(command) => watch::run(command, global, terminal),
        Command::Build(command) => match command.purpose {
            Some(purpose) => build_for::run(command, purpose, global, terminal),
            None => build::run(command, global, terminal),
        },
        Command::MergeManifests(command) => merge_manifests::run(command, global, terminal),
        Command::List(command) => list::run(command, global, terminal),
        Command::Ledger(command) => ledger::run(command, global, terminal),
        Command::Register(command) => register::run(command, global, terminal),
        Command::Collect(command) => collect::run(&command.what, global, terminal),
        Command::Consult(command) => consult::run(&command.what, global, terminal),
        Command::Today(command) => today::run(command, global, terminal),
        Command::New(command) => new::run(command, global, terminal),
        Command::Renew(command) => renew::run(command, global, terminal),
        Command::Calendar(command) => calendar::run(command, global, terminal),
        Command::Issue(command) => issue::run(command, global, terminal),
        Command::State(command) => state::run(command, global, terminal),
        Command::Slip(command) => slip::run(command, global, terminal),
        Command::Change(command) => match &command.what {
            args::ChangeWhat::Preview(file) => change::preview(file, global, terminal),
            args::ChangeWhat::Apply(file) => change::apply(file, global, terminal),
            args::ChangeWhat::Announce(given) => change::announce(given, global, terminal),
            args::ChangeWhat::Papers(file) => change::papers(file, global, terminal),
            args::ChangeWhat::Issued(given) => change::issued(given, global, terminal),
            args::ChangeWhat::Undo(file) => change::undo(file, global, terminal),
        },
        Command::Rota(command) => rota::run(command, global, terminal),
        Command::Who(command) => who::who(command, global, terminal),
        Command::Where(command) => who::where_(command, global, terminal),
        Command::History(command) => who::history(command, global, terminal),
        Command::Explain(command) => explain::run(command, terminal),
        Command::Verify(command) => verify::run(command, global, terminal),
        Command::Dump(command) => dump::run(command, global, terminal),
        Command::Diff(command) => diff::run(command, global, terminal),
        Command::Compare(command) => compare::run(command, global, terminal),
        Command::Import(command) => import::run(command, global, terminal),
        Command::Schema(command) => schema::run(command, global, terminal),
        Command::Unlock => unlock::run(global, terminal),
        Command::Lsp => lsp::run(global, terminal),
        Command::Completions(command) => completions::run(command, terminal),
        Command::Manual(command) => manual::run(command, terminal),
    }
}

/// The disk's faults weigh more than mistakes in the data.
fn exit_code(report: &Report) -> u8 {
    if report.is_of_disk() {
        OUTSIDE
    } else if report.has_errors() {
        MISTAKES
    } else {
        WELL
    }
}

/// What was typed; `help build` is `build --help`.
fn typed() -> Vec<OsString> {
    let mut typed: Vec<OsString> = std::env::args_os().collect();
    // A double click opens the workbench; cron and pipes get help.
    if typed.len() == 1
        && desk::is_desk()
        && let Ok(root) = crate::serve::usual()
    {
        typed.extend(["--root".into(), root.into(), "serve".into()]);
    }
    if typed.get(1).is_some_and(|word| word == "help") {
        typed.remove(1);
        typed.push("--help".into());
    }
    typed
}

/// Reads once more what gave no command, with all words in the reader's
/// language: shows help, or what was wrong.
fn help_or_misuse() -> u8 {
    let lang = terminal::language_of(&typed());
    let worded = help::worded(Args::command(), lang);
    let Err(message) = worded.try_get_matches_from(typed()) else {
        return WELL;
    };
    // A closed pipe is no reason to fail.
    if [ErrorKind::DisplayHelp, ErrorKind::DisplayVersion].contains(&message.kind()) {
        let _ = message.print();
        return WELL;
    }
    if message.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = message.print();
        return OUTSIDE;
    }
    let words = misuse::worded(&message, Locale::of(lang));
    let _ = writeln!(std::io::stderr().lock(), "{words}");
    OUTSIDE
}

/// Takes the workspace's lock, and says what a crash had left in it.
fn enter(command: &Command, global: &Global, terminal: &Terminal) -> Result<Option<Lock>, u8> {
    let writes = match command {
        Command::Change(command) => !matches!(command.what, args::ChangeWhat::Preview(_)),
        Command::Issue(_) | Command::New(_) | Command::Import(_) => true,
        Command::Renew(command) => !command.list,
        Command::Calendar(_) => true,
        Command::State(command) => command.state.is_some(),
        Command::Collect(command) => matches!(command.what, args::CollectWhat::In(_)),
        Command::Consult(command) => matches!(
            command.what,
            args::ConsultWhat::In(_) | args::ConsultWhat::Take(_)
        ),
        Command::Check(command) => command.fix && !command.dry_run,
        Command::Compare(command) => command.apply || command.undo || command.patch.is_some(),
        // It holds the lock while it writes, and no longer.
        Command::Serve(_)
        | Command::Init(_)
        | Command::Explain(_)
        | Command::Schema(_)
        | Command::Lsp
        | Command::Unlock
        | Command::Watch(_)
        | Command::Completions(_)
        | Command::Manual(_) => {
            return Ok(None);
        }
        _ => false,
    };
    let workspace = open::workspace(global);
    if writes || matches!(command, Command::Build(_)) {
        workspace.sweep();
    }
    let waiting = &mut || terminal.waits(&workspace);
    match workspace.enter(writes, waiting) {
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
