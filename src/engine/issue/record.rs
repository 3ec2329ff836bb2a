//! What was issued: finished files that never change again, and their record.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::folder;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::digest::sha256;
use crate::load::{self, edit::Editor, edit::Value, keys, raw};
use crate::workspace::Workspace;
use crate::write::Output;

/// Its name in the folder of what was issued.
pub(super) const NAME: &str = "issue.yaml";

/// `data/issued/<plan>/issue.yaml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Issue {
    /// The plan's id.
    pub plan: String,
    /// Its title; earlier versions did not say it.
    #[serde(default)]
    pub title: String,
    /// Its document number, which no other paper may have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Version of the program that set it.
    pub version: String,
    /// The day it was issued.
    pub issued: String,
    /// The day people were looked up on.
    pub people: String,
    /// The finished files.
    pub files: Vec<IssuedFile>,
}

/// A finished file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct IssuedFile {
    /// Its name.
    pub name: String,
    /// SHA-256.
    pub digest: String,
}

impl Issue {
    /// The day people were looked up on.
    pub(super) fn people(&self) -> Option<NaiveDate> {
        NaiveDate::parse_from_str(&self.people, "%Y-%m-%d").ok()
    }
}

/// The record of a plan; nothing where there is none, or none that can be read.
pub(super) fn read(workspace: &Workspace, plan: &raw::Plan) -> Option<Issue> {
    let path = format!("{}/{NAME}", folder(workspace, &plan.id.value));
    parsed(&workspace.bytes(&path).ok()?)
}

/// Every record that can be read.
pub(super) fn all(workspace: &Workspace) -> impl Iterator<Item = Issue> {
    let folder = workspace.data.join("issued");
    let files = workspace.read_below(&folder, &["yaml"], &mut Report::default());
    files.into_iter().filter_map(|file| parsed(&file.bytes))
}

/// A numbered paper that was issued, whatever became of its plan since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbered {
    /// The plan's id.
    pub plan: String,
    /// Its title.
    pub title: String,
    /// Its document number.
    pub number: String,
}

/// Every numbered paper that was issued.
pub fn numbered(workspace: &Workspace) -> Vec<Numbered> {
    let numbered = all(workspace).filter_map(|issue| {
        Some(Numbered {
            plan: issue.plan,
            title: issue.title,
            number: issue.number?,
        })
    });
    numbered.collect()
}

/// A paper as it was issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// The day it was issued.
    pub issued: Option<NaiveDate>,
    /// The day whose people stand in it.
    pub people: Option<NaiveDate>,
    /// Names of its files.
    pub files: Vec<String>,
}

/// A plan's paper, where it was issued.
pub fn frozen(workspace: &Workspace, plan: &str) -> Option<Frozen> {
    let issue = parsed(
        &workspace
            .bytes(&format!("{}/{NAME}", folder(workspace, plan)))
            .ok()?,
    )?;
    Some(Frozen {
        issued: issue.issued.parse().ok(),
        people: issue.people(),
        files: issue.files.into_iter().map(|file| file.name).collect(),
    })
}

/// A file of a paper that was issued, byte for byte; nothing for a name that is none
/// of its own.
pub fn frozen_file(workspace: &Workspace, plan: &str, name: &str) -> Option<Vec<u8>> {
    let known = frozen(workspace, plan)?.files.iter().any(|own| own == name);
    let path = format!("{}/{name}", folder(workspace, plan));
    known.then(|| workspace.bytes(&path).ok()).flatten()
}

/// How many pages a paper has that was issued.
pub fn pages(workspace: &Workspace, plan: &str) -> Option<usize> {
    let path = format!("{}/{plan}.pdf", folder(workspace, plan));
    let sheets = crate::read::pdf::read(&workspace.bytes(&path).ok()?).ok()?;
    Some(sheets.pages.len())
}

fn parsed(bytes: &[u8]) -> Option<Issue> {
    load::read_record(std::str::from_utf8(bytes).ok()?).ok()
}

impl IssuedFile {
    /// Whether these are the bytes that were issued.
    pub(super) fn is(&self, bytes: &[u8]) -> bool {
        sha256(bytes) == self.digest
    }
}

/// What an issued document must not have, though a draft may.
const NOT_ISSUED: [Code; 7] = [
    Code::RepealedBasis,
    Code::StillOpen,
    Code::PlaceholderLeft,
    Code::VacantLeader,
    Code::VacantPortfolio,
    Code::MissingDate,
    Code::TaskWithoutOwner,
];

/// The faults that keep a plan from being issued.
pub(super) fn hindrances(report: &Report) -> Report {
    let hinders = |d: &&Diagnostic| NOT_ISSUED.contains(&d.code);
    let found = report.iter().filter(hinders).cloned();
    found
        .map(|mut fault| {
            fault.severity = crate::diagnostic::Severity::Error;
            fault
        })
        .collect()
}

/// The record of finished files.
pub(super) fn of(
    plan: &raw::Plan,
    number: Option<String>,
    (issued, people): (String, String),
    outputs: &[Output],
) -> Issue {
    let files = outputs.iter().map(|output| IssuedFile {
        name: output.name(),
        digest: sha256(&output.bytes),
    });
    Issue {
        plan: plan.id.value.clone(),
        title: plan.title.value.clone(),
        number,
        version: env!("CARGO_PKG_VERSION").to_string(),
        issued,
        people,
        files: files.collect(),
    }
}

/// Names of the files that would come out otherwise today.
pub(super) fn drifted(record: &Issue, outputs: &[Output]) -> Vec<String> {
    let same = |file: &&IssuedFile| {
        let now = outputs.iter().find(|output| output.name() == file.name);
        now.is_some_and(|now| file.is(&now.bytes))
    };
    let other = record.files.iter().filter(|file| !same(file));
    other.map(|file| file.name.clone()).collect()
}

/// The plan's text with `status: issued`; nothing where it cannot be edited.
pub(super) fn marked(text: &str, plan: &raw::Plan) -> Option<String> {
    let mut editor = Editor::new(text)?;
    let value = Value::Choice("issued", "已印发");
    let done = editor.set(plan.at.node, &keys::PLAN, "status", &value);
    done.then(|| editor.finish())
}
