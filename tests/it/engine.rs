//! The engine as a server calls it: one workspace, many calls, one process, and
//! no command line.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Mutex;

use chrono::NaiveDate;
use fangan::change::{self, Done, Undone};
use fangan::diagnostic::Code;
use fangan::engine::{self, Built, Request, Step, unwatched};
use fangan::workspace::Workspace;
use fangan::write::Format;

use crate::common::folder::{Files, Folder};
use crate::common::generate;

const CHANGE: &str = "2026-09-reshuffle";

fn clock() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, 10).unwrap()
}

/// HTML alone: pages are not what is looked at here.
fn asked() -> Request {
    Request {
        formats: vec![Format::Html],
        ..Request::new(clock())
    }
}

fn build(workspace: &Workspace, asked: &Request) -> Built {
    let (_lock, _) = workspace.enter(false, &mut || ()).unwrap();
    let built = engine::build(workspace, asked, &unwatched).unwrap();
    assert!(!built.report.has_errors() && !built.stopped);
    built
}

/// A generated office with so many plans.
fn office(plans: usize) -> Folder {
    let folder = Folder::new();
    for (name, text) in generate::office(20, plans) {
        folder.write(&name, text);
    }
    folder
}

/// The files of plans, without those that a staff change brings.
fn editions(folder: &Folder) -> Files {
    let mut files = folder.shown("output");
    files.retain(|name, _| !name.contains('/'));
    files
}

#[test]
fn a_build_tells_each_step_and_the_next_one_writes_what_has_changed() {
    let folder = office(5);
    let workspace = Workspace::at(folder.path());
    let steps = Mutex::new(Vec::new());
    let built = engine::build(&workspace, &asked(), &|step| {
        steps.lock().unwrap().push(step);
        ControlFlow::Continue(())
    });
    let built = built.unwrap();
    let mut steps = steps.into_inner().unwrap();
    assert_eq!(steps[0], Step { done: 0, of: 5 }, "told before it begins");
    steps.sort_by_key(|step| step.done);
    let told = (0..=5).map(|done| Step { done, of: 5 });
    assert_eq!(steps, told.collect::<Vec<_>>());
    assert_eq!((built.summary.documents, built.standing), (5, 0));
    let written: BTreeSet<String> = folder.shown("output").into_keys().collect();
    assert_eq!(BTreeSet::from_iter(built.outputs), written);
    // Nothing has changed, then the text of one plan.
    assert_eq!(build(&workspace, &asked()).standing, 5);
    folder.edit("data/plans/plan-00003.yaml", "指导思想", "总体要求");
    let again = build(&workspace, &asked());
    assert_eq!((again.summary.documents, again.standing), (5, 4));
    assert!(folder.read("output/plan-00003.html").contains("总体要求"));
}

#[test]
fn a_build_that_is_stopped_begins_no_other_plan_and_the_next_one_goes_on() {
    let folder = office(6);
    let workspace = Workspace::at(folder.path());
    let one_by_one = Request {
        jobs: Some(1),
        ..asked()
    };
    let stopped = engine::build(&workspace, &one_by_one, &|step| match step.done {
        2 => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    });
    let stopped = stopped.unwrap();
    assert!(stopped.stopped);
    assert_eq!((stopped.summary.documents, stopped.outputs.len()), (2, 2));
    assert_eq!(folder.shown("output").len(), 2);
    let rest = build(&workspace, &asked());
    assert_eq!((rest.summary.documents, rest.standing), (6, 2));
    // Stopped before it began, it leaves everything as it is.
    let before = folder.shown("output");
    let never = Request {
        force: true,
        ..asked()
    };
    let never = engine::build(&workspace, &never, &|_| ControlFlow::Break(())).unwrap();
    assert!(never.stopped && never.outputs.is_empty());
    assert_eq!(folder.shown("output"), before);
    assert_eq!(build(&workspace, &asked()).standing, 6);
}

#[test]
fn a_check_can_be_stopped_as_well() {
    let folder = office(3);
    let workspace = Workspace::at(folder.path());
    let whole = engine::check(&workspace, None, clock(), &unwatched);
    assert!(!whole.stopped && whole.plans == 3);
    let stopped = engine::check(&workspace, None, clock(), &|_| ControlFlow::Break(()));
    assert!(stopped.stopped);
}

