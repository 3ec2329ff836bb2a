//! Takes data that came of files; composes the plans and holds every line of the
//! files against what they print.

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Place, Report};
use crate::engine::session::Session;
use crate::engine::{Wanted, stages};
use crate::load::Input;
use crate::office::compare::{Block, Line, blocks};
use crate::office::intake::{self, Fate, Traced, Understood};
use crate::workspace::Workspace;
use crate::write::docx;

/// What became of each line of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proof {
    /// Each line, and what became of it.
    pub lines: Vec<Traced>,
}

impl Proof {
    /// How many lines came to that.
    pub fn count(&self, fate: Fate) -> usize {
        self.lines.iter().filter(|line| line.fate == fate).count()
    }
}

/// The proof of several files.
pub struct Proven {
    /// Of each plan; nothing where it cannot be built.
    pub proofs: Vec<Option<Proof>>,
    /// What is wrong with the data.
    pub report: Report,
    /// The session with the data in it.
    pub session: Session,
}

/// Proves what files of data, each under the path it will have, came to.
pub fn prove(
    workspace: &Workspace,
    files: &[(String, String)],
    plans: &[&Understood],
    clock: NaiveDate,
) -> Proven {
    let session = Session::read_with(workspace, |data| {
        data.extend(files.iter().map(|(path, text)| Input {
            path: path.clone(),
            bytes: text.clone().into_bytes().into(),
        }));
    });
    let mut report = session.report.clone();
    // On the day of each plan, as a build would.
    let wanted = Wanted {
        as_of: None,
        ..Wanted::on(session.today(clock))
    };
    let proofs = plans.iter().map(|plan| {
        let opened = match session.plan(&plan.id) {
            Ok(opened) => opened,
            Err(faults) => {
                report.extend(faults);
                return None;
            }
        };
        let (documents, faults) = stages::documents(&session, &opened, &wanted);
        report.extend(faults);
        if documents.is_empty() {
            return None;
        }
        let mut printed: Vec<String> = Vec::new();
        for document in &documents {
            let style = session.style_for(document);
            let flow = docx::flow(
                document,
                style,
                session.fonts_for(document),
                docx::Fitted::default(),
            );
            printed.extend(blocks(&flow, &[]).iter().flat_map(texts));
        }
        Some(Proof {
            lines: intake::fates(plan, &printed),
        })
    });
    let proofs = proofs.collect();
    // Where no data lies yet, it is about to be written.
    let missing = |d: &&Diagnostic| {
        let place = d.primary.as_ref().map(|label| &label.place);
        matches!(place, Some(Place::Path(path)) if *path == workspace.data)
    };
    let report: Report = report.iter().filter(|d| !missing(d)).cloned().collect();
    Proven {
        proofs,
        report: session.located(report),
        session,
    }
}

/// The lines of a block; of a table its rows.
fn texts(block: &Block) -> Vec<String> {
    match block {
        Block::Line(line) => vec![line.text.clone()],
        Block::Table(rows) => {
            let lines = |cell: &Vec<Line>| -> String {
                cell.iter().map(|line| line.text.as_str()).collect()
            };
            let row = |row: &Vec<Vec<Line>>| row.iter().map(lines).collect::<Vec<_>>();
            let rows = rows.iter().map(row);
            rows.map(|cells| cells.join("　")).collect()
        }
    }
}
