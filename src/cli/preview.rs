//! `fangan preview`: which pages another layer would change.

use super::args::{Global, Preview};
use super::terminal::Terminal;
use super::{exit_code, open};
use crate::diagnostic::Locale;
use crate::engine::{self, Changed, Faults, Previewed};

/// Runs the command.
pub(super) fn run(args: &Preview, global: &Global, terminal: &Terminal) -> u8 {
    let bar = terminal.progress();
    let found = previewed(args, global, &|step| bar.show(step));
    bar.clear();
    match found {
        Ok(found) => {
            terminal.faults(&found.faults.report, &found.faults.sources);
            terminal.result(&rows(&found, &terminal.locale));
            say(&[&found], terminal);
            exit_code(&found.faults.report)
        }
        Err(faults) => terminal.refuse(faults),
    }
}

/// What the layer would change in one office.
pub(super) fn previewed(
    args: &Preview,
    global: &Global,
    on_step: engine::OnStep,
) -> Result<Previewed, Box<Faults>> {
    let workspace = open::workspace(global);
    engine::preview(&workspace, &args.layer, &args.plans, open::clock(), on_step)
}

/// A line for each document that changes.
pub(super) fn rows(found: &Previewed, locale: &Locale) -> String {
    let rows = found.documents.iter().map(|changed| row(changed, locale));
    rows.collect::<Vec<_>>().join("\n")
}

fn row(changed: &Changed, locale: &Locale) -> String {
    let pages: Vec<String> = changed.pages.iter().map(usize::to_string).collect();
    let key = match changed.counts {
        (_, 0) => "preview-lost",
        (0, _) => "preview-new",
        (before, after) if before != after => "preview-longer",
        _ => "preview-row",
    };
    let args = [
        ("id", changed.id.clone()),
        ("title", changed.title.clone()),
        ("pages", pages.join("、")),
        ("before", changed.counts.0.to_string()),
        ("after", changed.counts.1.to_string()),
    ];
    locale.ui(key, &args)
}

/// How much changes in all.
pub(super) fn say(found: &[&Previewed], terminal: &Terminal) {
    let documents = || found.iter().flat_map(|one| &one.documents);
    let plans: usize = found.iter().map(|one| one.plans).sum();
    let pages: usize = documents().map(|changed| changed.pages.len()).sum();
    let args = [
        ("plans", plans.to_string()),
        ("documents", documents().count().to_string()),
        ("pages", pages.to_string()),
    ];
    terminal.say("preview-summary", &args);
}
