//! Takes the DOCX of a plan that somebody changed; gives what was changed, found
//! again in the data. An edit that does anything but remove its own difference is
//! left to a person.

use chrono::NaiveDate;

use super::faults::Faults;
use super::session::Session;
use super::stages;
use super::wanted::Wanted;
use crate::diagnostic::{Diagnostic, FileId};
use crate::office::compare::{self, Difference, Edit, Located, Part};
use crate::workspace::{Workspace, Write};
use crate::write::docx;

/// What somebody changed.
#[derive(Debug)]
pub struct Compared {
    /// Each difference, and where it belongs: with an edit where it can be
    /// written into the data.
    pub differences: Vec<(Difference, Located)>,
    /// The files that the edits touch.
    files: Vec<Patched>,
}

/// A file with edits in it.
#[derive(Debug)]
struct Patched {
    path: String,
    old: String,
    new: String,
}

/// Why nothing was compared.
#[derive(Debug)]
pub enum NotCompared {
    /// The DOCX cannot be read.
    Unreadable(Box<Diagnostic>),
    /// There is no such plan.
    UnknownPlan(Box<Faults>),
    /// The plan cannot be built.
    NotBuilt(Box<Faults>),
}

/// Compares a DOCX with the plan of that id, as it was built for a day.
///
/// # Errors
/// Why nothing was compared.
pub fn compare(
    workspace: &Workspace,
    (name, bytes): (&str, &[u8]),
    plan: &str,
    as_of: Option<NaiveDate>,
    clock: NaiveDate,
) -> Result<Compared, NotCompared> {
    let (received, id) = compare::read(bytes, name).map_err(NotCompared::Unreadable)?;
    let session = Session::read(workspace);
    if session.plans.by_id(plan).is_none() {
        let faults = session.faults(session.unknown_plan(plan).into());
        return Err(NotCompared::UnknownPlan(faults));
    }
    let asked = Asked {
        workspace,
        plan,
        wanted: Wanted {
            as_of,
            ..Wanted::on(session.today(clock))
        },
        received: &received,
        id: id.as_deref(),
    };
    let Some(found) = asked.differences(&session) else {
        let faults = session.faults(session.report.clone());
        return Err(NotCompared::NotBuilt(faults));
    };
    let mut located = compare::locate(&found, &session.sources);
    asked.prove(&session, found.len(), &mut located);
    Ok(Compared {
        files: patched(&session, &edits(&located)),
        differences: found.into_iter().zip(located).collect(),
    })
}

impl Compared {
    /// The edits as a unified patch; empty where there are none.
    pub fn patch(&self) -> String {
        let files = self.files.iter();
        files
            .map(|file| compare::unified(&file.path, &file.old, &file.new))
            .collect()
    }

    /// Writes the edits into the data, line ends and the mark at the beginning of
    /// files as they were; gives the files. Whoever calls has entered the
    /// workspace to write.
    ///
    /// # Errors
    /// Faults of the disk; nothing is written then.
    pub fn apply(&self, workspace: &Workspace) -> Result<Vec<&str>, Box<Diagnostic>> {
        let mut writes = Vec::new();
        for file in &self.files {
            let before = workspace.bytes(&file.path)?;
            let mut after = file.new.clone();
            if before.windows(2).any(|pair| pair == b"\r\n") {
                after = after.replace('\n', "\r\n");
            }
            if before.starts_with("\u{feff}".as_bytes()) {
                after.insert(0, '\u{feff}');
            }
            writes.push(Write {
                path: file.path.clone(),
                before: Some(before),
                after: Some(after.into_bytes()),
            });
        }
        workspace.commit(&writes)?;
        Ok(self.files.iter().map(|file| file.path.as_str()).collect())
    }
}

/// What is compared.
struct Asked<'a> {
    workspace: &'a Workspace,
    plan: &'a str,
    wanted: Wanted,
    received: &'a [Part],
    /// Which of the plan's documents a file of ours says it is.
    id: Option<&'a str>,
}

impl Asked<'_> {
    /// The differences; nothing where the plan cannot be built.
    fn differences(&self, session: &Session) -> Option<Vec<Difference>> {
        let plan = &session.plan(self.plan).ok()?;
        let (documents, _) = stages::documents(session, plan, &self.wanted);
        let named = documents.iter().find(|d| Some(d.id.as_str()) == self.id);
        let document = named.or(documents.first())?;
        let style = session.style_of(document.form);
        let flow = docx::flow(document, style, &session.fonts, false);
        Some(compare::differences(&flow, self.received))
    }

    /// Builds the document again with the edits, and drops those that do
    /// anything but what they should.
    fn prove(&self, session: &Session, found: usize, located: &mut [Located]) {
        let all = edits(located);
        let left = |edits: &[Edit], located: &[Located]| {
            let done = |l: &&Located| l.edit.as_ref().is_some_and(|e| edits.contains(e));
            found - located.iter().filter(done).count()
        };
        if all.is_empty() || self.rest(session, &all) == Some(left(&all, located)) {
            return;
        }
        let good = |edit: &Edit| {
            let one = std::slice::from_ref(edit);
            self.rest(session, one) == Some(left(one, located))
        };
        let good: Vec<Edit> = all.into_iter().filter(good).collect();
        for one in located.iter_mut() {
            if one.edit.as_ref().is_some_and(|edit| !good.contains(edit)) {
                one.edit = None;
            }
        }
        // Edits that are right alone, but not together, are left to a person.
        let all = edits(located);
        if self.rest(session, &all) != Some(left(&all, located)) {
            located.iter_mut().for_each(|one| one.edit = None);
        }
    }

    /// How many differences are left with the edits made in memory.
    fn rest(&self, session: &Session, edits: &[Edit]) -> Option<usize> {
        let files = patched(session, edits);
        // A file that is not read as it stands cannot be patched.
        let can = |edit: &Edit| {
            let path = &session.sources.get(edit.file).path;
            files.iter().any(|file| file.path == *path)
        };
        if !edits.iter().all(can) {
            return None;
        }
        let edited = Session::read_with(self.workspace, |data| {
            for file in &files {
                if let Some(input) = data.iter_mut().find(|input| input.path == file.path) {
                    input.bytes = file.new.clone().into_bytes().into();
                }
            }
        });
        self.differences(&edited).map(|rest| rest.len())
    }
}

/// The edits, each once.
fn edits(located: &[Located]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = located.iter().filter_map(|one| one.edit.clone()).collect();
    edits.sort();
    edits.dedup();
    edits
}

/// Every file that edits touch; one whose edits touch each other is left out.
fn patched(session: &Session, edits: &[Edit]) -> Vec<Patched> {
    let mut ids: Vec<FileId> = edits.iter().map(|edit| edit.file).collect();
    ids.dedup();
    let one = |id: FileId| {
        let source = session.sources.get(id);
        let of = edits.iter().filter(|edit| edit.file == id);
        let of: Vec<Edit> = of.cloned().collect();
        let old = source.text().into_owned();
        let new = compare::applied(&old, &of)?;
        Some(Patched {
            path: source.path.clone(),
            old,
            new,
        })
    };
    ids.into_iter().filter_map(one).collect()
}
