//! Several files change or none does.
//!
//! What is to be written goes to `.fangan/journal` first, synced; the rename of
//! a marker is the commit; then the files are written, and the journal goes.
//! Whatever a crash left is finished or dropped by the next command.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::{Workspace, write_whole};
use crate::diagnostic::{Code, Diagnostic};

/// A file to be written, or to be removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// Path below the root.
    pub path: String,
    /// What must stand there; `None`: no file.
    pub before: Option<Vec<u8>>,
    /// What is to stand there; `None`: no file.
    pub after: Option<Vec<u8>>,
}

/// What a crash had left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovered {
    /// Nothing.
    Nothing,
    /// A change that was committed: it has been finished.
    Completed,
    /// A change that was not committed: nothing of it was written.
    Discarded,
}

/// Held while a command works; falls away with the process, however it ends.
#[derive(Debug)]
pub struct Lock(#[allow(dead_code)] Option<File>);

impl Workspace {
    fn own(&self, name: &str) -> PathBuf {
        self.root.join(".fangan").join(name)
    }

    /// Waits for the workspace and finishes or drops what a crash left.
    /// `writes` keeps every other command out, reading only those that write.
    ///
    /// # Errors
    /// `cannot-write` where the journal cannot be read or written;
    /// `edited-in-between` where a file has been edited since the crash.
    pub fn enter(&self, writes: bool) -> Result<(Lock, Recovered), Box<Diagnostic>> {
        if !writes && !self.own("journal").exists() && !self.own("lock").exists() {
            return Ok((Lock(None), Recovered::Nothing));
        }
        let lock = self.lock(writes || self.own("journal").exists());
        let lock = match lock {
            Ok(lock) => lock,
            // A folder that cannot be written holds nothing half done.
            Err(_) if !writes => return Ok((Lock(None), Recovered::Nothing)),
            Err(reason) => return Err(self.cannot(&self.own("lock"), &reason)),
        };
        if !self.own("journal").exists() {
            return Ok((lock, Recovered::Nothing));
        }
        let fail = |reason: io::Error| self.cannot(&self.own("journal"), &reason);
        let committed = self.own("journal").join("commit").exists();
        let writes = self.journaled(committed).map_err(fail)?;
        if committed {
            // Only what the crash left is put right, never what a person wrote.
            if let Some(write) = writes.iter().find(|w| !self.is_ours(w)) {
                let fault = Diagnostic::new(Code::EditedInBetween).arg("path", &write.path);
                return Err(Box::new(fault.at(self.root.join(&write.path))));
            }
            writes.iter().try_for_each(|w| self.put(w)).map_err(fail)?;
        }
        self.drop_journal().map_err(fail)?;
        let recovered = match committed {
            true => Recovered::Completed,
            false => Recovered::Discarded,
        };
        Ok((lock, recovered))
    }

    fn lock(&self, alone: bool) -> io::Result<Lock> {
        fs::create_dir_all(self.own(""))?;
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .read(true)
            .open(self.own("lock"))?;
        let tried = if alone {
            file.try_lock()
        } else {
            file.try_lock_shared()
        };
        match tried {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) if alone => file.lock()?,
            Err(TryLockError::WouldBlock) => file.lock_shared()?,
            Err(TryLockError::Error(reason)) => return Err(reason),
        }
        Ok(Lock(Some(file)))
    }

    /// Writes all the files, or none.
    ///
    /// # Errors
    /// `cannot-write` with the path and the system's reason; `edited-meanwhile`
    /// where a file is not what it is said to be before.
    pub fn commit(&self, writes: &[Write]) -> Result<(), Box<Diagnostic>> {
        self.commit_while(writes, &mut || true).map(|_| ())
    }

    /// The same, asking before each step on the disk whether to go on: a test
    /// can stop where a crash would. Says whether it came to the end.
    ///
    /// # Errors
    /// `cannot-write` with the path and the system's reason.
    pub fn commit_while(
        &self,
        writes: &[Write],
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<bool, Box<Diagnostic>> {
        let journal = self.own("journal");
        let fail = |reason: io::Error| self.cannot(&journal, &reason);
        // Somebody may have saved a file while the change was worked out.
        let now = |w: &Write| fs::read(self.root.join(&w.path)).ok();
        if let Some(write) = writes.iter().find(|w| now(w) != w.before) {
            let fault = Diagnostic::new(Code::EditedMeanwhile).arg("path", &write.path);
            return Err(Box::new(fault.at(self.root.join(&write.path))));
        }
        for (i, write) in writes.iter().enumerate() {
            if !go_on() {
                return Ok(false);
            }
            let name = |kind: &str| journal.join(format!("{i:04}.{kind}"));
            write_whole(&name("path"), write.path.as_bytes()).map_err(fail)?;
            for (kind, bytes) in [("before", &write.before), ("after", &write.after)] {
                if let Some(bytes) = bytes {
                    write_whole(&name(kind), bytes).map_err(fail)?;
                }
            }
        }
        sync_folder(&journal).map_err(fail)?;
        if !go_on() {
            return Ok(false);
        }
        // The marker is written beside and renamed: this is the commit.
        write_whole(&journal.join("commit"), writes.len().to_string().as_bytes()).map_err(fail)?;
        sync_folder(&journal).map_err(fail)?;
        for write in writes {
            if !go_on() {
                return Ok(false);
            }
            self.put(write).map_err(fail)?;
        }
        if !go_on() {
            return Ok(false);
        }
        self.drop_journal().map_err(fail)?;
        Ok(true)
    }

    fn put(&self, write: &Write) -> io::Result<()> {
        let path = self.root.join(&write.path);
        sweep(&path);
        match &write.after {
            Some(bytes) => write_whole(&path, bytes)?,
            None => match fs::remove_file(&path) {
                Err(reason) if reason.kind() != io::ErrorKind::NotFound => return Err(reason),
                _ => {
                    // A folder that came with the file goes with it; one that
                    // holds anything else cannot be removed, and stays.
                    if path
                        .parent()
                        .is_some_and(|folder| fs::remove_dir(folder).is_ok())
                    {
                        return Ok(());
                    }
                }
            },
        }
        sync_folder(path.parent().unwrap_or(Path::new(".")))
    }

    /// The journal goes in one step, so that half of it is never taken for one.
    fn drop_journal(&self) -> io::Result<()> {
        let (journal, done) = (self.own("journal"), self.own("journal.done"));
        if done.exists() {
            fs::remove_dir_all(&done)?;
        }
        fs::rename(&journal, &done)?;
        fs::remove_dir_all(&done)
    }

    /// The writes of the journal. One that was not committed may lack some.
    fn journaled(&self, committed: bool) -> io::Result<Vec<Write>> {
        let journal = self.own("journal");
        if !committed {
            return Ok(Vec::new());
        }
        let count = fs::read_to_string(journal.join("commit"))?;
        let count: usize = count.trim().parse().unwrap_or(0);
        let write = |i: usize| {
            let name = |kind: &str| journal.join(format!("{i:04}.{kind}"));
            let image = |kind: &str| match fs::read(name(kind)) {
                Ok(bytes) => Ok(Some(bytes)),
                Err(reason) if reason.kind() == io::ErrorKind::NotFound => Ok(None),
                Err(reason) => Err(reason),
            };
            Ok(Write {
                path: String::from_utf8_lossy(&fs::read(name("path"))?).into_owned(),
                before: image("before")?,
                after: image("after")?,
            })
        };
        (0..count).map(write).collect()
    }

    /// Whether the file is as it was before the write, or as it is after it.
    fn is_ours(&self, write: &Write) -> bool {
        let now = fs::read(self.root.join(&write.path)).ok();
        now == write.before || now == write.after
    }

    fn cannot(&self, path: &Path, reason: &io::Error) -> Box<Diagnostic> {
        let fault = Diagnostic::new(Code::CannotWrite)
            .arg("path", path.display().to_string())
            .arg("reason", reason.to_string());
        Box::new(fault.at(path.to_path_buf()))
    }
}

/// Removes what a crash left beside a file: begun, never renamed.
fn sweep(path: &Path) {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return;
    };
    let begun = format!(".{}.", name.to_string_lossy());
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let beside = entry.file_name().to_string_lossy().into_owned();
        if beside.starts_with(&begun) && beside.ends_with(".part") {
            // What cannot be removed is hidden, and read by nobody.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Makes a rename last; not every system can sync a folder.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}
