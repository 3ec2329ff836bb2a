//! `fangan new`: a plan from last year's, or from a template's outline. Says what
//! a person still has to decide, each with its line.

use std::io::{BufRead, IsTerminal};

use chrono::Datelike;

use super::args::{Global, New};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, open};
use crate::defaults;
use crate::diagnostic::{Diagnostic, Place, Report, Severity, nearest};
use crate::engine::{self, Session, Wanted};
use crate::load::renew::{self, Decision};
use crate::load::scaffold::{self, Question};
use crate::load::{self, Card, Input};
use crate::workspace::Workspace;

/// Runs the command.
pub fn run(args: &New, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let session = Session::read(&workspace);
    let made = match &args.from {
        Some(from) => from_plan(args, from, &session, terminal),
        None => from_outline(args, &workspace, &session, terminal),
    };
    let (text, decisions) = match made {
        Ok(made) => made,
        Err(code) => return code,
    };
    let path = path(&workspace, &args.plan);
    if workspace.root.join(&path).exists() {
        terminal.say("new-exists", &[("path", path)]);
        return MISTAKES;
    }
    // Tried in memory before anything is written.
    let input = Input {
        path: path.clone(),
        bytes: text.clone().into_bytes().into(),
    };
    let session = Session::read_with(&workspace, |data| data.push(input));
    let report = faults(&session, &path, &args.plan);
    if report.has_errors() {
        let errors = report.iter().filter(|f| f.severity == Severity::Error);
        terminal.faults(&errors.cloned().collect(), &session.sources);
        terminal.say("new-refused", &[("path", path)]);
        return MISTAKES;
    }
    match workspace.create(&path, text.as_bytes()) {
        Ok(true) => {}
        Ok(false) => {
            terminal.say("new-exists", &[("path", path)]);
            return MISTAKES;
        }
        Err(fault) => {
            terminal.fault(*fault);
            return OUTSIDE;
        }
    }
    let lines = open_points(&path, &decisions, &report, terminal);
    lines.iter().for_each(|(_, line)| terminal.result(line));
    let count = lines.len().to_string();
    terminal.say("new-done", &[("path", path), ("count", count)]);
    WELL
}

/// Last year's plan, turned into the new year's.
fn from_plan(
    args: &New,
    from: &str,
    session: &Session,
    terminal: &Terminal,
) -> Result<(String, Vec<Decision>), u8> {
    let Some(card) = session.plans.find(from) else {
        let ids = session.plans.cards().iter().map(|p| p.id.as_str());
        let near = nearest(from, ids).unwrap_or_default().to_string();
        terminal.say(
            "unknown-plan",
            &[("name", from.to_string()), ("near", near)],
        );
        return Err(OUTSIDE);
    };
    let old = session.open(card).ok();
    let dated = old.as_ref().and_then(|old| load::year_of(&old.plan));
    let Some(old_year) = dated.or_else(|| year_in(&card.title)) else {
        terminal.say("new-without-year", &[("plan", from.to_string())]);
        return Err(MISTAKES);
    };
    let year = args.year.unwrap_or(old_year + 1);
    if year == old_year || !(1949..=2200).contains(&year) {
        terminal.say("new-same-year", &[("year", year.to_string())]);
        return Err(OUTSIDE);
    }
    let wanted = renew::Wanted {
        id: &args.plan,
        old_year,
        year,
        calendar: &session.organisation.calendar,
    };
    let text = session.sources.get(card.file).text();
    let Some((text, mut decisions)) = renew::renew(&text, &wanted) else {
        terminal.say("new-unreadable", &[("plan", from.to_string())]);
        return Err(MISTAKES);
    };
    if !session.organisation.calendar.years.contains(&year) {
        decisions.insert(
            0,
            Decision {
                line: 1,
                what: "decide-calendar",
                words: (year.to_string(), String::new()),
            },
        );
    }
    Ok((text, decisions))
}

/// The year that a title begins with or names.
fn year_in(title: &str) -> Option<i32> {
    let (before, _) = title.split_once('年')?;
    let digits = before.len().checked_sub(4)?;
    before.get(digits..)?.parse().ok()
}

/// A template's outline with its questions answered.
fn from_outline(
    args: &New,
    workspace: &Workspace,
    session: &Session,
    terminal: &Terminal,
) -> Result<(String, Vec<Decision>), u8> {
    let outlines = outlines(workspace);
    let Some((_, outline)) = outlines.iter().rfind(|(name, _)| *name == args.template) else {
        let mut names: Vec<&str> = outlines.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        let list = names.join("、");
        terminal.say(
            "unknown-outline",
            &[("name", args.template.clone()), ("list", list)],
        );
        return Err(OUTSIDE);
    };
    let questions = scaffold::questions(outline);
    let mut answers: Vec<(String, String)> = Vec::new();
    for (name, _) in &args.answers {
        if !questions.iter().any(|q| q.name == *name) {
            let known: Vec<&str> = questions.iter().map(|q| q.name.as_str()).collect();
            let list = known.join("、");
            terminal.say(
                "unknown-question",
                &[("name", name.clone()), ("list", list)],
            );
            return Err(OUTSIDE);
        }
    }
    let asks = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    for question in questions {
        let given = given(args, &question.name);
        let answer = match given {
            Some(given) => given,
            None => {
                let default = default(args, session, &question);
                match asks && !question.words.is_empty() {
                    true => ask(&question, &default, terminal),
                    false => default,
                }
            }
        };
        if answer.is_empty() {
            terminal.say(
                "answer-missing",
                &[("name", question.name), ("question", question.words)],
            );
            return Err(OUTSIDE);
        }
        answers.push((question.name, answer));
    }
    let answer = |name: &str| {
        let found = answers.iter().find(|(known, _)| known == name);
        found.map(|(_, answer)| answer.clone())
    };
    Ok((scaffold::filled(outline, answer), Vec::new()))
}

