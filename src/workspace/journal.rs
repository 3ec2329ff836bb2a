//! Several files change or none does.
//!
//! What is to be written goes to `.fangan/journal` first, synced; the rename of
//! a marker is the commit; then the files are written, and the journal goes.
//! Whatever a crash left is finished or dropped by the next command; a journal
//! that is not as it was written is left alone, and said.

mod marker;

use std::collections::{BTreeSet, HashSet};
use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

pub use marker::of as marker_of;
use rayon::prelude::*;

use super::writer::Claim;
use super::{Workspace, leftovers, said, write_whole};
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

/// Held while a command works; falls away with the process, however it ends. What it
/// says to other machines goes first.
#[derive(Debug, Default)]
pub struct Lock {
    _writing: Option<Claim>,
    _file: Option<File>,
}

impl Workspace {
    /// Names of the files in a folder of the program's own, in order.
    pub fn own_names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.own(folder)).into_iter().flatten();
        let names = entries.flatten().map(|entry| entry.file_name());
        let mut names: Vec<String> = names.filter_map(|name| name.into_string().ok()).collect();
        names.retain(|name| !name.starts_with('.'));
        names.sort();
        names
    }

    /// The program's own folder, which nobody else may look into: it holds what
    /// was typed and taken back.
    pub(super) fn make_own(&self) -> io::Result<()> {
        let folder = self.own("");
        if folder.is_dir() {
            return Ok(());
        }
        super::make_private(&folder)
    }

    fn own(&self, name: &str) -> PathBuf {
        self.root.join(".fangan").join(name)
    }

    /// Waits for the workspace and finishes or drops what a crash left.
    /// `writes` keeps every other command out, reading only those that write.
    /// `waiting` is called where another command is at work.
    ///
    /// # Errors
    /// `layer-read-only` where its data or output lie in a layer;
    /// `cannot-write` where the journal cannot be read or written;
    /// `journal-damaged` where it is not as it was written, and `path-outside`
    /// where it names a file that is none of this workspace's; `somebody-writes`
    /// where another machine does, and does not come to an end;
    /// `edited-in-between` where a file has been edited since the crash. Nothing
    /// is written then, and the journal stays.
    pub fn enter(
        &self,
        writes: bool,
        waiting: &mut dyn FnMut(),
    ) -> Result<(Lock, Recovered), Box<Diagnostic>> {
        for folder in [&self.data, &self.output] {
            let place = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
            if let Some(refused) = self.in_layer(&place, &self.shown(folder)) {
                return Err(refused);
            }
        }
        let journal = self.own("journal");
        if !writes && !journal.exists() && !self.own("lock").exists() {
            return Ok((Lock::default(), Recovered::Nothing));
        }
        let lock = match self.lock(writes || journal.exists(), waiting) {
            Ok(lock) => lock,
            // A folder that cannot be written holds nothing half done, unless a
            // change was committed before it was closed.
            Err(_) if !writes && !journal.exists() => {
                return Ok((Lock::default(), Recovered::Nothing));
            }
            Err(fault) => return Err(fault),
        };
        if !journal.exists() {
            return Ok((lock, Recovered::Nothing));
        }
        let Some(writes) = self.journaled()? else {
            self.drop_journal()?;
            return Ok((lock, Recovered::Discarded));
        };
        // Only what the crash left is put right, never what a person wrote.
        for write in &writes {
            let now = fs::read(self.within(&write.path)?).ok();
            if now != write.before && now != write.after {
                let fault = Diagnostic::new(Code::EditedInBetween).arg("path", &write.path);
                return Err(Box::new(fault.at(self.root.join(&write.path))));
            }
        }
        self.put(&writes)?;
        self.drop_journal()?;
        Ok((lock, Recovered::Completed))
    }

    fn lock(&self, alone: bool, waiting: &mut dyn FnMut()) -> Result<Lock, Box<Diagnostic>> {
        let fail = |reason: io::Error| self.cannot(&self.own("lock"), &reason);
        self.make_own().map_err(fail)?;
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .read(true)
            .open(self.own("lock"))
            .map_err(fail)?;
        let tried = match alone {
            true => file.try_lock(),
            false => file.try_lock_shared(),
        };
        let held = match tried {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => {
                waiting();
                match alone {
                    true => file.lock().map_err(fail)?,
                    false => file.lock_shared().map_err(fail)?,
                }
                true
            }
            // Some shares know no locks: there the file that says who writes is all.
            Err(TryLockError::Error(reason)) if reason.kind() == io::ErrorKind::Unsupported => {
                false
            }
            Err(TryLockError::Error(reason)) => return Err(fail(reason)),
        };
        let writing = alone.then(|| self.claim(held, waiting)).transpose()?;
        Ok(Lock {
            _writing: writing,
            _file: Some(file),
        })
    }

    /// Writes all the files, or none.
    ///
    /// # Errors
    /// `cannot-write` with the path and the system's reason; `edited-meanwhile`
    /// where a file is not what it is said to be before; `path-outside` where
    /// one is none of this workspace's.
    pub fn commit(&self, writes: &[Write]) -> Result<(), Box<Diagnostic>> {
        self.commit_while(writes, &mut || true).map(|_| ())
    }

    /// The same, asking before each step on the disk whether to go on: a test
    /// can stop where a crash would. Says whether it came to the end.
    ///
    /// # Errors
    /// As `commit`.
    pub fn commit_while(
        &self,
        writes: &[Write],
        go_on: &mut dyn FnMut() -> bool,
    ) -> Result<bool, Box<Diagnostic>> {
        if writes.is_empty() {
            return Ok(true);
        }
        let journal = self.own("journal");
        let fail = |reason: io::Error| self.cannot(&journal, &reason);
        // Somebody may have saved a file while the change was worked out.
        for write in writes {
            if fs::read(self.within(&write.path)?).ok() != write.before {
                let fault = Diagnostic::new(Code::EditedMeanwhile).arg("path", &write.path);
                return Err(Box::new(fault.at(self.root.join(&write.path))));
            }
        }
        // A disk that syncs many files at once is done soonest.
        let asked = writes.iter().take_while(|_| go_on()).count();
        let journaled = writes[..asked].par_iter().enumerate();
        journaled
            .try_for_each(|(i, write)| noted(&journal, i, write))
            .map_err(fail)?;
        if asked < writes.len() {
            return Ok(false);
        }
        sync_folders(&journal, &self.root).map_err(fail)?;
        if !go_on() {
            return Ok(false);
        }
        // The marker is written beside and renamed: this is the commit.
        write_whole(&journal.join("commit"), marker::of(writes).as_bytes()).map_err(fail)?;
        sync_folder(&journal).map_err(fail)?;
        let asked = writes.iter().take_while(|_| go_on()).count();
        self.put(&writes[..asked])?;
        if asked < writes.len() || !go_on() {
            return Ok(false);
        }
        self.drop_journal()?;
        Ok(true)
    }

    /// Makes the files what they are to be.
    fn put(&self, writes: &[Write]) -> Result<(), Box<Diagnostic>> {
        let place = |write: &Write| self.within(&write.path);
        let paths: Vec<PathBuf> = writes.iter().map(place).collect::<Result<_, _>>()?;
        sweep(&paths);
        let put = |(write, path): (&Write, &PathBuf)| {
            let put = || match &write.after {
                Some(bytes) => write_whole(path, bytes),
                None => match fs::remove_file(path) {
                    Err(reason) if reason.kind() != io::ErrorKind::NotFound => Err(reason),
                    // A folder that came with the file goes with it; one that
                    // holds anything else cannot be removed, and stays.
                    _ => {
                        path.parent().map(fs::remove_dir);
                        Ok(())
                    }
                },
            };
            put().map_err(|reason| self.cannot(path, &reason))
        };
        writes.par_iter().zip(&paths).try_for_each(put)?;
        // A crash may have come behind the removal of a folder.
        let standing = |path: &PathBuf| {
            let mut above = path.ancestors().skip(1);
            above.find(|folder| folder.is_dir()).map(Path::to_path_buf)
        };
        let folders: BTreeSet<PathBuf> = paths.iter().filter_map(standing).collect();
        let sync =
            |folder: &PathBuf| sync_folder(folder).map_err(|reason| self.cannot(folder, &reason));
        folders.iter().try_for_each(sync)
    }

    /// The journal goes in one step, so that half of it is never taken for one.
    fn drop_journal(&self) -> Result<(), Box<Diagnostic>> {
        let (journal, done) = (self.own("journal"), self.own("journal.done"));
        let dropped = || {
            if done.exists() {
                fs::remove_dir_all(&done)?;
            }
            fs::rename(&journal, &done)?;
            fs::remove_dir_all(&done)
        };
        dropped().map_err(|reason| self.cannot(&done, &reason))
    }

    /// The writes of the journal; nothing where it was not committed.
    fn journaled(&self) -> Result<Option<Vec<Write>>, Box<Diagnostic>> {
        let journal = self.own("journal");
        let damaged = |name: &str| {
            let path = journal.join(name);
            let fault =
                Diagnostic::new(Code::JournalDamaged).arg("path", path.display().to_string());
            Box::new(fault.at(path))
        };
        let read = |name: &str| match fs::read(journal.join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(reason) if reason.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(_) => Err(damaged(name)),
        };
        let Some(marker) = read("commit")? else {
            return Ok(None);
        };
        let lines = marker::lines(&marker).ok_or_else(|| damaged("commit"))?;
        let write = |(i, line): (usize, &str)| {
            let name = |kind: &str| format!("{i:04}.{kind}");
            let path = read(&name("path"))?.unwrap_or_default();
            let write = Write {
                path: String::from_utf8(path).map_err(|_| damaged(&name("path")))?,
                before: read(&name("before"))?,
                after: read(&name("after"))?,
            };
            match marker::line(&write) == line {
                true => Ok(write),
                false => Err(damaged(&name("path"))),
            }
        };
        let writes = lines.into_iter().enumerate().map(write);
        writes.collect::<Result<_, _>>().map(Some)
    }

    fn cannot(&self, path: &Path, reason: &io::Error) -> Box<Diagnostic> {
        let fault = Diagnostic::new(Code::CannotWrite)
            .arg("path", self.shown(path))
            .arg("reason", said(reason));
        Box::new(fault.at(path.to_path_buf()))
    }
}

