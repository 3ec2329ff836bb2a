//! Takes a numbered plan on a later day than its paper's; gives its
//! current-roster edition (现行名单版), which is for work and no paper: without
//! head, number, signature and record, and saying so below its title.

use std::collections::BTreeSet;

use super::session::Session;
use super::version::{self, Version};
use super::wanted::Wanted;
use crate::compose;
use crate::diagnostic::{OwnWords, Report};
use crate::document::{Block, Document, Inline, Run};
use crate::load::raw;
use crate::model::date::full_date;
use crate::model::{Form, Plan};
use crate::workspace::Workspace;
use crate::write::{Format, Output};

/// What its files are called behind the plan's id. Ids are ASCII, so that no
/// plan and no attachment is called the same.
pub const NAME: &str = "现行名单";

/// The edition that stands beside the paper: where the day is a later one, and
/// others stand there. The public sees papers only.
pub(super) fn beside(
    session: &Session,
    raw: &raw::Plan,
    paper: &Plan,
    wanted: &Wanted,
) -> Option<(Version, Report)> {
    let later = raw.settled_on().is_some_and(|on| on < wanted.day(raw));
    if wanted.public || !later {
        return None;
    }
    let (version, report) = of(session, raw, wanted)?;
    (!same(session, paper, &version.plan)).then_some((version, report))
}

/// The edition of the day, whoever stands in the paper. There is none for a plan
/// without a number, which follows the day itself, nor for one with 密级, which
/// no page may do without; nor for minutes and orders, which tell what was.
pub(in crate::engine) fn of(
    session: &Session,
    raw: &raw::Plan,
    wanted: &Wanted,
) -> Option<(Version, Report)> {
    raw.settled_on()?;
    if matches!(raw.form(), Form::Minutes | Form::Order) {
        return None;
    }
    let (plan, mut report) = version::resolved(session, raw, wanted);
    if plan.secrecy.is_some() {
        return None;
    }
    let (documents, composed) = documents(&plan, &session.locale, |plan| {
        version::composed(session, plan, false)
    });
    report.extend(composed);
    let version = Version {
        plan,
        documents,
        of_day: true,
    };
    Some((version, report))
}

/// Whether a plan says the same on two days.
pub(super) fn same(session: &Session, one: &Plan, other: &Plan) -> bool {
    let organisation = &session.organisation;
    let mut other = other.clone();
    other.on = one.on;
    let words = |plan: &Plan| -> Vec<String> {
        let words = compose::words_of(plan, organisation).into_iter();
        words.map(|(words, _)| words).collect()
    };
    *one == other || words(one) == words(&other)
}

/// The documents of the edition; `compose` makes those of a plan.
pub fn documents(
    plan: &Plan,
    words: &OwnWords,
    compose: impl FnOnce(&Plan) -> (Vec<Document>, Report),
) -> (Vec<Document>, Report) {
    let (mut documents, report) = compose(&without_office(plan.clone()));
    let day = [("day", full_date(plan.on))];
    let line = words.ui("current-roster", &day);
    for document in &mut documents {
        let rest = document.id.strip_prefix(plan.id.as_str());
        document.id = format!("{}{}", id(plan), rest.unwrap_or_default());
        document.draft = false;
        // Whatever the template makes of it.
        let of_papers = |b: &Block| {
            matches!(
                b,
                Block::RedHead(_) | Block::Signature(_) | Block::Record(_)
            )
        };
        document.blocks.retain(|block| !of_papers(block));
        say(&mut document.blocks, &line);
    }
    (documents, report)
}

/// What its files are called.
pub fn id(plan: &Plan) -> String {
    format!("{}.{NAME}", plan.id)
}

/// Removes the files of the edition that a plan no longer has: in the formats that
/// it was written in now, and in all where there is no edition any more. A file that
/// somebody put there and called so has no name of ours: ids are ASCII.
pub(super) fn clear(workspace: &Workspace, plan: &str, written: &[Output]) {
    let names: Vec<String> = written.iter().map(Output::name).collect();
    let start = format!("{plan}.{NAME}.");
    let formats = written.iter().map(|output| output.format);
    let endings: BTreeSet<&str> = match names.iter().any(|name| name.starts_with(&start)) {
        true => formats.map(|format| format.extension()).collect(),
        false => Format::ALL.iter().map(|f| f.extension()).collect(),
    };
    for name in workspace.output_names("") {
        let of_format = name.rsplit('.').next().is_some_and(|e| endings.contains(e));
        let ours = name
            .strip_prefix(&start)
            .is_some_and(|rest| rest.is_ascii());
        if ours && of_format && !names.contains(&name) {
            workspace.remove_output(&name);
        }
    }
}

/// The plan without what only a paper has: it is addressed to nobody, issued by
/// nobody, and published nowhere.
fn without_office(plan: Plan) -> Plan {
    Plan {
        form: Form::Plain,
        mark: None,
        issuers: Vec::new(),
        number: None,
        order_number: None,
        date: Some(plan.on),
        date_words: None,
        signature: false,
        notice: None,
        stage: None,
        addressees: Vec::new(),
        notes: Vec::new(),
        enquiries: Vec::new(),
        seal: false,
        name_stamp: false,
        copy_number: None,
        urgency: None,
        signatories: Vec::new(),
        printed_by: None,
        printed_date: None,
        copies: Vec::new(),
        ..plan
    }
}

/// Puts the line below the title, of an attachment by itself too.
fn say(blocks: &mut Vec<Block>, line: &str) {
    let title = blocks.iter().position(|b| matches!(b, Block::Title(_)));
    if title.is_none()
        && let [Block::Attachment(attachment)] = blocks.as_mut_slice()
    {
        return say(&mut attachment.blocks, line);
    }
    let run = Run {
        text: line.to_string(),
        ..Run::default()
    };
    let line = Block::Subtitle(vec![Inline::Run(run)]);
    blocks.insert(title.map_or(0, |at| at + 1), line);
}
