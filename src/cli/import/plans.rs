//! Plans from word processors become data; the last word on each is the proof.

use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::create;
use super::proof::{beside, shown};
use crate::cli::args::Import;
use crate::cli::terminal::Terminal;
use crate::cli::{MISTAKES, OUTSIDE, WELL, open};
use crate::engine::Session;
use crate::engine::intake::{self, Taken};
use crate::load;
use crate::office::intake::{self as office, Answers, Draft, Office};
use crate::workspace::{Workspace, read_file};

/// A file and what came of it.
pub(super) type Read = (PathBuf, Taken);

/// Files that are plans, read, and those that are tables; of a folder what lies in
/// it.
pub(super) fn sorted(files: &[PathBuf]) -> (Vec<Read>, Vec<PathBuf>) {
    let (mut plans, mut tables) = (Vec::new(), Vec::new());
    for path in files.iter().flat_map(|path| within(path)) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let taken = read_file(&path).ok();
        match taken.and_then(|bytes| intake::take(&name, &bytes)) {
            Some(taken) => plans.push((path, taken)),
            None => tables.push(path),
        }
    }
    (plans, tables)
}

/// The files of a folder, by name; a file itself.
fn within(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(path) else {
        return vec![path.to_path_buf()];
    };
    let kinds = [
        "docx", "doc", "wps", "odt", "txt", "pdf", "xlsx", "xls", "ods", "csv",
    ];
    let known = |path: &PathBuf| {
        let ending = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        let hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']));
        kinds.contains(&ending.as_str()) && !hidden && path.is_file()
    };
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(known)
        .collect();
    files.sort();
    files
}

/// Writes them.
pub(super) fn run(
    workspace: &Workspace,
    plans: Vec<Read>,
    args: &Import,
    terminal: &Terminal,
) -> u8 {
    let mut code = WELL;
    let (mut paths, mut drafts): (Vec<PathBuf>, Vec<Draft>) = (Vec::new(), Vec::new());
    for (path, taken) in plans {
        match taken {
            Taken::Unreadable(fault) => {
                terminal.fault(fault.at(path));
                code = OUTSIDE;
            }
            Taken::Plan(draft, asides) => {
                beside(&asides, &path, terminal);
                paths.push(path);
                drafts.push(*draft);
            }
        }
    }
    if drafts.is_empty() {
        return code;
    }
    let known = intake::known(&Session::read(workspace));
    let mut answers = match answers(args, terminal) {
        Ok(answers) => answers,
        Err(code) => return code,
    };
    let mut found = office::understand(&drafts, &known, &answers, &terminal.locale);
    if !args.yes && !args.dry_run && std::io::stdin().is_terminal() {
        ask(&found, &mut answers, terminal);
        found = office::understand(&drafts, &known, &answers, &terminal.locale);
    }
    code.max(write(workspace, &paths, &found, args, terminal))
}

/// The answers of a file.
fn answers(args: &Import, terminal: &Terminal) -> Result<Answers, u8> {
    let Some(path) = &args.answers else {
        return Ok(Answers::new());
    };
    let bytes = read_file(path).map_err(|fault| {
        terminal.fault(*fault);
        OUTSIDE
    })?;
    let text = load::decoded(&bytes).unwrap_or_default();
    Ok(load::read_record(&text).unwrap_or_default())
}

/// Asks one question after the other; an empty line takes what was written.
fn ask(found: &Office, answers: &mut Answers, terminal: &Terminal) {
    for question in &found.questions {
        let args = [
            ("words", question.words.clone()),
            ("answer", question.answer.clone()),
        ];
        terminal.result(&terminal.locale.ui(question.kind, &args));
        print!("> ");
        let _ = std::io::stdout().flush();
        let mut line = String::new();
        let read = std::io::stdin().lock().read_line(&mut line);
        if read.is_err() || line.is_empty() {
            return;
        }
        let line = line.trim();
        if !line.is_empty() {
            answers.insert(question.id.clone(), line.to_string());
        }
    }
}

/// The files that they become: one where there is one plan, else one for the office
/// and one for each plan.
fn files(found: &Office, args: &Import) -> Vec<(String, String)> {
    if let [plan] = &found.plans[..] {
        let default = Path::new("data/plans").join(format!("{}.yaml", plan.id));
        let to = args.to.as_ref().unwrap_or(&default);
        let office = match found.yaml.is_empty() {
            true => String::new(),
            false => format!("{}\n", found.yaml),
        };
        return vec![(to.display().to_string(), office + &plan.yaml)];
    }
    let default = PathBuf::from("data/organisation-import.yaml");
    let to = args.to.as_ref().unwrap_or(&default).display().to_string();
    let office = (!found.yaml.is_empty()).then(|| (to, found.yaml.clone()));
    let plans = found
        .plans
        .iter()
        .map(|plan| (format!("data/plans/{}.yaml", plan.id), plan.yaml.clone()));
    office.into_iter().chain(plans).collect()
}

fn write(
    workspace: &Workspace,
    paths: &[PathBuf],
    found: &Office,
    args: &Import,
    terminal: &Terminal,
) -> u8 {
    let files = files(found, args);
    let plans: Vec<&office::Understood> = found.plans.iter().collect();
    let proven = intake::prove(workspace, &files, &plans, open::clock());
    let mut code = WELL;
    for (path, text) in &files {
        if args.dry_run {
            terminal.result(text);
            continue;
        }
        code = create(workspace, Path::new(path), text, terminal);
        if code != WELL {
            return code;
        }
    }
    for question in &found.questions {
        let args = [
            ("words", question.words.clone()),
            ("answer", question.answer.clone()),
        ];
        terminal.result(&terminal.locale.ui(question.kind, &args));
    }
    for ((plan, proof), path) in plans.iter().zip(&proven.proofs).zip(paths) {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let args = [("file", name), ("title", plan.title.clone())];
        terminal.result(&terminal.locale.ui("intake-plan", &args));
        code = code.max(match proof {
            Some(proof) => shown(proof, plan, path, terminal),
            None => {
                terminal.faults(&proven.report.errors(), &proven.session.sources);
                terminal.say(
                    "intake-not-proved",
                    &[("path", format!("{}.yaml", plan.id))],
                );
                MISTAKES
            }
        });
    }
    code
}
