//! 登记印发: takes a plan, its number, date, signatory and copies; writes them into the
//! plan and the register, and freezes its files.

use chrono::{Datelike, NaiveDate};

use super::written::edited;
use crate::diagnostic::{Code, Diagnostic};
use crate::engine::issue::{self, Issued, Numbered};
use crate::engine::{self, Faults, Session};
use crate::load::edit::{Editor, Value};
use crate::load::{self, keys, raw};
use crate::model::DocumentNumber;
use crate::register;
use crate::resolve;
use crate::workspace::{Workspace, Write};

/// Which number a paper gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// The next of its register.
    Next,
    /// This one.
    Serial(u32),
}

/// What is said at registering; what is not given stays as the plan has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Registration {
    /// The number.
    pub number: Option<Number>,
    /// Date of the paper.
    pub date: Option<NaiveDate>,
    /// Who signed it.
    pub signed_by: Option<String>,
    /// How many copies.
    pub copies: Option<String>,
}

impl Registration {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What a plan has already of what is asked at registering.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its title.
    pub title: String,
    /// Its number.
    pub number: Option<String>,
    /// The next of its register, where its form has a number.
    pub next: Option<DocumentNumber>,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// Who signed it, as the register has it.
    pub signed_by: Option<String>,
    /// How many copies, as the register has it.
    pub copies: Option<String>,
    /// The day whose people it names, where that is not its date.
    pub roster: Option<NaiveDate>,
}

/// What there is and what is to be asked.
///
/// # Errors
/// `unknown-plan`, and what keeps the plan from being read.
pub fn given(workspace: &Workspace, id: &str, today: NaiveDate) -> Result<Given, Box<Faults>> {
    let session = Session::read(workspace);
    let opened = session.plan(id).map_err(|report| session.faults(report))?;
    let plan = &opened.plan;
    let card = session.plans.by_id(id);
    let number = card.and_then(|card| resolve::number_of(&session.records, card));
    let number = number.filter(|_| plan.number.as_ref().is_some_and(|n| n.serial.is_some()));
    let row = number.as_ref().and_then(|number| row(&session, number));
    let text = |text: Option<&raw::Text>| text.map(|text| text.value.clone());
    let date = plan.date.as_ref().and_then(|date| date.day);
    let asks = number.is_none() && plan.form().has_number();
    Ok(Given {
        title: plan.title.value.replace('\n', ""),
        next: asks
            .then(|| {
                next(
                    &session,
                    &issue::numbered(workspace),
                    plan,
                    date.unwrap_or(today),
                )
            })
            .flatten(),
        number,
        date,
        signed_by: text(row.and_then(|row| row.signed_by.as_ref())),
        copies: text(row.and_then(|row| row.copies.as_ref())),
        roster: plan.roster_date.as_ref().map(|day| day.value),
    })
}

/// The number that the next paper of the plan's issuer gets in the year of that day.
pub fn next(
    session: &Session,
    issued: &[Numbered],
    plan: &raw::Plan,
    day: NaiveDate,
) -> Option<DocumentNumber> {
    let code = code(session, plan)?;
    let year = u32::try_from(day.year()).ok()?;
    let all = register::register(session, issued, Some(year));
    let series = all.into_iter().find(|one| one.code == code);
    Some(series.map_or(
        DocumentNumber {
            code,
            year,
            serial: Some(1),
        },
        |series| series.next(),
    ))
}

/// The code of the plan's numbers: its own, else that of whoever issues it.
fn code(session: &Session, plan: &raw::Plan) -> Option<String> {
    let own = plan.number.as_ref().and_then(|number| number.code.as_ref());
    if let Some(own) = own {
        return Some(own.value.clone());
    }
    let issuers = &session.organisation.issuers;
    let issuer = match plan.issuers.first() {
        Some(word) => issuers.iter().find(|issuer| {
            issuer.id == word.value
                || issuer.name == word.value
                || issuer.short_name.as_ref() == Some(&word.value)
        }),
        None => issuers.iter().find(|i| i.name == session.organisation.name),
    };
    issuer?.code.clone()
}

