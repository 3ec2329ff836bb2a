//! Takes a plan and what units reported on its tasks; gives the tasks that were not
//! finished, and notes on those of the new plan that they are carried over.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::collect::{self, Entry};
use crate::engine::draft::Draft;
use crate::engine::{self, Session, Wanted};
use crate::load::edit::{Editor, Value};
use crate::load::{Card, Input, keys};
use crate::model::{PartKind, Plan, ProgressState, Task};
use crate::workspace::Workspace;

/// A task that a unit did not finish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// The task, as the ledger numbers it.
    pub id: String,
    /// Id of the plan.
    pub plan: String,
    /// Its title.
    pub title: String,
    /// The unit.
    pub unit: String,
    /// The task in words.
    pub what: String,
    /// How far it was when it was last reported on.
    pub state: Option<ProgressState>,
    /// What was said of it then.
    pub progress: String,
    /// The month; nothing where it was never reported on.
    pub month: Option<String>,
}

/// Those of a plan by the end of a year: what was never reported on is among them, as
/// long as anything of the plan was.
pub fn unfinished(session: &Session, card: &Card, year: i32) -> Vec<Unfinished> {
    let entries = collect::entries(session);
    let of_plan = format!("{}:", card.id.value);
    if !entries.iter().any(|entry| entry.task.starts_with(&of_plan)) {
        return Vec::new();
    }
    let last = card
        .in_force_until
        .or(NaiveDate::from_ymd_opt(year, 12, 31));
    let Some(last) = last else { return Vec::new() };
    let mut latest: BTreeMap<(&str, &str), &Entry> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.state.is_some()) {
        let key = (entry.task.as_str(), entry.unit.as_str());
        let known = latest.entry(key).or_insert(entry);
        if known.month < entry.month {
            *known = entry;
        }
    }
    let (asked, _) = collect::asked(session, last);
    let of_plan = asked.into_iter().filter(|one| one.id.starts_with(&of_plan));
    let open = of_plan.filter_map(|one| {
        let unit = session.organisation.department(one.unit);
        let said = latest.get(&(one.id.as_str(), unit.id.as_str()));
        let said = said.copied().cloned();
        let state = said.as_ref().and_then(|entry| entry.state);
        (state != Some(ProgressState::Done)).then(|| Unfinished {
            plan: card.id.value.clone(),
            title: card.title.value.replace('\n', ""),
            unit: unit.short(last).to_string(),
            what: one.what,
            state,
            progress: said
                .as_ref()
                .map_or(String::new(), |entry| entry.progress.clone()),
            month: said.map(|entry| entry.month),
            id: one.id,
        })
    });
    open.collect()
}

/// The draft with a note on each of these tasks; those on which none can be written
/// are given back.
pub(super) fn carried(
    workspace: &Workspace,
    session: &Session,
    mut draft: Draft,
    card: &Card,
    carry: &[&Unfinished],
) -> (Draft, Vec<String>) {
    let mut left: Vec<String> = Vec::new();
    let mut ids: Vec<&str> = carry.iter().map(|task| task.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return (draft, left);
    }
    let old = session.open(card).ok();
    let old = old.map(|opened| engine::resolved(session, &opened.plan, &at(card)).0);
    let old = old.as_ref().map(tasks).unwrap_or_default();
    let note = session.locale.ui("renew-note", &[]);
    for id in ids {
        let number = old
            .iter()
            .position(|task| collect::task_id(&card.id.value, task) == id);
        let what = |id: &str| {
            let mut same = carry.iter().filter(|task| task.id == id);
            same.next().map_or(String::new(), |task| task.what.clone())
        };
        let new = number.and_then(|number| noted(workspace, &draft, number, old.len(), &note));
        match new {
            Some(text) => draft.text = text,
            None => left.push(what(id)),
        }
    }
    (draft, left)
}

fn at(card: &Card) -> Wanted {
    let day = card.in_force_until.unwrap_or_default();
    Wanted::on(day)
}

/// The tasks of its tables, in their order.
fn tasks(plan: &Plan) -> Vec<Task> {
    let parts = plan.parts().into_iter();
    let tasks = parts.filter_map(|part| match &part.kind {
        PartKind::Tasks(tasks) => Some(tasks.items.iter().cloned()),
        _ => None,
    });
    tasks.flatten().collect()
}

/// The draft's text with a note on a task, where that can be read as it is meant.
fn noted(
    workspace: &Workspace,
    draft: &Draft,
    number: usize,
    count: usize,
    note: &str,
) -> Option<String> {
    let read = |text: &str| {
        let path = workspace.data_path(&format!("plans/{}.yaml", draft.id));
        let bytes = text.as_bytes().to_vec().into();
        let session = Session::read_with(workspace, |data| data.push(Input { path, bytes }));
        let opened = session.plan(&draft.id).ok()?;
        let card = session.plans.by_id(&draft.id)?;
        let plan = engine::resolved(&session, &opened.plan, &at(card)).0;
        Some(tasks(&plan))
    };
    let before = read(&draft.text)?;
    if before.len() != count {
        return None;
    }
    let task = &before[number];
    let words = match &task.note {
        Some(known) => format!("{}；{note}", known.text),
        None => note.to_string(),
    };
    let mut editor = Editor::new(&draft.text)?;
    if !editor.set(
        task.at.node,
        &keys::TASK,
        "note",
        &Value::Text(words.clone()),
    ) {
        return None;
    }
    let text = editor.finish();
    let after = read(&text)?;
    let now = after.get(number)?.note.as_ref()?;
    (now.text == words && after.len() == count).then_some(text)
}
