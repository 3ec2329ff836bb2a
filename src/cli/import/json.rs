//! What an import understood, for programs: one JSON document.

use std::path::Path;

use serde_json::{Value, json};

use crate::cli::terminal::Terminal;
use crate::diagnostic::{Report, Sources, render_json};
use crate::engine::intake::Proof;
use crate::model::Organisation;
use crate::office::import::{Difference, Doubt, Fate, Roster, Staff, Tasks};
use crate::office::intake::{Office, Traced, Understood};
use crate::read::flow::Beside;

/// What is gathered on the way.
#[derive(Default)]
pub(super) struct Told {
    plans: Vec<Value>,
    tables: Vec<Value>,
    questions: Vec<Value>,
    files: Vec<Value>,
    faults: Vec<Value>,
}

impl Told {
    /// All of it.
    pub(super) fn document(&self) -> String {
        let all = json!({
            "plans": self.plans, "tables": self.tables, "questions": self.questions,
            "files": self.files, "faults": self.faults,
        });
        format!("{all:#}")
    }

    /// Faults, each with its place.
    pub(super) fn faults(&mut self, report: &Report, sources: &Sources, terminal: &Terminal) {
        let text = render_json(report, sources, &terminal.locale);
        let entries: Vec<Value> = serde_json::from_str(&text).unwrap_or_default();
        self.faults.extend(entries);
    }

    /// The files of data, their paths and texts; and what is in doubt.
    pub(super) fn office(
        &mut self,
        files: &[(String, String)],
        found: &Office,
        terminal: &Terminal,
    ) {
        let file = |(path, text): &(String, String)| json!({"path": path, "text": text});
        self.files.extend(files.iter().map(file));
        let questions = found.questions.iter().map(|one| {
            json!({
                "id": one.id, "kind": one.kind, "about": one.words, "answer": one.answer,
                "words": super::answers::words(one, terminal),
            })
        });
        self.questions.extend(questions);
    }

    /// A plan, and what became of every line of its file.
    pub(super) fn plan(
        &mut self,
        path: &Path,
        plan: &Understood,
        beside: &[Beside],
        proof: Option<&Proof>,
    ) {
        let lines = proof.into_iter().flat_map(|proof| &proof.lines);
        let line = |one: &Traced| {
            let kept = plan.kept.contains(&one.line);
            json!({"line": one.line, "text": one.text, "fate": one.fate.name(), "structured": !kept})
        };
        let aside = |one: &Beside| json!({"kind": one.kind.name(), "text": one.text});
        self.plans.push(json!({
            "file": path.display().to_string(), "id": plan.id, "title": plan.title,
            "proved": proof.is_some(), "lines": lines.map(line).collect::<Vec<_>>(),
            "beside": beside.iter().map(aside).collect::<Vec<_>>(),
        }));
    }

    /// A list of staff.
    pub(super) fn roster(&mut self, file: &str, roster: &Roster, terminal: &Terminal) {
        let person = |one: &Staff| {
            json!({
                "row": one.row, "name": one.name, "unit": one.department, "title": one.title,
                "phone": one.phone, "since": one.since.as_ref().map(|since| &since.words),
                "question": one.question.map(|why| terminal.locale.ui(why, &[])),
            })
        };
        self.tables.push(json!({
            "file": file, "sheet": roster.sheet, "kind": "staff", "unused": roster.unused,
            "people": roster.staff.iter().map(person).collect::<Vec<_>>(),
            "rows": rows(&roster.rows), "doubts": doubts(&roster.doubts, terminal),
        }));
    }

    /// A table of tasks.
    pub(super) fn tasks(&mut self, file: &str, tasks: &Tasks, terminal: &Terminal) {
        self.tables.push(json!({
            "file": file, "sheet": tasks.sheet, "kind": "tasks", "unused": tasks.unused,
            "count": tasks.count, "yaml": tasks.yaml,
            "rows": rows(&tasks.rows), "doubts": doubts(&tasks.doubts, terminal),
        }));
    }

    /// How a list differs from the data.
    pub(super) fn difference(&mut self, file: &str, found: &Difference, known: &Organisation) {
        let name = |person: &crate::model::PersonId| known.person(*person).name.clone();
        let names =
            |staff: &[Staff]| -> Vec<String> { staff.iter().map(|one| one.name.clone()).collect() };
        self.tables.push(json!({
            "file": file, "kind": "difference", "came": names(&found.came),
            "left": found.left.iter().map(name).collect::<Vec<_>>(), "outside": found.outside,
            "phones": found.phones.iter().map(|(person, _)| name(person)).collect::<Vec<_>>(),
            "posts": found.posts.iter().map(|(person, ..)| name(person)).collect::<Vec<_>>(),
            "unclear": names(&found.unclear), "asked": names(&found.asked),
        }));
    }
}

fn rows(rows: &[(usize, Fate)]) -> Value {
    let read = rows
        .iter()
        .filter(|(_, fate)| matches!(fate, Fate::Read(_)));
    json!({"all": rows.len(), "read": read.count()})
}

fn doubts(doubts: &[Doubt], terminal: &Terminal) -> Vec<Value> {
    let doubt = |one: &Doubt| json!({"row": one.row, "why": terminal.locale.ui(one.kind, &[]), "words": one.words});
    doubts.iter().map(doubt).collect()
}
