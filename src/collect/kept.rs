//! What units reported, as `data/collected/` keeps it.

use crate::engine::Session;
use crate::load::edit::Value;
use crate::load::{self, raw};
use crate::model::ProgressState;

/// What a unit reported on a task in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// 2026-04.
    pub month: String,
    /// The task.
    pub task: String,
    /// Id of the unit.
    pub unit: String,
    /// The task in words.
    pub what: String,
    /// How far it is.
    pub state: Option<ProgressState>,
    /// What was done.
    pub progress: String,
    /// What hinders it.
    pub problem: String,
    /// What comes next.
    pub next: String,
    /// Who reported.
    pub by: String,
}

/// All that is kept.
pub fn entries(session: &Session) -> Vec<Entry> {
    let text = |text: &Option<raw::Text>| text.as_ref().map_or("", |t| &t.value).to_string();
    let rows = session.records.collected.iter();
    let rows = rows.map(|row| Entry {
        month: row.month.value.clone(),
        task: row.task.value.clone(),
        unit: row.unit.value.clone(),
        what: text(&row.what),
        state: row.state.as_ref().map(|state| state.value),
        progress: text(&row.progress),
        problem: text(&row.problem),
        next: text(&row.next),
        by: text(&row.by),
    });
    rows.collect()
}

/// The file of a month: what was kept of it, with what came now in the place of what
/// the same unit reported on the same task.
pub fn kept(session: &Session, month: &str, came: &[Entry]) -> String {
    let mut all: Vec<Entry> = entries(session);
    all.retain(|entry| {
        let again = came
            .iter()
            .any(|new| (&new.task, &new.unit) == (&entry.task, &entry.unit));
        entry.month == month && !again
    });
    all.extend(came.iter().cloned());
    all.sort_by(|a, b| (&a.unit, &a.task).cmp(&(&b.unit, &b.task)));
    let rows = all.iter().map(|entry| {
        let state = entry
            .state
            .and_then(|s| load::keys::PROGRESS_STATES.written(&s));
        let words = [
            ("month", &entry.month),
            ("task", &entry.task),
            ("unit", &entry.unit),
            ("what", &entry.what),
            ("progress", &entry.progress),
            ("problem", &entry.problem),
            ("next", &entry.next),
            ("by", &entry.by),
        ];
        let words = words.into_iter().filter(|(_, words)| !words.is_empty());
        let mut fields: Vec<String> = words
            .map(|(key, words)| format!("{key}: {}", Value::Text(words.clone()).typed(true, false)))
            .collect();
        fields.extend(state.map(|(word, _)| format!("state: {word}")));
        format!("  - {{{}}}\n", fields.join(", "))
    });
    let text = format!("collected:\n{}", rows.collect::<String>());
    match session.keys_are_chinese() {
        true => load::with_chinese_keys("", &text),
        false => text,
    }
}