/// Works the change out and applies it.
fn apply(workspace: &Workspace) -> Done {
    let (_lock, _) = workspace.enter(true, &mut || ()).unwrap();
    let proposal = change::propose(workspace, Path::new(CHANGE), clock());
    let proposal = proposal.map_err(|faults| faults.report).unwrap();
    assert!(proposal.faults().is_none());
    proposal.apply(false).unwrap()
}

fn undo(workspace: &Workspace) -> Undone {
    let (_lock, _) = workspace.enter(true, &mut || ()).unwrap();
    change::undo(workspace, Path::new(CHANGE), clock()).unwrap()
}

/// Rebuilds the plans that a change touched.
fn rebuild(workspace: &Workspace, plans: &[String]) {
    let (_lock, _) = workspace.enter(false, &mut || ()).unwrap();
    let rebuilt = engine::rebuild(workspace, plans, clock(), &unwatched);
    assert_eq!(rebuilt.plans, plans);
}

#[test]
fn a_change_is_looked_at_applied_and_taken_back_between_builds() {
    let folder = Folder::sample();
    let workspace = Workspace::at(folder.path());
    let asked = Request::new(clock());
    build(&workspace, &asked);
    let (data, output) = (folder.files("data"), editions(&folder));
    // Looked at: nothing is written.
    let mut proposal = change::propose(&workspace, Path::new(CHANGE), clock())
        .map_err(|faults| faults.report)
        .unwrap();
    proposal.find_pages();
    let plans = &proposal.impact.plans;
    assert!(plans.iter().all(|plan| !plan.rows.is_empty()));
    assert!(plans[0].rows.iter().any(|row| row.page.is_some()));
    let papers = proposal.papers();
    assert!(papers.faults.is_none() && !papers.outputs.is_empty());
    assert_eq!(folder.files("data"), data);
    assert_eq!(folder.shown("output"), output);
    // Applied, and not twice.
    let touched: Vec<String> = plans.iter().map(|plan| plan.id.clone()).collect();
    let done = apply(&workspace);
    assert_eq!(done.plans, touched);
    assert!(done.papers.iter().all(|papers| papers.count > 0));
    let twice = change::propose(&workspace, Path::new(CHANGE), clock());
    let twice = twice.err().expect("it is applied").report;
    assert!(twice.iter().any(|d| d.code == Code::AlreadyApplied));
    rebuild(&workspace, &done.plans);
    assert_ne!(folder.files("data"), data);
    // What is rebuilt is what a whole build makes.
    let rebuilt = editions(&folder);
    build(&workspace, &asked);
    assert_eq!(editions(&folder), rebuilt);
    assert_ne!(rebuilt, output);
    // Taken back.
    let undone = undo(&workspace);
    assert_eq!((undone.plans, undone.kept), (done.plans, Vec::new()));
    assert_eq!(folder.files("data"), data);
    build(&workspace, &asked);
    assert_eq!(folder.shown("output"), output);
}

/// What the roles are called that a change passes on.
fn labels(workspace: &Workspace) -> BTreeSet<String> {
    let proposal = change::propose(workspace, Path::new(CHANGE), clock());
    let impact = proposal.map_err(|faults| faults.report).unwrap().impact;
    let rows = impact.plans.into_iter().flat_map(|plan| plan.rows);
    rows.map(|row| row.label).collect()
}

#[test]
fn each_office_of_one_process_has_words_of_its_own() {
    let (own, plain) = (Folder::sample(), Folder::sample());
    let words = "ui: {role-task-leader: 挂帅领导}\n";
    own.write("templates/locales/zh.yaml", words);
    for _ in 0..2 {
        let theirs = labels(&Workspace::at(own.path()));
        let ours = labels(&Workspace::at(plain.path()));
        assert!(theirs.contains("挂帅领导") && !theirs.contains("牵头领导"));
        assert!(ours.contains("牵头领导") && !ours.contains("挂帅领导"));
    }
}

#[test]
fn threads_of_one_process_may_write_the_same_file() {
    let folder = Folder::new();
    let workspace = Workspace::at(folder.path());
    let texts: Vec<Vec<u8>> = (0..4).map(|i| vec![b'a' + i; 20_000]).collect();
    std::thread::scope(|scope| {
        for text in &texts {
            scope.spawn(|| {
                for _ in 0..20 {
                    workspace.write_output("same.html", text).unwrap();
                }
            });
        }
    });
    assert!(texts.contains(&folder.files("output")["same.html"]));
    assert_eq!(folder.files("output").len(), 1, "nothing is left beside it");
}
