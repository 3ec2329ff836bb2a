//! Plans from word processors become data; the last word on each is the proof.

use std::path::{Path, PathBuf};

use super::json::Told;
use super::proof::{beside, shown};
use super::{answers, create};
use crate::cli::args::{Import, ReportFormat};
use crate::cli::terminal::Terminal;
use crate::cli::{MISTAKES, OUTSIDE, WELL, open};
use crate::diagnostic::Sources;
use crate::engine::Session;
use crate::engine::intake::{self, Taken};
use crate::office::intake::{self as office, Answers, Draft, Fate, Office};
use crate::read::flow::Beside;
use crate::workspace::{Workspace, read_file};

/// A file and what came of it.
pub(super) type Read = (PathBuf, Taken);

/// A plan's file, and what stands beside its text.
type Paper = (PathBuf, Vec<Beside>);

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
        "docx", "doc", "wps", "odt", "rtf", "txt", "pdf", "xlsx", "xls", "et", "ods", "csv",
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
    told: &mut Told,
) -> u8 {
    let mut code = WELL;
    let (mut papers, mut drafts): (Vec<Paper>, Vec<Draft>) = (Vec::new(), Vec::new());
    for (path, taken) in plans {
        match taken {
            Taken::Unreadable(fault) => {
                let fault = fault.at(path);
                told.faults(&fault.clone().into(), &Sources::default(), terminal);
                terminal.fault(fault);
                code = OUTSIDE;
            }
            Taken::Plan(draft, asides) => {
                if args.format == ReportFormat::Text {
                    beside(&asides, terminal);
                }
                papers.push((path, asides));
                drafts.push(*draft);
            }
        }
    }
    if drafts.is_empty() {
        return code;
    }
    let known = intake::known(&Session::read(workspace));
    let mut answers = match answers::read(args, terminal) {
        Ok(answers) => answers,
        Err(code) => return code,
    };
    let mut found = office::understand(&drafts, &known, &answers, &terminal.locale);
    answers::unasked(&found, &answers, args, terminal);
    let given = answers.len();
    answers::ask(&found, &mut answers, args, terminal);
    if answers.len() > given {
        found = office::understand(&drafts, &known, &answers, &terminal.locale);
    }
    code.max(write(
        workspace,
        (&papers, &answers),
        &found,
        args,
        (terminal, told),
    ))
}

/// The files that they become: one where there is one plan, else one for the office
/// and one for each plan.
fn files(found: &Office, args: &Import, workspace: &Workspace) -> Vec<(String, String)> {
    let mut files = intake::files(found, workspace, &[]);
    let to = args.to.as_ref().map(|to| to.display().to_string());
    if found.plans.len() == 1 {
        let path = files.last().map(|(path, _)| path.clone());
        let texts: Vec<String> = files.into_iter().map(|(_, text)| text).collect();
        let path = to.or(path).unwrap_or_default();
        return vec![(path, texts.join("\n"))];
    }
    if let (Some(to), Some(office), false) = (to, files.first_mut(), found.yaml.is_empty()) {
        office.0 = to;
    }
    files
}

fn write(
    workspace: &Workspace,
    (papers, answered): (&[Paper], &Answers),
    found: &Office,
    args: &Import,
    (terminal, told): (&Terminal, &mut Told),
) -> u8 {
    let text = args.format == ReportFormat::Text;
    let files = files(found, args, workspace);
    let plans: Vec<&office::Understood> = found.plans.iter().collect();
    let proven = intake::prove(workspace, &files, &plans, open::clock());
    let mut code = WELL;
    told.office(&files, found, terminal);
    // All of them or none.
    let there = files
        .iter()
        .filter(|(path, _)| workspace.root.join(path).exists());
    let there: Vec<_> = there.filter(|_| !args.dry_run).collect();
    for (path, data) in &there {
        code = create(workspace, Path::new(path), data, terminal);
    }
    if !there.is_empty() {
        return code;
    }
    for (path, data) in &files {
        if args.dry_run {
            if text {
                terminal.result(data);
            }
            continue;
        }
        code = create(workspace, Path::new(path), data, terminal);
        if code != WELL {
            return code;
        }
    }
    if text {
        let questions = found.questions.iter();
        let questions = questions.filter(|one| !answered.contains_key(&one.id));
        questions.for_each(|one| terminal.result(&answers::words(one, terminal)));
    }
    for ((plan, proof), (path, beside)) in plans.iter().zip(&proven.proofs).zip(papers) {
        told.plan(path, plan, beside, proof.as_ref());
        let lost = proof.as_ref().map_or(1, |proof| {
            proof.count(Fate::Lost) + proof.count(Fate::Different)
        });
        if !text && proof.is_some() {
            code = code.max(if lost > 0 { MISTAKES } else { WELL });
            continue;
        }
        let name = path.file_name().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        let args = [("file", name), ("title", plan.title.clone())];
        if text {
            terminal.result(&terminal.locale.ui("intake-plan", &args));
        }
        code = code.max(match proof {
            Some(proof) => shown(proof, plan, path, terminal),
            None => {
                let (errors, sources) = (proven.report.errors(), &proven.session.sources);
                told.faults(&errors, sources, terminal);
                terminal.faults(&errors, sources);
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