/// Notes a write in the journal: its place, and what stood and is to stand there.
fn noted(journal: &Path, number: usize, write: &Write) -> io::Result<()> {
    let name = |kind: &str| journal.join(format!("{number:04}.{kind}"));
    write_whole(&name("path"), write.path.as_bytes())?;
    for (kind, bytes) in [("before", &write.before), ("after", &write.after)] {
        if let Some(bytes) = bytes {
            write_whole(&name(kind), bytes)?;
        }
    }
    Ok(())
}

/// Removes what a crash left beside files: begun, never renamed. Each folder is
/// looked through once.
fn sweep(paths: &[PathBuf]) {
    let folders: BTreeSet<&Path> = paths.iter().filter_map(|path| path.parent()).collect();
    let names: HashSet<&OsStr> = paths.iter().filter_map(|path| path.file_name()).collect();
    let entries = folders
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok());
    for entry in entries.flatten().flatten() {
        let beside = entry.file_name().to_string_lossy().into_owned();
        let begun = beside.strip_prefix('.');
        let begun = begun.and_then(|name| name.strip_suffix(leftovers::ENDING));
        let name = begun.and_then(|name| name.rsplit_once('.'));
        if name.is_some_and(|(name, _)| names.contains(OsStr::new(name))) {
            // What cannot be removed is hidden, and read by nobody.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The same for a folder and those above it, up to the root: they may be new.
fn sync_folders(folder: &Path, root: &Path) -> io::Result<()> {
    let new = folder
        .ancestors()
        .take_while(|above| above.starts_with(root));
    new.filter(|above| above.is_dir()).try_for_each(sync_folder)
}

/// Makes a rename last; not every system can sync a folder.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}
