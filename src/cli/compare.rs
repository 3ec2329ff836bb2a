//! `fangan compare`: what somebody changed in the DOCX of a plan, found again in
//! the data.

use super::args::{Compare, Global};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, open};
use crate::diagnostic::FileId;
use crate::engine::{self, Session, Wanted};
use crate::load::Input;
use crate::office::compare::{self, Difference, Edit, Located, Part};
use crate::workspace::{Workspace, Write, read_file};
use crate::write::docx;

/// Runs the command.
pub fn run(args: &Compare, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let name = args.file.display().to_string();
    let read = read_file(&args.file).and_then(|bytes| compare::read(&bytes, &name));
    let (received, id) = match read {
        Ok(read) => read,
        Err(fault) => {
            let fault = match fault.primary {
                None => fault.at(args.file.clone()),
                Some(_) => *fault,
            };
            terminal.fault(fault);
            return OUTSIDE;
        }
    };
    let session = Session::read(&workspace);
    let asked = Asked {
        args,
        received: &received,
        id: id.as_deref(),
    };
    if session.plans.by_id(&args.plan).is_none() {
        terminal.say("unknown-plan", &[("name", args.plan.clone())]);
        return OUTSIDE;
    }
    let Some(found) = asked.differences(&session) else {
        let report = session.located(session.report.clone());
        terminal.faults(&report, &session.sources);
        terminal.say("compare-not-built", &[]);
        return MISTAKES;
    };
    let mut located = compare::locate(&found, &session.sources);
    asked.tried(&workspace, &session, &found, &mut located);
    show(&found, &located, terminal);
    let edits = edits(&located);
    let files = files(&session, &edits);
    let patch: String = files
        .iter()
        .map(|(path, old, new)| compare::unified(path, old, new))
        .collect();
    if let Some(path) = &args.patch {
        match workspace.create(&path.to_string_lossy(), patch.as_bytes()) {
            Ok(true) => terminal.say("compare-patch", &[("path", path.display().to_string())]),
            Ok(false) => {
                let fault = crate::diagnostic::Diagnostic::new(crate::diagnostic::Code::FileExists);
                let fault = fault.arg("path", path.display().to_string());
                terminal.fault(fault.at(path.clone()));
                return MISTAKES;
            }
            Err(fault) => {
                terminal.fault(*fault);
                return OUTSIDE;
            }
        }
    } else if !patch.is_empty() && !args.apply {
        terminal.result(&format!("\n{patch}"));
    }
    if args.apply {
        return apply(&workspace, &files, terminal);
    }
    WELL
}

/// What is compared.
struct Asked<'a> {
    args: &'a Compare,
    received: &'a [Part],
    id: Option<&'a str>,
}

impl Asked<'_> {
    /// The differences; nothing where the plan cannot be built.
    fn differences(&self, session: &Session) -> Option<Vec<Difference>> {
        let card = session.plans.by_id(&self.args.plan)?;
        let plan = &session.open(card).ok()?;
        let wanted = Wanted {
            as_of: self.args.as_of,
            today: session.today(open::clock()),
            public: false,
            formats: Vec::new(),
        };
        let (documents, _) = engine::documents(session, plan, &wanted);
        // A file of ours says which of the plan's documents it is.
        let named = documents.iter().find(|d| Some(d.id.as_str()) == self.id);
        let document = named.or(documents.first())?;
        let style = session.style_of(document.form);
        let flow = docx::flow(document, style, &session.fonts, false);
        Some(compare::differences(&flow, self.received))
    }

    /// Builds the document again with the edits, and drops those that do
    /// anything but what they should.
    fn tried(
        &self,
        workspace: &Workspace,
        session: &Session,
        found: &[Difference],
        located: &mut [Located],
    ) {
        let with = |edits: &[Edit]| -> Option<Vec<Difference>> {
            let files = files(session, edits);
            // A file that is not read as it stands cannot be patched.
            if edits.iter().any(|edit| {
                !files
                    .iter()
                    .any(|f| f.0 == session.sources.get(edit.file).path)
            }) {
                return None;
            }
            let edited = Session::read_with(workspace, |inputs: &mut Vec<Input>| {
                for (path, _, new) in &files {
                    if let Some(input) = inputs.iter_mut().find(|input| input.path == *path) {
                        input.bytes = new.clone().into_bytes().into();
                    }
                }
            });
            self.differences(&edited)
        };
        let all = edits(located);
        let left = |edits: &[Edit]| {
            let done = |l: &&Located| l.edit.as_ref().is_some_and(|e| edits.contains(e));
            found.len() - located.iter().filter(done).count()
        };
        if all.is_empty() || with(&all).is_some_and(|rest| rest.len() == left(&all)) {
            return;
        }
        let good: Vec<Edit> = all
            .into_iter()
            .filter(|edit| {
                let one = std::slice::from_ref(edit);
                with(one).is_some_and(|rest| rest.len() == left(one))
            })
            .collect();
        for one in located.iter_mut() {
            if one.edit.as_ref().is_some_and(|edit| !good.contains(edit)) {
                one.edit = None;
            }
        }
        // Edits that are right alone, but not together, are left to a person.
        let all = edits(located);
        let done = |l: &&Located| l.edit.is_some();
        let rest = found.len() - located.iter().filter(done).count();
        if with(&all).is_none_or(|found| found.len() != rest) {
            located.iter_mut().for_each(|one| one.edit = None);
        }
    }
}

