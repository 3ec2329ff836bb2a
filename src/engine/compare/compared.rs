//! Takes the DOCX of a plan and a workspace; gives what somebody changed in it.

use chrono::NaiveDate;

use super::patched::{edits, patched};
use super::trial::{Proof, Trial};
use super::{undo, whose};
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::faults::Faults;
use crate::engine::history;
use crate::engine::session::Session;
use crate::engine::wanted::Wanted;
use crate::office::compare::{
    self, Aside, Difference, Located, Place, Received, Returned, Spot, Stretch,
};
use crate::workspace::{Workspace, Write};
use crate::write::docx;

/// What somebody changed.
#[derive(Debug)]
pub struct Compared {
    /// Each difference, and where it belongs: with edits where it can be written
    /// into the data.
    pub differences: Vec<(Difference, Located)>,
    /// What stands beside the text, and where.
    pub asides: Vec<(Aside, Option<Place>)>,
    /// The same places in the text.
    pub spots: Vec<Option<Spot>>,
    /// How many numbers came back otherwise that the program gives by itself.
    pub numbers: usize,
    /// How many paragraphs differ because the data was changed since the file was
    /// made, or because the file is of an edition that prints less.
    pub ours: usize,
    /// Why nothing of it is written: it does not look like the plan's, or the plan
    /// was issued.
    pub doubt: Option<Box<Diagnostic>>,
    /// The paragraphs that the plan prints, those in cells too.
    pub lines: Vec<String>,
    /// Its headings, each with which of the paragraphs it is.
    pub headings: Vec<(usize, String)>,
    /// What people changed with changes tracked.
    pub tracked: Vec<Stretch>,
    /// The files that the edits touch, as they lie on the disk and with the edits.
    files: Vec<Write>,
    /// With what edits are proved.
    pub(super) proof: Proof,
}

/// Why nothing was compared.
#[derive(Debug)]
pub enum NotCompared {
    /// The DOCX cannot be read.
    Unreadable(Box<Diagnostic>),
    /// It is another plan's, or another document.
    Other(Box<Diagnostic>),
    /// There is no such plan.
    UnknownPlan(Box<Faults>),
    /// The plan cannot be built.
    NotBuilt(Box<Faults>),
}

/// Compares what came back of a document, or of its tables, with the plan of that
/// id, as it was built for a day.
///
/// # Errors
/// Why nothing was compared.
pub fn compare(
    workspace: &Workspace,
    (path, bytes): (&str, &[u8]),
    plan: &str,
    as_of: Option<NaiveDate>,
    clock: NaiveDate,
) -> Result<Compared, NotCompared> {
    let returned = compare::read(bytes, path).map_err(NotCompared::Unreadable)?;
    let session = Session::read(workspace);
    if session.plans.by_id(plan).is_none() {
        let faults = session.faults(session.unknown_plan(plan).into());
        return Err(NotCompared::UnknownPlan(faults));
    }
    let mut trial = Trial {
        workspace,
        plan,
        wanted: Wanted {
            as_of,
            ..Wanted::on(session.today(clock))
        },
        document: None,
        received: Received::default(),
    };
    let documents = trial.documents(&session);
    let id = match &returned {
        Returned::Document(received) => received.id.clone(),
        Returned::Sheets(..) => None,
    };
    let said = whose::document(&session, plan, &documents, (path, id.as_deref()))
        .map_err(NotCompared::Other)?;
    let known = said.is_some();
    let Some((document, written, found)) = trial.choose(&session, &documents, said, &returned)
    else {
        let faults = session.faults(session.report.clone());
        return Err(NotCompared::NotBuilt(faults));
    };
    let foreign = !known && 2 * found.kept < found.paragraphs;
    let mut located = compare::locate(&found.differences, &session.sources);
    let issued = session
        .plan(plan)
        .ok()
        .filter(|opened| opened.plan.status.value.is_out());
    if !foreign && issued.is_none() {
        compare::set_apart(&mut located);
        trial.prove(&session, found.differences.len(), &mut located);
        let edited = located.iter_mut().zip(&found.differences);
        for (one, difference) in edited.filter(|(one, _)| !one.edits.is_empty()) {
            one.also = compare::elsewhere(difference, &written);
        }
    } else {
        located.iter_mut().for_each(Located::leave);
    }
    let own = own_file(&session, document);
    let mut asides = compare::new_asides(&trial.received, &own);
    asides.extend(compare::odd_contents(&written, &trial.received));
    let spots = compare::spots_of(&asides, &written);
    let places = compare::places(&spots, &session.sources);
    let files = patched(&session, &edits(&located));
    let files = files.iter().map(|file| file.write(workspace));
    let files: Result<Vec<Write>, _> = files.collect();
    Ok(Compared {
        files: files.map_err(|fault| NotCompared::NotBuilt(fault.into()))?,
        lines: compare::texts(&written),
        headings: compare::headings(&written),
        tracked: trial.received.tracked.clone(),
        proof: Proof {
            wanted: trial.wanted,
            document: trial.document,
            received: trial.received,
        },
        spots,
        differences: found.differences.into_iter().zip(located).collect(),
        asides: asides.into_iter().zip(places).collect(),
        numbers: found.numbers,
        ours: found.ours,
        doubt: if foreign {
            let fault = Diagnostic::new(Code::NotThisPlan).arg("plan", plan);
            let fault = fault.arg("id", id.as_deref().unwrap_or_default());
            let other = (found.paragraphs - found.kept).to_string();
            let fault = fault.arg("all", found.paragraphs.to_string());
            Some(Box::new(fault.arg("count", other).arg("path", path)))
        } else {
            issued.map(|opened| {
                let fault = Diagnostic::new(Code::IssuedUnchanged);
                Box::new(fault.arg("title", &opened.plan.title.value))
            })
        },
    })
}

/// The file as the program writes it, for what stands beside the text in it.
fn own_file(session: &Session, document: &crate::document::Document) -> Vec<u8> {
    let style = session.style_for(document);
    docx::write(
        document,
        style,
        session.fonts_for(document),
        docx::Fitted::default(),
    )
}

impl Compared {
    /// The edits as a unified patch; empty where there are none.
    pub fn patch(&self) -> String {
        let text = |bytes: &Option<Vec<u8>>| {
            String::from_utf8_lossy(bytes.as_deref().unwrap_or_default()).into_owned()
        };
        let files = self.files.iter();
        files
            .map(|file| compare::unified(&file.path, &text(&file.before), &text(&file.after)))
            .collect()
    }

    /// Writes the edits into the data, and a note for the way back, which the history
    /// has as well, in these words; gives the files. Whoever calls has entered the workspace to write.
    ///
    /// # Errors
    /// `not-this-plan`, and faults of the disk; nothing is written then.
    pub fn apply(
        &self,
        workspace: &Workspace,
        (what, clock): (&str, NaiveDate),
    ) -> Result<Vec<&str>, Box<Diagnostic>> {
        if let Some(doubt) = &self.doubt {
            return Err(doubt.clone());
        }
        let mut writes = self.files.clone();
        if !writes.is_empty() {
            writes.extend(undo::note(workspace, &writes));
            history::commit(workspace, writes, what, clock)?;
        }
        Ok(self.files.iter().map(|file| file.path.as_str()).collect())
    }
}
