//! An edition's folder below `output/`: takes and gives its manifest, and tells
//! whether the files stand there as they were written. Only these are removed.

use rayon::prelude::*;

use super::manifest::{Made, Manifest, NAME};
use super::request::Request;
use crate::diagnostic::Diagnostic;
use crate::digest::digest;
use crate::workspace::{Stamp, Workspace};
use crate::write::Output;

/// Nanoseconds within which two writings may bear the same time, on a disk that
/// keeps fine times and on one that keeps whole seconds.
const TICK: u64 = 20_000_000;
const COARSE_TICK: u64 = 2_000_000_000;

/// So many files are looked at one after the other.
const FEW: usize = 64;

/// Where an edition goes.
pub(super) struct Folder<'a> {
    pub workspace: &'a Workspace,
    /// Its name below the output folder; empty for the plain edition.
    pub name: String,
    /// The part that is built here.
    pub shard: Option<(usize, usize)>,
    /// Below its output folder, under the same name, lie the manifests.
    pub records: Workspace,
}

/// What the last build left, and when that was written.
pub(super) struct Before {
    pub manifest: Manifest,
    pub written: u64,
}

impl<'a> Folder<'a> {
    /// Where what is asked for goes.
    pub(super) fn of(workspace: &'a Workspace, asked: &Request) -> Self {
        Self {
            workspace,
            name: asked.folder(),
            shard: asked.shard,
            // A public folder is given away; its manifest holds names.
            records: match asked.public {
                true => workspace.apart(),
                false => workspace.clone(),
            },
        }
    }

    /// The path of a file below the output folder.
    pub(super) fn path(&self, name: &str) -> String {
        if self.name.is_empty() {
            name.to_string()
        } else {
            format!("{}/{name}", self.name)
        }
    }

    /// A part has a manifest of its own, so that parts share nothing.
    fn manifest_name(&self) -> String {
        match self.shard {
            None => NAME.to_string(),
            Some((part, parts)) => NAME.replace(".json", &format!("-{part}-of-{parts}.json")),
        }
    }

    /// What the last build left; of a public edition, whatever program it was.
    pub(super) fn before(&self, public: bool) -> Option<Before> {
        let path = self.path(&self.manifest_name());
        let left = |place: &Workspace| {
            let written = place.stamp(&path)?.modified;
            Some((place.read_output(&path)?, written))
        };
        let (bytes, written) = left(&self.records).or_else(|| left(self.workspace))?;
        let manifest = match public {
            true => Manifest::read_any(&bytes)?,
            false => Manifest::read(&bytes)?,
        };
        Some(Before { manifest, written })
    }

    /// Keeps a manifest; one that says nothing new is not written.
    pub(super) fn keep(&self, manifest: &Manifest) -> Result<(), Box<Diagnostic>> {
        let path = self.path(&self.manifest_name());
        let bytes = manifest.write();
        if self
            .records
            .read_output(&path)
            .is_some_and(|old| old == bytes)
        {
            return Ok(());
        }
        self.records.write_output(&path, &bytes)
    }

    /// Writes a file and tells how it looks then; what another program holds open is
    /// written beside it, and is never found as it was written. `last` is what the last
    /// build wrote, where that is known.
    pub(super) fn write(
        &self,
        output: &Output,
        last: Option<&Made>,
    ) -> Result<(Made, Option<Diagnostic>), Box<Diagnostic>> {
        let path = self.path(&output.name());
        let told = self
            .workspace
            .write_output_or_beside(&path, &output.bytes)?;
        let stamp = match &told {
            Some(_) => Stamp::default(),
            None => {
                let last = last.into_iter();
                last.for_each(|last| self.workspace.remove_beside(&path, &last.digest));
                self.workspace.stamp(&path).unwrap_or_default()
            }
        };
        let made = Made {
            name: output.name(),
            format: output.format,
            digest: digest(&output.bytes),
            stamp,
        };
        Ok((made, told))
    }

    /// Whether all these files stand as they were written. One with another
    /// time, or one written in the same tick as the manifest, is read.
    pub(super) fn stand(&self, made: &[&Made], written: u64) -> bool {
        let stands = |made: &&Made| {
            let path = self.path(&made.name);
            let Some(now) = self.workspace.stamp(&path) else {
                return false;
            };
            if now == made.stamp && settled(now, written) {
                return true;
            }
            now.len == made.stamp.len
                && self
                    .workspace
                    .read_output(&path)
                    .is_some_and(|bytes| digest(&bytes) == made.digest)
        };
        match made {
            // One plan's: whoever waits for others here would begin another plan.
            few if few.len() < FEW => few.iter().all(stands),
            many => many.par_iter().all(stands),
        }
    }

    /// Removes files that nothing makes any more, unless somebody changed them.
    ///
    /// # Errors
    /// `linked-folder`: nothing is removed through a link.
    pub(super) fn remove(&self, made: &[&Made], written: u64) -> Result<(), Box<Diagnostic>> {
        if !made.is_empty() {
            self.workspace.no_link(&self.name)?;
        }
        for made in made {
            if made.is_document() && self.stand(&[made], written) {
                self.workspace.remove_output(&self.path(&made.name));
            }
        }
        Ok(())
    }
}

/// Whether a file was written so long before its manifest that whoever changed
/// it after gave it another time.
fn settled(stamp: Stamp, manifest: u64) -> bool {
    let tick = if stamp.modified.is_multiple_of(1_000_000_000) {
        COARSE_TICK
    } else {
        TICK
    };
    stamp.modified.saturating_add(tick) < manifest
}