/// The program's outlines, then the office's own, which come before them.
fn outlines(workspace: &Workspace) -> Vec<(String, String)> {
    let name = |path: &str| {
        let name = path.strip_prefix("new/")?.strip_suffix(".yaml")?;
        Some(name.to_string())
    };
    let bundled = defaults::OUTLINES.iter();
    let mut outlines: Vec<(String, String)> = bundled
        .filter_map(|(path, text)| Some((name(path)?, text.to_string())))
        .collect();
    for file in workspace.read_styles(&mut Report::default()) {
        if let Some(name) = name(workspace.name_below_templates(&file)) {
            outlines.push((name, String::from_utf8_lossy(&file.bytes).into_owned()));
        }
    }
    outlines
}

/// What the command line answers.
fn given(args: &New, name: &str) -> Option<String> {
    let flag = match name {
        "id" => Some(args.plan.clone()),
        "title" => args.title.clone(),
        "form" => args.form.clone(),
        "issuer" => args.issuer.clone(),
        "date" => args.date.clone(),
        _ => None,
    };
    let answers = args.answers.iter().rev();
    flag.or_else(|| {
        let mut same = answers.filter(|(known, _)| known == name);
        same.next().map(|(_, answer)| answer.clone())
    })
}

/// The answer of somebody who only presses return.
fn default(args: &New, session: &Session, question: &Question) -> String {
    let of_title = args.title.as_deref().and_then(year_in);
    let year = args.year.or(of_title);
    let year = year.unwrap_or_else(|| session.today(open::clock()).year());
    match question.name.as_str() {
        "issuer" if question.default.is_empty() => {
            let issuers = &session.organisation.issuers;
            issuers.first().map(|i| i.id.clone()).unwrap_or_default()
        }
        "from" if question.default.is_empty() => format!("{year}-01-01"),
        "until" if question.default.is_empty() => format!("{year}-12-31"),
        _ => question.default.clone(),
    }
}

fn ask(question: &Question, default: &str, terminal: &Terminal) -> String {
    let words = match default.is_empty() {
        true => format!("{}：", question.words),
        false => format!("{} [{default}]：", question.words),
    };
    terminal.prompt(&words);
    let mut line = String::new();
    // A closed input answers nothing: the default holds.
    let _ = std::io::stdin().lock().read_line(&mut line);
    match line.trim() {
        "" => default.to_string(),
        answer => answer.to_string(),
    }
}

/// Where the plan is to stand, from the root.
fn path(workspace: &Workspace, id: &str) -> String {
    let data = workspace.data.strip_prefix(&workspace.root);
    let data = data.unwrap_or(&workspace.data);
    let path = data.join("plans").join(format!("{id}.yaml"));
    path.to_string_lossy().replace('\\', "/")
}

/// The faults of the new plan, its own and those of its people and days.
fn faults(session: &Session, path: &str, id: &str) -> Report {
    let mut report = session.report.clone();
    let here = |card: &&Card| session.sources.get(card.file).path == path;
    let cards = session.plans.cards().iter().filter(here);
    let card = cards.into_iter().find(|card| card.id.value == id);
    let opened = card.map(|card| session.open(card));
    let opened = opened.and_then(|opened| match opened {
        Ok(opened) => Some(opened),
        Err(faults) => {
            report.extend(faults);
            None
        }
    });
    if let Some(opened) = &opened {
        let wanted = Wanted {
            as_of: None,
            today: session.today(open::clock()),
            public: false,
            formats: Vec::new(),
        };
        report.extend(engine::documents(session, opened, &wanted).1);
    }
    let located = session.located(report);
    let of_plan = |fault: &&Diagnostic| place(fault, session).is_some_and(|(file, _)| file == path);
    let mut own: Report = located.iter().filter(of_plan).cloned().collect();
    if opened.is_none() && !own.has_errors() {
        // What hinders it stands elsewhere.
        own.extend(
            located
                .iter()
                .filter(|f| f.severity == Severity::Error)
                .cloned()
                .collect(),
        );
    }
    // Absences and the like: the plan's fault, told at another file.
    own.sort();
    own
}

fn place(fault: &Diagnostic, session: &Session) -> Option<(String, u32)> {
    match &fault.primary.as_ref()?.place {
        Place::Span(span) => Some((session.sources.get(span.file).path.clone(), span.line)),
        _ => None,
    }
}

/// Everything open: what the change of year leaves, and what the plan's own
/// warnings say, in the order of lines.
fn open_points(
    path: &str,
    decisions: &[Decision],
    report: &Report,
    terminal: &Terminal,
) -> Vec<(u32, String)> {
    let locale = terminal.locale;
    let mut lines: Vec<(u32, String)> = Vec::new();
    for decision in decisions {
        let (before, after) = decision.words.clone();
        let words = locale.ui(decision.what, &[("before", before), ("after", after)]);
        lines.push((decision.line as u32, words));
    }
    for fault in report.iter() {
        if let Some(Place::Span(span)) = fault.primary.as_ref().map(|label| &label.place) {
            lines.push((span.line, locale.message(fault)));
        }
    }
    lines.sort_by_key(|(line, _)| *line);
    lines.dedup();
    let at = |(line, words): (u32, String)| (line, format!("{path}:{line}: {words}"));
    lines.into_iter().map(at).collect()
}
