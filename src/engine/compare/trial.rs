//! Takes a DOCX and a workspace; compares the two, also with edits of the data
//! made in memory, so that no edit does anything but what it should.

use super::formal;
use super::patched::{edits, patched};
use crate::diagnostic::Report;
use crate::document::Document;
use crate::engine::session::Session;
use crate::engine::wanted::Wanted;
use crate::engine::{current, stages, version};
use crate::office::compare::{
    self, Block, Compared as Differences, Edit, Located, Received, Returned,
};
use crate::office::import::{self, Sheet};
use crate::workspace::Workspace;
use crate::write::{docx, xlsx};

/// What is compared.
pub(super) struct Trial<'a> {
    /// The workspace.
    pub workspace: &'a Workspace,
    /// The plan's id.
    pub plan: &'a str,
    /// How it was built.
    pub wanted: Wanted,
    /// Which of its documents.
    pub document: Option<String>,
    /// What came back.
    pub received: Received,
}

/// What edits of a file that came back are proved with.
#[derive(Debug, Clone)]
pub(super) struct Proof {
    /// How the plan was built.
    pub wanted: Wanted,
    /// Which of its documents.
    pub document: Option<String>,
    /// What came back.
    pub received: Received,
}

impl Proof {
    /// What is compared once more.
    pub(super) fn trial<'a>(&self, workspace: &'a Workspace, plan: &'a str) -> Trial<'a> {
        Trial {
            workspace,
            plan,
            wanted: self.wanted.clone(),
            document: self.document.clone(),
            received: self.received.clone(),
        }
    }
}

impl Trial<'_> {
    /// The plan's documents, those of a numbered one's current-roster edition too;
    /// none where it cannot be built.
    pub(super) fn documents(&self, session: &Session) -> Vec<Document> {
        let Ok(opened) = session.plan(self.plan) else {
            return Vec::new();
        };
        let (mut documents, _) = stages::documents(session, &opened, &self.wanted);
        let current = current::of(session, &opened.plan, &self.wanted);
        documents.extend(
            current
                .into_iter()
                .flat_map(|(version, _)| version.documents),
        );
        documents
    }

    /// Chooses the document that is compared: the one the file says it is, else the
    /// one that most of it is of. Gives it, what was written, and what was found.
    pub(super) fn choose<'d>(
        &mut self,
        session: &Session,
        documents: &'d [Document],
        said: Option<String>,
        returned: &Returned,
    ) -> Option<(&'d Document, Vec<Block>, Differences)> {
        let mut best: Option<(&Document, Vec<Block>, Differences, Received)> = None;
        let named = |d: &&Document| said.as_ref().is_none_or(|id| d.id == *id);
        for document in documents.iter().filter(named) {
            let written = self.written_of(session, document)?;
            let received = match returned {
                Returned::Document(received) => received.clone(),
                Returned::Sheets(sheets, asides) => {
                    let own = own_sheets(session, document);
                    compare::of_sheets(sheets, &own, &written, asides)
                }
            };
            let found = compare::compared(&written, &received);
            if best
                .as_ref()
                .is_none_or(|(_, _, best, _)| found.kept > best.kept)
            {
                best = Some((document, written, found, received));
            }
        }
        let (document, written, found, received) = best?;
        self.document = Some(document.id.clone());
        self.received = received;
        Some((document, written, found))
    }

    /// What was written; nothing where the plan cannot be built.
    fn written(&self, session: &Session) -> Option<Vec<Block>> {
        let documents = self.documents(session);
        let chosen = |d: &&Document| Some(&d.id) == self.document.as_ref();
        self.written_of(session, documents.iter().find(chosen)?)
    }

    fn written_of(&self, session: &Session, document: &Document) -> Option<Vec<Block>> {
        let style = session.style_for(document);
        let flow = docx::flow(
            document,
            style,
            session.fonts_for(document),
            docx::Fitted::default(),
        );
        let plan = &session.plan(self.plan).ok()?.plan;
        let (resolved, _) = version::printed(session, plan, &self.wanted);
        Some(compare::blocks(&flow, &formal::parts(plan, &resolved)))
    }

    /// Builds the document again with the edits, and drops those that do
    /// anything but what they should.
    pub(super) fn prove(&self, session: &Session, found: usize, located: &mut [Located]) {
        let all = edits(located);
        let left = |edits: &[Edit], located: &[Located]| {
            let done = |one: &&Located| {
                !one.edits.is_empty() && one.edits.iter().all(|edit| edits.contains(edit))
            };
            found - located.iter().filter(done).count()
        };
        if all.is_empty() || self.rest(session, &all) == Some(left(&all, located)) {
            return;
        }
        let good = |one: &Located| {
            one.edits.is_empty()
                || self.rest(session, &one.edits) == Some(left(&one.edits, located))
        };
        let good: Vec<bool> = located.iter().map(good).collect();
        for (one, good) in located.iter_mut().zip(good) {
            if !good {
                one.leave();
            }
        }
        // Edits that are right alone, but not together, are left to a person.
        let all = edits(located);
        if self.rest(session, &all) != Some(left(&all, located)) {
            located.iter_mut().for_each(Located::leave);
        }
    }

    /// How many differences are left with the edits made in memory.
    pub(super) fn rest(&self, session: &Session, edits: &[Edit]) -> Option<usize> {
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
        let written = self.written(&edited)?;
        Some(
            compare::compared(&written, &self.received)
                .differences
                .len(),
        )
    }
}

/// The sheets of the workbook that a document makes; none where it has no table.
fn own_sheets(session: &Session, document: &Document) -> Vec<Sheet> {
    let style = session.style_for(document);
    let bytes = xlsx::write(document, style, &mut Report::default());
    let read = bytes.and_then(|bytes| import::read(&bytes, "own.xlsx").ok());
    read.map(|(sheets, _)| sheets).unwrap_or_default()
}
