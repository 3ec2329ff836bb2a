//! What the user sees: results on standard output, faults, progress and
//! summaries on standard error.

use std::ffi::OsString;
use std::io::{BufRead, ErrorKind, IsTerminal, Write};
use std::ops::ControlFlow;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::{Global, LangArg};
use super::exit_code;
use crate::character::harmless;
use crate::diagnostic::{Diagnostic, Lang, OwnWords, Report, Sources, render_text};
use crate::engine::{Faults, Step};
use crate::workspace::{Workspace, standard_output};

/// The user's terminal.
pub(super) struct Terminal {
    /// The language spoken.
    pub lang: Lang,
    /// Its words, as the office has them.
    pub locale: OwnWords,
    quiet: bool,
    color: bool,
    /// Whether a result could not be written.
    unwritten: AtomicBool,
}

impl Terminal {
    /// Speaks the language asked for, else the system's, else Chinese.
    pub(super) fn new(global: &Global, workspace: &Workspace) -> Self {
        let lang = match global.lang {
            Some(LangArg::Zh) => Lang::Zh,
            Some(LangArg::En) => Lang::En,
            None => system_language(),
        };
        let own = workspace.read_words(lang).into_iter();
        let own: Vec<String> = own.map(|(_, text)| text).collect();
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        Self {
            lang,
            locale: OwnWords::new(lang, &own).0,
            quiet: global.quiet,
            color: std::io::stderr().is_terminal() && !no_color,
            unwritten: AtomicBool::new(false),
        }
    }

    /// A result.
    pub(super) fn result(&self, text: &str) {
        let line = format!("{}\n", harmless(text.trim_end_matches('\n')));
        self.write(line.as_bytes());
    }

    /// Bytes on standard output, as they are.
    pub(super) fn write(&self, bytes: &[u8]) {
        let mut out = std::io::stdout().lock();
        let Err(reason) = out.write_all(bytes).and_then(|()| out.flush()) else {
            return;
        };
        // A reader that has gone away wants no more: not an error.
        let gone = reason.kind() == ErrorKind::BrokenPipe;
        if !gone && !self.unwritten.swap(true, Ordering::Relaxed) {
            self.fault(standard_output(&reason));
        }
    }

    /// The exit code of a command that ended with this one.
    pub(super) fn ended(&self, code: u8) -> u8 {
        match self.unwritten.load(Ordering::Relaxed) {
            true => super::OUTSIDE,
            false => code,
        }
    }

    /// A sentence of the locale, for a person: not when quiet.
    pub(super) fn say(&self, key: &str, args: &[(&'static str, String)]) {
        if !self.quiet {
            let words = self.locale.ui(key, args);
            let _ = writeln!(std::io::stderr().lock(), "{}", harmless(&words));
        }
    }

    /// That somebody else is at work on the folder, and who.
    pub(super) fn waits(&self, workspace: &Workspace) {
        match workspace.writer() {
            Some(writer) => {
                let told = [
                    ("user", writer.user),
                    ("machine", writer.machine),
                    ("since", writer.since),
                ];
                self.say("waiting-for", &told);
            }
            None => self.say("waiting", &[]),
        }
    }

    /// Whether there is somebody to ask.
    pub(super) fn asks(&self) -> bool {
        std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
    }

    /// Asks, and gives what was typed behind the question; a closed input answers
    /// nothing.
    pub(super) fn ask(&self, words: &str) -> String {
        let mut err = std::io::stderr().lock();
        let _ = write!(err, "{}", harmless(words)).and_then(|()| err.flush());
        let mut line = String::new();
        let _ = std::io::stdin().lock().read_line(&mut line);
        line.trim().to_string()
    }

    /// Faults.
    pub(super) fn faults(&self, report: &Report, sources: &Sources) {
        if !report.is_empty() {
            let text = render_text(report, sources, &self.locale, self.color);
            let _ = writeln!(std::io::stderr().lock(), "{}", text.trim_end_matches('\n'));
        }
    }

    /// One fault of the world outside.
    pub(super) fn fault(&self, fault: Diagnostic) {
        self.faults(&fault.into(), &Sources::default());
    }

    /// Why nothing was done; gives the exit code.
    pub(super) fn refuse(&self, faults: impl Into<Box<Faults>>) -> u8 {
        let faults = faults.into();
        self.faults(&faults.report, &faults.sources);
        exit_code(&faults.report)
    }

    /// Progress of what is to begin; shown on a terminal only.
    pub(super) fn progress(&self) -> Progress {
        Progress {
            shown: !self.quiet && std::io::stderr().is_terminal(),
            bar: OnceLock::new(),
        }
    }
}

/// A bar that grows.
pub(super) struct Progress {
    shown: bool,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// Shows how far the work has come; what is done at once needs no bar.
    pub(super) fn show(&self, step: Step) -> ControlFlow<()> {
        if self.shown && step.of >= 8 {
            let bar = self.bar.get_or_init(|| bar(step.of));
            bar.set_position(step.done as u64);
        }
        ControlFlow::Continue(())
    }

    /// Takes the bar away.
    pub(super) fn clear(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

fn bar(steps: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {elapsed}");
    let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::stderr());
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// The language asked for by words that could not be read as a whole.
pub(super) fn language_of(typed: &[OsString]) -> Lang {
    let words: Vec<_> = typed.iter().map(|word| word.to_string_lossy()).collect();
    let apart = words.iter().position(|word| word == "--lang");
    let name = match apart {
        Some(at) => words.get(at + 1).map(|word| word.as_ref()),
        None => words.iter().find_map(|word| word.strip_prefix("--lang=")),
    };
    name.and_then(Lang::from_name)
        .unwrap_or_else(system_language)
}

fn system_language() -> Lang {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let set = names.iter().filter_map(|name| std::env::var(name).ok());
    match set.into_iter().find(|value| !value.is_empty()) {
        Some(value) if value.starts_with("en") => Lang::En,
        _ => Lang::Zh,
    }
}
