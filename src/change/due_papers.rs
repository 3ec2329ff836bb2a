//! The papers that a change of staff asks for, body by body: what each asks for, and how
//! far it has come. It stands beside the record of the change, as
//! `data/changes/papers/<id>.yaml`, and is undone with it.

use std::path::Path;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::adjusted::{Adjusted, Need};
use super::file::{self, FOLDER};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::engine::{Faults, Session};
use crate::life::{self, Number};
use crate::load;
use crate::workspace::{Workspace, Write};

/// The papers of one change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuePapers {
    /// First day of the change, such as 2026-07-01.
    pub date: String,
    /// Body by body.
    pub bodies: Vec<DuePaper>,
}

/// What a body asks for, and how far that has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuePaper {
    /// The plan that set it up.
    pub plan: String,
    /// Its name.
    pub body: String,
    /// What it asks for.
    pub need: Need,
    /// Who issues the paper.
    pub issuers: Vec<String>,
    /// Whether others are adjusted in the same paper.
    pub together: bool,
    /// How far it is.
    pub state: PaperState,
    /// Date of the paper.
    pub date: Option<String>,
    /// Its number.
    pub number: Option<String>,
}

/// How far a paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperState {
    /// Nothing is there, or nothing is asked for.
    Open,
    /// A draft was made.
    Drafted,
    /// It was issued; of what needs approval, it was approved.
    Issued,
}

impl DuePaper {
    /// Whether it waits for somebody.
    pub fn is_due(&self) -> bool {
        self.need != Need::Succession && self.state != PaperState::Issued
    }
}

impl DuePapers {
    /// What bodies ask for whose notices are drafted on a day.
    pub(super) fn drafted(
        bodies: &[Adjusted],
        date: NaiveDate,
        (on, each): (NaiveDate, bool),
    ) -> Self {
        let asking = bodies.iter().filter(|body| body.need == Need::Paper);
        let asking: Vec<&[String]> = asking.map(|body| &body.issuers[..]).collect();
        let one = |body: &Adjusted| {
            let is_drafted = body.need == Need::Paper;
            let same = asking.iter().filter(|issuers| **issuers == body.issuers);
            DuePaper {
                plan: body.plan.clone(),
                body: body.body.name.text.clone(),
                need: body.need,
                issuers: body.issuers.clone(),
                together: is_drafted && !each && same.count() > 1,
                state: match is_drafted {
                    true => PaperState::Drafted,
                    false => PaperState::Open,
                },
                date: is_drafted.then(|| on.to_string()),
                number: None,
            }
        };
        Self {
            date: date.to_string(),
            bodies: bodies.iter().map(one).collect(),
        }
    }

    /// The same, drafted again; what was issued meanwhile stays so.
    fn again(&mut self, fresh: Self) {
        for body in fresh.bodies {
            let known = |one: &&mut DuePaper| (&one.plan, &one.body) == (&body.plan, &body.body);
            match self.bodies.iter_mut().find(known) {
                Some(one) if one.state == PaperState::Issued => {}
                Some(one) => *one = body,
                None => self.bodies.push(body),
            }
        }
    }

    /// What is written of it.
    pub(super) fn write(&self, workspace: &Workspace, id: &str) -> Write {
        let path = path(workspace, id);
        Write {
            before: workspace.bytes(&path).ok(),
            path,
            after: Some(load::write_record(self).into_bytes()),
        }
    }
}

/// Where they stand, from the root.
pub(super) fn path(workspace: &Workspace, id: &str) -> String {
    workspace.data_path(&format!("{FOLDER}/papers/{id}.yaml"))
}

/// The papers of a change that was applied; none where nothing is known of it.
pub fn due_papers(workspace: &Workspace, id: &str) -> Option<DuePapers> {
    let bytes = workspace.bytes(&path(workspace, id)).ok()?;
    load::read_record(std::str::from_utf8(&bytes).ok()?).ok()
}

