//! `fangan new`: a plan from last year's, or from a template's outline. Says what
//! a person still has to decide, each with its line.

use super::args::{Global, LangArg, New};
use super::terminal::Terminal;
use super::{MISTAKES, OUTSIDE, WELL, open};
use crate::engine::Session;
use crate::engine::draft::{self, Draft, NotMade};
use crate::load::scaffold::Question;
use crate::workspace::Workspace;

/// Runs the command.
pub(super) fn run(args: &New, global: &Global, terminal: &Terminal) -> u8 {
    let workspace = open::workspace(global);
    let session = Session::read(&workspace);
    let draft = match &args.from {
        Some(from) => draft::renewed(&session, &args.plan, from, args.year)
            .map_err(|why| refuse(why, from, terminal)),
        None => from_outline(args, &workspace, &session, terminal),
    };
    let draft = match draft {
        Ok(draft) => draft,
        Err(code) => return code,
    };
    let created = match draft::create(&workspace, draft, open::clock()) {
        Ok(created) => created,
        Err(why) => return refuse(why, &args.plan, terminal),
    };
    let (path, points) = (&created.path, created.open_points(&terminal.locale));
    for (line, words) in &points {
        terminal.result(&format!("{path}:{line}: {words}"));
    }
    let count = points.len().to_string();
    terminal.say("new-done", &[("path", path.clone()), ("count", count)]);
    WELL
}

/// Says why there is no plan; `name` is what it was to be made from.
pub(super) fn refuse(why: NotMade, name: &str, terminal: &Terminal) -> u8 {
    let name = name.to_string();
    let (code, key, args) = match why {
        NotMade::UnknownPlan(near) => {
            let args = vec![("name", name), ("near", near)];
            (OUTSIDE, "unknown-plan", args)
        }
        NotMade::WithoutYear => (MISTAKES, "new-without-year", vec![("plan", name)]),
        NotMade::SameYear(year) => {
            let year = year.to_string();
            (OUTSIDE, "new-same-year", vec![("year", year)])
        }
        NotMade::Unreadable => (MISTAKES, "new-unreadable", vec![("plan", name)]),
        NotMade::UnknownOutline(known) => {
            let args = vec![("name", name), ("list", known.join("、"))];
            (OUTSIDE, "unknown-outline", args)
        }
        NotMade::Exists(path) => (MISTAKES, "new-exists", vec![("path", path)]),
        NotMade::Faulty(path, faults) => {
            terminal.refuse(faults);
            (MISTAKES, "new-refused", vec![("path", path)])
        }
        NotMade::Disk(fault) => return terminal.refuse(fault),
    };
    terminal.say(key, &args);
    code
}

/// A template's outline with its questions answered.
fn from_outline(
    args: &New,
    workspace: &Workspace,
    session: &Session,
    terminal: &Terminal,
) -> Result<Draft, u8> {
    let outline = draft::outline(workspace, &args.template)
        .map_err(|why| refuse(why, &args.template, terminal))?;
    let questions = outline.questions(session, args.title.as_deref(), args.year, open::clock());
    for (name, _) in &args.answers {
        if !questions.iter().any(|question| question.name == *name) {
            let known: Vec<&str> = questions.iter().map(|q| q.name.as_str()).collect();
            let said = [("name", name.clone()), ("list", known.join("、"))];
            terminal.say("unknown-question", &said);
            return Err(OUTSIDE);
        }
    }
    let mut answers: Vec<(String, String)> = Vec::new();
    for mut question in questions {
        if question.name == "notice" && question.default.is_empty() {
            let word = if issued_by(&answers) { "是" } else { "否" };
            question.default = word.to_string();
        }
        let answer = match given(args, &question.name) {
            Some(given) => given,
            None if terminal.asks() && !question.words.is_empty() => ask(&question, terminal),
            None => question.default,
        };
        if answer.is_empty() {
            let said = [("name", question.name), ("question", question.words)];
            terminal.say("answer-missing", &said);
            return Err(OUTSIDE);
        }
        answers.push((question.name, answer));
    }
    let draft = outline.filled(&args.plan, &answers);
    let chinese = match args.keys {
        Some(LangArg::Zh) => true,
        Some(LangArg::En) => false,
        None => session.keys_are_chinese(),
    };
    Ok(if chinese { draft.in_chinese() } else { draft })
}

/// Whether a notice issues the plan: that is what a red head is for.
fn issued_by(answers: &[(String, String)]) -> bool {
    let mut forms = answers.iter().filter(|(name, _)| name == "form");
    forms.any(|(_, form)| ["red-head", "红头", "文件"].contains(&form.as_str()))
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

fn ask(question: &Question, terminal: &Terminal) -> String {
    let default = &question.default;
    let words = match default.is_empty() {
        true => format!("{}：", question.words),
        false => format!("{} [{default}]：", question.words),
    };
    match terminal.ask(&words) {
        answer if answer.is_empty() => default.to_string(),
        answer => answer,
    }
}
