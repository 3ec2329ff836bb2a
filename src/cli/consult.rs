//! `fangan consult out|in|take|report`: 征求意见, out to the units and back.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::args::{ConsultIn, ConsultTake, ConsultWhat, Global};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, open};
use crate::consult::{self, Came, NotTaken, Round, Told};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::engine::Session;
use crate::workspace::{Workspace, read_file};
use crate::write::Format;

/// What a command works with.
struct Desk<'a> {
    workspace: Workspace,
    session: Session,
    round: Round,
    day: NaiveDate,
    terminal: &'a Terminal,
}

/// Runs the command: files below `output/consult/PLAN-DAY/`, data in `data/consulted/`.
pub(super) fn run(what: &ConsultWhat, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let session = match Session::read(&workspace).sound() {
        Ok(session) => session,
        Err(faults) => return terminal.refuse(faults),
    };
    let plan = match what {
        ConsultWhat::Out(of) | ConsultWhat::Report(of) => &of.plan,
        ConsultWhat::In(of) => &of.plan,
        ConsultWhat::Take(of) => &of.plan,
    };
    let round = match consult::round(&session, plan) {
        Ok(round) => round,
        Err(report) => return terminal.refuse(session.faults(report)),
    };
    let day = session.today(open::clock());
    let desk = Desk {
        workspace,
        session,
        round,
        day,
        terminal,
    };
    match what {
        ConsultWhat::Out(_) => desk.out(),
        ConsultWhat::In(given) => desk.take_in(given),
        ConsultWhat::Take(given) => desk.decide(given),
        ConsultWhat::Report(_) => desk.report(),
    }
}