/// Those of all changes, by their names.
pub fn all_due_papers(workspace: &Workspace) -> Vec<(String, DuePapers)> {
    let folder = workspace.data.join(FOLDER).join("papers");
    let files = match folder.is_dir() {
        true => workspace.read_below(&folder, &["yaml"], &mut Report::default()),
        false => Vec::new(),
    };
    let read = files.iter().filter_map(|one| {
        let id = file::id(Path::new(&one.path));
        let papers = load::read_record(std::str::from_utf8(&one.bytes).ok()?).ok()?;
        Some((id, papers))
    });
    read.collect()
}

/// Notes that the notices of a change were drafted again on a day.
///
/// # Errors
/// Faults of the disk.
pub fn drafted_again(
    workspace: &Workspace,
    id: &str,
    bodies: &[Adjusted],
    (date, on, each): (NaiveDate, NaiveDate, bool),
) -> Result<DuePapers, Box<Diagnostic>> {
    let mut papers = due_papers(workspace, id).unwrap_or_default();
    let fresh = DuePapers::drafted(bodies, date, (on, each));
    papers.date.clone_from(&fresh.date);
    papers.again(fresh);
    workspace.commit(&[papers.write(workspace, id)])?;
    Ok(papers)
}

/// Which bodies were issued a paper, under which number, on which day.
#[derive(Debug, Clone)]
pub struct IssuedPaper {
    /// Names of the bodies, as they are or a part of them; all that wait for a paper
    /// where none is named.
    pub bodies: Vec<String>,
    /// The number; none for what was approved without a paper.
    pub number: Option<Number>,
    /// The day.
    pub on: NaiveDate,
}

/// Notes that a paper was issued for bodies, and its number in the register. Whoever
/// calls has entered the workspace to write.
///
/// # Errors
/// `not-applied`; `no-such-body` where a name is none of theirs; `number-taken`; faults
/// of the disk.
pub fn issued_paper(
    workspace: &Workspace,
    given: &Path,
    issued: &IssuedPaper,
) -> Result<DuePapers, Box<Faults>> {
    let id = file::id(given);
    let refused = |code: Code, key: &'static str, value: &str| {
        Box::new(
            Diagnostic::new(code)
                .arg(key, value)
                .at(given.to_path_buf()),
        )
    };
    let Some(mut papers) = due_papers(workspace, &id) else {
        return Err(refused(Code::NotApplied, "change", &id).into());
    };
    let is_meant = |paper: &DuePaper, name: &String| paper.body.contains(name.as_str());
    for name in &issued.bodies {
        if !papers.bodies.iter().any(|paper| is_meant(paper, name)) {
            return Err(refused(Code::NoSuchBody, "name", name).into());
        }
    }
    let meant = |paper: &DuePaper| match issued.bodies.is_empty() {
        true => paper.is_due() && (paper.need == Need::Paper) == issued.number.is_some(),
        false => issued.bodies.iter().any(|name| is_meant(paper, name)),
    };
    let those: Vec<usize> = (0..papers.bodies.len())
        .filter(|nth| meant(&papers.bodies[*nth]))
        .collect();
    let Some(first) = those.first().map(|nth| papers.bodies[*nth].clone()) else {
        return Err(refused(Code::NoSuchBody, "name", &id).into());
    };
    let mut writes = Vec::new();
    let mut number = None;
    if let Some(wanted) = issued.number {
        let session = Session::read(workspace).sound()?;
        let several = match those.len() {
            1 => String::new(),
            count => format!("等{count}个议事协调机构"),
        };
        let beside = life::Beside {
            issuer: first.issuers.first().cloned().unwrap_or_default(),
            number: wanted,
            title: format!("关于调整{}{several}组成人员的通知", first.body),
            date: issued.on,
        };
        let (text, row) = life::beside(workspace, &session, &beside)?;
        writes.extend(row);
        number = Some(text);
    }
    for nth in &those {
        let paper = &mut papers.bodies[*nth];
        paper.state = PaperState::Issued;
        paper.together = those.len() > 1;
        paper.date = Some(issued.on.to_string());
        paper.number.clone_from(&number);
    }
    writes.push(papers.write(workspace, &id));
    workspace.commit(&writes)?;
    Ok(papers)
}
