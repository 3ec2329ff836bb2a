//! Plans from word processors become data; the last word on each is the proof.

use std::path::{Path, PathBuf};

use super::create;
use crate::cli::args::Import;
use crate::cli::terminal::Terminal;
use crate::cli::{MISTAKES, OUTSIDE, WELL, open};
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::intake::{self, Proof, Taken};
use crate::office::intake::{Answers, Fate, Understood};
use crate::workspace::{Workspace, read_file};

/// A file and what came of it.
type Read = (PathBuf, Taken);

/// Files that are plans, read, and those that are tables.
pub(super) fn sorted(files: &[PathBuf], terminal: &Terminal) -> (Vec<Read>, Vec<PathBuf>) {
    let (mut plans, mut tables) = (Vec::new(), Vec::new());
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let taken = read_file(path).ok();
        match taken
            .and_then(|bytes| intake::take((&name, &bytes), &Answers::new(), &terminal.locale))
        {
            Some(taken) => plans.push((path.clone(), taken)),
            None => tables.push(path.clone()),
        }
    }
    (plans, tables)
}

/// Writes them.
pub(super) fn run(workspace: &Workspace, plans: &[Read], args: &Import, terminal: &Terminal) -> u8 {
    let mut code = WELL;
    for (path, taken) in plans {
        code = code.max(match taken {
            Taken::Unreadable(fault) => {
                terminal.fault((**fault).clone().at(path.clone()));
                OUTSIDE
            }
            Taken::Plan(plan) => one(workspace, path, plan, args, terminal),
        });
    }
    code
}

fn one(
    workspace: &Workspace,
    file: &Path,
    plan: &Understood,
    args: &Import,
    terminal: &Terminal,
) -> u8 {
    let default = Path::new("data/plans").join(format!("{}.yaml", plan.id));
    let to = args.to.as_ref().unwrap_or(&default);
    let path = to.display().to_string();
    let name = file
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    terminal.result(&terminal.locale.ui(
        "intake-plan",
        &[("file", name), ("title", plan.title.clone())],
    ));
    let files = [(path.clone(), plan.yaml.clone())];
    let proven = intake::prove(workspace, &files, &[plan], open::clock());
    let mut code = WELL;
    if args.dry_run {
        terminal.result(&plan.yaml);
    } else {
        code = create(workspace, to, &plan.yaml, terminal);
        if code != WELL {
            return code;
        }
    }
    match proven.proofs.first() {
        Some(Some(proof)) => code.max(shown(proof, plan, file, terminal)),
        _ => {
            let errors = proven.report.errors();
            terminal.faults(&errors, &proven.session.sources);
            terminal.say("intake-not-proved", &[("path", path)]);
            MISTAKES
        }
    }
}

/// The proof, its last line the sum of it.
fn shown(proof: &Proof, plan: &Understood, file: &Path, terminal: &Terminal) -> u8 {
    for question in &plan.questions {
        let args = [
            ("words", question.words.clone()),
            ("answer", question.answer.clone()),
        ];
        terminal.result(&terminal.locale.ui(question.kind, &args));
    }
    let row = |key: &str, (line, text): (&usize, &String)| {
        let text: String = text.chars().take(60).collect();
        terminal.result(
            &terminal
                .locale
                .ui(key, &[("line", line.to_string()), ("text", text)]),
        );
    };
    for (line, text, fate) in &proof.lines {
        if *fate == Fate::LeftOut {
            row("intake-left-out", (line, text));
        }
    }
    let count = |fate| proof.count(fate);
    let all = proof.lines.len();
    let (left, lost) = (count(Fate::LeftOut), count(Fate::Lost));
    let kept = plan.kept.len();
    let numbers = [
        ("all", all),
        ("structured", all.saturating_sub(kept + left + lost)),
        ("kept", kept),
        ("same", count(Fate::Same)),
        ("arranged", count(Fate::Arranged)),
        ("worded", count(Fate::Worded)),
        ("left", left),
        ("lost", lost),
    ];
    let numbers: Vec<(&'static str, String)> = numbers
        .iter()
        .map(|(key, n)| (*key, n.to_string()))
        .collect();
    if lost > 0 {
        let lines = proof
            .lines
            .iter()
            .filter(|(_, _, fate)| *fate == Fate::Lost);
        let mut places = Vec::new();
        for (line, text, _) in lines {
            row("intake-row", (line, text));
            places.push(line.to_string());
        }
        let fault = Diagnostic::new(Code::LinesLost).arg("count", lost.to_string());
        terminal.fault(fault.arg("lines", places.join("、")).at(file.to_path_buf()));
    }
    terminal.result(&terminal.locale.ui("intake-proof", &numbers));
    if lost > 0 { MISTAKES } else { WELL }
}
