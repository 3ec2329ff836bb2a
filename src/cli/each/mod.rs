//! `--each`: one command for many offices, in one process and with one report. Each
//! office is read, built and written by itself: what one has, no other sees.

mod folders;
mod merged;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::args::{Args, ChangeWhat, Command, Global};
use super::terminal::Terminal;
use super::{OUTSIDE, WELL, open};
use crate::change;
use crate::engine::Step;

/// An office, and how the command is run in it.
struct Office {
    /// Its folder as it was named.
    name: String,
    global: Global,
}

/// Runs the command in every office that the pattern names.
pub(super) fn run(args: &Args, pattern: &str, terminal: &Terminal) -> u8 {
    if args.global.data.is_some() {
        terminal.say("each-data", &[]);
        return OUTSIDE;
    }
    let mut offices = folders::offices(&args.global, pattern);
    if offices.is_empty() {
        terminal.say("each-none", &[("pattern", pattern.to_string())]);
        return OUTSIDE;
    }
    if let Command::Build(build) = &args.command
        && let Some((part, parts)) = build.shard
    {
        let mut place = 0..;
        offices.retain(|_| place.next().unwrap_or(0) % parts == part - 1);
    }
    match &args.command {
        Command::Build(build) if !build.name => merged::build(build, &offices, terminal),
        Command::Check(check) if !check.fix => merged::check(check, &offices, terminal),
        Command::Preview(preview) => merged::preview(preview, &offices, terminal),
        Command::Build(_)
        | Command::Check(_)
        | Command::Change(_)
        | Command::Ledger(_)
        | Command::Register(_)
        | Command::Today(_)
        | Command::Who(_)
        | Command::Where(_)
        | Command::History(_)
        | Command::List(_)
        | Command::MergeManifests(_) => in_turn(args, &offices, terminal),
        _ => {
            terminal.say("each-not-this", &[]);
            OUTSIDE
        }
    }
}

/// One office after the other, each below its name.
fn in_turn(args: &Args, offices: &[Office], terminal: &Terminal) -> u8 {
    let (mut code, mut skipped) = (WELL, Vec::new());
    for office in offices {
        if let Command::Change(command) = &args.command {
            let file = match &command.what {
                ChangeWhat::Preview(change) | ChangeWhat::Apply(change) => &change.file,
                ChangeWhat::Undo(change) => &change.file,
                ChangeWhat::Announce(announced) => &announced.change.file,
                ChangeWhat::Papers(papers) => &papers.file,
                ChangeWhat::Issued(issued) => &issued.file,
            };
            if !change::is_there(&open::workspace(&office.global), file) {
                skipped.push(office.name.as_str());
                continue;
            }
        }
        terminal.result(&format!("\n== {}", office.name));
        code = code.max(super::in_one(&args.command, &office.global));
    }
    if skipped.len() == offices.len() {
        terminal.say("each-without-change", &[]);
        return OUTSIDE;
    }
    if !skipped.is_empty() {
        let args = [
            ("count", skipped.len().to_string()),
            ("list", skipped.join("、")),
        ];
        terminal.say("each-skipped", &args);
    }
    let count = (offices.len() - skipped.len()).to_string();
    terminal.say("each-done", &[("count", count)]);
    code
}

/// Works on several offices at once, and gives what came of each in their order.
/// `work` is told how many plans of one it may do at once.
fn at_once<T: Send>(
    offices: &[Office],
    jobs: Option<usize>,
    terminal: &Terminal,
    work: impl Fn(&Office, usize) -> T + Sync,
) -> Vec<T> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let cores = jobs.unwrap_or(cores).max(1);
    let workers = cores.min(offices.len());
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let results: Mutex<Vec<(usize, T)>> = Mutex::default();
    let bar = terminal.progress();
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((number, office)) = next_of(offices, &next) {
                    let result = work(office, (cores / workers).max(1));
                    let mut results = results.lock().unwrap_or_else(PoisonError::into_inner);
                    results.push((number, result));
                    let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                    let _goes_on = bar.show(Step {
                        done,
                        of: offices.len(),
                    });
                }
            });
        }
    });
    bar.clear();
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(number, _)| *number);
    results.into_iter().map(|(_, result)| result).collect()
}

fn next_of<'o>(offices: &'o [Office], next: &AtomicUsize) -> Option<(usize, &'o Office)> {
    let number = next.fetch_add(1, Ordering::Relaxed);
    Some((number, offices.get(number)?))
}
