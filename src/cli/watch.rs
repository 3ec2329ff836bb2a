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
use crate::engine::Request;
use crate::write::Format;

/// How often the files are looked at.
const OFTEN: Duration = Duration::from_millis(60);

/// Looking takes no more than one part in so many of the time.
const SHARE: u32 = 20;

/// For how long nothing must have changed: a save may be several steps.
const STILL: Duration = Duration::from_millis(30);

/// Runs the command: to its end there is no way but from outside.
pub(super) fn run(args: &Watch, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let formats: BTreeSet<Format> = args.to.iter().copied().collect();
    let mut built = None;
    loop {
        let began = Instant::now();
        let state = workspace.state();
        if built.as_ref() == Some(&state) {
            sleep(OFTEN.max(began.elapsed() * SHARE));
            continue;
        }
        sleep(STILL);
        if workspace.state() != state {
            continue;
        }
        let first = built.replace(state).is_none();
        let waiting = &mut || terminal.waits(&workspace);
        match workspace.enter(false, waiting) {
            // Held until all is built, and let go before the next save.
            Ok(_held) => {
                let asked = Request {
                    plans: args.plans.clone(),
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
