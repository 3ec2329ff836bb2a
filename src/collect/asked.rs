//! Takes the plans in force; gives every task with the units that report on it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diagnostic::Report;
use crate::digest::sha256;
use crate::engine::Session;
use crate::ledger::{self, Kind, Of, Row, Time};
use crate::model::{DepartmentId, Organisation, Task, reference};

/// A task, as a unit is asked for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// What it is known by: `petition-2026:5f0c21aa`.
    pub id: String,
    /// Who reports.
    pub unit: DepartmentId,
    /// Where it comes from: 《2026年度…方案》, or what the task itself says.
    pub source: String,
    /// What is to be done.
    pub what: String,
    /// By when, in words.
    pub when: String,
    /// The last day that means.
    pub day: Option<NaiveDate>,
}

/// Every task that is not said to be done, by unit in the order of the units. A unit
/// reports on what it leads; on what nobody leads, whoever answers for it.
pub fn asked(session: &Session, day: NaiveDate) -> (Vec<Asked>, Report) {
    let time = Time {
        as_of: day,
        from: None,
        until: None,
    };
    let (ledger, report) = ledger::ledger(session, Of::All, time);
    let lead = session.locale.ui("role-task-lead", &[]);
    let support = session.locale.ui("role-support", &[]);
    // The same words may be laid on units by two meetings.
    type Key<'r> = (usize, &'r str, Option<&'r str>);
    let mut tasks: BTreeMap<Key, Vec<&Row>> = BTreeMap::new();
    let mut order: Vec<Key> = Vec::new();
    for row in ledger
        .rows
        .iter()
        .filter(|row| row.kind == Kind::Task && !row.done)
    {
        let key = (row.plan, row.what.as_str(), row.source.as_deref());
        if !tasks.contains_key(&key) {
            order.push(key);
        }
        tasks.entry(key).or_default().push(row);
    }
    let organisation = &session.organisation;
    let mut list = Vec::new();
    for key in order {
        let rows = &tasks[&key];
        let of = |wanted: &dyn Fn(&Row) -> bool| -> Vec<DepartmentId> {
            let rows = rows.iter().filter(|row| wanted(row));
            rows.flat_map(|row| units(organisation, row, day)).collect()
        };
        let mut units = of(&|row| row.role == lead);
        if units.is_empty() {
            units = of(&|row| row.role != support);
        }
        units.sort();
        units.dedup();
        let plan = &ledger.plans[key.0];
        let due = rows.iter().find(|row| row.day.is_some()).or(rows.first());
        let number = numbered(&plan.id, key.1, key.2);
        list.extend(units.into_iter().map(|unit| Asked {
            id: number.clone(),
            unit,
            source: match key.2 {
                Some(source) => source.to_string(),
                None => format!("《{}》", plan.title.replace('\n', "")),
            },
            what: key.1.to_string(),
            when: due.map_or(String::new(), |row| row.when.clone()),
            day: due.and_then(|row| row.day),
        }));
    }
    list.sort_by_key(|one| {
        (
            organisation.department(one.unit).rank,
            one.unit,
            one.day.is_none(),
            one.day,
        )
    });
    (list, report)
}

/// What a task of a plan is known by in the ledger.
pub fn task_id(plan: &str, task: &Task) -> String {
    let source = task.source.as_ref().map(|source| source.text.as_str());
    numbered(plan, &reference::spoken(&task.task.text), source)
}

/// petition-2026:5f0c21aa, from its words and where it comes from, whatever the blanks.
fn numbered(plan: &str, what: &str, source: Option<&str>) -> String {
    let bare: String = what.chars().filter(|c| !c.is_whitespace()).collect();
    let origin = source.map_or(String::new(), |source| format!("\n{source}"));
    let hash = sha256(format!("{plan}\n{bare}{origin}").as_bytes());
    format!("{plan}:{}", &hash[..8])
}

/// The units that a row names, those of a category among them.
fn units(organisation: &Organisation, row: &Row, day: NaiveDate) -> Vec<DepartmentId> {
    let departments = organisation.departments.iter().enumerate();
    let named = departments.filter(|(_, unit)| {
        row.who
            .iter()
            .any(|who| who == unit.short(day) || who == unit.name(day))
    });
    let named = named.map(|(i, _)| DepartmentId(i as u32));
    let categories = organisation.categories.iter();
    let of_category = categories
        .filter(|category| row.who.contains(&category.name))
        .flat_map(|category| category.departments.iter().copied());
    named.chain(of_category).collect()
}