/// The edits, each once.
fn edits(located: &[Located]) -> Vec<Edit> {
    let mut edits: Vec<Edit> = located.iter().filter_map(|one| one.edit.clone()).collect();
    edits.sort();
    edits.dedup();
    edits
}

/// Path, old and new text of every file that edits touch; a file whose edits
/// touch each other is left out.
fn files(session: &Session, edits: &[Edit]) -> Vec<(String, String, String)> {
    let mut ids: Vec<FileId> = edits.iter().map(|edit| edit.file).collect();
    ids.dedup();
    let one = |id: FileId| {
        let source = session.sources.get(id);
        let of: Vec<Edit> = edits
            .iter()
            .filter(|edit| edit.file == id)
            .cloned()
            .collect();
        let text = source.text();
        let new = compare::applied(&text, &of)?;
        Some((source.path.clone(), text.into_owned(), new))
    };
    ids.into_iter().filter_map(one).collect()
}

fn show(found: &[Difference], located: &[Located], terminal: &Terminal) {
    let patched = located.iter().filter(|one| one.edit.is_some()).count();
    let args = [
        ("count", located.len().to_string()),
        ("patched", patched.to_string()),
        ("settle", (located.len() - patched).to_string()),
    ];
    terminal.result(&terminal.locale.ui("compare-summary", &args));
    for settle in [false, true] {
        let chosen = located.iter().zip(found);
        let chosen: Vec<_> = chosen
            .filter(|(one, _)| one.edit.is_none() == settle)
            .collect();
        if settle && !chosen.is_empty() {
            terminal.result(&terminal.locale.ui("compare-to-settle", &[]));
        }
        for (one, difference) in chosen {
            let place = one.place.as_ref();
            let place = place.map(|p| format!("{}:{}:{}", p.path, p.line, p.column));
            let none = terminal.locale.ui("compare-nowhere", &[]);
            let quoted = |text: &str| match text {
                "" => "—".to_string(),
                text => format!("“{text}”"),
            };
            let change = format!("{} → {}", quoted(&one.old), quoted(&one.new));
            terminal.result(&format!("  {}  {change}", place.unwrap_or(none)));
            if settle {
                let why = match (difference.pieces.is_empty(), one.new.is_empty()) {
                    (true, _) => "compare-new",
                    (false, true) if one.old.chars().count() == one.context.chars().count() => {
                        "compare-gone"
                    }
                    _ => "compare-elsewhere",
                };
                terminal.result(&format!("      {}", terminal.locale.ui(why, &[])));
            }
            if !one.context.is_empty() && one.context != one.old {
                terminal.result(&format!("      …{}…", one.context));
                terminal.result(&format!("    → …{}…", one.now));
            }
        }
    }
}

/// Writes the new texts, line ends and the mark at the beginning as they were.
fn apply(workspace: &Workspace, files: &[(String, String, String)], terminal: &Terminal) -> u8 {
    let mut writes = Vec::new();
    for (path, _, new) in files {
        let before = match read_file(&workspace.root.join(path)) {
            Ok(bytes) => bytes,
            Err(fault) => {
                terminal.fault(*fault);
                return OUTSIDE;
            }
        };
        let mut after = new.clone();
        if before.windows(2).any(|pair| pair == b"\r\n") {
            after = after.replace('\n', "\r\n");
        }
        if before.starts_with("\u{feff}".as_bytes()) {
            after.insert(0, '\u{feff}');
        }
        writes.push(Write {
            path: path.clone(),
            before: Some(before),
            after: Some(after.into_bytes()),
        });
    }
    if let Err(fault) = workspace.commit(&writes) {
        terminal.fault(*fault);
        return OUTSIDE;
    }
    let names: Vec<&str> = files.iter().map(|(path, ..)| path.as_str()).collect();
    if !names.is_empty() {
        terminal.say("compare-applied", &[("files", names.join("、"))]);
    }
    WELL
}
