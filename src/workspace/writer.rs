//! Who writes: a file on the share that names the machine, the user and the time, since
//! the lock of a system ends at its own machine. A lock of another machine that stays
//! is told, and cleared by a person who knows better.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use chrono::Local;
use serde::{Deserialize, Serialize};

use super::Workspace;
use crate::diagnostic::{Code, Diagnostic};
use crate::load;

/// How long another machine is waited for: nobody writes longer.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often it is looked at meanwhile.
const PAUSE: Duration = Duration::from_millis(50);

/// Whoever writes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writer {
    /// The name of the machine.
    pub machine: String,
    /// The user's name there.
    pub user: String,
    /// The process.
    pub process: u32,
    /// Since when, such as 2026-07-01 10:32.
    pub since: String,
}

impl Writer {
    /// This process.
    pub fn here() -> Self {
        Self {
            machine: machine(),
            user: named(&["USER", "USERNAME", "LOGNAME"]).unwrap_or_default(),
            process: std::process::id(),
            since: Local::now().format("%Y-%m-%d %H:%M").to_string(),
        }
    }
}

/// The name of this machine.
pub fn machine() -> String {
    let told = || fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let told = || told().or_else(|| fs::read_to_string("/etc/hostname").ok());
    let name = named(&["COMPUTERNAME", "HOSTNAME"]).or_else(told);
    name.map_or(String::new(), |name| name.trim().to_string())
}

fn named(variables: &[&str]) -> Option<String> {
    let mut values = variables.iter().filter_map(std::env::var_os);
    let found = values.find(|value| !value.is_empty())?;
    Some(found.to_string_lossy().into_owned())
}

/// The file that says who writes, for as long as this is held.
#[derive(Debug)]
pub(super) struct Claim {
    path: PathBuf,
    text: String,
}

impl Drop for Claim {
    fn drop(&mut self) {
        // Somebody may have cleared it, and another may write by now.
        if fs::read_to_string(&self.path).is_ok_and(|text| text == self.text) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

impl Workspace {
    /// Who writes in this workspace; nobody, or nobody knows who.
    pub fn writer(&self) -> Option<Writer> {
        let text = fs::read_to_string(self.writing()).ok()?;
        load::read_record(&text).ok()
    }

    /// Clears what says that somebody writes, and gives who that was: for a machine that
    /// was switched off meanwhile.
    ///
    /// # Errors
    /// `cannot-write` with the path and the system's reason.
    pub fn unlock(&self) -> Result<Option<Writer>, Box<Diagnostic>> {
        let path = self.writing();
        if !path.exists() {
            return Ok(None);
        }
        let writer = self.writer().unwrap_or_default();
        self.remove(&path)?;
        Ok(Some(writer))
    }

    /// Says that this process writes. `alone`: no other process of this machine does.
    pub(super) fn claim(
        &self,
        alone: bool,
        waiting: &mut dyn FnMut(),
    ) -> Result<Claim, Box<Diagnostic>> {
        let path = self.writing();
        let here = Writer::here();
        let text = load::write_record(&here);
        let (begun, mut told) = (Instant::now(), false);
        loop {
            match File::create_new(&path).and_then(|mut file| file.write_all(text.as_bytes())) {
                Ok(()) => return Ok(Claim { path, text }),
                Err(reason) if reason.kind() == io::ErrorKind::AlreadyExists => {}
                Err(reason) => return Err(Box::new(self.cannot_write(&path, &reason))),
            }
            let writer = self.writer();
            // Of this machine nobody writes but us: it was killed.
            if alone && writer.as_ref().is_some_and(|w| w.machine == here.machine) {
                self.remove(&path)?;
                continue;
            }
            if begun.elapsed() > PATIENCE {
                let writer = writer.unwrap_or_default();
                let fault = Diagnostic::new(Code::SomebodyWrites).arg("user", writer.user);
                let fault = fault.arg("machine", writer.machine);
                return Err(Box::new(fault.arg("since", writer.since).at(path)));
            }
            if !told {
                waiting();
                told = true;
            }
            std::thread::sleep(PAUSE);
        }
    }

    fn writing(&self) -> PathBuf {
        self.root.join(".fangan/writing")
    }
}