impl Desk<'_> {
    fn out(&self) -> u8 {
        let copies = match consult::copies(&self.session, &self.round, self.day) {
            Ok(copies) => copies,
            Err(report) => return self.terminal.refuse(self.session.faults(report)),
        };
        for (name, bytes) in &copies {
            if let Err(code) = self.write(name, bytes) {
                return code;
            }
        }
        if self.round.units.is_empty() {
            let plan = self.round.plan.clone();
            self.terminal.say("consult-no-units", &[("plan", plan)]);
        }
        let said = [
            ("count", copies.len().to_string()),
            ("folder", self.workspace.output_path(&self.folder())),
        ];
        self.terminal.say("consult-out", &said);
        WELL
    }

    fn folder(&self) -> String {
        format!("consult/{}", self.round.name())
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), u8> {
        let name = format!("{}/{name}", self.folder());
        let written = self.workspace.write_output(&name, bytes);
        written.map_err(|fault| self.terminal.refuse(fault))
    }

    /// Reads what came back and keeps it; files that nobody can be told of are left out.
    fn take_in(&self, given: &ConsultIn) -> u8 {
        let mut files = match self.files(given) {
            Ok(files) => files,
            Err(code) => return code,
        };
        let read = |files: &[Came]| {
            consult::received(&self.workspace, &self.session, &self.round, files, self.day)
        };
        let mut found = read(&files);
        if !found.unknown.is_empty() && self.terminal.asks() {
            for file in files.iter_mut().filter(|f| found.unknown.contains(&f.name)) {
                let args = [("file", file.name.clone())];
                let answer = self
                    .terminal
                    .ask(&self.terminal.locale.ui("consult-ask-unit", &args));
                file.unit = Some(answer).filter(|answer| !answer.is_empty());
            }
            found = read(&files);
        }
        self.tell(&found.told);
        let bad = !found.unread.is_empty() || !found.unknown.is_empty();
        for fault in &found.unread {
            self.terminal.fault(fault.clone());
        }
        for file in &found.unknown {
            let args = [("file", file.clone())];
            self.terminal.say("consult-unknown-unit", &args);
        }
        if found.answers.is_empty() {
            self.terminal.say("consult-nothing", &[]);
            return MISTAKES;
        }
        let writes = found.writes(&self.workspace, &self.session, &self.round, &files);
        let path = writes[0].path.clone();
        if let Err(fault) = self.workspace.commit(&writes) {
            return self.terminal.refuse(fault);
        }
        let said = [
            ("files", files.len().to_string()),
            ("units", units(&found.answers).to_string()),
            ("count", found.opinions.len().to_string()),
            ("path", path),
        ];
        self.terminal.say("consult-in", &said);
        let code = self.again();
        if bad { code.max(MISTAKES) } else { code }
    }

    /// The files, those of folders too, each with what was said of its sender.
    fn files(&self, given: &ConsultIn) -> Result<Vec<Came>, u8> {
        const KINDS: [&str; 13] = [
            "docx", "doc", "wps", "wpt", "odt", "rtf", "xlsx", "xls", "et", "ods", "csv", "pdf",
            "txt",
        ];
        let mut disk = Report::default();
        let mut files: Vec<Came> = Vec::new();
        for path in &given.files {
            let read: Vec<(String, Vec<u8>)> = if path.is_dir() {
                let found = self.workspace.read_below(path, &KINDS, &mut disk);
                found
                    .into_iter()
                    .map(|file| (file.path, file.bytes))
                    .collect()
            } else {
                match read_file(path) {
                    Ok(bytes) => vec![(path.to_string_lossy().into_owned(), bytes)],
                    Err(fault) => return Err(self.terminal.refuse(fault)),
                }
            };
            for (path, bytes) in read {
                let name = path.rsplit(['/', '\\']).next().unwrap_or(&path).to_string();
                if name.starts_with("~$") || name.starts_with('.') {
                    continue;
                }
                let known = files.iter().find(|file| file.name == name);
                if known.is_some_and(|known| known.bytes != bytes) {
                    let fault = Diagnostic::new(Code::SameFileName).arg("path", &name);
                    return Err(self
                        .terminal
                        .refuse(Box::new(fault.at(PathBuf::from(path)))));
                }
                let unit = given
                    .from
                    .iter()
                    .find(|(file, _)| *file == name || *file == path);
                if known.is_none() {
                    files.push(Came {
                        unit: unit.map(|(_, unit)| unit.clone()),
                        name,
                        bytes,
                    });
                }
            }
        }
        if disk.has_errors() {
            self.terminal.faults(&disk, &Default::default());
            return Err(OUTSIDE);
        }
        for (file, _) in &given.from {
            let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
            if !files.iter().any(|known| known.name == name) {
                self.terminal
                    .say("consult-from-unknown", &[("file", file.clone())]);
                return Err(OUTSIDE);
            }
        }
        Ok(files)
    }

    /// What was filled in goes into the data.
    fn decide(&self, given: &ConsultTake) -> u8 {
        let bytes = match read_file(&given.table) {
            Ok(bytes) => bytes,
            Err(fault) => return self.terminal.refuse(fault),
        };
        let name = given.table.display().to_string();
        let table = (name.as_str(), bytes.as_slice());
        let taken = consult::taken(&self.workspace, &self.session, &self.round, table, self.day);
        let taken = match taken {
            Ok(taken) => taken,
            Err(NotTaken::Unreadable(fault)) => return self.terminal.refuse(fault),
            Err(NotTaken::Nothing(told)) => {
                self.tell(&told);
                self.terminal.say("consult-nothing-taken", &[]);
                return MISTAKES;
            }
        };
        self.tell(&taken.told);
        let open = taken.opinions.iter().filter(|one| one.verdict.is_none());
        let open = open.count().to_string();
        let (rows, by_hand) = (taken.rows.to_string(), taken.by_hand.clone());
        let (files, told) = (taken.files(), !taken.told.is_empty());
        if let Err(fault) = taken.write(&self.workspace) {
            return self.terminal.refuse(fault);
        }
        let said = [("rows", rows), ("open", open), ("files", files.join("、"))];
        self.terminal.say("consult-taken", &said);
        if !files.is_empty() {
            self.terminal.say("consult-written", &said);
        }
        if !by_hand.is_empty() {
            let count = by_hand.len().to_string();
            self.terminal.say("consult-by-hand", &[("count", count)]);
            for one in &by_hand {
                let why = self.terminal.locale.ui(one.key, &one.args);
                let mut args = one.args.clone();
                args.push(("why", why));
                self.terminal
                    .result(&self.terminal.locale.ui("consult-hand", &args));
            }
        }
        let code = self.again();
        if told { code.max(MISTAKES) } else { code }
    }

    /// The papers of the round as it is kept by now.
    fn again(&self) -> u8 {
        match Session::read(&self.workspace).sound() {
            Ok(session) => Desk {
                session,
                workspace: self.workspace.clone(),
                round: self.round.clone(),
                day: self.day,
                terminal: self.terminal,
            }
            .report(),
            Err(faults) => self.terminal.refuse(faults),
        }
    }

    fn report(&self) -> u8 {
        let opinions = consult::opinions(&self.session, &self.round);
        let answers = consult::answers(&self.session, &self.round);
        let silent = consult::silent(&self.session, &self.round);
        if !silent.is_empty() {
            let said = [
                ("count", silent.len().to_string()),
                ("units", silent.join("、")),
            ];
            self.terminal.say("consult-silent", &said);
        }
        let all = (&opinions[..], &answers[..], &silent[..]);
        let formats = [Format::Pdf, Format::Docx];
        let papers = consult::papers(&self.session, &self.round, all, (self.day, &formats));
        let (outputs, report) = papers;
        let title = self.terminal.locale.ui("consult-table", &[]);
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        if let Some(bytes) = consult::sheet(&self.session, &self.round, all) {
            files.push((format!("{title}.xlsx"), bytes));
        }
        for output in outputs {
            files.push((
                format!("{title}.{}", output.format.extension()),
                output.bytes,
            ));
        }
        for (name, bytes) in &files {
            if let Err(code) = self.write(name, bytes) {
                return code;
            }
            let path = format!("{}/{name}", self.folder());
            self.terminal.result(&self.workspace.output_path(&path));
        }
        if report.has_errors() {
            let located = self.session.located(report);
            self.terminal.faults(&located, &self.session.sources);
            return MISTAKES;
        }
        WELL
    }

    fn tell(&self, told: &[Told]) {
        for one in told {
            self.terminal
                .result(&self.terminal.locale.ui(one.key, &one.args));
        }
    }
}

fn units(answers: &[consult::Answer]) -> usize {
    let units = answers.iter().map(|answer| answer.unit.as_str());
    units.collect::<std::collections::BTreeSet<_>>().len()
}
