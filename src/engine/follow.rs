//! Takes a plan; gives its file with posts in the place of names that are typed into
//! its texts, wherever it prints the same with them: so it follows the next change of
//! staff.

use chrono::NaiveDate;

use super::edit::{self, Version};
use super::history;
use super::session::Session;
use super::stages;
use super::wanted::Wanted;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::document::Document;
use crate::load::{Card, Opened, edit::Editor, fields};
use crate::workspace::{Workspace, Write};
use crate::write::docx::{self, Flow};

/// The file, changed.
#[derive(Debug)]
pub struct Followed {
    /// How many places follow now.
    pub count: usize,
    /// How many names still stand there whose post prints otherwise.
    pub left: usize,
    before: Version,
    text: String,
}

/// A name in a text: the number of the text, the name, and what would follow.
type Typed = (u32, String, String);

/// Looks through a plan; nothing is written. Nothing where its file holds more than
/// the plan, or cannot be read.
pub fn follow(
    workspace: &Workspace,
    session: &Session,
    plan: &str,
    clock: NaiveDate,
) -> Option<Followed> {
    let card = session.plans.by_id(plan)?;
    let before = edit::version(workspace, &session.sources.get(card.file).path).ok()?;
    if !edit::is_alone(session, card, &before.path) {
        return None;
    }
    let opened = session.open_as(card, before.bytes.clone()).ok()?;
    let today = session.today(clock);
    let (printed, typed) = looked_through(session, card, &opened, today)?;
    let (mut text, mut count, all) = (before.text.clone(), 0, typed.len());
    for (node, name, reference) in typed {
        let Some(tried) = replaced(&text, node, &name, &reference) else {
            continue;
        };
        let opened = session.open_as(card, before.bytes_of(&tried));
        let now = opened
            .ok()
            .and_then(|opened| looked_through(session, card, &opened, today));
        if now.is_some_and(|(now, _)| now == printed) {
            text = tried;
            count += 1;
        }
    }
    Some(Followed {
        count,
        left: all - count,
        before,
        text,
    })
}

/// Writes it, with a way back. Whoever calls has entered the workspace to write.
///
/// # Errors
/// Faults of the disk; then nothing is written.
pub fn write(
    workspace: &Workspace,
    followed: &Followed,
    what: &str,
    clock: NaiveDate,
) -> Result<(), Box<Diagnostic>> {
    let before = &followed.before;
    let write = Write {
        path: before.path.clone(),
        before: Some(before.bytes.clone()),
        after: Some(before.bytes_of(&followed.text)),
    };
    history::commit(workspace, vec![write], what, clock)
}

/// What a plan prints, and the names in its texts.
fn looked_through(
    session: &Session,
    card: &Card,
    opened: &Opened,
    today: NaiveDate,
) -> Option<(Vec<Flow>, Vec<Typed>)> {
    let wanted = Wanted {
        as_of: None,
        ..Wanted::on(today)
    };
    let (documents, mut report) = stages::documents(session, opened, &wanted);
    report.extend(opened.report.clone());
    let flow = |document: &Document| {
        let style = session.style_for(document);
        docx::flow(
            document,
            style,
            session.fonts_for(document),
            docx::Fitted::default(),
        )
    };
    let flows: Vec<Flow> = documents.iter().map(flow).collect();
    let mut typed: Vec<Typed> = Vec::new();
    for fault in report
        .iter()
        .filter(|fault| fault.code == Code::FreeTextName)
    {
        if let (Some(Place::Words(words)), Some(hint)) = (
            fault.primary.as_ref().map(|label| &label.place),
            fault.hints.first(),
        ) && words.at.file == card.file
            && let Some((_, reference)) = hint.args.first()
        {
            let one = (words.at.node, words.words.clone(), reference.clone());
            if !typed.contains(&one) {
                typed.push(one);
            }
        }
    }
    (!flows.is_empty()).then_some((flows, typed))
}

/// A text with a reference wherever the name stands, but for where one stands already.
fn replaced(text: &str, node: u32, name: &str, reference: &str) -> Option<String> {
    let tree = fields::tree(text)?;
    let words = tree.find(node)?.words()?;
    let mut parts = words.split("@{");
    let mut put = parts.next().unwrap_or_default().replace(name, reference);
    for part in parts {
        let (inner, behind) = part.split_once('}')?;
        put += &format!("@{{{inner}}}{}", behind.replace(name, reference));
    }
    if put == words {
        return None;
    }
    let mut editor = Editor::new(text)?;
    editor.put(node, &put).then(|| editor.finish())
}