pub(super) fn row<'s>(session: &'s Session, number: &str) -> Option<&'s raw::Registered> {
    let rows = session.records.register.iter();
    let wanted = resolve::number_in_parts(number)?;
    let mut rows = rows.filter(|row| row.state.is_none());
    rows.find(|row| resolve::number_in_parts(&row.number).as_ref() == Some(&wanted))
}

/// Registers and issues a plan: all is written, or nothing. Whoever calls has entered
/// the workspace to write.
///
/// # Errors
/// As `engine::issue`; `number-taken` where the number stands on another paper.
pub fn register(
    workspace: &Workspace,
    id: &str,
    (as_of, clock): (Option<NaiveDate>, NaiveDate),
    said: &Registration,
) -> Result<Issued, Box<Faults>> {
    if said.is_empty() {
        return engine::issue(workspace, id, as_of, clock);
    }
    let session = Session::read(workspace);
    let opened = session.plan(id).map_err(|report| session.faults(report))?;
    let plan = &opened.plan;
    let today = session.today(clock);
    let date = said.date.or(plan.date.as_ref().and_then(|date| date.day));
    let mut fields: Vec<(&'static str, Value)> = Vec::new();
    let mut number = None;
    if let Some(wanted) = said.number {
        // A plain paper would be registered under a number that it does not bear.
        if let Some(form) = plan.form.as_ref().filter(|form| !form.value.has_number()) {
            let fault = Diagnostic::new(Code::NumberNotPrinted).arg("title", &plan.title.value);
            return Err(session.faults(fault.at(form.at).into()));
        }
        let next = next(
            &session,
            &issue::numbered(workspace),
            plan,
            date.unwrap_or(today),
        );
        let Some(next) = next else {
            let fault = Diagnostic::new(Code::MissingField).arg("key", "code");
            let fault = fault
                .arg("record", "issuers")
                .arg("name", &session.organisation.name);
            return Err(session.faults(fault.at(plan.at).into()));
        };
        let given = match wanted {
            Number::Next => next,
            Number::Serial(serial) => DocumentNumber {
                serial: Some(serial),
                ..next
            },
        };
        taken(workspace, &session, Some(plan), &given)?;
        fields.push(("number", Value::Text(given.to_string())));
        number = Some(given.to_string());
    }
    fields.extend(said.date.map(|day| ("date", Value::Day(day))));
    fields.push(("status-since", Value::Day(date.unwrap_or(today))));
    let (path, before, text) = edited(workspace, &session, plan, &fields, &["status-with"])
        .map_err(|report| session.faults(report))?;
    let card = session.plans.by_id(id);
    let number = number.or_else(|| card.and_then(|c| resolve::number_of(&session.records, c)));
    let mut writes = Vec::new();
    if let Some(number) = number.filter(|_| said.signed_by.is_some() || said.copies.is_some()) {
        let title = engine::printed(&session, plan, &engine::Wanted::on(today))
            .0
            .paper_title();
        writes.extend(entered(workspace, &session, &number, &title, date, said)?);
    }
    let change = issue::Edited {
        path,
        before,
        after: text.into_bytes(),
        with: writes,
    };
    issue::issue_edited(workspace, id, (as_of, clock), change)
}

/// No other paper may have the number.
fn taken(
    workspace: &Workspace,
    session: &Session,
    plan: Option<&raw::Plan>,
    number: &DocumentNumber,
) -> Result<(), Box<Faults>> {
    let own = plan.map(|plan| plan.id.value.as_str());
    let all = register::register(session, &issue::numbered(workspace), Some(number.year));
    let mut entries = all.iter().flat_map(|series| &series.entries);
    let other = entries
        .find(|entry| entry.number == *number && (own.is_none() || entry.plan.as_deref() != own));
    let Some(other) = other else { return Ok(()) };
    let fault = Diagnostic::new(Code::NumberTaken)
        .arg("number", number.to_string())
        .arg("title", &other.title);
    let fault = match plan {
        Some(plan) => fault.at(plan.at),
        None => fault,
    };
    Err(session.faults(fault.into()))
}

/// What is registered of a paper that is none of the plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// Who issues it.
    pub issuer: String,
    /// Which number it gets.
    pub number: Number,
    /// Its title.
    pub title: String,
    /// Its date.
    pub date: NaiveDate,
}

