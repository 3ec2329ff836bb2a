//! `fangan watch`: builds what a save touches, until it is ended.
//!
//! Nobody tells it of a save: names, lengths and times of the files are looked at,
//! which works on shares, and whatever an editor does to save, as well.

use std::collections::BTreeSet;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::args::{Global, ReportFormat, Watch};
use super::terminal::Terminal;
use super::{build, open};
use crate::engine::{Heads, Request};
use crate::workspace::Seen;
use crate::write::Format;

/// How often the files are looked at.
const OFTEN: Duration = Duration::from_millis(40);

/// Looking takes no more than one part in so many of the time.
const SHARE: u32 = 8;

/// For how long nothing must have changed: a save may be several steps.
const STILL: Duration = Duration::from_millis(20);

/// Runs the command: to its end there is no way but from outside.
pub(super) fn run(args: &Watch, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let formats: BTreeSet<Format> = args.built.to.iter().copied().collect();
    let mut built: Option<Seen> = None;
    let mut heads = Heads::default();
    loop {
        let began = Instant::now();
        let state = workspace.seen();
        if built.as_ref() == Some(&state) {
            sleep(OFTEN.max(began.elapsed() * SHARE));
            continue;
        }
        sleep(STILL);
        if workspace.seen() != state {
            continue;
        }
        // A save of one plan builds that plan; whatever else it was, all are looked at.
        let touched = built.as_ref().filter(|_| args.built.plans.is_empty());
        let touched = touched.and_then(|before| heads.touched(&workspace, before, &state));
        if touched.is_none() {
            heads.note(&workspace, &state);
        }
        let first = built.replace(state).is_none();
        let waiting = &mut || terminal.waits(&workspace);
        match workspace.enter(false, waiting) {
            // Held until all is built, and let go before the next save.
            Ok(_held) => {
                let asked = Request {
                    plans: touched.unwrap_or_else(|| args.built.plans.clone()),
                    formats: formats.iter().copied().collect(),
                    ..Request::new(open::clock())
                };
                let _told = build::build(&asked, &workspace, ReportFormat::Text, terminal);
            }
            Err(fault) => terminal.fault(*fault),
        }
        if first {
            let folder = workspace.root.display().to_string();
            terminal.say("watching", &[("folder", folder)]);
        }
    }
}
