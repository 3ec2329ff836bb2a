//! `fangan serve`: the workbench, in the browser.

use std::path::Path;
use std::process::{Command, Stdio};

use super::args::{Global, Serve};
use super::terminal::Terminal;
use super::{OUTSIDE, WELL, open};
use crate::serve::{self, Options, Started};

/// Runs the command.
pub(super) fn run(args: &Serve, global: &Global, terminal: &Terminal) -> u8 {
    let options = Options {
        port: args.port,
        read_only: args.read_only,
        origin: args.origin.clone(),
        web: args.web.clone(),
        lang: terminal.lang,
    };
    let waiting = match serve::listen(open::workspace(global), &options) {
        Ok(Started::Waiting(waiting)) => waiting,
        Ok(Started::Running(address, launcher)) => {
            match !args.no_open && browse(&launcher) {
                true => terminal.say("serve-opened-again", &[]),
                false => terminal.result(&address),
            }
            return WELL;
        }
        Err(reason) => {
            terminal.say("serve-not-started", &[("reason", reason.to_string())]);
            return OUTSIDE;
        }
    };
    let opened = !args.no_open && browse(&waiting.launcher);
    match opened {
        true => terminal.say("serve-opened", &[]),
        false => terminal.result(&waiting.address),
    }
    match waiting.serve() {
        Ok(()) => WELL,
        Err(reason) => {
            terminal.say("serve-not-started", &[("reason", reason.to_string())]);
            OUTSIDE
        }
    }
}

/// Opens a file in the browser; the address in it is on no command line.
fn browse(file: &Path) -> bool {
    let programs: &[&[&str]] = if cfg!(windows) {
        &[&["explorer"]]
    } else if cfg!(target_os = "macos") {
        &[&["open"]]
    } else {
        &[&["xdg-open"], &["gio", "open"]]
    };
    programs.iter().any(|words| {
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).arg(file);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.spawn().is_ok()
    })
}