/// The number of a paper that is none of the plans, and its row of the register.
///
/// # Errors
/// `missing-field` where the issuer has no code; `number-taken`; faults of the disk.
pub fn beside(
    workspace: &Workspace,
    session: &Session,
    paper: &Beside,
) -> Result<(String, Option<Write>), Box<Faults>> {
    let issuers = &session.organisation.issuers;
    let issuer = issuers.iter().find(|issuer| issuer.name == paper.issuer);
    let year = u32::try_from(paper.date.year()).ok();
    let (Some(code), Some(year)) = (issuer.and_then(|issuer| issuer.code.clone()), year) else {
        let fault = Diagnostic::new(Code::MissingField).arg("key", "code");
        let fault = fault.arg("record", "issuers").arg("name", &paper.issuer);
        return Err(session.faults(fault.into()));
    };
    let serial = match paper.number {
        Number::Serial(serial) => serial,
        Number::Next => {
            let all = register::register(session, &issue::numbered(workspace), Some(year));
            let series = all.iter().find(|series| series.code == code);
            series.and_then(|series| series.next().serial).unwrap_or(1)
        }
    };
    let number = DocumentNumber {
        code,
        year,
        serial: Some(serial),
    };
    taken(workspace, session, None, &number)?;
    let number = number.to_string();
    let none = Registration::default();
    let row = entered(
        workspace,
        session,
        &number,
        &paper.title,
        Some(paper.date),
        &none,
    )?;
    Ok((number, row))
}

/// The row of the register: who signed it, how many copies.
fn entered(
    workspace: &Workspace,
    session: &Session,
    number: &str,
    title: &str,
    date: Option<NaiveDate>,
    said: &Registration,
) -> Result<Option<Write>, Box<Faults>> {
    let own: Vec<(&'static str, Value)> = [
        ("signed-by", said.signed_by.clone()),
        ("copies", said.copies.clone()),
    ]
    .into_iter()
    .filter_map(|(key, words)| Some((key, Value::Text(words?))))
    .collect();
    let mut fields = vec![
        ("number", Value::Text(number.to_string())),
        ("title", Value::Text(title.to_string())),
    ];
    fields.extend(date.map(|day| ("date", Value::Day(day))));
    fields.extend(own.clone());
    let last = session.records.register.last();
    let Some(near) = row(session, number).or(last) else {
        return Ok(Some(fresh(workspace, session, &fields)));
    };
    let source = session.sources.get(near.at.file);
    let before = workspace.bytes(&source.path)?;
    let text = source.text();
    let cannot = || session.faults(Diagnostic::new(Code::CannotEdit).at(near.at).into());
    if !source.edits().is_empty() || before != text.as_bytes() {
        return Err(cannot());
    }
    let mut now = text.into_owned();
    let known = row(session, number).is_some();
    let edits: Vec<&[(&'static str, Value)]> = match known {
        true => own.iter().map(std::slice::from_ref).collect(),
        false => vec![&fields],
    };
    for fields in edits {
        let mut editor = Editor::new(&now).ok_or_else(cannot)?;
        let done = match (known, fields) {
            (true, [(field, value)]) => editor.set(near.at.node, &keys::REGISTERED, field, value),
            _ => editor.add_after(near.at.node, &keys::REGISTERED, fields),
        };
        if !done {
            return Err(cannot());
        }
        now = editor.finish();
    }
    Ok(Some(Write {
        path: source.path.clone(),
        before: Some(before),
        after: Some(now.into_bytes()),
    }))
}

/// A register that begins with this row, in the language of the office's keys.
fn fresh(workspace: &Workspace, session: &Session, fields: &[(&'static str, Value)]) -> Write {
    let named = |n: u32| match n {
        1 => workspace.data_path("register.yaml"),
        n => workspace.data_path(&format!("register-{n}.yaml")),
    };
    let path = (1..).map(named).find(|path| !workspace.has(path));
    let typed = fields
        .iter()
        .map(|(name, value)| format!("{name}: {}", value.typed(false, false)));
    let row: Vec<String> = typed.collect();
    let text = format!("register:\n  - {{{}}}\n", row.join(", "));
    let text = match session.keys_are_chinese() {
        true => load::with_chinese_keys("", &text),
        false => text,
    };
    Write {
        path: path.unwrap_or_default(),
        before: None,
        after: Some(text.into_bytes()),
    }
}
