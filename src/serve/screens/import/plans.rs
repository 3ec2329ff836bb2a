//! Takes old plans; gives what was understood of them, the questions, and the proof
//! of each: every line beside what it is printed as.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::gathered::Gathered;
use crate::diagnostic::Locale;
use crate::engine::Session;
use crate::engine::intake::{self, Beside, Proof};
use crate::office::intake::{self as office, Answers, Draft, Fate, Known, Question, Understood};
use crate::serve::faults;
use crate::serve::http::encoded;
use crate::serve::state::{Bench, clock};

/// A file, its plan, and what stands beside the text.
type Paper = (String, Draft, Vec<Beside>);

pub(super) fn take(bench: &Bench, head: &Value, papers: Vec<Paper>, into: &mut Gathered) {
    let session = into.session(bench);
    let mut answers = answers(&head["answers"]);
    let (mut names, mut drafts) = (Vec::new(), Vec::new());
    for (name, draft, beside) in papers {
        names.push((name, beside));
        drafts.push(draft);
    }
    let plans = session.plans.cards().iter();
    let known = Known {
        // Whoever comes later does not take the id of one that is there.
        plans: plans.map(|card| card.id.value.clone()).collect(),
        ..intake::known(&session)
    };
    let locale = Locale::of(bench.lang);
    let mut found = office::understand(&drafts, &known, &answers, locale);
    // An answer that cannot stand there is as good as none.
    let is_wrong = |one: &Question| {
        let given = answers.get(&one.id);
        given.is_some_and(|given| asks_day(one) && given.parse::<NaiveDate>().is_err())
    };
    let wrong: Vec<String> = found
        .questions
        .iter()
        .filter(|one| is_wrong(one))
        .map(|one| one.id.clone())
        .collect();
    if !wrong.is_empty() {
        answers.retain(|id, _| !wrong.contains(id));
        found = office::understand(&drafts, &known, &answers, locale);
    }
    let files = intake::files(&found, &bench.workspace, &into.files);
    let with = [&into.files[..], &files[..]].concat();
    let all: Vec<&Understood> = found.plans.iter().collect();
    let proven = intake::prove(&bench.workspace, &with, &all, clock());
    let there = |path: &str| bench.workspace.has(path);
    into.people += proven.session.organisation.people.len() - session.organisation.people.len();
    let questions = found
        .questions
        .iter()
        .map(|one| question(bench, one, &answers));
    into.questions.extend(questions);
    for ((plan, proof), (name, beside)) in found.plans.iter().zip(&proven.proofs).zip(&names) {
        if there(
            &bench
                .workspace
                .data_path(&format!("plans/{}.yaml", plan.id)),
        ) {
            into.unread(name, bench.say("web-import-known"));
        } else {
            into.plans
                .push(shown(bench, &session, (name, plan, beside), proof.as_ref()));
        }
    }
    if proven.proofs.iter().any(Option::is_none) {
        let errors = proven.report.errors();
        let errors = errors.iter();
        into.faults
            .extend(errors.map(|fault| faults::one(bench, fault, &proven.session.sources)));
    }
    into.files
        .extend(files.into_iter().filter(|(path, _)| !there(path)));
}

fn answers(sent: &Value) -> Answers {
    let all = sent.as_object().into_iter().flatten();
    all.filter_map(|(id, answer)| Some((id.clone(), answer.as_str()?.trim().to_string())))
        .filter(|(_, answer)| !answer.is_empty())
        .collect()
}

fn asks_day(question: &Question) -> bool {
    matches!(
        question.kind,
        "intake-ask-date" | "intake-ask-from" | "intake-ask-until" | "intake-ask-before"
    )
}

/// A question, how it is answered, and what was taken for want of an answer.
fn question(bench: &Bench, one: &Question, answers: &Answers) -> Value {
    let args = [("words", one.words.clone()), ("answer", one.answer.clone())];
    let words = bench.say_with(one.kind, &args);
    let widget = match one.kind {
        "intake-ask-person" => "yes",
        "intake-ask-organisation" | "intake-ask-title" => "text",
        _ if asks_day(one) => "day",
        _ => "none",
    };
    json!({
        "id": one.id, "widget": widget, "answer": answers.get(&one.id),
        "words": words.trim_start_matches(&bench.say("web-import-to-settle")),
    })
}

fn shown(
    bench: &Bench,
    session: &Session,
    (file, plan, beside): (&str, &Understood, &[Beside]),
    proof: Option<&Proof>,
) -> Value {
    let count = |fate| proof.map_or(0, |proof| proof.count(fate));
    let fates = [
        Fate::Same,
        Fate::Arranged,
        Fate::Worded,
        Fate::LeftOut,
        Fate::Different,
        Fate::Lost,
    ];
    let counts = fates.map(|fate| {
        let words = bench.say(&format!("web-fate-{}", fate.name()));
        json!({"fate": fate.name(), "words": words, "count": count(fate)})
    });
    let lines = proof.iter().flat_map(|proof| &proof.lines);
    let lines = lines.map(|one| {
        json!({"line": one.line, "text": one.text, "fate": one.fate.name(), "printed": one.printed})
    });
    let aside = |one: &Beside| {
        let kind = bench.say(&format!(
            "intake-beside-{}",
            one.kind.name().trim_start_matches("text-")
        ));
        format!("{kind}{}", one.text)
    };
    let twin = session
        .plans
        .cards()
        .iter()
        .find(|card| card.title.value == plan.title);
    json!({
        "file": file, "title": plan.title, "proved": proof.is_some(),
        "path": format!("/plans/{}", encoded(&plan.id)),
        "twin": twin.map(|card| format!("/plans/{}", encoded(&card.id.value))),
        "counts": counts, "lines": lines.collect::<Vec<_>>(),
        "beside": beside.iter().map(aside).collect::<Vec<_>>(),
    })
}
